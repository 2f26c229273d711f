"""Dates: the passage first whose own event carries the date, marked where it stands, with the days resolved."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.attribution.cues import VERBS
from index.composing.shown import Shown, weighed
from index.events import DateOf, Event
from index.records import Citation, Dated, Hit, Query
from index.signals import share
from index.snapshot.opened import Snapshot
from index.snapshot.text_index import terms

# A passage with the date of what it tells comes before one that is better by a little, and says when it was said or
# nothing.
_DATED, _UNDATED = 1.0, 0.93
# A sentence that holds less of the question than that dates something else.
_SHARED = 0.4
_WORD = re.compile(r"[^\W\d_]+")


def dated_first(snapshot: Snapshot, query: Query, hits: Sequence[Hit], weights: Mapping[str, float]) -> list[Shown]:
    """The hits, those first that date what they tell, unless others are better; the sentence with the date is marked.

    Where a question asks when something was said, all dates count. ``weights`` are those of the question's terms.
    """
    said = any(word in VERBS and VERBS[word].speaks for word in _WORD.findall(query.question.lower()))
    found = []
    for hit in hits:
        marked = _marked(snapshot, hit, weights)
        kinds = {event.date_of for event in events_of(snapshot, marked)}
        dated = bool(kinds) if said else not kinds.isdisjoint({DateOf.DEED, DateOf.NOUN})
        found.append((weighed(hit, _DATED if dated else _UNDATED), Shown(marked)))
    return [shown for _, shown in sorted(found, key=lambda pair: -pair[0])]


def events_of(snapshot: Snapshot, hit: Hit) -> tuple[Event, ...]:
    """What the highlight of a hit dates, the likeliest first."""
    return snapshot.records.events_within(snapshot.article_rows[hit.article.article_id], hit.highlight)


def days_named(
    snapshot: Snapshot, query: Query, shown: Sequence[Shown], cited: Sequence[Citation]
) -> tuple[Dated, ...]:
    """The days of the question, and those of which each citation tells, or else those on which it was said."""
    asked = query.days
    named = [Dated(asked.words, asked.low, asked.high)] if asked else []
    for one, citation in zip(shown, cited, strict=False):
        events = events_of(snapshot, one.hit)
        told = [event for event in events if event.date_of is not DateOf.SAYING] or events
        first = sorted(told, key=lambda event: event.days != citation.days)
        named += [Dated(event.words, *event.days, citation.rank) for event in first]
    return tuple(named)


def _marked(snapshot: Snapshot, hit: Hit, weights: Mapping[str, float]) -> Hit:
    """The hit, with the sentence marked that dates what was asked, where its best one has no date."""
    if events_of(snapshot, hit):
        return hit
    row, body = snapshot.article_rows[hit.article.article_id], hit.article.body
    events = snapshot.records.events_within(row, hit.passage.span)
    dating = {event.sentence for event in events if event.date_of is not DateOf.SAYING}
    dating &= frozenset(hit.passage.sentences)
    best = max(sorted(dating), key=lambda one: share(weights, frozenset(terms(one.of(body)))), default=None)
    if best is None or share(weights, frozenset(terms(best.of(body)))) < _SHARED:
        return hit
    days = tuple(event.days for event in events if event.sentence == best)
    return replace(hit, highlight=best, days=days)
