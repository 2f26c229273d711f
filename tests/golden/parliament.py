"""Parliamentary report: the chair, interruptions, members by title, a document read aloud."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 13)
QUOTES: tuple[Said, ...] = (
    Said(("no door has been bolted from our side",), "Khawaja Asif", entity_id="asif"),
    Said(("Then who bolted it?",), "Nafisa Tanoli"),
    Said(("Those who keep the key in another man's pocket.",), "Khawaja Asif", entity_id="asif"),
    Said(("We have heard about keys for four years,",), "Nafisa Tanoli"),
    Said(("Show us one.",), "Nafisa Tanoli", inferred=True),
    Said(("condemns the loss of inno … s and calls for restraint",), "Hidayat Marri"),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (
    Dated("Thursday", "2025-11-13", "day"),
    Dated("four years", "P4Y", "duration"),
    Dated("Monday", "2025-11-17", "day"),
)
