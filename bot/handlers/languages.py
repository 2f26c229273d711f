"""The language of a chat is chosen."""

import logging

from telegram import CallbackQuery, Chat, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.changing import change
from bot.conversation import Conversation, say
from bot.handlers.private import message_of
from bot.markup import plain
from bot.render import Reply
from bot.state.errors import StateUnavailable
from bot.tongue import LANGUAGES, Tongue, tongue_in, tongue_of

PRESSED = "^language:"
# Stands in a button for the language of each reader's Telegram.
_THEIRS = ""
log = logging.getLogger(__name__)


async def offer(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    tongue = await talk.tongue(update)
    await say(message_of(update), Reply(plain(tongue.say(texts.CHOOSE_LANGUAGE))), keyboard(tongue))


async def choose(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    """Speak a language in the chat of the button from now on; in a group, its administrators say which."""
    query, chat = update.callback_query, update.effective_chat
    assert query is not None  # app.py registers this handler for presses only
    chosen = (query.data or "").partition(":")[2]
    if chat is None or chosen not in {*LANGUAGES, _THEIRS}:
        await query.answer()
    elif not await _may_choose(chat, query):
        await query.answer((await talk.tongue(update)).say(texts.ADMINISTRATORS_CHOOSE), show_alert=True)
    else:
        await _set(chat.id, chosen, query, talk)


def keyboard(tongue: Tongue) -> InlineKeyboardMarkup:
    """Every language by the name that it has for itself, and that of the reader's Telegram."""
    names = [InlineKeyboardButton(tongue_in(one).names(one), callback_data=f"language:{one}") for one in LANGUAGES]
    theirs = InlineKeyboardButton(tongue.say(texts.AS_IN_TELEGRAM), callback_data=f"language:{_THEIRS}")
    return InlineKeyboardMarkup([names[:2], names[2:], [theirs]])


async def _may_choose(chat: Chat, query: CallbackQuery) -> bool:
    if chat.type == Chat.PRIVATE:
        return True
    member = await chat.get_member(query.from_user.id)
    return member.status in {member.ADMINISTRATOR, member.OWNER}


async def _set(chat_id: int, chosen: str, query: CallbackQuery, talk: Conversation) -> None:
    tongue = tongue_in(chosen) if chosen else tongue_of(query.from_user.language_code)
    try:
        await talk.store.chats.choose_language(chat_id, chosen or None)
    except StateUnavailable as error:
        log.error("a language was not stored: %s", error)  # noqa: TRY400 (no traceback needed)
        await query.answer(tongue.say(texts.LATER), show_alert=True)
        return
    said = texts.LANGUAGE_CHOSEN if chosen else texts.LANGUAGE_AS_IN_TELEGRAM
    await query.answer()
    await change(query, Reply(plain(tongue.say(said))).html, None)
