"""Indian press: "on Thursday said", agencies, "sources said", a statement by a ministry."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 10, 17)
QUOTES: tuple[Said, ...] = (
    Said(("fully committed to the te … dependence of Afghanistan",), "India"),
    Said(("infuriated with its neigh … ty over its own territory",), "Randhir Kashyap"),
    Said(("Three things are clear,",), "Randhir Kashyap"),
    Said(("One: terror has an address.",), "Randhir Kashyap", inferred=True),
    Said(("within weeks",), "Sources", credited_to="PTI"),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (
    Dated("Thursday", "2025-10-16", "day"),
    Dated("Thursday", "2025-10-16", "day"),
    Dated("within weeks", "PXW", "duration"),
)
