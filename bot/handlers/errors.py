"""An update could not be handled: log it, and tell the person once, in plain words."""

import logging
import secrets

from telegram import Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import ContextTypes

from bot.handlers.reader import tongue_for
from bot.render import render_error

log = logging.getLogger(__name__)


async def report(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log an error with an id, and send that id to the person who met it.

    When Telegram itself failed, nothing is sent: the answer may have arrived all the same, the person may have blocked
    the bot, or it is sending too much already. Only a message that Telegram refused is known not to have arrived.
    """
    error_id = secrets.token_hex(4)
    update_id = update.update_id if isinstance(update, Update) else None
    log.error("error %s in update %s", error_id, update_id, exc_info=context.error)
    if not isinstance(update, Update) or update.effective_chat is None:
        return
    if isinstance(context.error, TelegramError) and not isinstance(context.error, BadRequest):
        return
    html = render_error(error_id, tongue_for(update)).html
    try:
        await context.bot.send_message(update.effective_chat.id, html, parse_mode=ParseMode.HTML)
    except TelegramError as failure:
        log.warning("error %s could not be told: %s", error_id, type(failure).__name__)
