"""The days that a question is about, and how a follow-up moves them: "the week after", "a month later"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.dates import DateMention, Rule, find_dates
from index.records import Days, Span

_SINCE = re.compile(r"\b(?:since|after|from)(?: (?:the|about|around))? $")
_UNTIL = re.compile(r"\b(?:before|until|till|up to|prior to)(?: (?:the|about|around))? $")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_LENGTHS = {"day": 1, "week": 7, "month": 30, "year": 365}
_COUNT = rf"{'|'.join(_NUMBERS)}|\d{{1,3}}"
# "The week after" moves only where nothing follows: "the week after Doha" is counted from another day than asked about.
_MOVE = re.compile(
    rf"\b(?:(?P<count>{_COUNT}) (?P<unit>day|week|month|year)s? (?P<way>after|later|before|earlier)(?: that)?"
    r"|(?:the )?(?P<which>next|following|previous|preceding) (?P<one>day|week|month|year))(?=\W*$)"
)
# What lies no farther ahead of the newest article may be announced in it.
_AHEAD = timedelta(days=45)
_BACK = {"before", "earlier", "previous", "preceding"}
_SHIFTED = {"later", "earlier"}


@dataclass(frozen=True, slots=True)
class DayWords:
    """The days of a question, and the spans of the words that name them."""

    days: Days | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Mention:
    words: DateMention
    low: date
    high: date


def day_words(text: str, lower: str, reference: date) -> DayWords:
    """The days named in ``text``; from the first to the last where there are several that do not lie in each other.

    ``lower`` is the same in small letters. "Since" and "after" open the end up to ``reference`` at least, "before" and
    "until" the beginning.
    """
    found = [
        _Mention(one, *_not_ahead(one.low, one.high, one.span.of(text), reference))
        for one in find_dates(text, reference, typed=True)
        if one.low and one.high
    ]
    if not found:
        return DayWords(None, ())
    spans = tuple(one.words.span for one in found)
    narrow = [one for one in found if not any(_holds(one, other) for other in found)]
    ranges = [_range(one, lower, reference) for one in narrow]
    words = ", ".join(one.words.span.of(text) for one in narrow)
    return DayWords(Days(min(low for low, _ in ranges), max(high for _, high in ranges), words), spans)


def _not_ahead(low: date, high: date, words: str, reference: date) -> tuple[date, date]:
    """Days far ahead that are named without their year are those of the year before: articles tell what was."""
    if low - reference <= _AHEAD or str(low.year) in words:
        return low, high
    return _a_year_before(low), _a_year_before(high)


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def moved(lower: str, days: Days | None) -> tuple[Days | None, Span] | None:
    """``days`` of the question before as the words of this one move them, and those words; None where they do not."""
    match = _MOVE.search(lower)
    if match is None:
        return None
    span = Span(*match.span())
    if days is None:
        return None, span
    unit = match["unit"] or match["one"]
    count = match["count"] or "1"
    length = timedelta(days=_LENGTHS[unit] * (_NUMBERS.get(count) or int(count)))
    way = match["way"] or match["which"]
    try:
        low, high = _moved(days, length, back=way in _BACK, shifted=way in _SHIFTED)
    except OverflowError:  # counted from days that are open to the beginning of time
        return None, span
    return Days(low, high, match.group()), span


def _moved(days: Days, length: timedelta, *, back: bool, shifted: bool) -> tuple[date, date]:
    """As long as a day, week or month that follows directly, or the same days so much later or earlier."""
    if shifted:
        return (days.low - length, days.high - length) if back else (days.low + length, days.high + length)
    day = timedelta(days=1)
    return (days.low - length, days.low - day) if back else (days.high + day, days.high + length)


def _range(one: _Mention, lower: str, reference: date) -> tuple[date, date]:
    if _SINCE.search(lower, 0, one.words.span.start) and one.words.rule is not Rule.RANGE:
        return one.low, max(one.high, reference)
    if _UNTIL.search(lower, 0, one.words.span.start):
        return date.min, one.high
    return one.low, one.high


def _holds(one: _Mention, other: _Mention) -> bool:
    """Whether the days of ``one`` hold those of ``other`` and more: a year beside a day of it says nothing new."""
    return one.low <= other.low and other.high <= one.high and (one.low, one.high) != (other.low, other.high)


def spans_hold(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether a word lies in or reaches into one of the spans."""
    return any(span.start < end and start < span.end for span in spans)
