"""The log of calls that the bot made, for the page and for tests. A token never gets in here."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

REMEMBERED_CALLS = 1000
SECRET_PARAMETERS = frozenset({"secret_token", "provider_token"})
# Polls come every few seconds and say nothing; the page leaves them out unless they were refused.
POLL = "getUpdates"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API. ``status`` is the HTTP status, ``description`` the reason for a refusal or empty."""

    number: int
    method: str
    parameters: Mapping[str, object]
    status: int
    description: str
    time: float  # Unix seconds

    @property
    def refused(self) -> bool:
        return self.status != 200

    @property
    def worth_showing(self) -> bool:
        return self.refused or self.method != POLL


@dataclass(slots=True)
class CallLog:
    made: int = 0
    _calls: deque[Call] = field(default_factory=lambda: deque(maxlen=REMEMBERED_CALLS))

    def record(
        self, method: str, parameters: Mapping[str, object], *, status: int, description: str, time: float
    ) -> Call:
        self.made += 1
        shown = {name: "…" if name in SECRET_PARAMETERS else value for name, value in parameters.items()}
        call = Call(self.made, method, shown, status, description, time)
        self._calls.append(call)
        return call

    def __iter__(self) -> Iterator[Call]:
        return iter(tuple(self._calls))

    def forget(self) -> None:
        self._calls.clear()
