"""Updates on their way to the bot: one queue, one long poll at a time, and who is connected."""

import asyncio
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from bot.sandbox.refusal import Refused

LARGEST_BATCH = 100
LONGEST_POLL_S = 50
# Between two polls a healthy bot takes milliseconds; one that is being restarted takes seconds.
AWAY_AFTER_S = 15.0
# What a bot gets only by asking for it by name.
ON_DEMAND_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True, slots=True)
class Update:
    update_id: int
    kind: str
    body: dict[str, object]

    def json(self) -> dict[str, object]:
        return {"update_id": self.update_id, self.kind: self.body}


@dataclass(slots=True)
class Updates:
    """The queue. An update stays until a poll with a higher offset confirms it, as at Telegram."""

    monotonic: Callable[[], float] = time.monotonic
    on_status: Callable[[], None] = lambda: None
    allowed: tuple[str, ...] = ()
    _waiting: list[Update] = field(default_factory=list)
    _last_id: int = 100
    _poll: object | None = None
    _last_seen_s: float | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _closed: bool = False

    def push(self, kind: str, body: dict[str, object]) -> None:
        """Queue an update, unless the bot has said that it wants none of this kind."""
        if self.wants(kind):
            self._last_id += 1
            self._waiting.append(Update(self._last_id, kind, body))
            self._wake()

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ON_DEMAND_ONLY

    async def poll(
        self, *, offset: int, limit: int, timeout_s: int, allowed: Collection[str] | None
    ) -> tuple[Update, ...]:
        """Confirm updates below ``offset`` and return the next ones, waiting for the first up to ``timeout_s``.

        Raises:
            Refused: Another poll began meanwhile; the newer one wins.
        """
        if allowed is not None:
            self.allowed = tuple(allowed)
        before = self.status
        self._poll = poll = object()
        self._wake()
        if before != self.status:
            self.on_status()
        self._confirm(offset)
        try:
            await self._first_update(poll, min(max(timeout_s, 0), LONGEST_POLL_S))
        finally:
            self._last_seen_s = self.monotonic()
            if ours := self._poll is poll:
                self._poll = None
        if not ours:
            raise Refused(CONFLICT, 409)
        return tuple(self._waiting[: limit if 0 < limit <= LARGEST_BATCH else LARGEST_BATCH])

    async def _first_update(self, poll: object, timeout_s: float) -> None:
        try:
            async with asyncio.timeout(timeout_s):
                while not self._waiting and self._poll is poll and not self._closed:
                    await self._news.wait()
        except TimeoutError:
            pass

    def _confirm(self, offset: int) -> None:
        if offset > 0:
            self._waiting = [update for update in self._waiting if update.update_id >= offset]
        elif offset < 0:
            self._waiting = self._waiting[offset:]

    @property
    def pending(self) -> int:
        return len(self._waiting)

    @property
    def status(self) -> str:
        """``starting`` before the first poll, then ``ready``, or ``away`` when there has been none for long."""
        if self._poll is not None:
            return "ready"
        if self._last_seen_s is None:
            return "starting"
        return "ready" if self.monotonic() - self._last_seen_s < AWAY_AFTER_S else "away"

    def forget(self) -> None:
        """Drop what waits. Ids go on: a running bot asks only for those above the last it saw."""
        self._waiting.clear()

    def close(self) -> None:
        """Let an open poll return at once, so that the server can stop."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()
