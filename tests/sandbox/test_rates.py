import pytest

from bot.sandbox.composition import Options
from bot.sandbox.rates import BURST, MOST_A_MINUTE_IN_A_GROUP, MOST_A_SECOND, Rates, counts
from tests.sandbox.calling import Clock, calling

SAM, GROUP = 1001, -1_001_000_000_001


def taken(rates: Rates, chat_id: int, times: int) -> list[int]:
    """The waits that so many messages at once are answered with."""
    return [rates.wait_s(chat_id) for _ in range(times)]


def test_a_burst_passes_and_then_one_message_a_second() -> None:
    clock = Clock()
    rates = Rates(clock)
    assert taken(rates, SAM, BURST + 2) == [0] * BURST + [5, 5]
    clock.now += 4.5
    assert taken(rates, SAM, 1) == [1]
    clock.now += 0.5
    assert taken(rates, SAM, BURST + 1) == [0] * BURST + [5]
    passed = 0
    for _ in range(100):
        clock.now += 1
        passed += taken(rates, SAM, 1) == [0]
    assert passed == 100 - BURST + 1


def test_one_message_a_second_always_passes() -> None:
    clock = Clock()
    rates = Rates(clock)
    for _ in range(100):
        assert taken(rates, SAM, 1) == [0]
        clock.now += 1


def test_all_chats_together_get_thirty_a_second() -> None:
    clock = Clock()
    rates = Rates(clock)
    assert [rates.wait_s(chat_id) for chat_id in range(1, MOST_A_SECOND + 2)] == [0] * MOST_A_SECOND + [1]
    clock.now += 1
    assert rates.wait_s(1) == 0


def test_a_message_that_has_to_wait_counts_for_nothing() -> None:
    clock = Clock()
    rates = Rates(clock)
    taken(rates, SAM, BURST + 50)
    assert [rates.wait_s(chat_id) for chat_id in range(1, MOST_A_SECOND - BURST + 2)] == [0] * 25 + [1]


def test_a_group_gets_twenty_a_minute() -> None:
    clock = Clock()
    rates = Rates(clock)
    for _ in range(MOST_A_MINUTE_IN_A_GROUP):
        assert taken(rates, GROUP, 1) == [0]
        clock.now += 1
    assert taken(rates, GROUP, 1) == [40]
    clock.now += 40
    assert taken(rates, GROUP, 2) == [0, 1]


@pytest.mark.parametrize(
    ("method", "counted"),
    [
        ("sendMessage", True),
        ("sendMediaGroup", True),
        ("sendMessageDraft", True),
        ("editMessageText", True),
        ("copyMessage", True),
        ("sendChatAction", False),
        ("deleteMessage", False),
        ("answerCallbackQuery", False),
        ("getUpdates", False),
        ("setMessageReaction", False),
    ],
)
def test_messages_and_edits_count(method: str, counted: bool) -> None:
    assert counts(method) is counted


async def test_too_many_messages_are_answered_429_until_the_time_has_passed() -> None:
    clock = Clock()
    async with calling(Options(rates=True, monotonic=clock)) as caller:
        message: dict[str, object] = {"chat_id": SAM, "text": "x"}
        for _ in range(BURST - 1):
            await caller.result("sendMessage", **message)
        await caller.result("editMessageText", chat_id=SAM, message_id=1, text="y")
        assert await caller.call("sendMessage", message) == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 5",
            "parameters": {"retry_after": 5},
        }
        assert (await caller.refusal("editMessageText", chat_id=SAM, message_id=1, text="z"))[0] == 429
        await caller.result("sendChatAction", chat_id=SAM, action="typing")
        await caller.result("sendMessage", chat_id=1002, text="x")
        clock.now += 5
        await caller.result("sendMessage", **message)
        assert len(await caller.look("transcript")) == BURST


async def test_rates_are_off_until_they_are_asked_for() -> None:
    clock = Clock()
    async with calling(Options(monotonic=clock)) as caller:
        for _ in range(40):
            await caller.result("sendMessage", chat_id=SAM, text="x")
        await caller.act("faults", rates=True)
        for _ in range(BURST):
            await caller.result("sendMessage", chat_id=SAM, text="x")
        assert (await caller.refusal("sendMessage", chat_id=SAM, text="x"))[0] == 429
