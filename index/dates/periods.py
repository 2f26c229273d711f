"""The stretches of time that dates name: days, weeks, months and longer ones, with their written values."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from index.dates.mentions import Precision, Rule

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """What a mention means: see `DateMention`."""

    value: str
    precision: Precision
    low: date | None
    high: date | None
    rule: Rule

    @property
    def is_day(self) -> bool:
        return self.precision in {Precision.DAY, Precision.HOUR} and "/" not in self.value

    def by(self, rule: Rule) -> "Period":
        return replace(self, rule=rule)


def day(of: date, rule: Rule = Rule.EXPLICIT) -> Period:
    return Period(of.isoformat(), Precision.DAY, of, of, rule)


def at(of: date, suffix: str, rule: Rule) -> Period:
    """A time of a day: ``suffix`` is "T21:50", "TNI" and the like, or nothing for the whole day."""
    return Period(of.isoformat() + suffix, Precision.HOUR, of, of, rule) if suffix else day(of, rule)


def days(first: date, last: date, precision: Precision = Precision.DAY) -> Period | None:
    """From one day to another, both included; None where they are reversed."""
    if first > last:
        return None
    return Period(f"{first.isoformat()}/{last.isoformat()}", precision, first, last, Rule.RANGE)


def week(of: date) -> Period:
    monday = moved(of, -of.weekday()) or of
    year, number, _ = of.isocalendar()
    return Period(f"{year}-W{number:02}", Precision.WEEK, monday, moved(monday, 6) or monday, Rule.RELATIVE)


def weekend(of: date) -> Period:
    whole = week(of)
    assert whole.high is not None
    saturday = moved(whole.high, -1)
    return Period(f"{whole.value}-WE", Precision.WEEKEND, saturday, whole.high, Rule.RELATIVE)


def month(year: int, number: int) -> Period | None:
    if not MINYEAR <= year <= MAXYEAR:
        return None
    last = monthrange(year, number)[1]
    return Period(
        f"{year:04}-{number:02}", Precision.MONTH, date(year, number, 1), date(year, number, last), Rule.EXPLICIT
    )


def months(start: tuple[int, int], end: tuple[int, int]) -> Period | None:
    """From one month to another; each is (year, number)."""
    first, last = month(*start), month(*end)
    if first is None or last is None or start >= end:
        return None
    return Period(f"{first.value}/{last.value}", Precision.MONTH, first.low, last.high, Rule.RANGE)


def quarter(year: int, number: int) -> Period:
    return _months_of_year(f"{year}-Q{number}", Precision.QUARTER, year, 3 * number - 2, 3)


def half(year: int, number: int) -> Period:
    return _months_of_year(f"{year}-H{number}", Precision.HALF, year, 6 * number - 5, 6)


def season(year: int, name: str) -> Period:
    """A season ("SP", "SU", "FA", "WI") of the northern half of the earth; the winter of a year ends in the next."""
    return _months_of_year(f"{year}-{name}", Precision.SEASON, year, _SEASONS[name], 3)


def year(number: int) -> Period:
    return Period(f"{number:04}", Precision.YEAR, date(number, 1, 1), date(number, 12, 31), Rule.EXPLICIT)


def years(first: int, last: int) -> Period | None:
    if first >= last:
        return None
    return Period(f"{first}/{last}", Precision.YEAR, date(first, 1, 1), date(last, 12, 31), Rule.RANGE)


def decade(first: int) -> Period:
    return Period(str(first // 10), Precision.DECADE, date(first, 1, 1), date(first + 9, 12, 31), Rule.EXPLICIT)


def century(number: int) -> Period:
    first, last = date(100 * number - 99, 1, 1), date(100 * number, 12, 31)
    return Period(f"{number - 1}", Precision.CENTURY, first, last, Rule.EXPLICIT)


def duration(value: str) -> Period:
    return Period(value, Precision.DURATION, None, None, Rule.DURATION)


def moved(of: date, by_days: int) -> date | None:
    """A day some days later (earlier when negative), or None behind the end of the calendar."""
    try:
        return of + timedelta(by_days)
    except OverflowError:
        return None


def moved_months(of: date, by_months: int) -> Period | None:
    count = of.year * 12 + of.month - 1 + by_months
    return month(count // 12, count % 12 + 1)


_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3}
_YEARS = {"year": 1, "decade": 10}
_IN_A_DAY = {"hour": 24, "minute": 1440}


def shifted(of: date, unit: str, amount: int) -> Period | None:
    """The day, week, month … that lies ``amount`` units after the one of a day (before it when negative).

    Hours and minutes are counted as full days. None where that is behind the end of the calendar.
    """
    if unit in _DAYS:
        to = moved(of, amount * _DAYS[unit])
        make = weekend if unit == "weekend" else day if _DAYS[unit] == 1 else week
        return None if to is None else make(to)
    if unit in _IN_A_DAY:
        to = moved(of, abs(amount) // _IN_A_DAY[unit] * (1 if amount > 0 else -1))
        return None if to is None else day(to)
    if unit in _MONTHS:
        found = moved_months(of, amount * _MONTHS[unit])
        if unit == "quarter" and found is not None and found.low is not None:
            return quarter(found.low.year, (found.low.month + 2) // 3)
        return found
    to_year = of.year + amount * _YEARS[unit]
    if not MINYEAR <= to_year <= MAXYEAR - 10:
        return None
    return year(to_year) if unit == "year" else decade(max(to_year // 10 * 10, 10))


def _months_of_year(value: str, precision: Precision, of_year: int, first: int, count: int) -> Period:
    last = first + count - 1
    end = month(of_year + (last - 1) // 12, (last - 1) % 12 + 1)
    assert end is not None
    return Period(value, precision, date(of_year, first, 1), end.high, Rule.EXPLICIT)
