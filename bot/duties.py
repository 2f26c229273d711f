"""What the bot does beside answering: it tells what is new of what is followed, and obeys its admins."""

import asyncio
from contextlib import AbstractContextManager, AsyncExitStack, suppress
from dataclasses import dataclass
from functools import partial, reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot import maintenance_replies
from bot.addressing import FROM_PERSON
from bot.conversation import Conversation
from bot.following import Following
from bot.handlers import follows
from bot.handlers.maintaining import LINKS, Maintaining
from bot.maintenance import Maintenance
from bot.rounds import Rounds, RoundTimes

if TYPE_CHECKING:
    from index.ingest.sources import Fetches

App = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Duties:
    """``maintenance`` is None where nobody is an admin."""

    times: RoundTimes
    maintenance: Maintenance | None = None


# Once an hour, from morning where most readers are: ten o'clock in Islamabad.
USUAL_DUTIES = Duties(RoundTimes(3_600.0, 5))


def open_web() -> "AbstractContextManager[Fetches]":
    """What fetches the links of admins: public addresses only."""
    from index.ingest.fetch import Fetcher  # noqa: PLC0415 (loads an HTTP client that only this needs)

    return Fetcher()


def add_duties(
    application: App, talk: Conversation, following: Following, duties: Duties, at_work: AsyncExitStack
) -> None:
    """Say who handles what beside questions, and start what goes on by itself; ``at_work`` ends it."""
    follow = partial(follows.follow, talk=talk, following=following)
    application.add_handler(CommandHandler("follow", follow, filters.UpdateType.MESSAGE & FROM_PERSON))
    press = partial(follows.press, talk=talk, following=following)
    application.add_handler(CallbackQueryHandler(press, follows.PATTERN))
    rounds = asyncio.create_task(Rounds(following, application.bot, duties.times).run(), name="rounds")
    at_work.push_async_callback(end_task, rounds)
    if duties.maintenance is not None:
        _add_maintaining(application, Maintaining(duties.maintenance, talk), at_work)


def _add_maintaining(application: App, maintaining: Maintaining, at_work: AsyncExitStack) -> None:
    """What only admins can do; of others nothing of this is heard."""
    # The sender of the message counts. Who wrote what is forwarded does not.
    by_admin = filters.User(maintaining.maintenance.admins) & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    in_text, in_caption = map(filters.Entity, LINKS), map(filters.CaptionEntity, LINKS)
    linking: filters.BaseFilter = reduce(or_, (*in_text, *in_caption))
    begun = filters.FORWARDED | filters.Regex(r"^https?://")
    for command, handle in (
        ("status", maintaining.status),
        ("reindex", maintaining.reindex),
        ("rollback", maintaining.roll_back),
        ("withdraw", maintaining.withdraw),
        ("gaps", maintaining.gaps),
    ):
        application.add_handler(CommandHandler(command, handle, by_admin))
    application.add_handler(MessageHandler(by_admin & linking & begun, maintaining.link))
    application.add_handler(CallbackQueryHandler(maintaining.press, f"^{maintenance_replies.PREFIX}"))
    at_work.push_async_callback(maintaining.end)


async def end_task(task: asyncio.Task[None]) -> None:
    """Cancel a task and wait for its end. Raises what the task has raised."""
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
