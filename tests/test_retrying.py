from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from bot.failures import MaybeDone, NotDone
from bot.retrying import GRACE_S, PATIENCE_S, Retrying, is_repeatable, pause_s

REFUSED = NotDone("HTTP 502")
TOO_MANY = NotDone("HTTP 429", retry_after_s=7)
SILENT = MaybeDone("ReadTimeout")


@dataclass
class Clock:
    """Time that passes only while somebody sleeps. ``at_sleep`` is called before each sleep."""

    now: float = 1000.0
    at_sleep: Callable[[], None] = lambda: None
    slept: list[float] = field(default_factory=list)

    def read(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.at_sleep()
        self.now += seconds
        self.slept.append(seconds)


def failing(*failures: NotDone | MaybeDone) -> Callable[[], Awaitable[str]]:
    """A call that fails so often, and is then done."""
    left = list(failures)

    async def call() -> str:
        if left:
            raise left.pop(0)
        return "done"

    return call


@pytest.mark.parametrize(
    ("method", "failure", "tries", "elapsed_s", "pause"),
    [
        ("sendMessage", REFUSED, 1, 0.0, 0.25),
        ("sendMessage", REFUSED, 2, 0.3, 0.5),
        ("sendMessage", REFUSED, 3, 1.0, 1.0),
        ("sendMessage", REFUSED, 4, 2.0, 2.0),
        ("sendMessage", REFUSED, 99, 200.0, 2.0),
        ("sendMessage", REFUSED, 150, PATIENCE_S - 2.0, 2.0),
        ("sendMessage", REFUSED, 150, PATIENCE_S - 1.9, None),
        ("sendMessage", SILENT, 1, 0.0, None),
        ("sendPhoto", SILENT, 1, 0.0, None),
        ("copyMessage", SILENT, 1, 0.0, None),
        ("sendMessage", TOO_MANY, 1, 0.0, 7.1),
        ("sendMessage", TOO_MANY, 9, 70.0, 7.1),
        ("sendMessage", NotDone("HTTP 429", 0), 1, 0.0, 0.25),
        ("sendMessage", NotDone("HTTP 429", -5), 1, 0.0, 0.25),
        ("sendMessage", NotDone("HTTP 429", 3_600), 1, 0.0, None),
        ("editMessageText", SILENT, 1, 0.0, 0.25),
        ("setMyCommands", SILENT, 2, 0.3, 0.5),
        ("getUpdates", SILENT, 1, 13.0, 0.25),
        ("getUpdates", REFUSED, 40_000, 80_000.0, 2.0),
        ("getUpdates", NotDone("HTTP 429", 3_600), 1, 0.0, 3_600.1),
    ],
)
def test_when_a_call_is_tried_again(
    method: str, failure: NotDone | MaybeDone, tries: int, elapsed_s: float, pause: float | None
) -> None:
    assert pause_s(method, failure, tries, elapsed_s) == pause


def test_what_sends_is_never_repeatable() -> None:
    sending = ["sendMessage", "sendPhoto", "sendMediaGroup", "forwardMessage", "copyMessage", "createForumTopic"]
    assert [method for method in sending if is_repeatable(method)] == []


def test_what_only_reads_or_sets_is_repeatable() -> None:
    setting = ["getMe", "getUpdates", "setMyCommands", "deleteWebhook", "editMessageText", "answerCallbackQuery"]
    assert [method for method in [*setting, "sendChatAction"] if not is_repeatable(method)] == []


async def test_a_call_that_is_not_done_is_tried_until_it_is() -> None:
    clock = Clock()
    given = await Retrying(clock.read, clock.sleep).run("sendMessage", failing(REFUSED, REFUSED, REFUSED))
    assert given == "done"
    assert sum(clock.slept) == 0.25 + 0.5 + 1.0


async def test_a_call_that_may_be_done_is_not_repeated_even_behind_one_that_is_not() -> None:
    clock = Clock()
    with pytest.raises(MaybeDone):
        await Retrying(clock.read, clock.sleep).run("sendMessage", failing(REFUSED, SILENT))
    assert sum(clock.slept) == 0.25


async def test_a_call_is_given_up_in_the_end() -> None:
    clock = Clock()
    with pytest.raises(NotDone):
        await Retrying(clock.read, clock.sleep).run("sendMessage", failing(*[REFUSED] * 1_000))
    assert PATIENCE_S - 2.0 < sum(clock.slept) <= PATIENCE_S


async def test_once_a_stop_has_begun_a_call_is_tried_for_a_few_seconds_only() -> None:
    clock = Clock()
    retrying = Retrying(clock.read, clock.sleep)
    retrying.end_soon()
    with pytest.raises(NotDone):
        await retrying.run("getUpdates", failing(*[REFUSED] * 1_000))
    assert sum(clock.slept) <= GRACE_S


async def test_a_stop_waits_while_calls_are_done() -> None:
    clock = Clock()
    retrying = Retrying(clock.read, clock.sleep)
    retrying.end_soon()
    for _ in range(10):
        assert await retrying.run("sendMessage", failing(REFUSED, REFUSED)) == "done"
    assert sum(clock.slept) > GRACE_S


async def test_a_stop_begins_no_call_once_none_is_done_any_more() -> None:
    clock = Clock()
    retrying = Retrying(clock.read, clock.sleep)
    retrying.end_soon()
    await clock.sleep(GRACE_S + 1)
    with pytest.raises(NotDone):
        await retrying.run("sendMessage", failing())


async def test_a_stop_ends_a_long_wait() -> None:
    clock = Clock()
    retrying = Retrying(clock.read, clock.sleep)
    clock.at_sleep = retrying.end_soon
    with pytest.raises(NotDone):
        await retrying.run("sendMessage", failing(NotDone("HTTP 429", 200)))
    assert sum(clock.slept) < 1.0


async def test_other_errors_are_not_tried_again() -> None:
    clock = Clock()

    async def call() -> str:
        raise LookupError

    with pytest.raises(LookupError):
        await Retrying(clock.read, clock.sleep).run("getMe", call)
    assert clock.slept == []
