"""Chinese foreign ministry: question and answer at a press conference, a ministry as a speaker."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 10, 21)
QUOTES: tuple[Said, ...] = (
    Said(("Both are friends of China … hat cannot be moved away,",), "Mao Ning", entity_id="mao-ning", inferred=True),
    Said(("willing to continue to play a constructive role",), "Mao Ning", entity_id="mao-ning"),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (
    Dated("Oct. 21", "2025-10-21", "day"),
    Dated("Tuesday", "2025-10-21", "day"),
    Dated("Sunday", "2025-10-19", "day"),
    Dated("13 hours", "PT13H", "duration"),
)
