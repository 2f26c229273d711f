"""Aid workers: a country director with a foreign name, an abbreviation, indirect and direct speech of one speaker."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 12, 5)
QUOTES: tuple[Said, ...] = (
    Said(("We have flour for eleven days,",), "Jean-Luc Moreau"),
    Said(("We have sugar for none.",), "Jean-Luc Moreau", inferred=True),
    Said(("One lane, one hour a day,",), "Jean-Luc Moreau"),
    Said(("I used to write down the names,",), "Fatema Sadat", inferred=True),
    Said(("Then I ran out of paper.",), "Fatema Sadat", inferred=True),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (
    Dated("Friday", "2025-12-05", "day"),
    Dated("eleven days", "P11D", "duration"),
)
