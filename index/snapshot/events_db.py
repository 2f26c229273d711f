"""Events in records.sqlite, by the days they were on."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from index.dates import DateMention, Precision, Rule
from index.events import DateOf, Event
from index.records import Span

EVENT_SCHEMA = """
CREATE TABLE event (
    row INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, start INTEGER NOT NULL, end INTEGER NOT NULL,
    date_start INTEGER NOT NULL, date_end INTEGER NOT NULL, words TEXT NOT NULL, value TEXT NOT NULL,
    precision TEXT NOT NULL, low TEXT NOT NULL, high TEXT NOT NULL, rule TEXT NOT NULL, date_of TEXT NOT NULL,
    actors TEXT NOT NULL
) STRICT;
CREATE INDEX event_days ON event (low, high);
CREATE INDEX event_sentence ON event (article, start);
"""
_SELECT = (
    "SELECT article, start, end, date_start, date_end, words, value, precision, low, high, rule, date_of, actors"
    " FROM event"
)
_LIKELIEST = {one: place for place, one in enumerate(DateOf)}


class Placed(NamedTuple):
    """An event, and the row of the article that tells it."""

    article: int
    event: Event


def write_events(database: sqlite3.Connection, article: int, events: Sequence[Event]) -> None:
    """Add the events of the article of a row."""
    database.executemany(
        "INSERT INTO event (article, start, end, date_start, date_end, words, value, precision, low, high, rule,"
        " date_of, actors) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        ((article, *_columns(event)) for event in events),
    )


def read_events(database: sqlite3.Connection, low: date, high: date) -> tuple[Placed, ...]:
    """The events of which a day lies between two days, both included.

    In the order of their first days; those of one day by what their date is of (`DateOf`: deeds, nouns, saying), then
    the shorter one, then by rows of articles and places in them.
    """
    lines = database.execute(
        f"{_SELECT} WHERE low <= ? AND high >= ? ORDER BY low, row", (high.isoformat(), low.isoformat())
    )
    return tuple(sorted((_placed(line) for line in lines), key=_order))


def read_events_within(database: sqlite3.Connection, article: int, within: Span) -> tuple[Event, ...]:
    """The events whose sentence starts in a stretch of the article in a row, as `index.events` orders them."""
    lines = database.execute(
        f"{_SELECT} WHERE article = ? AND start >= ? AND start < ? ORDER BY row", (article, within.start, within.end)
    )
    return tuple(_placed(line).event for line in lines)


def _order(placed: Placed) -> tuple[date, int, date, int]:
    low, high = placed.event.days
    return low, _LIKELIEST[placed.event.date_of], high, placed.article


def _columns(event: Event) -> tuple[int | str, ...]:
    low, high = event.days
    return (
        event.sentence.start, event.sentence.end, event.mention.span.start, event.mention.span.end, event.words,
        event.mention.value, str(event.mention.precision), low.isoformat(), high.isoformat(), str(event.mention.rule),
        str(event.date_of), json.dumps(event.actors),
    )  # fmt: skip


def _placed(line: tuple[Any, ...]) -> Placed:
    article, start, end, date_start, date_end, words, value, precision, low, high, rule, date_of, actors = line
    days = (date.fromisoformat(low), date.fromisoformat(high))
    mention = DateMention(Span(date_start, date_end), value, Precision(precision), *days, Rule(rule))
    return Placed(article, Event(Span(start, end), mention, words, DateOf(date_of), tuple(json.loads(actors))))
