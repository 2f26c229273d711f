"""How it came to this: many dates of every kind, and numbers that are none."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 14)
QUOTES: tuple[Said, ...] = ()
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (
    Dated("night of October 11", "2025-10-11TNI", "hour"),
    Dated("two days earlier", "2025-10-09", "day"),
    Dated("October 15", "2025-10-15", "day"),
    Dated("48-hour", "PT48H", "duration"),
    Dated("6 p.m.", "2025-10-15T18:00", "hour"),
    Dated("18 and 19 October", "2025-10-18/2025-10-19", "day"),
    Dated("Saturday, October 25", "2025-10-25", "day"),
    Dated("the early hours of October 29", "2025-10-29", "day"),
    Dated("The previous evening", "2025-10-28TEV", "hour"),
    Dated("November 5", "2025-11-05", "day"),
    Dated("November 6", "2025-11-06", "day"),
    Dated("a day later", "2025-11-07", "day"),
    Dated("March", "2026-03", "month"),
    Dated("mid-December", "2025-12", "month"),
    Dated("spring of 2021", "2021-SP", "season"),
    Dated("Wednesday", "2025-11-12", "day"),
    Dated("next Tuesday", "2025-11-18", "day"),
)
