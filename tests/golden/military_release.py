"""Army statements: the media wing, scare terms, claims and denials that mirror each other."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 10, 16)
QUOTES: tuple[Said, ...] = (
    Said(("Sanitisation of the area is under way,",), "the ISPR"),
    Said(("with full force",), "The statement"),
    Said(("a story for the evening news",), "Enayat Zarifi", inferred=True),
    Said(("unprovoked firing",), "the ISPR"),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (
    Dated("Thursday", "2025-10-16", "day"),
    Dated("the early hours of Wednesday", "2025-10-15", "day"),
)
