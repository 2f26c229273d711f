"""What happened when: the sentences of a text that name a day, week or month, with those who take part."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from index.attribution.reading import Reading, read_body
from index.attribution.saying_days import SayingDays
from index.dates import DateMention, Precision, find_dates
from index.entities import Entities, EntityKind, Mention
from index.marks import inside
from index.records import Span
from index.sentences import sentences

_Placed = TypeVar("_Placed", DateMention, Mention)

# The precisions that make an event, the most exact first; a year alone dates no sentence.
_EXACTNESS = {
    Precision.HOUR: 0,
    Precision.DAY: 0,
    Precision.WEEKEND: 1,
    Precision.WEEK: 2,
    Precision.MONTH: 3,
}
_ACTORS = frozenset({EntityKind.PARTY, EntityKind.PERSON})

_OPENING = re.compile(
    r"[\s“\"(]*(?:(?:but|and|then|meanwhile|also),?\s+)?"
    r"(?:(?:on|in|at|from|between|by|since|during|before|after|late|early)\s+){0,2}(?:the\s+)?",
    re.IGNORECASE,
)
# What the date of a noun stands in or behind: "the truce of 15 October", "the 15 October truce", "Friday's meeting".
_NAMING = re.compile(r"\bof\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:\b(?:the|this|that|a|its|their|his|her)|['’]s)\s+$", re.IGNORECASE)
_NOUN = re.compile(r"\s+[a-z]{3,}")
_POSSESSIVE = re.compile(r"['’]s$")


class DateOf(StrEnum):
    """Of what a date is the date, the likeliest to be looked for first.

    DEED: of what the sentence tells as having happened, happening, or to come; also within quoted words. NOUN: of a
    thing that the sentence only names by its date ("the truce of 15 October"). SAYING: of somebody's saying what the
    sentence reports ("…, the ministry said on 5 November").
    """

    DEED = "deed"
    NOUN = "noun"
    SAYING = "saying"


_LIKELIEST = {one: place for place, one in enumerate(DateOf)}


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence that says when something was or will be. The day of publication is its article's.

    ``mention`` is its date and lies in the sentence, printed there as ``words`` ("Saturday"); ``actors`` are the ids of
    the parties and persons that the sentence names, in its order, each once.

    Raises:
        ValueError: The date lies outside the sentence, or is a duration.
    """

    sentence: Span
    mention: DateMention
    words: str
    date_of: DateOf
    actors: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.mention.span not in self.sentence or self.mention.low is None:
            raise ValueError(f"{self.mention.value} does not date the sentence {self.sentence}")

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day that are meant, both included."""
        assert self.mention.low is not None
        assert self.mention.high is not None
        return self.mention.low, self.mention.high


def find_events(body: str, published: date | None, entities: Entities) -> tuple[Event, ...]:
    """The events of a body, see `events_of`."""
    return events_of(read_body(body, entities), find_dates(body, published), entities)


def events_of(reading: Reading, dates: Sequence[DateMention], entities: Entities) -> tuple[Event, ...]:
    """One event for every day, weekend, week or month, or range of them, that a sentence names; ``dates`` are all.

    Sentence by sentence; those of one sentence from the likeliest date of what it tells to the least likely: dates of
    deeds before those of nouns and of saying, then the most exact one, then one that opens the sentence. The same days
    of the same kind make one event of a sentence. Questions are no events. Time grows linearly with the body.
    """
    body, named = reading.body, entities.mentions(reading.body)
    days = [SayingDays.of(sentence, [one.attribution for one in heard])
            for sentence, heard in zip(reading.sentences, reading.heard, strict=True)]  # fmt: skip
    events: list[Event] = []
    for sentence in sentences(body, reading.quoted):
        own = [mention for mention in _within(sentence, dates) if mention.precision in _EXACTNESS]
        if not own or sentence.of(body).rstrip('”")’ ').endswith(("?", "؟")):
            continue
        read = bisect_left(days, sentence.start + 1, key=lambda one: one.sentence.span.start) - 1
        actors = _actors(_within(sentence, named), entities)
        found: dict[tuple[object, ...], Event] = {}
        for mention in own:
            date_of = _date_of(reading, sentence, mention, days[read])
            event = Event(sentence, mention, mention.span.of(body), date_of, actors)
            found.setdefault((date_of, *event.days), event)
        events += sorted(found.values(), key=lambda event: _order(body, event))
    return tuple(events)


def _order(body: str, event: Event) -> tuple[int, int, bool, int]:
    opens = _opens(body, event.sentence, event.mention)
    return _LIKELIEST[event.date_of], _EXACTNESS[event.mention.precision], not opens, event.mention.span.start


def _date_of(reading: Reading, sentence: Span, mention: DateMention, days: SayingDays) -> DateOf:
    if days.dates(mention.span):
        return DateOf.SAYING
    if inside(reading.quoted, mention.span.start + 1):
        return DateOf.DEED
    before = reading.body[max(sentence.start, mention.span.start - 30) : mention.span.start]
    after = reading.body[mention.span.end : min(sentence.end, mention.span.end + 30)]
    if _NAMING.search(before) or (_ARTICLE.search(before) and _NOUN.match(after)):
        return DateOf.NOUN
    possessive = _POSSESSIVE.search(mention.span.of(reading.body)) or _POSSESSIVE.match(after[:2])
    return DateOf.NOUN if possessive and not _opens(reading.body, sentence, mention) else DateOf.DEED


def _opens(body: str, sentence: Span, mention: DateMention) -> bool:
    before = body[sentence.start : min(mention.span.start, sentence.start + 40)]
    return mention.span.start - sentence.start < 40 and _OPENING.fullmatch(before) is not None


def _within(sentence: Span, found: Sequence[_Placed]) -> list[_Placed]:
    first = bisect_left(found, sentence.start, key=lambda one: one.span.start)
    behind = bisect_left(found, sentence.end, lo=first, key=lambda one: one.span.start)
    return list(found[first:behind])


def _actors(named: Sequence[Mention], entities: Entities) -> tuple[str, ...]:
    ids = (mention.entity_id for mention in named)
    return tuple(dict.fromkeys(one for one in ids if entities[one].kind in _ACTORS))
