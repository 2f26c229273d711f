"""Local reporting: described speakers, single names, relatives, a letter."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 3)
QUOTES: tuple[Said, ...] = (
    Said(("I have sold nothing but salt,",), "a butcher"),
    Said(("They told me that the clerk had crossed over,",), "Jamila", inferred=True),
    Said(("I told them that my husband had crossed over, too.",), "Jamila", inferred=True),
    Said(("from the side from which the rain comes",), "Spin Gul"),
    Said(("My son will not play football again,",), "Noor Wali"),
    Said(("We are not asking for peace. We are asking for a gate.",), "the traders' union"),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (Dated("Friday", "2025-10-31", "day"),)
