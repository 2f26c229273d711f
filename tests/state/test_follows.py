import asyncio
from datetime import date, timedelta

import pytest

from bot.state.errors import TooManyFollows
from bot.state.follows import LONGEST_FOLLOWED, MOST_A_CHAT, Follow
from bot.state.store import Store
from tests.state.conftest import FakeClock, Open


async def test_a_follow_comes_back_as_it_was_made_and_once(store: Store, clock: FakeClock) -> None:
    made = await store.follows.add(100, 200, "question", "What about trade?")
    assert made == Follow(made.follow_id, 100, 200, "question", "What about trade?", clock.now, None, None, frozenset())
    clock.pass_by(timedelta(days=1))
    assert await store.follows.add(100, 200, "question", "What about trade?") == made
    assert await store.follows.of_chat(100) == (made,)


async def test_a_chat_follows_only_so_much_even_over_several_processes(another: Open) -> None:
    stores = [await another() for _ in range(3)]
    for number in range(MOST_A_CHAT - 1):
        await stores[0].follows.add(100, 200, "entity", f"e{number}")
    said = await asyncio.gather(
        *(one.follows.add(100, 200 + number, "entity", "last") for number, one in enumerate(stores)),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in said) == ["Follow", "TooManyFollows", "TooManyFollows"]
    assert len(await stores[0].follows.of_chat(100)) == MOST_A_CHAT
    with pytest.raises(TooManyFollows):
        await stores[0].follows.add(100, 200, "entity", "more")
    await stores[0].follows.add(101, 200, "entity", "more")


async def test_what_cannot_be_followed_is_refused(store: Store) -> None:
    longest = "\N{PERSON WITH BALL}" * LONGEST_FOLLOWED
    assert (await store.follows.add(100, 200, "question", longest)).what == longest
    for what in ("", longest + "x"):
        with pytest.raises(ValueError, match="cannot be followed"):
            await store.follows.add(100, 200, "question", what)


async def test_a_follow_is_due_once_a_day_and_remembers_what_it_told(store: Store, clock: FakeClock) -> None:
    first = await store.follows.add(100, 200, "entity", "doha")
    second = await store.follows.add(101, 201, "entity", "kabul")
    assert [one.follow_id for one in await store.follows.due(10)] == [first.follow_id, second.follow_id]
    await store.follows.told(first.follow_id, ["s1", "s2"])
    await store.follows.told(first.follow_id, ["s2", "s3"])
    assert [one.follow_id for one in await store.follows.due(10)] == [second.follow_id]
    clock.pass_by(timedelta(days=1))
    due = await store.follows.due(10)
    assert [one.follow_id for one in due] == [second.follow_id, first.follow_id]
    assert due[1].told == frozenset({"s1", "s2", "s3"})
    assert due[1].last_notified == date(2026, 3, 1)
    assert await store.follows.due(1) == due[:1]


async def test_nothing_is_due_in_a_chat_that_has_blocked_the_bot(store: Store) -> None:
    await store.follows.add(100, 200, "entity", "doha")
    await store.chats.blocked(100)
    assert await store.follows.due(10) == ()
    await store.chats.seen(100)
    assert len(await store.follows.due(10)) == 1


async def test_a_follow_ends_at_the_word_of_its_chat_only(store: Store) -> None:
    follow = await store.follows.add(100, 200, "entity", "doha")
    await store.follows.told(follow.follow_id, ["s1"])
    assert not await store.follows.remove(101, follow.follow_id)
    assert await store.follows.remove(100, follow.follow_id)
    await store.follows.told(follow.follow_id, ["s2"])  # a round that was under way
    assert await store.follows.of_chat(100) == ()
