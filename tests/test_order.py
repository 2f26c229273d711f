import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, Update

from bot.app import OpenState
from bot.backlog import Backlog
from bot.order import MOST_UPDATES_AT_ONCE, PerChatProcessor
from bot.turns import Turns


async def not_told(_: Update, __: float) -> None:
    """Nobody listens."""


@pytest.fixture
async def processor(open_state: OpenState) -> AsyncIterator[PerChatProcessor]:
    store, processor = await open_state(), PerChatProcessor(Backlog(lambda: 0.0, 2))
    processor.turns, processor.tell = Turns(store.inbox), not_told
    yield processor
    await store.close()


def an_update(number: int, chat: int) -> Update:
    message = Message(number, datetime.now(UTC), Chat(chat, Chat.PRIVATE), text=str(number))
    return Update(number, message=message)


async def test_updates_of_one_chat_are_handled_in_order_and_one_at_a_time(processor: PerChatProcessor) -> None:
    log, at_work = list[int](), 0

    async def handle(number: int) -> None:
        nonlocal at_work
        at_work += 1
        assert at_work == 1
        for _ in range(10 - number % 10):
            await asyncio.sleep(0)
        log.append(number)
        at_work -= 1

    await asyncio.gather(*(processor.process_update(an_update(number, 1), handle(number)) for number in range(30)))
    assert log == list(range(30))


async def test_another_chat_does_not_wait(processor: PerChatProcessor) -> None:
    release = asyncio.Event()

    async def first() -> None:
        await release.wait()

    async def second() -> None:
        release.set()

    await asyncio.gather(
        processor.process_update(an_update(1, 1), first()), processor.process_update(an_update(2, 2), second())
    )


async def test_a_handler_that_fails_leaves_its_chat_open(processor: PerChatProcessor) -> None:
    log = []

    async def fail() -> None:
        raise LookupError

    async def work() -> None:
        log.append("done")

    await asyncio.gather(processor.process_update(an_update(1, 1), fail()), return_exceptions=True)
    await processor.process_update(an_update(2, 1), work())
    assert log == ["done"]


async def test_chats_without_work_take_no_memory(processor: PerChatProcessor) -> None:
    async def work() -> None:
        await asyncio.sleep(0)

    await asyncio.gather(*(processor.process_update(an_update(chat, chat), work()) for chat in range(100)))
    assert processor._locks == {}
    assert processor._waiting == {}


async def test_a_chat_with_many_messages_leaves_others_their_places(processor: PerChatProcessor) -> None:
    release = asyncio.Event()

    async def wait() -> None:
        await release.wait()

    async def pass_by() -> None:
        release.set()

    flood = [an_update(number, 1) for number in range(MOST_UPDATES_AT_ONCE + 10)]
    await asyncio.gather(
        *(processor.process_update(update, wait()) for update in flood),
        processor.process_update(an_update(len(flood), 2), pass_by()),
    )


async def test_each_chat_is_told_once_when_many_wait(processor: PerChatProcessor) -> None:
    told = []

    async def tell(update: Update, _: float) -> None:
        assert update.effective_chat
        told.append(update.effective_chat.id)

    async def work() -> None:
        await asyncio.sleep(0)

    processor.tell = tell
    updates = [an_update(number, number % 5) for number in range(20)]
    await asyncio.gather(*(processor.process_update(update, work()) for update in updates))
    assert sorted(told) == [0, 1, 2, 3, 4]


async def test_what_happens_in_no_chat_waits_for_none(processor: PerChatProcessor) -> None:
    log = []

    async def work() -> None:
        log.append("done")

    await processor.process_update(Update(1), work())
    await processor.process_update("no update at all", work())
    assert log == ["done", "done"]
