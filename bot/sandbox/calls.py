"""The log of calls that the bot made, for the page and for tests. A token never gets in here."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field

from bot.sandbox.faults import NOT_DONE
from bot.sandbox.files import Upload

REMEMBERED_CALLS = 1000
SECRET_PARAMETERS = frozenset({"secret_token", "provider_token"})
# Polls come every few seconds and say nothing; the page leaves them out unless they were refused.
POLL = "getUpdates"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API. ``status`` is the HTTP status, ``description`` the reason for a refusal or empty.

    ``fault`` is the kind of fault that happened to it, or empty.
    """

    number: int
    method: str
    parameters: Mapping[str, object]
    status: int
    description: str
    time: float  # Unix seconds
    fault: str = ""

    @property
    def refused(self) -> bool:
        """Whether the call itself was turned down; one that a fault kept from being done was not."""
        return self.status != 200 and self.fault not in NOT_DONE

    @property
    def worth_showing(self) -> bool:
        return self.refused or bool(self.fault) or self.method != POLL

    def json(self) -> dict[str, object]:
        return asdict(self)


@dataclass(slots=True)
class CallLog:
    made: int = 0
    _calls: deque[Call] = field(default_factory=lambda: deque(maxlen=REMEMBERED_CALLS))

    def record(
        self,
        method: str,
        parameters: Mapping[str, object],
        *,
        status: int,
        description: str,
        time: float,
        fault: str = "",
    ) -> Call:
        self.made += 1
        shown = {name: _shown(name, value) for name, value in parameters.items()}
        call = Call(self.made, method, shown, status, description, time, fault)
        self._calls.append(call)
        return call

    def __iter__(self) -> Iterator[Call]:
        return iter(tuple(self._calls))

    def forget(self) -> None:
        self._calls.clear()


def _shown(name: str, value: object) -> object:
    if name in SECRET_PARAMETERS:
        return "…"
    return str(value) if isinstance(value, Upload) else value
