"""Timelines: what happened on some days, in order, each story once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.composing.placing import hit_of
from index.composing.shown import Shown
from index.events import DateOf, Event
from index.records import Days, Hit
from index.signals import share
from index.snapshot.opened import Snapshot
from index.snapshot.text_index import terms

MOST_EVENTS = 10
# An event is in the matter when its sentence holds so much of the question's words.
_IN_THE_MATTER = 0.5
# Sentences of one day that share so many of their words tell the same.
_SAME = 0.5
# A stretch longer than what is asked for, and than a week, is no event of these days.
_WEEK = 7
_LIKELIEST = {one: place for place, one in enumerate(DateOf)}


@dataclass(frozen=True, slots=True)
class _Told:
    """An event in the article of a row; ``near`` is how much of the question's words its sentence holds (0…1)."""

    article: int
    event: Event
    words: frozenset[str]
    near: float

    @property
    def day(self) -> date:
        return self.event.days[0]

    @property
    def worth(self) -> tuple[int, float, int, int]:
        low, high = self.event.days
        return _LIKELIEST[self.event.date_of], -self.near, (high - low).days, self.article


def timeline(
    snapshot: Snapshot, days: Days, weights: Mapping[str, float], withdrawn: Collection[str], most: int
) -> list[Shown]:
    """The events of some days, earliest first: at most so many, of the days of which most is told.

    What happened goes before what was said, of which only the day of saying is known. ``weights`` are those of the
    words that the events have to be about, if there are any.
    """
    longest = max(_WEEK, (days.high - days.low).days + 1)
    told = []
    for article, event in snapshot.records.events(days.low, days.high):
        low, high = event.days
        body = snapshot.records.article(article).body
        words = frozenset(terms(event.sentence.of(body)))
        near = share(weights, words)
        if near >= _IN_THE_MATTER and (high - low).days < longest:
            told.append(_Told(article, event, words, near))
    return _shown(snapshot, _once(told), withdrawn, most)


def in_the_matter(snapshot: Snapshot, hits: Sequence[Hit], withdrawn: Collection[str], most: int) -> list[Shown]:
    """The events of the best hits, earliest first."""
    told = []
    for hit in hits:
        row = snapshot.article_rows[hit.article.article_id]
        words = frozenset(terms(hit.highlight.of(hit.article.body)))
        events = snapshot.records.events_within(row, hit.highlight)
        told += [_Told(row, event, words, hit.score) for event in events[:1]]
    return _shown(snapshot, _once(told), withdrawn, most)


def _once(told: Iterable[_Told]) -> list[_Told]:
    """Each sentence once, for its likeliest date, and of sentences that tell the same of one day the worthiest."""
    kept: list[_Told] = []
    seen: set[tuple[int, int]] = set()
    for one in sorted(told, key=lambda one: one.worth):
        place = one.article, one.event.sentence.start
        same = (other for other in kept if other.day == one.day and _alike(one.words, other.words) >= _SAME)
        if place not in seen and next(same, None) is None:
            kept.append(one)
        seen.add(place)
    return kept


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _shown(snapshot: Snapshot, told: Sequence[_Told], withdrawn: Collection[str], most: int) -> list[Shown]:
    by_day: dict[date, list[_Told]] = {}
    for one in told:
        by_day.setdefault(one.day, []).append(one)
    deeds = {day: sum(one.event.date_of is DateOf.DEED for one in events) for day, events in by_day.items()}
    ordered = sorted(by_day, key=lambda day: (-deeds[day], day))
    rounds = max(map(len, by_day.values()), default=0)
    in_turn = (by_day[day][number] for number in range(rounds) for day in ordered if number < len(by_day[day]))
    found: list[tuple[_Told, Hit]] = []
    stories: set[int] = set()
    for one in in_turn:
        placed = hit_of(snapshot, one.article, one.event.sentence, round(one.near, 4), withdrawn)
        if placed is None or placed[1] in stories:
            continue
        stories |= {placed[1]} if placed[1] is not None else set()
        found.append((one, placed[0]))
        if len(found) == most:
            break
    found.sort(key=lambda pair: (pair[0].event.days, pair[0].worth))
    return [Shown(hit, days=one.event.days) for one, hit in found]
