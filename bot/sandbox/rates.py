"""Counts what a bot sends by the limits that Telegram is known for, and says when to come again.

Telegram promises no figures; these are the usual ones: 30 a second over all chats, 1 a second in a chat where short
bursts pass, 20 a minute in a group. Edits count like messages.
"""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_A_SECOND = 30
MOST_A_MINUTE_IN_A_GROUP = 20
# One message a second in a chat, on the average of so many seconds.
BURST = 5
_COUNTED = ("send", "edit", "copy", "forward")
_FREE = frozenset({"sendchataction"})


def counts(method: str) -> bool:
    """Whether calls of a method count against the limits."""
    return method.lower().startswith(_COUNTED) and method.lower() not in _FREE


@dataclass(slots=True)
class Rates:
    """Off until ``on``. ``clock`` gives seconds that only grow."""

    clock: Callable[[], float]
    on: bool = False
    _sent: dict[int | None, deque[float]] = field(default_factory=dict)  # by chat; None for all of them

    def wait_s(self, chat_id: int) -> int:
        """Whole seconds until the next message to a chat is taken: 0 for now, and then it counts."""
        now = self.clock()
        limits = [(None, MOST_A_SECOND, 1.0), (chat_id, BURST, float(BURST))]
        if chat_id < 0:
            limits.append((chat_id, MOST_A_MINUTE_IN_A_GROUP, 60.0))
        wait = max(self._wait(key, most, span, now) for key, most, span in limits)
        if wait > 0:
            return math.ceil(wait)
        for key in (None, chat_id):
            self._sent.setdefault(key, deque(maxlen=MOST_A_SECOND)).append(now)
        return 0

    def _wait(self, key: int | None, most: int, span: float, now: float) -> float:
        """Seconds until fewer than ``most`` lie in the last ``span`` seconds."""
        sent = self._sent.get(key, ())
        if len(sent) < most:
            return 0.0
        return list(sent)[-most] + span - now
