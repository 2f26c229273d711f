"""What goes wrong, by plan or at a rate: calls that fail, and updates that come late, twice or out of order."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase

CALL_KINDS = {
    "flood": "answer 429 and say after how many seconds to come again; the call is not done",
    "server_error": "answer with an error of the front server, and a page of HTML; the call is not done",
    "slow": "do the call, and answer some seconds later",
    "reply_lost": "do the call, and break off in the middle of the answer",
    "refused": "do the call, and then let nobody connect for some seconds",
}
UPDATE_KINDS = {
    "duplicate": "deliver an update, and once more when the bot has confirmed it",
    "swapped": "let an update and the next of its batch change places",
    "late": "hold back an update, and those of its chat behind it, for some seconds",
}
KINDS = CALL_KINDS | UPDATE_KINDS
NOT_DONE = frozenset({"flood", "server_error"})  # a call that one of these meets
# Seconds, where none are given: what 429 asks for, longer than a client waits, a restart, a slow queue.
USUAL_SECONDS = {"flood": 1.0, "slow": 6.0, "refused": 0.5, "late": 1.0}
USUAL = -1.0
LONGEST_S = 300.0
SERVER_ERRORS = (500, 502, 503, 504)


class FaultRefused(ValueError):
    """This is no fault that can be played; ``str()`` says what can."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of trouble.

    Args:
        kind: One of `KINDS`.
        method: Which methods, or which kinds of update, it meets: a pattern with ``*``.
        after: So many that it could meet pass first.
        times: It happens at most so often; None for always.
        rate: The share that it meets, above 0 and at most 1.
        seconds: How long, 0 to 300; `USUAL` for what is usual for the kind.
        status: Of ``server_error``: 500, 502, 503 or 504.

    Raises:
        FaultRefused: A value is out of its range.
    """

    kind: str
    method: str = "*"
    after: int = 0
    times: int | None = None
    rate: float = 1.0
    seconds: float = USUAL
    status: int = 502

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise FaultRefused(f"{self.kind}: no kind of fault; there are {', '.join(KINDS)}")
        if not 0 < self.rate <= 1:
            raise FaultRefused(f"{self.kind}: rate is {self.rate}; it must be above 0 and at most 1")
        if self.after < 0 or (self.times is not None and self.times < 1):
            raise FaultRefused(f"{self.kind}: after must be 0 or more, times 1 or more")
        if self.status not in SERVER_ERRORS:
            raise FaultRefused(f"{self.kind}: status is {self.status}; it must be one of {SERVER_ERRORS}")
        if self.seconds == USUAL:
            object.__setattr__(self, "seconds", USUAL_SECONDS.get(self.kind, 0.0))
        if not 0 <= self.seconds <= LONGEST_S:
            raise FaultRefused(f"{self.kind}: seconds must be 0 to {LONGEST_S:.0f}")

    def meets(self, name: str) -> bool:
        return fnmatchcase(name.lower(), self.method.lower())


def fault_of(given: Mapping[str, object]) -> Fault:
    """Read a fault from JSON values.

    Raises:
        FaultRefused: A name or a value is not what it should be.
    """
    known = {one.name: one for one in fields(Fault)}
    for name, value in given.items():
        if name not in known:
            raise FaultRefused(f"{name}: no part of a fault; there are {', '.join(known)}")
        whole = isinstance(value, int) and not isinstance(value, bool)
        number = whole or isinstance(value, float)
        right = {
            **dict.fromkeys(("kind", "method"), isinstance(value, str)),
            **dict.fromkeys(("after", "status"), whole),
            "times": whole or value is None,
            **dict.fromkeys(("rate", "seconds"), number),
        }[name]
        if not right:
            raise FaultRefused(f"{name}: {value!r} is not of the right type")
    if "kind" not in given:
        raise FaultRefused("kind: missing; a fault needs one")
    return Fault(**given)  # type: ignore[arg-type]


def parsed(text: str) -> Fault:
    """Read ``KIND`` or ``KIND:name=value,name=value``.

    Raises:
        FaultRefused: It does not read so.
    """
    kind, _, rest = text.partition(":")
    given: dict[str, object] = {"kind": kind.strip().replace("-", "_")}
    for part in filter(None, rest.split(",")):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals or name not in {one.name for one in fields(Fault)} - {"kind"}:
            raise FaultRefused(f"{text}: {part.strip()!r} is not one of method, after, times, rate, seconds, status=…")
        try:
            given[name] = value if name == "method" else float(value) if name in {"rate", "seconds"} else int(value)
        except ValueError:
            raise FaultRefused(f"{text}: {name} must be a number, not {value!r}") from None
    return fault_of(given)


@dataclass(slots=True)
class Faults:
    """The plan. The first fault that meets a call or an update happens to it; chance has a seed, so it repeats."""

    plan: tuple[Fault, ...] = ()
    seed: int = 1
    happened: Counter[str] = field(default_factory=Counter)  # by kind
    _met: Counter[int] = field(default_factory=Counter)  # by place in the plan: those that it could meet
    _done: Counter[int] = field(default_factory=Counter)  # by place in the plan: those that it met
    _chances: list[random.Random] = field(default_factory=list)  # by place in the plan

    def __post_init__(self) -> None:
        self.set(self.plan)

    def set(self, plan: Iterable[Fault]) -> None:
        """Begin a new plan."""
        self.plan = tuple(plan)
        # Each has its own, so that one fault does not shift the luck of another.
        self._chances = [random.Random(f"{self.seed} {place}") for place in range(len(self.plan))]  # noqa: S311 (no secret)
        for counts in (self.happened, self._met, self._done):
            counts.clear()

    def of_call(self, method: str) -> Fault | None:
        return self._drawn(method, CALL_KINDS)

    def of_update(self, kind: str) -> Fault | None:
        return self._drawn(kind, UPDATE_KINDS)

    def _drawn(self, name: str, kinds: Mapping[str, str]) -> Fault | None:
        drawn = None
        for place, fault in enumerate(self.plan):
            if fault.kind not in kinds or not fault.meets(name):
                continue
            self._met[place] += 1
            spent = fault.times is not None and self._done[place] >= fault.times
            hit = self._chances[place].random() < fault.rate
            if drawn is None and hit and not spent and self._met[place] > fault.after:
                self._done[place] += 1
                self.happened[fault.kind] += 1
                drawn = fault
        return drawn
