"""Where a text names a date, and which."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from index.records import Span


class Precision(StrEnum):
    """How exactly a mention says when. HOUR is a clock time or a part of a day ("Sunday night")."""

    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    DURATION = "duration"


class Rule(StrEnum):
    """How a mention was resolved.

    EXPLICIT: the words say it all, or all but the year. WEEKDAY: the name of a weekday. RELATIVE: counted from the day
    of publication ("last week"). ANCHOR: counted from another mention ("the next day"). RANGE: from one day, month or
    year to another. CALENDAR: a date of a Hijri calendar. DURATION: how long or how often, not when.
    """

    EXPLICIT = "explicit"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    ANCHOR = "anchor"
    RANGE = "range"
    CALENDAR = "calendar"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words of a text that say when, or how long.

    ``value`` is written as in TIMEX3: 2025-10-26, 2025-10-26T21:50, 2025-10-26TNI (night; TMO, TAF, TEV: morning,
    afternoon, evening), 2025-W43, 2025-W43-WE (the weekend), 2025-10, 2025-Q1, 2025-H1, 2025-SP (SU, FA, WI), 2025,
    199 (the 1990s), 18 (the 19th century), 2025-10-25/2025-10-27 (first and last), PT48H, P2W, PXD (some days).
    ``low`` and ``high`` are the first and the last day that are meant, None for durations. They are wider than the
    value where a calendar is uncertain, and narrower where the words say more than the value ("late October").

    Raises:
        ValueError: The days are reversed, or one is missing where the mention is no duration.
    """

    span: Span
    value: str
    precision: Precision
    low: date | None
    high: date | None
    rule: Rule

    def __post_init__(self) -> None:
        if self.precision is Precision.DURATION:
            if self.low is not None or self.high is not None:
                raise ValueError(f"a duration has no days: {self.value}")
        elif self.low is None or self.high is None or self.low > self.high:
            raise ValueError(f"{self.value} needs a first and a last day, got {self.low} and {self.high}")
