"""The dates of a text, resolved."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest

from index.dates import periods
from index.dates.clocks import CLOCKS
from index.dates.explicit import EXPLICIT
from index.dates.grammar import DIGIT
from index.dates.happenings import HAPPENINGS, happened_on, is_day_of_it
from index.dates.lengths import LENGTHS
from index.dates.mentions import DateMention, Precision, Rule
from index.dates.months import MONTHS
from index.dates.periods import Period
from index.dates.reading import Alone, Base, Pattern, Reading, Scene, Shift, Time
from index.dates.relative import RELATIVE
from index.dates.tense import Cues
from index.dates.tongues import TONGUES
from index.dates.words import fold
from index.dates.years import YEARS
from index.marks import inside, quotations
from index.records import Span
from index.sentences import sentences

# The first pattern that reads a date wins, so the longer and more certain ones come first.
PATTERNS: tuple[Pattern, ...] = (*EXPLICIT, *CLOCKS, *TONGUES, *MONTHS, *RELATIVE, *HAPPENINGS, *YEARS, *LENGTHS)

_DIGITS = "0123456789"
# What words begin with that are not among those that patterns start with: digits, and the "and" of Arabic.
_MAY_START = frozenset(_DIGITS + "و")
_WORD = re.compile(r"[^\W_]+")
# What a number stands directly behind when it is none of a date: prices, +92, F-16, 3.25, addresses.
_BEFORE_OTHER_NUMBERS = re.compile(r"(?:[$€£₨#+@=&]|[\w%][-.,/:'])$")
_TIME_TO_DAY = re.compile(r"\s*,?\s*(?:(?:late|early)\s+)?(?:(?:on|of|the|in|into|at|both)\s+){0,3}", re.IGNORECASE)
_TIME_ON_DAY = re.compile(r"\s*,?\s*(?:on|of)\s+(?:the\s+)?", re.IGNORECASE)
_DATE_TO_WEEKDAY = re.compile(r"\s?[,(]?\s?")
_DAY_TO_TIME = re.compile(
    r"(?:'s)?\s*,?\s*(?:(?:at|around|about|by|near|in|during|the|early|late|before|after|from)\s+){0,3}|-",
    re.IGNORECASE,
)


def _starting() -> dict[str, tuple[Pattern, ...]]:
    words = {word for pattern in PATTERNS for word in pattern.starts}
    return {word: tuple(pattern for pattern in PATTERNS if word in pattern.starts) for word in words}


_STARTING = _starting()


@dataclass(frozen=True, slots=True)
class _Item:
    """A match of a pattern: what it reads, and once it is known, what that means."""

    start: int
    end: int
    reading: Reading
    quoted: bool
    period: Period | None = None


@dataclass(slots=True)
class _Days:
    """The days that relative dates can be counted from, at one point of a text."""

    published: date | None
    in_paragraph: date | None = None
    around: date | None = None
    seen: date | None = None
    spoken: date | None = None
    # When things were that happened once, by their names; None where the text names several days. Days that the text
    # named (with the start of their sentence, their own start and end) are looked at for it only when one is asked for.
    happenings: dict[str, date | None] = field(default_factory=dict)
    named: list[tuple[int, int, int, Period]] = field(default_factory=list)

    def base(self, base: Base, happening: str | None) -> date | None:
        return {
            Base.NEAR: self.published or self.seen,
            Base.SPEECH: self.spoken or self.published,
            Base.ANCHOR: self.in_paragraph or self.published,
            Base.ANCHOR_ONLY: self.in_paragraph,
            Base.AROUND: self.around,
            Base.HAPPENING: self.happenings.get(happening) if happening else None,
        }[base]

    def saw(self, period: Period | None) -> None:
        if period is not None and period.low is not None:
            self.around = period.low
        self.in_paragraph = _day_of(period) or self.in_paragraph
        self.seen = _day_of(period) or self.seen

    def look_for_happenings(self, text: str) -> None:
        for sentence, start, end, period in self.named:
            what, day = happened_on(text, sentence, start, end), _day_of(period)
            if what is not None:
                self.happenings[what] = day if self.happenings.get(what, day) == day else None
        self.named.clear()

    def leave_paragraph(self) -> None:
        self.in_paragraph = self.around = None


def find_dates(body: str, published: date | None, *, typed: bool = False) -> tuple[DateMention, ...]:
    """All dates and durations that a text names and that can be resolved, in order and apart from each other.

    Relative dates are counted from ``published``, from the day on which a quotation was said where they stand in one
    whose sentence names it, or, as "the next day", from the last day named in the paragraph. What lacks its year gets
    the one that brings it near ``published``, rather the past than the future unless the words look forward; where
    that is None, near the last day named. What cannot be resolved is left out, and so is what can be read in two ways:
    05/06/2025 (but not 05.06.2025, which is in June), or "the day before the attack".

    With ``typed`` the text is a question: names of months and weekdays need no capitals, and a day or month without
    year is the one nearest to ``published``, be it before or after; for that pass the corpus' newest day, or one in its
    middle. "yesterday" and "on sunday" are then counted from that day, too.
    """
    text, marks = fold(body), quotations(body)
    days, found = _Days(published), list[DateMention]()
    end_before = 0
    for sentence in sentences(body, marks):
        if body.count("\n", end_before, sentence.start) > 1:
            days.leave_paragraph()
        end_before = sentence.end
        scene = Scene(text, sentence.start, sentence.end, typed, Cues(text, sentence.start, sentence.end))
        items = _with_times(_with_weekdays(_resolved(list(_items(scene, marks)), scene, days)), text, days)
        found += [_mention(item) for item in items if item.period is not None]
    return tuple(found)


def _mention(item: _Item) -> DateMention:
    period = item.period
    assert period is not None
    return DateMention(Span(item.start, item.end), period.value, period.precision, period.low, period.high, period.rule)


def _items(scene: Scene, marks: Sequence[Span]) -> Iterator[_Item]:
    at = scene.start
    while word := _WORD.search(scene.text, at, scene.end):
        at = word.end()
        letters = word.group().lower()
        if letters not in _STARTING and letters[0] not in _MAY_START:
            continue
        start, patterns = _patterns_at(scene, word.start(), letters)
        for pattern in patterns:
            match = pattern.expression.match(scene.text, start, scene.end)
            reading = pattern.read(match, scene) if match else None
            if match and reading is not None:
                yield _Item(match.start(), match.end(), reading, inside(marks, match.start() + 1))
                at = match.end()
                break


def _patterns_at(scene: Scene, start: int, letters: str) -> tuple[int, tuple[Pattern, ...]]:
    """The patterns that a word can begin, and where: behind the "and" of Arabic, which is written as part of it."""
    if letters[0] in _DIGITS:
        before = scene.text[max(scene.start, start - 2) : start]
        return start, () if _BEFORE_OTHER_NUMBERS.search(before) else _STARTING[DIGIT]
    if letters in _STARTING:
        return start, _STARTING[letters]
    return start + 1, _STARTING.get(letters[1:], ())


def _day_of(period: Period | None) -> date | None:
    # A day of an uncertain calendar is wider than its value.
    return date.fromisoformat(period.value[:10]) if period is not None and period.is_day else None


def _resolved(items: list[_Item], scene: Scene, days: _Days) -> list[_Item]:
    """The items with their meaning; what a quotation counts from is known only after the words around it are."""
    done = list(items)
    days.spoken = None
    for first_round in (True, False):
        for number, item in enumerate(items):
            if _waits(item) is first_round:
                continue
            following = done[number + 1] if number + 1 < len(done) else None
            if isinstance(item.reading, Shift) and item.reading.happening:
                days.look_for_happenings(scene.text)
            period = _counted_to(item, following, scene) or _period(item.reading, days)
            if number and _repeats(done[number - 1], item, period, scene.text):
                period = done[number - 1].period
            done[number] = replace(item, period=period)
            if first_round:
                days.saw(period)
        spoken = (_day_of(item.period) for item in done if not item.quoted)
        days.spoken = next((day for day in spoken if day is not None), None)
    days.spoken = None
    days.named += [
        (scene.start, item.start, item.end, item.period)
        for item in done
        if item.period is not None and item.period.is_day and not _counts_from_happening(item)
    ]
    return done


def _waits(item: _Item) -> bool:
    """Whether an item is resolved only when the rest of its sentence is."""
    speech = isinstance(item.reading, Shift) and item.reading.base is Base.SPEECH
    return _counts_from_happening(item) or (speech and item.quoted)


def _counts_from_happening(item: _Item) -> bool:
    return isinstance(item.reading, Shift) and item.reading.base is Base.HAPPENING


def _counted_to(item: _Item, following: _Item | None, scene: Scene) -> Period | None:
    """The meaning of "two days after the truce of 19 October", counted from the date that follows; None elsewhere."""
    if following is None or not isinstance(item.reading, Shift) or not _counts_from_happening(item):
        return None
    day, words = _day_of(following.period), (item.start, item.end)
    sentence, dated = (scene.start, scene.end), (following.start, following.end)
    return item.reading.of(day) if day is not None and is_day_of_it(scene.text, sentence, words, dated) else None


def _repeats(before: _Item, item: _Item, period: Period | None, text: str) -> bool:
    """Whether a weekday only repeats the date that it follows: "5 November (Wednesday)"."""
    day, own = _day_of(before.period), _day_of(period)
    if day is None or own is None or period is None or period.rule is not Rule.WEEKDAY:
        return False
    return day.weekday() == own.weekday() and _DATE_TO_WEEKDAY.fullmatch(text, before.end, item.start) is not None


def _period(reading: Reading, days: _Days) -> Period | None:
    if isinstance(reading, Period):
        return reading
    if isinstance(reading, Time):
        return None
    base = days.base(reading.base, reading.happening)
    return reading.of(base) if base is not None else None


def _with_weekdays(items: list[_Item]) -> list[_Item]:
    """The items, with a weekday that only repeats the date before it put to that date."""
    joined: list[_Item] = []
    for item in items:
        if joined and item.period is not None and item.period is joined[-1].period:
            joined[-1] = replace(joined[-1], end=item.end)
        else:
            joined.append(item)
    return joined


def _with_times(items: list[_Item], text: str, days: _Days) -> list[_Item]:
    """The items with times of day put to the days that they stand beside."""
    joined: list[_Item] = []
    waiting: _Item | None = None
    named = [day for day in (_day_of(item.period) for item in items) if day is not None]
    for item, following in zip_longest(items, items[1:]):
        if isinstance(item.reading, Time):
            own = following is not None and _beside(item, following, text, _TIME_ON_DAY)
            if joined and waiting is None and not own and _beside(joined[-1], item, text, _DAY_TO_TIME):
                joined[-1] = _put_to(joined[-1], item)
                continue
            joined += _alone(waiting, named, days)
            waiting = item
        elif waiting is not None and item.period is not None and _beside(waiting, item, text, _TIME_TO_DAY):
            joined.append(_put_to(item, waiting))
            waiting = None
        else:
            joined += _alone(waiting, named, days)
            waiting = None
            joined.append(item)
    return [*joined, *_alone(waiting, named, days)]


def _beside(left: _Item, right: _Item, text: str, between: re.Pattern[str]) -> bool:
    period = left.period or right.period
    if period is None or period.precision not in {Precision.DAY, Precision.HOUR}:
        return False
    return right.start - left.end < 40 and between.fullmatch(text, left.end, right.start) is not None


def _put_to(day: _Item, time: _Item) -> _Item:
    assert isinstance(time.reading, Time)
    period = day.period
    if period is not None and period.is_day and period.precision is Precision.DAY and period.low == period.high:
        assert period.low is not None
        period = periods.at(period.low, time.reading.suffix, period.rule)
    return _Item(min(day.start, time.start), max(day.end, time.end), day.reading, day.quoted, period)


def _alone(time: _Item | None, named: list[date], days: _Days) -> list[_Item]:
    """What a time of day is that stands beside no day: nothing, or one item."""
    if time is None or not isinstance(time.reading, Time):
        return []
    day, rule = None, Rule.ANCHOR
    if time.reading.alone is Alone.SENTENCE and len(set(named)) == 1:
        day = named[0]
    elif time.reading.alone is Alone.PUBLISHED and not named:
        day, rule = days.published, Rule.RELATIVE
    if day is None:
        return []
    return [_Item(time.start, time.end, time.reading, time.quoted, periods.at(day, time.reading.suffix, rule))]
