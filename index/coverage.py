"""What there is to cite: how many articles each outlet has in a snapshot, and of which days."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from index.records import CorpusSize
from index.snapshot.opened import Snapshot


@dataclass(frozen=True, slots=True)
class OutletCount:
    """``newest`` is the newest day of publication of its articles, if any has one."""

    outlet: str
    articles: int
    newest: date | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """``outlets`` come with those that have most first."""

    corpus: CorpusSize
    outlets: tuple[OutletCount, ...]


def coverage(snapshot: Snapshot, withdrawn: Collection[str]) -> Coverage:
    """What a snapshot may cite: all its articles but those ``withdrawn``."""
    by_outlet: dict[str, list[date | None]] = defaultdict(list)
    for article_id, outlet, published in snapshot.records.published():
        if article_id not in withdrawn:
            by_outlet[outlet].append(published)
    days = sorted(day for every in by_outlet.values() for day in every if day)
    counts = [
        OutletCount(outlet, len(every), max((day for day in every if day), default=None))
        for outlet, every in by_outlet.items()
    ]
    ordered = tuple(sorted(counts, key=lambda one: (-one.articles, one.outlet)))
    size = CorpusSize(sum(map(len, by_outlet.values())), days[-1] if days else None, days[0] if days else None)
    return Coverage(size, ordered)
