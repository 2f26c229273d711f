"""How a message of a button is changed."""

from collections.abc import Iterator
from contextlib import contextmanager

from telegram import CallbackQuery, InlineKeyboardMarkup
from telegram.error import BadRequest

from bot.failures import is_unchanged


async def change(query: CallbackQuery, html: str, keyboard: InlineKeyboardMarkup | None) -> None:
    """Give the message of a button another text and keyboard, also one that Telegram no longer shows to bots.

    That it is so already, after a press that came twice, is no fault.
    """
    message = query.message
    chat_id, message_id = (message.chat.id, message.message_id) if message else (None, None)
    with _perhaps_done():
        await query.get_bot().edit_message_text(
            html, chat_id, message_id, query.inline_message_id, reply_markup=keyboard
        )


async def change_keyboard(query: CallbackQuery, keyboard: InlineKeyboardMarkup | None) -> None:
    """The same of the keyboard alone."""
    with _perhaps_done():
        # The library adds our parse mode, which this method does not have.
        await query.edit_message_reply_markup(keyboard, api_kwargs={"parse_mode": None})


@contextmanager
def _perhaps_done() -> Iterator[None]:
    try:
        yield
    except BadRequest as error:
        if not is_unchanged(error):
            raise
