"""An update's turn: it is answered once, also when the program is killed while it is at it."""

import logging
from collections.abc import Awaitable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from telegram import Update

from bot.receiving import received
from bot.state.errors import StateUnavailable
from bot.state.inbox import Inbox, Pending

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Doubt:
    """An earlier attempt began to send at ``since`` and was killed, as those for ``among`` updates in all were."""

    since: datetime
    among: int


class TurnTaken(Exception):
    """Another process has taken the update since, or it is done: nothing may be sent for it any more."""


@dataclass(slots=True)
class Turn:
    """``attempt`` counts from 1; 0 where the state could not say, and the update is answered all the same.

    ``doubt``: the answer of an earlier attempt may have arrived.
    ``stays``: the update is not done with this turn; the next start of the program takes it up again.
    """

    update_id: int
    attempt: int
    inbox: Inbox
    doubt: Doubt | None = None
    stays: bool = False
    sent: list[int] = field(default_factory=list)  # ids of the messages that were sent
    _begun: bool = False

    async def begin_sending(self) -> None:
        """Called right before each send, behind every wait for its place.

        Raises:
            TurnTaken: Nothing may be sent.
        """
        if self._begun or not self.attempt:
            return
        try:
            may_send = await self.inbox.begin_sending(self.update_id, self.attempt)
        except StateUnavailable as error:
            log.error("update %d is answered, which was not recorded: %s", self.update_id, error)  # noqa: TRY400
            return
        if not may_send:
            self.stays = True
            raise TurnTaken(self.update_id)
        self._begun = True


def doubts_of(pending: Sequence[Pending]) -> dict[int, Doubt]:
    """The doubts that a run of the program has left, by update."""
    begun = {one.received.update_id: one.sending_since for one in pending if one.sending_since}
    return {update_id: Doubt(since, len(begun)) for update_id, since in begun.items()}


_CURRENT: ContextVar[Turn] = ContextVar("turn")


def turn_if_any() -> Turn | None:
    """The turn of the update that is being handled; None for what is done at no update's request."""
    return _CURRENT.get(None)


@dataclass(frozen=True, slots=True)
class Turns:
    """Gives each update its turn. ``doubts`` are those of updates, by id, whose answer may have arrived."""

    inbox: Inbox
    doubts: Mapping[int, Doubt] = field(default_factory=dict)

    async def handle(self, update: Update, handling: Awaitable[object]) -> None:
        """Handle an update unless that was done before; ``handling`` is what does it, and is awaited at most once."""
        update_id = update.update_id
        attempt = await self._take(update)
        if attempt is None:
            log.info("update %d came again", update_id)
            if hasattr(handling, "close"):
                handling.close()
            return
        turn = Turn(update_id, attempt, self.inbox, self.doubts.get(update_id))
        token = _CURRENT.set(turn)
        try:
            await handling
        finally:
            _CURRENT.reset(token)
        if not turn.stays:
            await self._done(turn)

    async def _take(self, update: Update) -> int | None:
        try:
            attempt = await self.inbox.take(update.update_id)
            # Not to be had is also what could not be written down when it came.
            if attempt is None and await self.inbox.receive([received(update)]):
                attempt = await self.inbox.take(update.update_id)
        except StateUnavailable as error:
            # A question is answered also when nothing can be written down.
            log.error("update %d is answered without a record: %s", update.update_id, error)  # noqa: TRY400
            return 0
        return attempt

    async def _done(self, turn: Turn) -> None:
        try:
            await self.inbox.done(turn.update_id, turn.sent)
        except StateUnavailable as error:
            log.error("update %d was answered, which could not be recorded: %s", turn.update_id, error)  # noqa: TRY400
