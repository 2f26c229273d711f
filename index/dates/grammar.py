"""The pieces that the expressions of all date patterns are made of. They are written for folded text."""

from collections.abc import Iterable

from index.dates.calendars import Calendar
from index.dates.words import (
    ENGLISH_MONTHS,
    MONTHS,
    MONTHS_NEEDING_A_NUMBER,
    MONTHS_NEEDING_A_YEAR,
    TENS,
    UNITS,
    WEEKDAYS,
    fold,
    key,
    month_names,
    names_pattern,
    weekday_names,
)

DIGIT = "0"  # the first word of patterns that begin with a number
GAP = r"(?:[^\S\n]{1,3}|\n)"
END = r"(?![^\Wء])"  # no letter or digit follows, but the sign of the year in Urdu may
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:st|nd|rd|th|مه|م|ه)?(?!\w)(?![.,:]\d|%)"
YEAR = rf"(?:1[2-9]\d\d|20\d\d){END}(?![.,:]\d|%)"
ENGLISH_WEEKDAY = rf"(?:{names_pattern(weekday_names('english'))})(?!\w)"
_ANY_WEEKDAY_NAMES = [
    name for language in ("english", "turkish", "persian", "urdu", "arabic") for name in weekday_names(language)
]
ANY_WEEKDAY = (
    rf"(?:(?:{names_pattern(_ANY_WEEKDAY_NAMES)})(?!\w)"
    rf"|(?:{names_pattern(weekday_names('english abbreviated'))})(?!\w)\.?)"
)
# "to" in the languages of the articles; "and" only joins days that follow each other or come after "between".
TO = rf"(?:{GAP}?-{GAP}?|{GAP}(?:to|until|till|through|and|&|ila|ile|ve|تا|و|سے|اور|الی|او|تر){GAP})"
AND = frozenset(fold("and & ve و اور او").split())

_MONTHS = names_pattern(month_names())

NUMBER = (
    rf"(?:\d{{1,3}}|(?:a{GAP})?couple{GAP}of|another|an?|(?:a{GAP})?dozen"
    rf"|(?:{'|'.join(TENS)})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|{'|'.join(reversed(UNITS))})"
)
NUMBER_STARTS = f"{DIGIT} a an another couple dozen {' '.join(TENS)} {' '.join(UNITS)}"


def first_words(names: Iterable[str]) -> str:
    """What names can begin with: their first part, or all of it where the parts are written together."""
    return " ".join({key(name.split("_")[0]) for name in names} | {key(name) for name in names})


MONTH_STARTS = f"د {first_words(month_names())}"
WEEKDAY_STARTS = f"روز {first_words(_ANY_WEEKDAY_NAMES + weekday_names('english abbreviated'))}"


def month(group: str = "month") -> str:
    """The name of a month; in Arabic the other name may follow ("نوفمبر/تشرين الثاني")."""
    return rf"(?P<{group}>{_MONTHS})(?!\w)(?:\.(?=\s?\d)|/(?:{_MONTHS})(?!\w))?"


def day(group: str = "day") -> str:
    return rf"(?P<{group}>{DAY})"


def year(group: str = "year") -> str:
    """An optional year behind a day or month, in numbers or as "last year" (the group "relative_year")."""
    relative = rf"{GAP}(?:of{GAP})?(?P<relative_year>last|this|next|that){GAP}year(?!\w)"
    return rf"(?:,?{GAP}?(?:of{GAP})?(?P<{group}>{YEAR})|{relative})?"


def weekday_before() -> str:
    """An optional name of a weekday before a date."""
    return (
        rf"(?:(?:روز{GAP})?(?P<weekday>{ANY_WEEKDAY})(?:'s)?"
        rf"(?:,?{GAP}|{GAP}?(?P<open>\()|{GAP}?,{GAP}?)(?:the{GAP})?)?"
    )


def month_of(name: str, *, typed: bool, has_day: bool = False, has_year: bool = False) -> tuple[Calendar, int] | None:
    """The calendar and the number of a month, or None where the word cannot be meant as one.

    Names in Latin letters need a capital unless the text is typed; what is also another word needs numbers beside it.
    """
    if name[0].islower() and not typed:
        return None
    word = key(name)
    if word in MONTHS_NEEDING_A_YEAR and not (has_day and has_year):
        return None
    if word in MONTHS_NEEDING_A_NUMBER and not (has_day or has_year):
        alone = word == "march" if typed else word in {"may", "march"}
        if not alone:
            return None
    calendar, number = MONTHS[word]
    if calendar is not Calendar.GREGORIAN and not (has_day or has_year):
        return None
    return calendar, number


def weekday_of(name: str | None, *, typed: bool) -> int | None:
    """The number of a weekday, Monday 0, or None where the word cannot be meant as one."""
    if name is None or (name[0].islower() and not typed and key(name) not in _SMALL_WEEKDAYS):
        return None
    return WEEKDAYS[key(name)]


def is_english_month(name: str) -> bool:
    return key(name) in ENGLISH_MONTHS


def day_number(words: str) -> int:
    return int("".join(letter for letter in words if letter.isdigit()))


_SMALL_WEEKDAYS = frozenset(key(name) for name in weekday_names("turkish"))
