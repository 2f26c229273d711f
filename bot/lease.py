"""The lease on a state: one process polls and answers from it, a second one is refused."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.state.errors import StateUnavailable
from bot.state.leases import Lease, Leases

# A process that was killed is missed this long before another may take its place.
SPAN = timedelta(seconds=6)
# Two renewals may fail before the lease is lost.
_RENEWED_EVERY_S = 2.0
_TRIED_EVERY_S = 0.5
_NAME = "poller"

log = logging.getLogger(__name__)


class StateInUse(Exception):
    """Another process holds the lease, and goes on renewing it."""

    def __init__(self) -> None:
        super().__init__(
            "TALKS_STATE: another bot is running on this state; stop it first, or give this one a state of its own"
        )


@dataclass(slots=True)
class Tenancy:
    """The lease of this process, ``owner``. ``sleep`` waits so many seconds."""

    leases: Leases
    owner: str
    sleep: Callable[[float], Awaitable[None]]
    _lease: Lease | None = None

    async def begin(self) -> None:
        """Take the lease. Whoever was killed has not given it back, so it is waited for as long as it lasts.

        Raises:
            StateInUse: Somebody renews it.
            StateUnavailable: The state refuses.
        """
        for turn in range(round(SPAN.total_seconds() / _TRIED_EVERY_S) + 2):
            self._lease = await self.leases.acquire(_NAME, self.owner, SPAN)
            if self._lease:
                return
            if turn == 0:
                log.info("a bot answered from this state a moment ago; waiting whether it still does")
            await self.sleep(_TRIED_EVERY_S)
        raise StateInUse

    async def hold(self, lost: Callable[[], None]) -> None:
        """Renew the lease for ever; should it be lost to another process, call ``lost`` and end."""
        while self._lease:
            await self.sleep(_RENEWED_EVERY_S)
            try:
                self._lease = await self.leases.renew(self._lease, SPAN)
            except StateUnavailable as error:
                log.error("the lease on the state was not renewed: %s", error)  # noqa: TRY400 (no traceback needed)
        log.error("another bot has taken this state; this one stops")
        lost()

    async def end(self) -> None:
        """Give the lease back, so that the next process need not wait."""
        if self._lease:
            try:
                await self.leases.release(self._lease)
            except StateUnavailable as error:
                log.error("the lease on the state ends by itself: %s", error)  # noqa: TRY400 (no traceback needed)
            self._lease = None
