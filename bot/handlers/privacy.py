"""What is stored is told, and deleted at a person's word."""

import logging

from telegram import Chat, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.changing import change
from bot.conversation import Conversation, say
from bot.handlers.private import message_of
from bot.markup import plain
from bot.notices import render_erase, render_erased, render_privacy
from bot.render import Reply
from bot.state.errors import StateUnavailable
from bot.tongue import Tongue

PRESSED = "^erase:"
_ASK, _YES, _NO = "erase:ask", "erase:yes", "erase:no"
log = logging.getLogger(__name__)


async def show(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    """What is stored, and in private chats the button that deletes it: in a group it would be everybody's."""
    message, tongue = message_of(update), await talk.tongue(update)
    erase = [[InlineKeyboardButton(tongue.say(texts.ERASE), callback_data=_ASK)]]
    keyboard = InlineKeyboardMarkup(erase) if message.chat.type == Chat.PRIVATE else None
    await say(message, render_privacy(tongue), keyboard)


async def press(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    """Ask once more, and then delete."""
    query, tongue = update.callback_query, await talk.tongue(update)
    assert query is not None  # app.py registers this handler for presses only
    keyboard = None
    if query.data == _YES:
        try:
            reply = await _erased(query.from_user.id, tongue, talk)
        except StateUnavailable as error:
            log.error("nothing was erased: %s", error)  # noqa: TRY400 (no traceback needed)
            await query.answer(tongue.say(texts.LATER), show_alert=True)
            return
    elif query.data == _ASK:
        reply, keyboard = render_erase(tongue), _sure(tongue)
    else:
        reply = Reply(plain(tongue.say(texts.KEPT)))
    await query.answer()
    await change(query, reply.html, keyboard)


async def _erased(person: int, tongue: Tongue, talk: Conversation) -> Reply:
    erased = await talk.store.erase(person)
    talk.memory.forget(person)
    return render_erased(erased, tongue)


def _sure(tongue: Tongue) -> InlineKeyboardMarkup:
    yes = InlineKeyboardButton(tongue.say(texts.ERASE_YES), callback_data=_YES)
    no = InlineKeyboardButton(tongue.say(texts.ERASE_NO), callback_data=_NO)
    return InlineKeyboardMarkup([[yes, no]])
