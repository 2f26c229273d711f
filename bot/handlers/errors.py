"""An update could not be handled: log it, and tell the person once, in plain words."""

import logging
import secrets

from telegram import Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import ContextTypes

from bot import texts
from bot.conversation import Conversation
from bot.handlers.guests import say_as_guest
from bot.handlers.inline import give
from bot.offers import instead
from bot.render import render_error
from bot.state.errors import StateUnavailable
from bot.tongue import Tongue
from bot.turns import TurnTaken

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
    if isinstance(context.error, TelegramError) and not isinstance(context.error, BadRequest):
        return
    try:
        await _tell(update, error_id, await talk.tongue(update))
    except (TelegramError, StateUnavailable) as failure:
        log.warning("error %s could not be told: %s", error_id, type(failure).__name__)


async def _tell(update: Update, error_id: str, tongue: Tongue) -> None:
    """Say that there was an error, there where the answer would have been."""
    if update.inline_query is not None:
        await give(update.inline_query, instead(texts.FAILED_INLINE, tongue), cache_s=0)
    elif update.guest_message is not None:
        await say_as_guest(update.guest_message, render_error(error_id, tongue), tongue)
    elif (message := update.effective_message) is not None:
        html, in_group = render_error(error_id, tongue).html, message.chat.type != message.chat.PRIVATE
        await message.reply_html(html, do_quote=in_group, allow_sending_without_reply=True)
