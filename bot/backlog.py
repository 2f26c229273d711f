"""How many updates wait for their turn, and how long whoever waits behind them will wait."""

from collections.abc import Callable
from dataclasses import dataclass, field

# Some kilobytes each.
MOST_WAITING = 5_000
# So much of the pace is what the last update took; the rest is what was known.
_NEWEST = 0.1
# Before anything was measured.
_USUAL_S = 0.05


@dataclass(slots=True)
class Backlog:
    """``clock`` gives seconds that only grow. Above ``crowded`` updates, people are told how long it takes."""

    clock: Callable[[], float]
    crowded: float
    waiting: int = 0
    _pace_s: float = _USUAL_S  # from one update to the next while some wait
    _left_at: float | None = None
    _told: set[int] = field(default_factory=set)

    @property
    def is_full(self) -> bool:
        """Whether no more are to be fetched for now: Telegram keeps them for a day."""
        return self.waiting >= MOST_WAITING

    def come(self) -> None:
        """An update has come."""
        self.waiting += 1

    def go(self) -> None:
        """An update is handled."""
        self.waiting -= 1
        now = self.clock()
        if self._left_at is not None:
            self._pace_s += _NEWEST * (now - self._left_at - self._pace_s)
        self._left_at = now if self.waiting else None
        if self.waiting <= self.crowded:
            self._told.clear()

    def news_for(self, chat_id: int) -> float | None:
        """Seconds that an update which has just come waits, if that is long and the chat was not told so yet."""
        if self.waiting <= self.crowded or chat_id in self._told:
            return None
        self._told.add(chat_id)
        return self.waiting * self._pace_s
