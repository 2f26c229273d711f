"""Official readout: the office speaks for its head, "was quoted as saying", both calendars absent."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 8)
QUOTES: tuple[Said, ...] = (
    Said(("The channel must stay open even when the table is empty,",), "Hakan Fidan", entity_id="fidan"),
    Said(("its sincere and tireless efforts",), "Ishaq Dar", entity_id="dar"),
)
STATEMENTS: tuple[Reported, ...] = (
    Reported(
        "A",
        "the Turkish Foreign Ministry",
        "said",
        "Foreign Minister Hakan Fi … rpart Ishaq Dar on Friday",
        entity_id="turkiye",
        party="turkiye",
    ),
    Reported("C", "The two ministers", "discussed", "the third round of talks, … d in Istanbul on Nov. 6-7"),
    Reported(
        "A",
        "Fidan",
        "quoted as saying",
        "“The channel must stay open even when the table is empty,”",
        entity_id="fidan",
        party="turkiye",
    ),
    Reported("B", "Dar", "thanked", "Ankara for “its sincere and tireless efforts”", entity_id="dar", party="pakistan"),
    Reported("B", "diplomatic sources", "told", "A further call is planned for next week"),
)
DATES: tuple[Dated, ...] = (
    Dated("Friday", "2025-11-07", "day"),
    Dated("Nov. 6-7", "2025-11-06/2025-11-07", "day"),
    Dated("next week", "2025-W46", "week"),
)
