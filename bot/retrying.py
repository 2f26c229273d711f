"""Which calls to Telegram are tried again, and when: each is to be done once, whatever the network does."""

import logging
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.failures import MaybeDone, NotDone

POLL = "getUpdates"
# Doing these twice leaves everything as doing them once does; what sends is not among them.
_REPEATABLE_VERBS = ("get", "set", "delete", "edit", "answer")
_REPEATABLE = frozenset({"sendChatAction"})

_FIRST_PAUSE_S = 0.25
# People wait no longer than this once Telegram can be reached again.
_LONGEST_PAUSE_S = 2.0
# Telegram counts in whole seconds, and its clock is not ours.
_BEHIND_RETRY_AFTER_S = 0.1
# An answer that comes later than this is no longer waited for.
PATIENCE_S = 300.0
# After a stop has begun: so long after the last call that was done, all others are given up. Together with a call that
# waits for its answer it is less than the ten seconds after which docker kills.
GRACE_S = 4.0
# So soon is a stop noticed while a call waits for its next try.
_NAP_S = 0.5

T = TypeVar("T")
log = logging.getLogger(__name__)


def is_repeatable(method: str) -> bool:
    """Whether a method of the Bot API may be called again when it may have been done already."""
    return method in _REPEATABLE or method.startswith(_REPEATABLE_VERBS)


def pause_s(method: str, failure: NotDone | MaybeDone, tries: int, elapsed_s: float) -> float | None:
    """Seconds until the next try of a call, or None if it is to be given up.

    Args:
        method: The method of the Bot API.
        failure: How the last try ended.
        tries: How many there were, from 1.
        elapsed_s: Seconds since the first of them began.
    """
    if isinstance(failure, MaybeDone) and not is_repeatable(method):
        return None
    pause = min(_LONGEST_PAUSE_S, _FIRST_PAUSE_S * 2 ** min(tries - 1, 10))
    if isinstance(failure, NotDone) and failure.retry_after_s is not None:
        pause = max(pause, failure.retry_after_s + _BEHIND_RETRY_AFTER_S)
    # Without polls there are no questions, so these are never given up.
    patience_s = math.inf if method == POLL else PATIENCE_S
    return pause if elapsed_s + pause <= patience_s else None


@dataclass(slots=True)
class Retrying:
    """Makes calls, again where that is right. ``clock`` gives seconds that only grow; ``sleep`` waits so many."""

    clock: Callable[[], float]
    sleep: Callable[[float], Awaitable[None]]
    _ends_at: float = math.inf

    @property
    def is_ending(self) -> bool:
        """Whether the program stops."""
        return self._ends_at < math.inf

    def end_soon(self) -> None:
        """The program stops: from now on calls go on for only a few seconds longer than some of them are done."""
        self._ends_at = self.clock() + GRACE_S

    async def run(self, method: str, call: Callable[[], Awaitable[T]]) -> T:
        """What ``call`` gives, which calls ``method`` of the Bot API once.

        Raises:
            NotDone: It could not be done for so long that it was given up.
            MaybeDone: It may have been done, and must not be done twice; or it was given up.
        """
        began = self.clock()
        tries = 0
        while True:
            if self.clock() > self._ends_at:
                raise NotDone("the program stops")
            try:
                given = await call()
            except (NotDone, MaybeDone) as failure:
                tries += 1
                pause = pause_s(method, failure, tries, self.clock() - began)
                if pause is None or not await self._wait(method, failure, pause):
                    log.warning("%s: %s; given up at try %d", method, failure.message, tries)
                    raise
            else:
                if self.is_ending:
                    self.end_soon()
                return given

    async def _wait(self, method: str, failure: NotDone | MaybeDone, pause: float) -> bool:
        """Wait for the next try; False as soon as it would come too late for a stop."""
        until = self.clock() + pause
        if until <= self._ends_at:
            log.warning("%s: %s; again in %.2f s", method, failure.message, pause)
        while until <= self._ends_at:
            left = until - self.clock()
            if left <= 0:
                return True
            await self.sleep(min(left, _NAP_S))
        return False
