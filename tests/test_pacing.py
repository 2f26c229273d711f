from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Chat, Message, Update

from bot.app import OpenState
from bot.pacing import PacedCalls, sends
from bot.retrying import Retrying
from bot.state.store import Store
from bot.turns import Turns, turn_if_any


async def sleep(_: float) -> None:
    """No time passes."""


@pytest.fixture
async def store(open_state: OpenState) -> AsyncIterator[Store]:
    store = await open_state()
    yield store
    await store.close()


async def called(endpoint: str, result: Any) -> Any:
    """What a call gives that is made with this result."""

    async def call() -> Any:
        return result

    calls = PacedCalls(Retrying(lambda: 0.0, sleep))
    return await calls.process_request(call, (), {}, endpoint, {"chat_id": 1001}, None)


def an_update() -> Update:
    return Update(1, message=Message(1, datetime.now(UTC), Chat(1001, Chat.PRIVATE), text="who?"))


@pytest.mark.parametrize(
    ("endpoint", "result", "ids"),
    [
        ("sendMessage", {"message_id": 7}, (7,)),
        ("sendMediaGroup", [{"message_id": 7}, {"message_id": 8}], (7, 8)),
        ("sendChatAction", True, ()),
        ("editMessageText", {"message_id": 7}, ()),
    ],
)
async def test_a_turn_learns_which_messages_were_sent(
    store: Store, endpoint: str, result: object, ids: tuple[int, ...]
) -> None:
    async def handling() -> None:
        assert await called(endpoint, result) == result
        assert (turn := turn_if_any())
        assert tuple(turn.sent) == ids

    await Turns(store.inbox).handle(an_update(), handling())
    assert await store.inbox.replies(1) == ids


async def test_what_is_sent_at_nobodys_request_has_no_turn() -> None:
    assert await called("sendMessage", {"message_id": 7}) == {"message_id": 7}


def test_only_what_puts_messages_into_a_chat_sends() -> None:
    methods = ("sendMessage", "copyMessage", "forwardMessages", "sendChatAction", "sendMessageDraft", "editMessageText")
    assert [sends(method) for method in methods] == [True, True, True, False, False, False]
