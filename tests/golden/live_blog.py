"""Live blog: clock times before each entry, fragments, posts on X, speakers without a verb."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 10, 28)
QUOTES: tuple[Said, ...] = (
    Said(("Our team is ready to stay. Patience is not weakness.",), "Zabihullah Mujahid", entity_id="mujahid"),
    Said(("Nobody is leaving tonight,",), "a Turkish official", entity_id="turkiye", credited_to="AFP"),
    Said(("talk is cheap and fencing is not",), "Khawaja Asif", entity_id="asif"),
    Said(("They paid for the week,",), "a hotel employee", inferred=True),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (
    Dated("tonight", "2025-10-28TNI", "hour"),
    Dated("within minutes", "PTXM", "duration"),
    Dated("an hour ago", "2025-10-28", "day"),
)
