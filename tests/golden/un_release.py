"""UN press release: an agency, its spokesman, figures, a resolution that is no year."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 4)
QUOTES: tuple[Said, ...] = (
    Said(("Civilians on both sides a … arrel that is not theirs,",), "Stéphane Dujarric", entity_id="dujarric"),
    Said(
        ("We urge both governments  …  to reopen the crossings.",),
        "Stéphane Dujarric",
        entity_id="dujarric",
        inferred=True,
    ),
    Said(("It binds everyone,", "and it expires for no one."), "Roza Sadykova", inferred=True),
)
STATEMENTS: tuple[Reported, ...] = (
    Reported(
        "A",
        "its spokesman",
        "said",
        "The United Nations is ala … lacement along the border",
        entity_id="un",
        party="un",
    ),
    Reported(
        "A",
        "Stéphane Dujarric",
        "told",
        "“Civilians on both sides  … rrel that is not theirs,”",
        entity_id="dujarric",
        party="un",
    ),
    Reported(
        "A",
        "the International Organization for Frontier Relief",
        "according to",
        "Since 1 October, 54,000 people have crossed at two points",
    ),
    Reported("A", "The Special Envoy, Roza Sadykova", "stressed", "that Resolution 2255 remained in force"),
    Reported("A", "she", "said", "“It binds everyone,”"),
    Reported("A", "she", "said", "“and it expires for no one.”"),
)
DATES: tuple[Dated, ...] = (
    Dated("Tuesday", "2025-11-04", "day"),
    Dated("1 October", "2025-10-01", "day"),
)
