"""A hearing: lawyers, a witness under oath, statements about motions and orders."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 12, 3)
QUOTES: tuple[Said, ...] = (
    Said(("a certain silence, if not worse",), "Mumtaz Ali Orakzai"),
    Said(("The law makes no exception for tabla players,",), "The additional attorney general", inferred=True),
    Said(("Until then,", "nobody lays a hand on him."), "Saeeda Anwar", inferred=True),
    Said(("I will play quietly.",), "Habib Rasuli"),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (
    Dated("Tuesday", "2025-12-02", "day"),
    Dated("December 16", "2025-12-16", "day"),
    Dated("ten days", "P10D", "duration"),
)
