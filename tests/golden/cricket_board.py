"""Statement of a sports body: the body as a speaker, a captain's post, grief."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 10, 18)
QUOTES: tuple[Said, ...] = (
    Said(("The board expresses its d … m of three young players,",), "The Afghanistan Cricket Board", inferred=True),
    Said(("No trophy is worth a silence.",), "Rahmat Wardag"),
    Said(("with a replacement team",), "An official of the board"),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (
    Dated("Friday night", "2025-10-17TNI", "hour"),
    Dated("late November", "2025-11", "month"),
    Dated("17 to 29 November", "2025-11-17/2025-11-29", "day"),
)
