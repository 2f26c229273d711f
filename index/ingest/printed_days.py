"""Days as pages, feeds and files print them: read where they can be read in one way only."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

# The first web pages; what is older is another calendar (1404 is 2025 in Iran) or a mistake.
_FIRST_YEAR = 1990
_MONTHS = "january february march april may june july august september october november december".split()
_ISO = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})\b")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as it is printed, in the offset it is printed in, with the moment where a time and an offset stand by."""

    day: date
    moment: datetime | None


def printed_day(text: str) -> PrintedDay | None:
    """The day a stamp names, or None where it names none or may be read in two ways, as 04/05/2031."""
    words = text.strip()
    return _iso(words) or _mail(words) or _spelled(words.lower())


def one_day(days: Iterable[PrintedDay]) -> date | None:
    """The day on which all agree, or None.

    Stamps of the same moment in different offsets agree: then the one that is not in UTC is the page's own day.
    """
    stamps = tuple(days)
    printed = {stamp.day for stamp in stamps}
    if len(printed) == 1:
        return printed.pop()
    moments = {stamp.moment for stamp in stamps}
    if not stamps or None in moments or len(moments) > 1:
        return None
    local = {stamp.day for stamp in stamps if stamp.moment and stamp.moment.utcoffset() != timedelta()}
    return local.pop() if len(local) == 1 else None


def _iso(text: str) -> PrintedDay | None:
    match = _ISO.match(text)
    if match is None:
        return None
    day = _day(int(match[1]), int(match[3]), int(match[4]))
    if day is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return PrintedDay(day, None)
    return PrintedDay(day, moment if moment.tzinfo else None)


def _mail(text: str) -> PrintedDay | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    if moment.year < _FIRST_YEAR or "/" in text:
        return None
    # The mail format says "-0000" for a moment in UTC whose place is unknown, and Python then gives no offset.
    return PrintedDay(moment.date(), moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _spelled(text: str) -> PrintedDay | None:
    day_first, month_first = _DAY_FIRST.search(text), _MONTH_FIRST.search(text)
    if day_first:
        found = day_first[1], day_first[2], day_first[3]
    elif month_first:
        found = month_first[2], month_first[1], month_first[3]
    else:
        return None
    number, month, year = found
    month_number = next((at for at, name in enumerate(_MONTHS, start=1) if name.startswith(month)), None)
    day = _day(int(year), month_number, int(number)) if month_number else None
    return PrintedDay(day, None) if day else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= _FIRST_YEAR else None
    except ValueError:
        return None
