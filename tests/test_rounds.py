"""The daily round, over follows in a real state, with answers from snapshots of invented articles."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError

from bot.following import Following, Place
from bot.rounds import LEASE, Rounds, RoundTimes
from bot.state.address import StateAddress
from bot.state.store import Store, open_store
from index.answers import Answerer
from index.records import Article
from index.snapshot.opened import Snapshot
from tests.fakes import HashingEmbedder, make_article
from tests.offline_telegram import Called, OfflineRequest
from tests.state.conftest import FakeClock

READER, OTHER = 1001, 1002
QUESTION = "Did the envoys agree to share nine wells between the towns?"
DAY = date(2026, 3, 1)
OLD = make_article("The envoys agreed to share seven wells of the towns in winter.", "old", published=date(2026, 2, 1))
NEW = make_article("The envoys agreed to share nine wells between the towns.", "new", published=date(2026, 3, 2))
NEWER = make_article("Nine wells will be shared by the towns, the envoys agreed.", "newer", published=date(2026, 3, 3))
T = TypeVar("T")
Open = Callable[[Sequence[Article]], Snapshot]


@dataclass
class World:
    """A bot, what it answers from, and the requests that reached Telegram."""

    store: Store
    clock: FakeClock
    snapshot_of: Open
    request: OfflineRequest = field(default_factory=OfflineRequest)
    answerer: Answerer = field(init=False)

    def __post_init__(self) -> None:
        self.knows(OLD)

    def knows(self, *articles: Article) -> None:
        """Answer from a new snapshot from now on."""
        self.answerer = Answerer(self.snapshot_of(articles), HashingEmbedder())

    @property
    def following(self) -> Following:
        async def do(work: Callable[[Any], T]) -> T:
            return work(self.answerer)

        return Following(do, self.store)

    async def follow(self, chat_id: int = READER, question: str = QUESTION, language: str = "en") -> None:
        await self.following.begin_question(Place(chat_id, chat_id, language), question)

    async def round(self, days_later: int = 1) -> list[str]:
        """What is sent in a round so many days later."""
        before = len(self.request.sent())
        self.clock.pass_by(timedelta(days=days_later))
        async with Bot("4242:X", request=self.request) as bot:
            await Rounds(self.following, bot, RoundTimes(3_600, 5)).go_round()
        return self.request.sent()[before:]


@pytest.fixture
async def world(tmp_path: Path, snapshot_of: Open) -> AsyncIterator[World]:
    clock = FakeClock(datetime(2026, 3, 1, 12, tzinfo=UTC))
    store = await open_store(StateAddress.parse(str(tmp_path / "state.sqlite")), clock)
    yield World(store, clock, snapshot_of)
    await store.close()


async def test_what_is_new_is_told_once_and_says_why(world: World) -> None:
    await world.follow()
    world.knows(OLD, NEW)
    (told,) = await world.round()
    assert "nine wells" in told
    assert "seven wells" not in told
    assert QUESTION in told
    assert "because somebody here follows it" in told
    assert await world.round() == []


async def test_a_chat_gets_one_message_a_day_at_most_and_hears_of_the_rest_the_next_day(world: World) -> None:
    await world.follow()
    world.knows(OLD, NEW)
    assert len(await world.round()) == 1
    world.knows(OLD, NEW, NEWER)
    assert await world.round(days_later=0) == []
    (told,) = await world.round()
    assert "Nine wells will be shared" in told


async def test_where_nothing_is_new_nothing_is_sent_and_the_day_is_done(world: World) -> None:
    await world.follow()
    assert await world.round() == []
    assert await world.store.follows.due(10) == ()


async def test_what_was_there_when_it_was_followed_is_not_new(world: World) -> None:
    today = make_article("The envoys agreed to share nine wells between the towns.", "new", published=DAY)
    world.knows(OLD, today)
    await world.follow()
    assert await world.round() == []


async def test_several_things_that_a_chat_follows_come_in_one_message(world: World) -> None:
    await world.follow()
    await world.follow(question="Did monitors count eleven breaches of the harbour truce?")
    breaches = make_article("Monitors counted eleven breaches of the harbour truce.", "b", published=date(2026, 3, 2))
    world.knows(OLD, NEW, breaches)
    (told,) = await world.round()
    assert ("nine wells" in told, "eleven breaches" in told) == (True, True)
    (sent,) = [called for called in world.request.calls if called.method == "sendMessage"]
    assert str(sent.parameters["reply_markup"]).count("callback_data") == 2


async def test_a_chat_is_told_in_the_language_in_which_it_followed_or_the_one_it_chose_since(world: World) -> None:
    await world.follow(language="tr")
    world.knows(OLD, NEW)
    (told,) = await world.round()
    assert told.startswith("Burada takip edilenlerle")
    await world.store.chats.choose_language(READER, "en")
    world.knows(OLD, NEW, NEWER)
    (told,) = await world.round()
    assert told.startswith("New in the articles")


def refusing(error: TelegramError) -> Callable[[Called], TelegramError | None]:
    """Of messages to READER only."""
    return lambda called: error if called.parameters.get("chat_id") == READER else None


@pytest.mark.parametrize("error", [Forbidden("bot was blocked by the user"), BadRequest("Chat not found")])
async def test_a_chat_that_blocks_the_bot_is_marked_and_costs_no_other_its_news(
    world: World, error: TelegramError
) -> None:
    for chat in (READER, OTHER):
        await world.follow(chat)
    world.knows(OLD, NEW)
    world.request.fault = refusing(error)
    await world.round()
    reached = [called.parameters["chat_id"] for called in world.request.calls if called.method == "sendMessage"]
    assert reached == [READER, OTHER]
    blocked = await world.store.chats.find(READER)
    assert blocked is not None
    assert blocked.blocked_since is not None
    world.knows(OLD, NEW, NEWER)
    await world.round()
    assert [called.parameters["chat_id"] for called in world.request.calls if called.method == "sendMessage"][2:] == [
        OTHER
    ]


async def test_news_that_did_not_arrive_come_the_next_day_and_not_twice_on_one(world: World) -> None:
    await world.follow()
    world.knows(OLD, NEW)
    world.request.fault = refusing(NetworkError("gone"))
    with pytest.raises(NetworkError):
        await world.round()
    world.request.fault = lambda _: None
    assert await world.round(days_later=0) == []
    assert len(await world.round()) == 1


async def test_a_group_that_got_a_new_id_is_told_there(world: World) -> None:
    await world.follow()
    world.knows(OLD, NEW)
    world.request.fault = refusing(ChatMigrated(-100123))
    sent = await world.round()
    assert len(sent) == 2
    assert [one.chat_id for one in await world.store.follows.of_chat(-100123)] == [-100123]
    world.request.fault = lambda _: None
    assert await world.round() == []


async def test_one_replica_goes_round_at_a_time(world: World) -> None:
    await world.follow()
    world.knows(OLD, NEW)
    world.clock.pass_by(timedelta(days=1))
    lease = await world.store.leases.acquire(LEASE, "another", timedelta(minutes=5))
    assert lease is not None
    assert await world.round(days_later=0) == []
    await world.store.leases.release(lease)
    assert len(await world.round(days_later=0)) == 1


async def test_the_lease_is_given_back(world: World) -> None:
    await world.round()
    assert await world.store.leases.acquire(LEASE, "another", timedelta(minutes=5)) is not None


async def test_a_party_that_the_corpus_no_longer_has_is_no_fault(world: World) -> None:
    await world.store.follows.add(READER, READER, "entity", "gone")
    await world.follow()
    world.knows(OLD, NEW)
    assert len(await world.round()) == 1


# ---------------------------------------------------------------- when it goes round


async def test_rounds_begin_at_their_hour_and_one_that_fails_costs_no_other(world: World) -> None:
    """Nights pass where the round would sleep; the first round after the hour meets a network that is gone."""
    await world.follow()
    world.knows(OLD, NEW)
    world.clock.pass_by(timedelta(hours=13))
    hours: list[int] = []

    async def sleep(seconds: float) -> None:
        hours.append(world.clock.now.hour)
        world.clock.pass_by(timedelta(seconds=seconds))
        world.request.fault = refusing(NetworkError("gone")) if world.clock.now.day == 2 else lambda _: None
        if len(hours) == 30:
            raise asyncio.CancelledError

    async with Bot("4242:X", request=world.request) as bot:
        rounds = Rounds(world.following, bot, RoundTimes(3_600, 5), sleep)
        with pytest.raises(asyncio.CancelledError):
            await rounds.run()
    assert hours == [*range(1, 24), *range(7)]
    tries = [called for called in world.request.calls if called.method == "sendMessage"]
    assert len(tries) == 2


async def test_a_failure_that_nobody_thought_of_is_logged_and_the_next_round_comes(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.follow()
    world.knows(OLD, NEW)
    world.clock.pass_by(timedelta(days=1))
    slept = 0

    async def sleep(_: float) -> None:
        nonlocal slept
        slept += 1
        if slept == 2:
            raise asyncio.CancelledError

    async def broken(work: Callable[[Any], T]) -> T:
        raise LookupError("unthought of")

    async with Bot("4242:X", request=world.request) as bot:
        rounds = Rounds(Following(broken, world.store), bot, RoundTimes(3_600, 5), sleep)
        with pytest.raises(asyncio.CancelledError):
            await rounds.run()
    assert "a round over what is followed was broken off" in caplog.text
    assert slept == 2


async def test_a_round_that_midnight_overtakes_does_not_begin_the_next_day(world: World) -> None:
    await world.follow(READER)
    await world.follow(OTHER)
    world.knows(OLD, NEW)

    def at_midnight(called: Called) -> None:
        if called.parameters.get("chat_id") == OTHER:
            world.clock.pass_by(timedelta(hours=12))

    world.request.fault = at_midnight
    assert len(await world.round()) == 2
    assert world.clock.now.date() == date(2026, 3, 3)
    assert [follow.chat_id for follow in await world.store.follows.due(10)] == [READER]


async def test_who_loses_the_lease_leaves_the_rest_to_the_other(world: World) -> None:
    await world.follow(READER)
    await world.follow(OTHER)
    world.knows(OLD, NEW)
    world.clock.pass_by(timedelta(days=1))

    async def slow(work: Callable[[Any], T]) -> T:
        world.clock.pass_by(timedelta(minutes=11))
        assert await world.store.leases.acquire(LEASE, "another", timedelta(hours=1)) is not None
        return work(world.answerer)

    async with Bot("4242:X", request=world.request) as bot:
        assert await Rounds(Following(slow, world.store), bot, RoundTimes(3_600, 5)).go_round() == 1
    assert [follow.chat_id for follow in await world.store.follows.due(10)] == [OTHER]


async def test_a_message_that_telegram_refuses_is_no_blocked_chat(world: World) -> None:
    await world.follow()
    world.knows(OLD, NEW)
    world.request.fault = refusing(BadRequest("Message is too long"))
    with pytest.raises(BadRequest):
        await world.round()
    chat = await world.store.chats.find(READER)
    assert chat is not None
    assert chat.blocked_since is None


async def test_a_question_that_cannot_be_asked_costs_no_other_its_news(world: World) -> None:
    await world.store.follows.add(READER, READER, "question", " ")
    await world.follow()
    await world.follow()
    world.knows(OLD, NEW)
    (told,) = await world.round()
    assert "nine wells" in told
