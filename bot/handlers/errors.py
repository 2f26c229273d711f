"""An update could not be handled: log it, and tell the person once, in plain words."""

import logging
import secrets

from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot import texts
from bot.conversation import Conversation, recorded, say
from bot.failures import NotDone
from bot.handlers.guests import say_as_guest
from bot.handlers.inline import give
from bot.offers import instead
from bot.render import render_error
from bot.tongue import Tongue
from bot.turns import TurnTaken, turn_if_any

log = logging.getLogger(__name__)


async def report(update: object, context: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    """Log an error with an id, and send that id to the person who met it.

    When Telegram itself failed, nothing is sent: the answer may have arrived all the same, the person may have blocked
    the bot, or it is sending too much already. Only a message that Telegram refused is known not to have arrived.
    """
    if isinstance(context.error, TurnTaken):
        log.info("update %s is answered elsewhere", context.error)
        return
    error_id = secrets.token_hex(4)
    update_id = update.update_id if isinstance(update, Update) else None
    log.error("error %s in update %s", error_id, update_id, exc_info=context.error)
    if not isinstance(update, Update):
        return
    if update.effective_chat is not None and update.guest_message is None:
        await _learn(context.error, update.effective_chat.id, talk)
    if isinstance(context.error, TelegramError) and not isinstance(context.error, BadRequest):
        return
    try:
        await _tell(update, error_id, await talk.tongue(update))
    except (TelegramError, TurnTaken) as failure:
        log.warning("error %s could not be told: %s", error_id, type(failure).__name__)


async def _tell(update: Update, error_id: str, tongue: Tongue) -> None:
    """Say that there was an error, there where the answer would have been."""
    if update.inline_query is not None:
        await give(update.inline_query, instead(texts.FAILED_INLINE, tongue), cache_s=0)
    elif update.guest_message is not None:
        await say_as_guest(update.guest_message, render_error(error_id, tongue), tongue)
    elif (message := update.effective_message) is not None:
        await say(message, render_error(error_id, tongue))


async def _learn(error: Exception | None, chat_id: int, talk: Conversation) -> None:
    """Keep what a failed call says of its chat or of its update."""
    match error:
        case Forbidden():
            await recorded(talk.store.chats.blocked(chat_id))
        case ChatMigrated():
            await recorded(talk.store.chats.migrate(chat_id, error.new_chat_id))
        case NotDone():
            # It certainly did not arrive: whoever waits for it gets it from the next start.
            if turn := turn_if_any():
                turn.stays = True
