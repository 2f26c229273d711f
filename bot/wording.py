"""How replies write days and names."""

import re
import unicodedata
from datetime import date

from bot import texts

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_ISOLATES = re.compile("[\u2066-\u2069]")


def day_shown(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else texts.UNDATED


def days_shown(low: date, high: date) -> str:
    """The first and the last of some days; the one day, where they are the same."""
    if low == date.min:
        return texts.UNTIL.format(day=day_shown(high))
    return day_shown(low) if low == high else f"{day_shown(low)} – {day_shown(high)}"


def isolated(name: str) -> str:
    """A name that may run the other way than the line around it, kept from turning the rest round."""
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in name):
        return f"{_FIRST_STRONG_ISOLATE}{_ISOLATES.sub('', name)}{_POP_ISOLATE}"
    return name
