"""Messages that Telegram no longer shows to bots are changed as well, and so are those of other chats."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Bot, CallbackQuery, Chat, InaccessibleMessage, Message, User
from telegram.error import BadRequest, TelegramError

from bot.changing import change
from tests.offline_telegram import Called, OfflineRequest

SAM = User(11, "Sam", is_bot=False)
CHAT = Chat(11, Chat.PRIVATE)


async def changed(request: OfflineRequest, **where: Any) -> dict[str, Any]:
    """The parameters with which the message of a button is changed."""
    query = CallbackQuery("1", SAM, "2", data="p:a:0", **where)
    query.set_bot(Bot("4242424242:AAE_test-token-of-the-right-form-00", request=request))
    await change(query, "new", None)
    return next(call.parameters for call in request.calls if call.method == "editMessageText")


@pytest.mark.parametrize(
    "message", [InaccessibleMessage(CHAT, 7), Message(7, datetime.now(UTC), CHAT)], ids=["old", "new"]
)
async def test_a_message_is_changed_however_old_it_is(message: Message | InaccessibleMessage) -> None:
    given = await changed(OfflineRequest(), message=message)
    assert (given["chat_id"], given["message_id"], given["text"]) == (11, 7, "new")


async def test_a_message_in_a_chat_without_the_bot_is_changed_by_its_own_id() -> None:
    given = await changed(OfflineRequest(), inline_message_id="abc")
    assert given["inline_message_id"] == "abc"
    assert "chat_id" not in given


async def test_that_it_is_so_already_is_no_fault_and_all_else_is() -> None:
    def refuses(words: str) -> OfflineRequest:
        def fault(_: Called) -> TelegramError:
            return BadRequest(words)

        return OfflineRequest(fault)

    await changed(refuses("Message is not modified: specified new message content"), inline_message_id="abc")
    with pytest.raises(BadRequest, match="not found"):
        await changed(refuses("Message to edit not found"), inline_message_id="abc")
