"""What is known of each watched feed between rounds: when to ask again, what was seen, how long it has been ill."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from index.errors import CorpusError
from index.whole_files import write_whole

STATE_FILE, METRICS_FILE = "watch.json", "watch.prom"
# A feed is silent or failing when nothing new, or nothing at all, has come for this long.
ALARM_AFTER = timedelta(days=1)
LONGEST_WAIT = timedelta(days=1)
# An entry that cannot be added is tried this often; feeds hold some hundred entries.
TRIES = 3
_KEPT_ENTRIES = 2_000


@dataclass(frozen=True, slots=True)
class FeedState:
    """All times are in UTC. ``tries`` maps an entry's id to failed attempts; ``seen`` are ids that are done with."""

    due: datetime | None = None
    since: datetime | None = None
    last_success: datetime | None = None
    last_new: datetime | None = None
    failures: int = 0
    etag: str | None = None
    last_modified: str | None = None
    seen: tuple[str, ...] = ()
    tries: tuple[tuple[str, int], ...] = ()

    def is_due(self, now: datetime) -> bool:
        return self.due is None or self.due <= now

    def succeeded(self, now: datetime, every: timedelta, *, fresh: bool) -> "FeedState":
        """After an answer of the feed; ``fresh`` says that it held entries never seen before."""
        last_new = now if fresh else self.last_new
        return replace(
            self, due=now + every, since=self.since or now, last_success=now, last_new=last_new, failures=0
        )  # fmt: skip

    def failed(self, now: datetime, every: timedelta) -> "FeedState":
        """After a fault: the wait doubles each time, up to a day."""
        wait = min(every * 2 ** min(self.failures + 1, 12), max(LONGEST_WAIT, every))
        return replace(self, due=now + wait, since=self.since or now, failures=self.failures + 1)

    def done_with(self, entry_id: str) -> "FeedState":
        """After an entry was added, or found not to matter, or given up."""
        tries = tuple(pair for pair in self.tries if pair[0] != entry_id)
        return replace(self, seen=(*self.seen, entry_id)[-_KEPT_ENTRIES:], tries=tries)

    def tried(self, entry_id: str) -> "FeedState":
        """After an entry could not be added; the last of its tries is the end of it."""
        count = dict(self.tries).get(entry_id, 0) + 1
        if count >= TRIES:
            return self.done_with(entry_id)
        return replace(self, tries=(*(pair for pair in self.tries if pair[0] != entry_id), (entry_id, count)))

    def alarm(self, now: datetime) -> str | None:
        """What is wrong with the feed for a day or longer, if anything."""
        if self.since is None:
            return None
        if self.failures and now - (self.last_success or self.since) >= ALARM_AFTER:
            since = "it was first asked" if self.last_success is None else f"{self.last_success:%Y-%m-%d %H:%M} UTC"
            return f"failing since {since} ({self.failures} tries)"
        if not self.failures and now - (self.last_new or self.since) >= ALARM_AFTER:
            return f"silent since {self.last_new or self.since:%Y-%m-%d %H:%M} UTC"
        return None


def load_states(index: Path) -> dict[str, FeedState]:
    """The states of all feeds by id; none where nothing was watched yet.

    Raises:
        CorpusError: The file is not what was written.
    """
    path = index / STATE_FILE
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): _state(values) for name, values in said.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        wrong = f"{path}: cannot be read ({type(error).__name__}); remove it, and every feed is read from the start"
        raise CorpusError(wrong) from None


def save_states(index: Path, states: Mapping[str, FeedState], now: datetime) -> None:
    """Write the states, and beside them figures in the text format of Prometheus.

    Raises:
        CorpusError: The disk refuses.
    """
    values = {name: asdict(state) for name, state in states.items()}
    try:
        write_whole(index / STATE_FILE, json.dumps(values, default=datetime.isoformat, indent=1).encode() + b"\n")
        write_whole(index / METRICS_FILE, metrics(states, now).encode())
    except OSError as error:
        raise CorpusError(f"{index}: cannot be written ({error.strerror})") from None


def metrics(states: Mapping[str, FeedState], now: datetime) -> str:
    """Gauges for each feed, as a textfile collector reads them."""
    lines = []
    for name, what, value in (
        ("last_success_timestamp_seconds", "When the feed last answered.", _last_success),
        ("last_new_timestamp_seconds", "When the feed last had something new.", _last_new),
        ("failures", "Faults since the feed last answered.", lambda state: state.failures),
        ("alarm", "1 while the feed has been silent or failing for a day.", lambda s: int(s.alarm(now) is not None)),
    ):
        lines += [f"# HELP talks_feed_{name} {what}", f"# TYPE talks_feed_{name} gauge"]
        lines += [f'talks_feed_{name}{{feed="{feed}"}} {value(state)}' for feed, state in sorted(states.items())]
    return "\n".join(lines) + "\n"


def _last_success(state: FeedState) -> int:
    return int(state.last_success.timestamp()) if state.last_success else 0


def _last_new(state: FeedState) -> int:
    return int(state.last_new.timestamp()) if state.last_new else 0


def _state(values: Mapping[str, Any]) -> FeedState:
    times = ("due", "since", "last_success", "last_new")
    read: dict[str, Any] = {name: datetime.fromisoformat(values[name]) for name in times if values.get(name)}
    rest = {one.name: values[one.name] for one in fields(FeedState) if one.name not in times and one.name in values}
    rest["seen"] = tuple(rest.get("seen", ()))
    rest["tries"] = tuple((str(entry), int(count)) for entry, count in rest.get("tries", ()))
    return FeedState(**read, **rest)
