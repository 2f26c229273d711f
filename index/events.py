"""What happened when: the sentences of a text that name a day, week or month, with those who take part."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, auto
from typing import TypeVar

from index.dates import DateMention, Precision, Rule, find_dates
from index.entities import Entities, EntityKind, Mention
from index.marks import inside, quotations
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
_REPORTING = re.compile(
    r"\b(?:reported|reports|wrote|writes|said|says|covered|announced|noted|told\s+\w+|according\s+to\s+[^.;]{1,60}?)"
    r"\s+(?:(?:late|early)\s+)?(?:on|in)\s+$",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"\b(?:of|since|until|till|from|before|after|by|the|as\s+of|'s)\s+$", re.IGNORECASE)


class _Role(IntEnum):
    """What a date is to its sentence, the likeliest to be the date of its main verb first.

    The sentence opens with it, it stands beside a verb, it describes a noun or a beginning, it says when a report that
    ends the sentence was made, or it is part of what somebody is quoted with.
    """

    OPENING = auto()
    PLAIN = auto()
    ATTRIBUTE = auto()
    REPORT = auto()
    QUOTED = auto()


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence that says when something was or will be.

    ``date`` is its main date and lies in the sentence; ``actors`` are the ids of the parties and persons that the
    sentence names, in its order, each once.

    Raises:
        ValueError: The date lies outside the sentence, or is a duration.
    """

    sentence: Span
    date: DateMention
    actors: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.date.span not in self.sentence or self.date.low is None:
            raise ValueError(f"{self.date.value} does not date the sentence {self.sentence}")


def find_events(body: str, published: date | None, entities: Entities) -> tuple[Event, ...]:
    """One event for every sentence that names a day, weekend, week or month, or a range of them, in order.

    Its date is the most exact one that it names; of several, the one that opens it, then one beside a verb, then one
    that belongs to a noun ("the truce of 15 October"). That of a report which ends the sentence ("…, AFP said on
    Friday") counts only where there is no other, and one in a quotation only where there is not even that. Questions
    are no events.
    """
    marks, dates, named = quotations(body), find_dates(body, published), entities.mentions(body)
    events = []
    for sentence in sentences(body, marks):
        own = [mention for mention in _within(sentence, dates) if mention.precision in _EXACTNESS]
        if own and not sentence.of(body).rstrip('”")’ ').endswith(("?", "؟")):
            main = min(own, key=lambda mention: (_order(body, sentence, mention, marks), mention.span))
            events.append(Event(sentence, main, _actors(_within(sentence, named), entities)))
    return tuple(events)


def _order(body: str, sentence: Span, mention: DateMention, marks: Sequence[Span]) -> tuple[bool, bool, int, int]:
    role = _role(body, sentence, mention, marks)
    return role is _Role.QUOTED, role is _Role.REPORT, _EXACTNESS[mention.precision], role


def _role(body: str, sentence: Span, mention: DateMention, marks: Sequence[Span]) -> _Role:
    before = body[max(sentence.start, mention.span.start - 90) : mention.span.start]
    if inside(marks, mention.span.start + 1):
        return _Role.QUOTED
    if mention.span.start - sentence.start < 40 and _OPENING.fullmatch(before):
        return _Role.OPENING
    if sentence.end - mention.span.end < 40 and _REPORTING.search(before) and "," in before:
        return _Role.REPORT
    if mention.rule is Rule.ANCHOR or _ATTRIBUTE.search(before):
        return _Role.ATTRIBUTE
    return _Role.PLAIN


def _within(sentence: Span, found: Sequence[_Placed]) -> list[_Placed]:
    first = bisect_left(found, sentence.start, key=lambda one: one.span.start)
    behind = bisect_left(found, sentence.end, lo=first, key=lambda one: one.span.start)
    return list(found[first:behind])


def _actors(named: Sequence[Mention], entities: Entities) -> tuple[str, ...]:
    ids = (mention.entity_id for mention in named)
    return tuple(dict.fromkeys(one for one in ids if entities[one].kind in _ACTORS))
