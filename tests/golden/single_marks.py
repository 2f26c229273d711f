"""British style with straight single marks: apostrophes inside and before words, fragments, plurals, years."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 10)
QUOTES: tuple[Said, ...] = (
    Said(("We didn't hear the planes; we heard the dogs,",), "Sitara Jan"),
    Said(("The dogs always know.",), "Sitara Jan", inferred=True),
    Said(("no choice but to answer",), "The governor's spokesman", credited_to="BBC"),
    Said(("They've never asked us what we saw,",), "Malik Sher Dil"),
    Said(("Don't stop, don't film, don't talk,",), "a police officer"),
    Said(("as safe as God wills",), "a police officer", inferred=True),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (Dated("two days", "P2D", "duration"),)
