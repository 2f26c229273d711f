"""Whatever fails between bot and Telegram: each question is answered once, and each chat in its order."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from bot import app
from bot.connection import Timeouts
from bot.worker import AnswerWorker
from index.errors import QuestionRefused
from index.records import Answer, CorpusSize, Kind, Message, Query, Support
from tests.faulty_api import DEADLINE_S, MAYBE_DONE, NOT_DONE, Fault, FaultyApi
from tests.opened import polled

TOKEN = "4242424242:AAE_test-token-of-the-right-form-00"
SHORT = Timeouts(call_s=0.3, poll_s=0.3)


class EchoAnswers:
    """An answer to each word of a message, which names it."""

    def answer_messages(self, messages: Sequence[Message]) -> list[tuple[Answer, ...] | QuestionRefused]:
        return [tuple(self._answer(word) for word in message.text.split()) for message in messages]

    def _answer(self, word: str) -> Answer:
        query = Query(word, Kind.QUESTION, "en", ())
        return Answer(query, Support.NONE, 0.0, "snapshot", CorpusSize(3, None), missing_words=(f"<{word}>",))


@dataclass
class TroubledApi(FaultyApi):
    """One that knows the state in which the bot keeps what it hears."""

    open_state: app.OpenState = field(kw_only=True)


@pytest.fixture
async def api(open_state: app.OpenState) -> AsyncIterator[TroubledApi]:
    async with TroubledApi(slow_s=0.6, open_state=open_state) as api:
        yield api


@asynccontextmanager
async def running(api: TroubledApi) -> AsyncIterator[app.App]:
    """The bot, from the start of its polls to its stop."""
    worker = AnswerWorker(EchoAnswers)
    worker.start()
    async with polled(app.build_application(TOKEN, api.url, worker, api.open_state, SHORT)) as application:
        yield application


def answered(api: TroubledApi, person: int = 1001) -> list[str]:
    """The words that a person got an answer to, in its order."""
    return [text.partition("&lt;")[2].partition("&gt;")[0] for to, text in api.sent if to == person]


async def until_logged(words: str, caplog: pytest.LogCaptureFixture) -> None:
    async with asyncio.timeout(DEADLINE_S):
        while words not in caplog.text:  # noqa: ASYNC110 (a log sets no event)
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("fault", NOT_DONE)
async def test_a_message_that_was_refused_for_now_is_sent_again(api: TroubledApi, fault: Fault) -> None:
    api.fail("sendMessage", fault, fault)
    async with running(api):
        await api.say("one two")
        await api.until(lambda: len(api.sent) == 2)
    assert answered(api) == ["one", "two"]
    assert api.calls.count("sendMessage") == 4


@pytest.mark.parametrize("fault", MAYBE_DONE)
async def test_a_message_that_may_have_arrived_is_not_sent_again_and_the_next_one_is(
    api: TroubledApi, fault: Fault
) -> None:
    api.fail("sendMessage", fault)
    async with running(api):
        await api.say("one two")
        await api.say("three")
        await api.until(lambda: len(api.sent) == 3)
        await api.until_quiet()
    assert answered(api) == ["one", "two", "three"]
    assert api.calls.count("sendMessage") == 3


@pytest.mark.parametrize("fault", [Fault.TOO_MANY, Fault.BAD_GATEWAY, *MAYBE_DONE])
async def test_a_call_that_can_be_repeated_is(api: TroubledApi, fault: Fault) -> None:
    for method in ("getMe", "deleteWebhook", "getUpdates"):
        api.fail(method, fault)
    await api.say("one")
    async with running(api):
        await api.say("two")
        await api.until(lambda: len(api.sent) == 2)
    assert answered(api) == ["one", "two"]
    assert (api.calls.count("getMe"), api.calls.count("deleteWebhook")) == (2, 2)


async def test_while_connections_are_refused_everything_waits(
    api: TroubledApi, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(api):
        await api.say("one")
        await api.until(lambda: len(api.sent) == 1)
        await api.refuse_connections()
        await api.say("two three")
        await until_logged("getUpdates: ConnectError; again in", caplog)
        assert len(api.sent) == 1
        await api.listen()
        await api.until(lambda: len(api.sent) == 3)
    assert answered(api) == ["one", "two", "three"]


async def test_an_answer_waits_for_connections_as_well(api: TroubledApi, caplog: pytest.LogCaptureFixture) -> None:
    api.fail("sendMessage", Fault.UNAVAILABLE)
    async with running(api):
        await api.say("one two")
        await api.until(lambda: "sendMessage" in api.calls)
        await api.refuse_connections()
        await until_logged("sendMessage: ConnectError; again in", caplog)
        await api.listen()
        await api.until(lambda: len(api.sent) == 2)
    assert answered(api) == ["one", "two"]


async def test_an_update_that_comes_twice_is_answered_once(api: TroubledApi) -> None:
    first, second = await api.say("one"), await api.say("two")
    api.batches.extend([[first], [first], [second, first], [second, second]])
    async with running(api):
        await api.until_quiet()
        await api.until(lambda: len(api.sent) == 2)
    assert answered(api) == ["one", "two"]


async def test_updates_in_the_wrong_order_are_answered_in_the_right_one(api: TroubledApi) -> None:
    ids = [await api.say(word) for word in ("one", "two", "three")]
    api.batches.append([ids[2], ids[0], ids[1]])
    async with running(api):
        await api.until_quiet()
        await api.until(lambda: len(api.sent) == 3)
    assert answered(api) == ["one", "two", "three"]
    assert max(api.offsets) == ids[2] + 1


async def test_an_update_that_comes_late_is_answered(api: TroubledApi) -> None:
    late, prompt = await api.say("late"), await api.say("prompt")
    api.batches.extend([[prompt], [], [late]])
    async with running(api):
        await api.until_quiet()
        await api.until(lambda: len(api.sent) == 2)
    assert answered(api) == ["prompt", "late"]


async def test_many_people_are_each_answered_once_and_in_order_when_everything_fails_at_times(api: TroubledApi) -> None:
    people, words = range(1, 11), [f"word{number}" for number in range(10)]
    for fault in (*NOT_DONE, *MAYBE_DONE):
        api.fail("sendMessage", fault, *[Fault.NONE] * 10)
        api.fail("getUpdates", fault, Fault.NONE)
    async with running(api):
        for word in words:
            for person in people:
                await api.say(word, person)
        await api.until(lambda: len(api.sent) >= len(people) * len(words))
        await api.until(lambda: not any(api.faults.values()))
    assert {person: answered(api, person) for person in people} == dict.fromkeys(people, words)


async def test_a_start_does_not_wait_for_its_introduction(api: TroubledApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "_INTRODUCTION_S", 2.0 * DEADLINE_S)
    api.fail("getMyCommands", *[Fault.UNAVAILABLE] * 1_000)
    async with running(api):
        await api.say("one")
        await api.until(lambda: len(api.sent) == 1)


async def test_an_introduction_is_not_tried_for_long(
    api: TroubledApi, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "_INTRODUCTION_S", 0.1)
    api.fail("getMyCommands", *[Fault.UNAVAILABLE] * 1_000)
    async with running(api):
        await api.say("one")
        await api.until(lambda: len(api.sent) == 1)
        await until_logged("commands and descriptions were not set", caplog)
    assert "commands and descriptions were not set: TimeoutError" in caplog.text


async def test_a_stop_does_not_wait_for_an_answer_that_cannot_be_sent(
    api: TroubledApi, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(api):
        await api.say("one")
        api.fail("sendMessage", *[Fault.UNAVAILABLE] * 1_000)
        await api.until(lambda: "sendMessage" in api.calls)
        await api.refuse_connections()
    assert "sendMessage: ConnectError; given up at try" in caplog.text


async def test_a_stop_ends_a_start_that_hears_nothing(api: TroubledApi) -> None:
    api.slow_s = DEADLINE_S
    api.fail("deleteWebhook", Fault.SLOW)
    worker = AnswerWorker(EchoAnswers)
    application = app.build_application(TOKEN, api.url, worker, api.open_state)
    assert application.updater
    async with application:
        starting = application.updater.start_polling(bootstrap_retries=-1)
        started = asyncio.create_task(starting)
        await api.until(lambda: "deleteWebhook" in api.calls)
        starting.close()  # as `run_polling` does at a signal
        await application.updater.stop()
        await asyncio.gather(started, return_exceptions=True)
    assert api.offsets == []


async def test_what_never_started_has_no_stop(api: TroubledApi) -> None:
    application = app.build_application(TOKEN, api.url, AnswerWorker(EchoAnswers), api.open_state)
    assert application.updater
    with pytest.raises(RuntimeError, match="not running"):
        await application.updater.stop()


async def test_neither_the_token_nor_what_is_said_is_logged(api: TroubledApi, caplog: pytest.LogCaptureFixture) -> None:
    for method in ("sendMessage", "getUpdates"):
        api.fail(method, Fault.BAD_GATEWAY, Fault.UNREADABLE, Fault.CUT)
    async with running(api):
        await api.say("secret1 secret2 secret3")
        await api.until(lambda: len(api.sent) == 3)
    assert "sendMessage: HTTP 502; again in" in caplog.text
    assert TOKEN not in caplog.text
    assert "secret" not in caplog.text
