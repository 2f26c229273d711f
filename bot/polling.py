"""How updates are fetched: in the order in which they were made, with no long wait behind a fault."""

import asyncio
from contextlib import suppress
from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import ExtBot, Updater

from bot.backlog import Backlog
from bot.receiving import keep
from bot.retrying import POLL, Retrying
from bot.state.inbox import Inbox

# So often is looked whether there is room again.
_LOOKED_EVERY_S = 0.1


class PollingBot(ExtBot[int]):
    """A bot whose polls are tried again until they succeed. Other calls are its rate limiter's matter.

    It polls only while there is room for more. What it polls is written down before the next poll confirms it.
    """

    def __init__(
        self,
        token: str,
        *,
        retrying: Retrying,
        backlog: Backlog,
        **options: Any,  # noqa: ANN401 (the library's own arguments, passed on)
    ) -> None:
        super().__init__(token, **options)
        self._retrying = retrying
        self._backlog = backlog
        self._inbox: Inbox | None = None

    def keep_updates_in(self, inbox: Inbox) -> None:
        """Write updates down from now on."""
        self._inbox = inbox

    async def get_updates(self, *args: Any, **options: Any) -> tuple[Update, ...]:  # noqa: ANN401 (the same)
        """See `Bot.get_updates`. The last update has the highest id: what is polled for next begins behind it."""
        while self._backlog.is_full and not self._retrying.is_ending:  # noqa: ASYNC110 (nobody else waits for room)
            await asyncio.sleep(_LOOKED_EVERY_S)
        updates = await self._retrying.run(POLL, partial(super().get_updates, *args, **options))
        ordered = tuple(sorted(updates, key=lambda update: update.update_id))
        if ordered and self._inbox is not None:
            await keep(self._inbox, ordered)
        return ordered


class Polling(Updater):
    """Fetches updates until it is stopped; with that, all calls of the bot are soon given up that do not succeed."""

    def __init__(self, bot: PollingBot, retrying: Retrying) -> None:
        super().__init__(bot, asyncio.Queue())
        self._retrying = retrying
        self._start: asyncio.Task[asyncio.Queue[object]] | None = None

    async def start_polling(self, *args: Any, **options: Any) -> asyncio.Queue[object]:  # noqa: ANN401 (the same)
        """See `Updater.start_polling`."""
        # At a signal the application closes this coroutine, which a call that is under way in it does not survive.
        self._start = asyncio.create_task(super().start_polling(*args, **options))
        return await self._start

    async def stop(self) -> None:
        """See `Updater.stop`; a start that is still under way ends as well."""
        self._retrying.end_soon()
        if self._start is not None:
            self._start.cancel()
            with suppress(asyncio.CancelledError):
                await self._start
        await super().stop()
