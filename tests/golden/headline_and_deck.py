"""A headline with a fragment, a deck, a dateline, and the same words whole below."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 8)
QUOTES: tuple[Said, ...] = (
    Said(("over for now",), "defence minister"),
    Said(("a lack of will",), "Pakistan", entity_id="pakistan"),
    Said(("over for now",), "Khawaja Asif", entity_id="asif"),
    Said(
        ("When we come back, we'll come back with a pen,",),
        "Khawaja Asif",
        entity_id="asif",
        inferred=True,
        credited_to="Geo News",
    ),
    Said(
        ("Until then there's nothing to sign.",),
        "Khawaja Asif",
        entity_id="asif",
        inferred=True,
        credited_to="Geo News",
    ),
    Said(("Nobody has slammed the door. They've only let it fall.",), "A Turkish diplomat", entity_id="turkiye"),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (Dated("late on Friday", "2025-11-07", "day"),)
