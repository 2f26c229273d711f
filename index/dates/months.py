"""Months, and the parts and weeks of them, with or without their year."""

import re
from datetime import date

from index.dates import periods
from index.dates.calendars import Calendar
from index.dates.explicit import RELATIVE_YEARS, nearest, whole_month
from index.dates.grammar import DAY, END, GAP, MONTH_STARTS, is_english_month, month, month_of
from index.dates.mentions import Precision
from index.dates.periods import Period
from index.dates.reading import Base, Reading, Scene, Shift, pattern

# The days of a month that its early, middle and late part reach from and to.
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_EDGES = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
_WEEKS = {"first": (1, 7), "second": (8, 14), "third": (15, 21), "fourth": (22, 28)}
# A short name of a month (may, sept, june) is a date only after these, or after what says when ("early", "last").
_BEFORE_MONTH = re.compile(r"\b(?:in|since|of|until|till|from|during|before|after)\s+$")


def _month(match: re.Match[str], scene: Scene) -> Reading | None:
    found = month_of(match["month"], typed=scene.typed)
    if found is None or found[0] is not Calendar.GREGORIAN:
        return None
    name, tense, parts = match["month"], scene.tense(match), match.groupdict()
    which, relative_year = (parts.get("which") or "").lower(), (parts.get("relative_year") or "").lower()
    says_when = (
        which or relative_year or parts.get("part") or parts.get("edge") or parts.get("week") or parts.get("half")
    )
    if not says_when and not _stands_alone(match, scene, name):
        return None
    said_year = parts.get("year") or _named_later(scene.after(match))
    if said_year:
        whole = whole_month(*found, int(said_year))
        return whole and _narrowed(whole, parts)

    def of(to: date) -> Period | None:
        year = _year_of_month(found[1], to, which, relative_year, tense, typed=scene.typed)
        whole = whole_month(*found, year)
        return _narrowed(whole, parts) if whole else None

    return Shift(Base.NEAR, of)


def _named_later(after: str) -> str | None:
    """The year of "the October attacks of 2021"."""
    named = re.match(rf"\s+[a-z]+\s+(?:of|in)\s+((?:19|20)\d\d){END}", after)
    return named and named[1]


def _stands_alone(match: re.Match[str], scene: Scene, name: str) -> bool:
    before, after = scene.before(match), scene.after(match)
    if not is_english_month(name):
        return bool(re.search(r"(?:ماه|د|شهر|في|فی)\s+$", before) or re.match(r"\s+(?:میں|کے|ay[ıi])|'[dt]", after))
    if re.match(r"\s+[A-Z][a-z]", after) and name.lower() in {"april", "june", "august", "may", "march"}:
        return False
    if len(name) <= 5 and name.lower() != "april":
        return bool(_BEFORE_MONTH.search(before))
    return True


def _year_of_month(number: int, to: date, which: str, relative_year: str, tense: int, *, typed: bool) -> int:
    if relative_year:
        return to.year + RELATIVE_YEARS[relative_year]
    if which in {"last", "past"}:
        return to.year if number < to.month else to.year - 1
    if which in {"next", "coming"}:
        return to.year if number > to.month else to.year + 1
    if which == "this":
        return to.year
    starts = [date(year, number, 1) for year in range(max(1, to.year - 1), min(9999, to.year + 1) + 1)]
    best = nearest(starts, to, tense, typed=typed, span_days=30)
    return best.year if best else to.year


def _narrowed(whole: Period, parts: dict[str, str | None]) -> Period | None:
    """The early, middle or late part of a month, which keeps the month's value, or one of its weeks."""
    assert whole.low is not None
    assert whole.high is not None
    if parts.get("half"):
        first_day, last_day = (1, 15) if str(parts["half"]).lower() == "first" else (16, whole.high.day)
        return periods.days(whole.low.replace(day=first_day), whole.low.replace(day=last_day), Precision.WEEK)
    if parts.get("week"):
        word = str(parts["week"]).lower()
        last = whole.high.day
        first_day, last_day = (last - 6, last) if word in {"last", "final"} else _WEEKS[word]
        return periods.days(whole.low.replace(day=first_day), whole.low.replace(day=last_day), Precision.WEEK)
    if word := (parts.get("part") or parts.get("edge") or "").lower():
        first_day, last_day = _PARTS[_EDGES.get(word, word)]
        low, high = whole.low.replace(day=first_day), whole.low.replace(day=min(last_day, whole.high.day))
        return Period(whole.value, whole.precision, low, high, whole.rule)
    return whole


_THE = rf"(?:the{GAP})?"
_MONTH_YEAR = (
    rf"{month()}(?:,?{GAP}(?:of{GAP})?(?P<year>(?:19|20)\d\d){END}"
    rf"|{GAP}(?:of{GAP})?(?P<relative_year>last|this|next){GAP}year)?"
)
_NO_DAY = rf"(?!{GAP}?{DAY}|[-']?{DAY})"

MONTHS = (
    pattern(
        "the last week of October",
        "the first second third fourth last final",
        rf"{_THE}(?:(?P<week>first|second|third|fourth|last|final){GAP}week|(?P<half>first|second){GAP}half)"
        rf"{GAP}(?:of|in){GAP}{_MONTH_YEAR}",
        _month,
    ),
    pattern(
        "late October",
        "the early mid late beginning start middle end",
        rf"(?:(?P<part>early|mid|late)(?:-|{GAP}(?:in{GAP})?)"
        rf"|(?:the{GAP})?(?P<edge>beginning|start|middle|end){GAP}of{GAP}){_MONTH_YEAR}{_NO_DAY}",
        _month,
    ),
    pattern(
        "last October",
        f"last next this past coming {MONTH_STARTS}",
        rf"(?:(?P<which>last|next|this|past|coming){GAP})?{_MONTH_YEAR}(?:'s(?!\w))?{_NO_DAY}",
        _month,
    ),
)
