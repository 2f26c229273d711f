"""Solar and lunar Hijri dates in a state agency's English, weekdays with and without a cue."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 10, 26)
QUOTES: tuple[Said, ...] = (Said(("The treasury of the nation is not a purse without strings,",), "Abdul Kabir"),)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (
    Dated("4 Aqrab 1404", "2025-10-26", "day"),
    Dated("Saturday", "2025-10-25", "day"),
    Dated("Wednesday", "2025-10-29", "day"),
    Dated("25 Rabi al-Thani 1447", "2025-10-18", "day"),
    Dated("the end of the year", "2025", "year"),
    Dated("27 Mizan 1404", "2025-10-19", "day"),
    Dated("the next day", "2025-10-20", "day"),
)
