"""Updates on their way from Telegram into the state, so that a kill between poll and answer loses none."""

import json
import logging
from collections.abc import Sequence

from telegram import Bot, Update

from bot.state.errors import StateUnavailable
from bot.state.inbox import Inbox, Pending, Received

log = logging.getLogger(__name__)


async def keep(inbox: Inbox, updates: Sequence[Update]) -> None:
    """Write updates down before Telegram is told that they have arrived.

    Where that fails they are handled all the same; only a kill would then lose them.
    """
    try:
        await inbox.receive([received(update) for update in updates])
    except StateUnavailable as error:
        log.error("%d updates were not written down: %s", len(updates), error)  # noqa: TRY400 (no traceback needed)


def read_again(pending: Sequence[Pending], bot: Bot) -> list[Update]:
    """The updates that an earlier run has left, in their order."""
    return [Update.de_json(json.loads(one.received.raw), bot) for one in pending]


def received(update: Update) -> Received:
    """An update as it is kept."""
    chat, person = update.effective_chat, update.effective_user
    return Received(update.update_id, chat.id if chat else None, person.id if person else None, update.to_json())
