"""Updates on their way to the bot: one queue, fetched by one long poll at a time or pushed to a webhook."""

import asyncio
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from bot.sandbox.faults import Fault, Faults
from bot.sandbox.refusal import Refused

LARGEST_BATCH = 100
LONGEST_POLL_S = 50
# Between two polls a healthy bot takes milliseconds; one that is being restarted takes seconds.
AWAY_AFTER_S = 15.0
KINDS = frozenset(
    """
    message edited_message channel_post edited_channel_post business_connection business_message
    edited_business_message deleted_business_messages guest_message message_reaction message_reaction_count
    inline_query chosen_inline_result callback_query shipping_query pre_checkout_query purchased_paid_media poll
    poll_answer my_chat_member chat_member chat_join_request chat_boost removed_chat_boost managed_bot
    """.split()
)
# What a bot gets only by asking for it by name.
ON_DEMAND_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_CONFLICT = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


@dataclass(frozen=True, slots=True)
class Update:
    """``lane`` is the chat, or for what happens in none the person, whose updates keep their order."""

    update_id: int
    kind: str
    body: dict[str, object]
    lane: int

    def json(self) -> dict[str, object]:
        return {"update_id": self.update_id, self.kind: self.body}


@dataclass(slots=True)
class Updates:
    """The queue. An update stays until a poll with a higher offset confirms it, as at Telegram.

    A late update is queued some seconds later, with all that follows it in its lane; a duplicate is queued once more
    when it has been confirmed; a swapped one changes places with the next of its batch.
    """

    monotonic: Callable[[], float] = time.monotonic
    on_status: Callable[[], None] = lambda: None
    on_news: Callable[[], None] = lambda: None
    faults: Faults = field(default_factory=Faults)
    allowed: tuple[str, ...] = ()
    pushed_to: str = ""  # the address of the webhook, if there is one
    _waiting: list[Update] = field(default_factory=list)
    _late: dict[int, list[tuple[str, dict[str, object], Fault | None]]] = field(default_factory=dict)  # by lane
    _timers: dict[int, asyncio.TimerHandle] = field(default_factory=dict)  # by lane
    _twice: set[int] = field(default_factory=set)
    _swapped: set[int] = field(default_factory=set)
    _last_id: int = 100
    _poll: object | None = None
    _last_seen_s: float | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _closed: bool = False

    def push(self, kind: str, body: dict[str, object], lane: int = 0) -> None:
        """Queue an update, unless the bot has said that it wants none of this kind."""
        if not self.wants(kind):
            return
        fault = self.faults.of_update(kind)
        if lane in self._late:
            self._late[lane].append((kind, body, fault))
        elif fault and fault.kind == "late":
            self._late[lane] = [(kind, body, fault)]
            self._timers[lane] = asyncio.get_running_loop().call_later(fault.seconds, self._release, lane)
        else:
            self._queue(kind, body, lane, fault)

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ON_DEMAND_ONLY

    def _queue(self, kind: str, body: dict[str, object], lane: int, fault: Fault | None) -> None:
        self._last_id += 1
        if fault and fault.kind == "duplicate":
            self._twice.add(self._last_id)
        if fault and fault.kind == "swapped":
            self._swapped.add(self._last_id)
        self._waiting.append(Update(self._last_id, kind, body, lane))
        self._wake()

    def _release(self, lane: int) -> None:
        del self._timers[lane]
        for kind, body, fault in self._late.pop(lane):
            self._queue(kind, body, lane, fault)

    async def poll(
        self, *, offset: int, limit: int, timeout_s: int, allowed: Collection[str] | None
    ) -> tuple[Update, ...]:
        """Confirm updates below ``offset`` and return the next ones, waiting for the first up to ``timeout_s``.

        Raises:
            Refused: Another poll began meanwhile; the newer one wins. Or a webhook is set.
        """
        if self.pushed_to:
            raise Refused(WEBHOOK_CONFLICT, 409)
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
            self.seen()
            if ours := self._poll is poll:
                self._poll = None
        if not ours:
            raise Refused(self._conflict(), 409)
        return self._batch(limit if 0 < limit <= LARGEST_BATCH else LARGEST_BATCH)

    def _conflict(self) -> str:
        return WEBHOOK_CONFLICT if self.pushed_to else CONFLICT

    def _batch(self, limit: int) -> tuple[Update, ...]:
        batch = self._waiting[:limit]
        for index, update in enumerate(batch[:-1]):
            if update.update_id in self._swapped:
                self._swapped.discard(update.update_id)
                batch[index], batch[index + 1] = batch[index + 1], batch[index]
        return tuple(batch)

    async def _first_update(self, poll: object, timeout_s: float) -> None:
        try:
            async with asyncio.timeout(timeout_s):
                while not self._waiting and self._poll is poll and not self._closed:
                    await self._news.wait()
        except TimeoutError:
            pass

    def _confirm(self, offset: int) -> None:
        if offset > 0:
            self.confirm([update for update in self._waiting if update.update_id < offset])
        elif offset < 0:
            self._waiting = self._waiting[offset:]

    def confirm(self, updates: Collection[Update]) -> None:
        """Take updates that the bot has got out of the queue; a duplicate comes once more."""
        again = [update for update in updates if update.update_id in self._twice]
        self._twice -= {update.update_id for update in again}
        gone = {update.update_id for update in updates}
        self._waiting = [*again, *(update for update in self._waiting if update.update_id not in gone)]

    def waiting(self) -> tuple[Update, ...]:
        return tuple(self._waiting)

    @property
    def pending(self) -> int:
        return len(self._waiting) + sum(map(len, self._late.values()))

    @property
    def status(self) -> str:
        """``starting`` before the bot is seen first, then ``ready``, or ``away`` when it has not been for long."""
        if self._poll is not None:
            return "ready"
        if self._last_seen_s is None:
            return "starting"
        if self.pushed_to:
            return "ready"
        return "ready" if self.monotonic() - self._last_seen_s < AWAY_AFTER_S else "away"

    def seen(self) -> None:
        """Note that the bot is there now."""
        self._last_seen_s = self.monotonic()

    def end_poll(self) -> None:
        """Let an open poll end with a conflict, because a webhook was set."""
        self._poll = None
        self._wake()

    def forget(self) -> None:
        """Drop what waits. Ids go on: a running bot asks only for those above the last it saw."""
        for timer in self._timers.values():
            timer.cancel()
        for kept in (self._waiting, self._late, self._timers, self._twice, self._swapped):
            kept.clear()

    def close(self) -> None:
        """Let an open poll return at once, so that the server can stop."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()
        self.on_news()
