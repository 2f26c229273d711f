"""How much a person or a group may ask, so that nobody's asking is everybody's waiting."""

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

MINUTE_S, DAY_S = 60.0, 86_400.0
# Who has asked nothing for longest is forgotten first; a window takes some hundred bytes.
_KEPT = 100_000

# Whose window it is: a person, by a positive id, or a group, by a negative one; and how many seconds it lasts.
_Key = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Limits:
    """The most questions in a minute and in a day, of a person everywhere and of a group by all who are in it.

    Above ``waiting`` updates that wait at once, people are told how long it takes.
    """

    person_minute: float = math.inf
    person_day: float = math.inf
    group_minute: float = math.inf
    group_day: float = math.inf
    waiting: float = math.inf


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Too much was asked. ``wait_s`` seconds later it may be asked again; ``is_news`` if it was not said before."""

    wait_s: float
    is_news: bool


@dataclass(slots=True)
class _Window:
    began: float
    asked: int = 0
    told: bool = False


@dataclass(frozen=True, slots=True)
class Quotas:
    """Counts from the first question on for a minute and for a day, then anew; a restart forgets it all.

    ``clock`` gives seconds that only grow.
    """

    limits: Limits
    clock: Callable[[], float]
    _windows: OrderedDict[_Key, _Window] = field(default_factory=OrderedDict)

    def ask(self, person: int | None, group: int | None = None) -> Refusal | None:
        """Count a question of a person, in a group if it is asked there; or refuse it, and then it does not count."""
        now = self.clock()
        windows = [(self._window(key, now), key[1], most) for key, most in self._limits(person, group)]
        full = [(window, window.began + span - now) for window, span, most in windows if window.asked >= most]
        if full:
            is_news = not any(window.told for window, _ in full)
            for window, _ in full:
                window.told = True
            return Refusal(max(wait for _, wait in full), is_news)
        for window, _, _ in windows:
            window.asked += 1
        return None

    def _limits(self, person: int | None, group: int | None) -> list[tuple[_Key, float]]:
        limits: list[tuple[_Key, float]] = []
        if person is not None:
            limits += [((person, MINUTE_S), self.limits.person_minute), ((person, DAY_S), self.limits.person_day)]
        if group is not None:
            limits += [((group, MINUTE_S), self.limits.group_minute), ((group, DAY_S), self.limits.group_day)]
        return limits

    def _window(self, key: _Key, now: float) -> _Window:
        """The window that a moment lies in."""
        window = self._windows.get(key)
        if window is None or now >= window.began + key[1]:
            window = self._windows[key] = _Window(now)
        self._windows.move_to_end(key)
        while len(self._windows) > _KEPT:
            self._windows.popitem(last=False)
        return window


UNLIMITED = Quotas(NO_LIMITS, lambda: 0.0)
