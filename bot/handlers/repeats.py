"""An update comes a second time: it is not handled again."""

import logging

from telegram import Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.seen import SeenUpdates

log = logging.getLogger(__name__)


async def drop(update: Update, _: ContextTypes.DEFAULT_TYPE, *, seen: SeenUpdates) -> None:
    """Keep an update that was handled before from every other handler."""
    if not seen.is_new(update.update_id):
        log.info("update %d came again", update.update_id)
        raise ApplicationHandlerStop
