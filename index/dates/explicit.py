"""Dates that say which day, month or year they mean, or all but the year; and ranges of them."""

import re
from collections.abc import Callable
from datetime import date

from index.dates import periods
from index.dates.calendars import Calendar, gregorian, year_in
from index.dates.grammar import (
    AND,
    DIGIT,
    END,
    GAP,
    MONTH_STARTS,
    TO,
    WEEKDAY_STARTS,
    day,
    day_number,
    month,
    month_of,
    weekday_before,
    weekday_of,
    year,
)
from index.dates.mentions import Precision, Rule
from index.dates.periods import Period
from index.dates.reading import Base, Reading, Scene, Shift, pattern

# How much nearer a day has to lie to be read against the tense around it, or, where there is none, as still to come.
_AGAINST_TENSE_DAYS = 200
_AHEAD_DAYS = 150
_NO_MATTER_DAYS = 20
_LUNAR_UNCERTAINTY_DAYS = 1
_FIRST_YEAR = 1500  # of the Gregorian calendar; smaller numbers are years of the others, or no years
RELATIVE_YEARS = {"last": -1, "this": 0, "next": 1, "that": 0}
_SOLAR_NUMERIC_YEARS = range(1300, 1421)


def nearest(days: list[date], to: date, tense: int, *, typed: bool, span_days: int = 0) -> date | None:
    """The one of some days that the words mean: the nearest, but rather behind ``to`` unless they look forward.

    In typed text simply the nearest. ``span_days`` is how long each of them goes on.
    """

    def cost(one: date) -> int:
        away = (one - to).days
        away = 0 if -span_days <= away <= 0 else min(away, away + span_days, key=abs)
        if typed or abs(away) <= _NO_MATTER_DAYS:
            return abs(away)
        against = tense * away < 0
        return abs(away) + (
            _AGAINST_TENSE_DAYS * abs(tense) if against else _AHEAD_DAYS if away > 0 and not tense else 0
        )

    return min(days, key=cost, default=None)


def one_day(calendar: Calendar, of: date) -> Period:
    found = periods.day(of)
    if calendar is Calendar.GREGORIAN:
        return found
    wide = _LUNAR_UNCERTAINTY_DAYS if calendar is Calendar.LUNAR else 0
    low, high = periods.moved(of, -wide), periods.moved(of, wide)
    return Period(found.value, Precision.DAY, low, high, Rule.CALENDAR)


def _dated(
    match: re.Match[str], scene: Scene, make: Callable[[int], tuple[date, Period] | None], calendar: Calendar
) -> Reading | None:
    """What ``make`` makes of a year: of the year that the match names, else of the year that fits best.

    ``make`` gives the first day and the meaning, or None where there is no such day in that year.
    """
    said = match.groupdict().get("year")
    if said:
        if calendar is Calendar.GREGORIAN and int(said) < _FIRST_YEAR:
            return None
        made = make(int(said))
        return made[1] if made else None
    if relative := match.groupdict().get("relative_year"):
        return _in_relative_year(make, calendar, relative.lower())
    tense, typed = scene.tense(match), scene.typed
    weekday = weekday_of(match.groupdict().get("weekday"), typed=typed)

    def of(to: date) -> Period | None:
        this_year = year_in(calendar, to)
        near = {made[0]: made[1] for made in map(make, range(this_year - 1, this_year + 2)) if made}
        fitting = [one for one in near if weekday is None or one.weekday() == weekday]
        first = nearest(fitting or list(near), to, tense, typed=typed)
        return near[first] if first else None

    return Shift(Base.NEAR, of)


def _in_relative_year(make: Callable[[int], tuple[date, Period] | None], calendar: Calendar, which: str) -> Shift:
    def of(to: date) -> Period | None:
        of_year = year_in(calendar, to) + RELATIVE_YEARS[which]
        made = make(of_year) if date.min.year <= of_year <= date.max.year else None
        return made[1] if made else None

    return Shift(Base.AROUND if which == "that" else Base.SPEECH, of)


def read_day(match: re.Match[str], scene: Scene) -> Reading | None:
    found = month_of(match["month"], typed=scene.typed, has_day=True, has_year=bool(match["year"]))
    if found is None or re.match(r"\s*(?:attacks|terror)", scene.after(match)):
        return None  # "the September 11 attacks" are of another year than the nearest
    calendar, number = found

    def make(of_year: int) -> tuple[date, Period] | None:
        that = gregorian(calendar, of_year, number, day_number(match["day"]))
        return (that, one_day(calendar, that)) if that else None

    return _dated(match, scene, make, calendar)


_HOLIDAYS = {"christmas eve": (12, 24), "christmas day": (12, 25), "new year's eve": (12, 31), "new year's day": (1, 1)}


def _holiday(match: re.Match[str], scene: Scene) -> Reading | None:
    number, day_of_month = _HOLIDAYS[" ".join(match["name"].lower().split())]

    def make(of_year: int) -> tuple[date, Period] | None:
        that = gregorian(Calendar.GREGORIAN, of_year, number, day_of_month)
        return (that, periods.day(that)) if that else None

    return _dated(match, scene, make, Calendar.GREGORIAN)


def _week_of(match: re.Match[str], scene: Scene) -> Reading | None:
    found = read_day(match, scene)
    if isinstance(found, Shift):
        of = found.of
        return Shift(found.base, lambda to: _whole_week(of(to)))
    return _whole_week(found) if isinstance(found, Period) else None


def _whole_week(of: Period | None) -> Period | None:
    return periods.week(of.low).by(Rule.EXPLICIT) if of is not None and of.low is not None else None


def read_days(match: re.Match[str], scene: Scene) -> Reading | None:
    """From a day to another, of one month or of two."""
    parts = match.groupdict()
    has_year = bool(parts["year"])
    first = month_of(parts["month"], typed=scene.typed, has_day=True, has_year=has_year)
    last = month_of(parts.get("month2") or parts["month"], typed=scene.typed, has_day=True, has_year=has_year)
    if first is None or last is None or first[0] is not last[0]:
        return None
    start, end, joined = day_number(parts["day"]), day_number(parts["day2"]), parts["to"].strip().lower()
    if joined in AND and "between" not in scene.before(match) and (end - start != 1 or first != last):
        return None
    if joined in {"until", "till"} and re.search(r"\bon\s+$", scene.before(match)):
        return None  # "extended on October 30 until November 6"
    if parts["to"] == " - " and not has_year and re.match(r"\s+[a-z]", scene.after(match)):
        return None  # "on October 25 – 27 people died"
    first_year = int(parts["year1"]) if parts.get("year1") else None

    def make(of_year: int) -> tuple[date, Period] | None:
        starts_in = first_year or (of_year - 1 if first[1] > last[1] and has_year else of_year)
        ends_in = of_year if has_year or first[1] <= last[1] else of_year + 1
        low, high = gregorian(first[0], starts_in, first[1], start), gregorian(last[0], ends_in, last[1], end)
        whole = periods.days(low, high) if low and high else None
        return (low, whole) if low and whole else None

    return _dated(match, scene, make, first[0])


def read_month_of_year(match: re.Match[str], scene: Scene) -> Reading | None:
    found = month_of(match["month"], typed=scene.typed, has_year=True)
    return whole_month(*found, int(match["year"])) if found else None


def whole_month(calendar: Calendar, number: int, of_year: int) -> Period | None:
    if calendar is Calendar.GREGORIAN:
        return periods.month(of_year, number)
    low = gregorian(calendar, of_year, number, 1)
    next_first = gregorian(calendar, of_year + number // 12, number % 12 + 1, 1)
    high = periods.moved(next_first, -1) if next_first else None
    whole = periods.days(low, high, Precision.MONTH) if low and high else None
    return whole and whole.by(Rule.CALENDAR)


def read_months(match: re.Match[str], scene: Scene) -> Reading | None:
    has_year = bool(match["year"])
    found = [month_of(match[group], typed=scene.typed, has_year=has_year) for group in ("month", "month2")]
    first, last = found
    if first is None or last is None or Calendar.GREGORIAN is not first[0] or first[0] is not last[0]:
        return None
    start, end = first[1], last[1]
    if match["year1"] and not has_year:
        return None

    def make(of_year: int) -> tuple[date, Period] | None:
        starts_in = int(match["year1"] or of_year - (start > end))
        whole = periods.months((starts_in, start), (of_year, end))
        return (date(starts_in, start, 1), whole) if whole else None

    return _dated(match, scene, make, Calendar.GREGORIAN)


def _iso(match: re.Match[str], _: Scene) -> Reading | None:
    of_year, number, day_of_month = int(match["year"]), int(match["number"]), int(match["day"])
    if of_year in _SOLAR_NUMERIC_YEARS:
        solar = gregorian(Calendar.SOLAR, of_year, number, day_of_month)
        return one_day(Calendar.SOLAR, solar) if solar else None
    that = gregorian(Calendar.GREGORIAN, of_year, number, day_of_month)
    if that is None or of_year < _FIRST_YEAR:
        return None
    clock = match["clock"]
    return periods.at(that, f"T{clock}", Rule.EXPLICIT) if clock else periods.day(that)


def _numeric(match: re.Match[str], _: Scene) -> Reading | None:
    """26/10/2025, 26.10.2025 and 10/26/2025. 05/06/2025 may be May or June, so it is left out; 05.06.2025 is June."""
    first, second, of_year = int(match[1]), int(match[3]), int(match[4])
    if match[2] != "." and first <= 12 and second <= 12 and first != second:
        return None
    that = gregorian(Calendar.GREGORIAN, of_year, second, first)
    if that is None and match[2] != ".":
        that = gregorian(Calendar.GREGORIAN, of_year, first, second)
    return periods.day(that) if that else None


_STARTS = f"{MONTH_STARTS} {WEEKDAY_STARTS}"
_LATE = rf"(?:(?:early|late){GAP}(?:on{GAP})?)?"
_OF = rf"{GAP}(?:(?:day{GAP})?of{GAP}|د{GAP}|ماه{GAP})?"

EXPLICIT = (
    pattern(
        "2025-10-26T21:50",
        DIGIT,
        rf"(?P<year>\d{{4}})(?P<dash>[-/])(?P<number>\d\d?)(?P=dash)(?P<day>\d\d?)"
        rf"(?:(?:T|{GAP})(?P<clock>(?:[01]\d|2[0-3]):[0-5]\d)(?::\d\d)?Z?)?{END}(?!-\d)",
        _iso,
    ),
    pattern("26/10/2025", DIGIT, rf"(\d\d?)([./-])(\d\d?)\2((?:19|20)\d\d){END}(?!-\d)", _numeric),
    pattern(
        "New Year's Day",
        "christmas new",
        rf"(?P<name>christmas{GAP}(?:eve|day)|new{GAP}year's{GAP}(?:eve|day))(?!\w){year()}",
        _holiday,
    ),
    pattern(
        "the week of 25 October",
        "the week",
        rf"(?:the{GAP})?week{GAP}(?:of|beginning|starting|from){GAP}{weekday_before()}{day()}{_OF}{month()}{year()}(?!{TO}\d)",
        _week_of,
    ),
    pattern(
        "25 October to 3 November 2025",
        f"{DIGIT} {_STARTS}",
        rf"{weekday_before()}{day()}{_OF}{month()}(?:,?{GAP}(?P<year1>(?:19|20)\d\d))?(?P<to>{TO})"
        rf"(?:the{GAP})?{day('day2')}{_OF}{month('month2')}{year()}",
        read_days,
    ),
    pattern(
        "25-27 October 2025",
        f"{DIGIT} {_STARTS}",
        rf"{weekday_before()}{day()}(?P<to>{TO})(?:the{GAP})?{day('day2')}{_OF}{month()}{year()}",
        read_days,
    ),
    pattern(
        "25 October 2025",
        f"early late {DIGIT} {_STARTS}",
        rf"{_LATE}{weekday_before()}(?:the{GAP})?{day()}{_OF}{month()}{year()}(?(open)\)?)",
        read_day,
    ),
    pattern(
        "October 25 to November 3, 2025",
        _STARTS,
        rf"{weekday_before()}(?:د{GAP})?{month()}{GAP}?{day()}(?:,?{GAP}(?P<year1>(?:19|20)\d\d))?(?P<to>{TO})"
        rf"{month('month2')}{GAP}?{day('day2')}{year()}",
        read_days,
    ),
    pattern(
        "October 25-30, 2025",
        _STARTS,
        rf"{weekday_before()}(?:د{GAP})?{month()}{GAP}?{day()}(?P<to>{TO}){day('day2')}{year()}",
        read_days,
    ),
    pattern(
        "October 25, 2025",
        f"early late {_STARTS}",
        rf"{_LATE}{weekday_before()}(?:د{GAP})?{month()}{GAP}?(?:the{GAP}|په{GAP})?{day()}{year()}(?(open)\)?)",
        read_day,
    ),
    pattern(
        "د ۲۰۲۵ کال د اکتوبر ۲۵مه",
        f"د {DIGIT}",
        rf"(?:د{GAP})?(?P<year>(?:1[34]|20)\d\d){GAP}(?:م{GAP}|ل{GAP})?کال{GAP}د{GAP}{month()}{GAP}(?:په{GAP})?{day()}",
        read_day,
    ),
    pattern(
        "October to December 2025",
        f"between from {MONTH_STARTS}",
        rf"(?:(?:between|from){GAP})?{month()}(?:{GAP}(?P<year1>(?:19|20)\d\d))?(?:-|{GAP}(?:to|until|through|and){GAP})"
        rf"{month('month2')}{year()}",
        read_months,
    ),
    pattern(
        "October 2025",
        MONTH_STARTS,
        rf"(?:د{GAP})?{month()},?{GAP}(?:of{GAP})?(?P<year>(?:1[2-9]|20)\d\d){END}(?![.,:]\d)",
        read_month_of_year,
    ),
    pattern(
        "2025 Ekim",
        DIGIT,
        rf"(?:د{GAP})?(?P<year>20\d\d){GAP}(?:کال{GAP}د{GAP}|yılı{GAP})?{month()}",
        read_month_of_year,
    ),
)
