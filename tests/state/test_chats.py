from datetime import UTC, date, datetime, timedelta

import pytest

from bot.state.answers import Asked
from bot.state.chats import Chat
from bot.state.inbox import Received
from bot.state.store import Store
from tests.state.conftest import FakeClock

GROUP, SUPERGROUP = -4_000_000_001, -1_001_000_000_011


async def test_a_chat_is_known_from_the_first_day_to_the_last(store: Store, clock: FakeClock) -> None:
    assert await store.chats.find(100) is None
    await store.chats.seen(100)
    clock.pass_by(timedelta(days=3))
    assert await store.chats.seen(100) == Chat(100, None, None, None, date(2026, 3, 1), date(2026, 3, 4))


async def test_a_language_stays_until_another_is_chosen(store: Store) -> None:
    await store.chats.choose_language(100, "ps")
    assert (await store.chats.seen(100)).language == "ps"
    assert (await store.chats.choose_language(100, None)).language is None


async def test_a_chat_is_blocked_since_the_first_failure_and_until_somebody_writes(
    store: Store, clock: FakeClock
) -> None:
    await store.chats.seen(100)
    await store.chats.blocked(100)
    clock.pass_by(timedelta(hours=1))
    await store.chats.blocked(100)
    chat = await store.chats.find(100)
    assert chat is not None
    assert chat.blocked_since == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert (await store.chats.seen(100)).blocked_since is None


async def test_everything_of_a_group_moves_to_its_new_id(store: Store, clock: FakeClock) -> None:
    await store.chats.choose_language(GROUP, "fa")
    answer = await store.answers.keep(Asked(GROUP, 200, 11, "q", "fa", "question", "s"), [])
    await store.inbox.receive([Received(1, GROUP, 200, "{}")])
    follow = await store.follows.add(GROUP, 200, "entity", "doha")
    await store.follows.told(follow.follow_id, ["story"])
    clock.pass_by(timedelta(days=1))
    await store.chats.migrate(GROUP, SUPERGROUP)
    await store.chats.migrate(GROUP, SUPERGROUP)  # Telegram tells it twice, once in each chat
    old, new = await store.chats.find(GROUP), await store.chats.find(SUPERGROUP)
    assert old == Chat(GROUP, None, None, SUPERGROUP, date(2026, 3, 1), date(2026, 3, 2))
    assert new == Chat(SUPERGROUP, "fa", None, None, date(2026, 3, 1), date(2026, 3, 2))
    assert [one.answer_id for one in await store.answers.to_message(SUPERGROUP, 11)] == [answer.answer_id]
    assert [one.received.chat_id for one in await store.inbox.pending(alone=True)] == [SUPERGROUP]
    assert [(one.what, one.told) for one in await store.follows.of_chat(SUPERGROUP)] == [("doha", frozenset({"story"}))]
    assert await store.follows.of_chat(GROUP) == ()


async def test_what_both_ids_follow_is_followed_once(store: Store) -> None:
    await store.follows.add(GROUP, 200, "entity", "doha")
    await store.follows.add(GROUP, 201, "entity", "doha")
    await store.follows.add(SUPERGROUP, 200, "entity", "doha")
    await store.chats.choose_language(GROUP, "fa")
    await store.chats.choose_language(SUPERGROUP, "en")
    await store.chats.migrate(GROUP, SUPERGROUP)
    assert sorted(one.person for one in await store.follows.of_chat(SUPERGROUP)) == [200, 201]
    chat = await store.chats.find(SUPERGROUP)
    assert chat is not None
    assert chat.language == "en"


async def test_no_chat_becomes_itself(store: Store) -> None:
    with pytest.raises(ValueError, match="cannot become itself"):
        await store.chats.migrate(GROUP, GROUP)
