"""Words that look like cues and attribute nothing, among some that do."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 18)
QUOTES: tuple[Said, ...] = ()
STATEMENTS: tuple[Reported, ...] = (
    Reported(
        "B", "Pakistan", "accepted", "Qatar's offer to host a fourth round", entity_id="pakistan", party="pakistan"
    ),
    Reported("B", "a diplomat", "said", "Qatar's offer to host a f … been accepted by Pakistan"),
    Reported("A", "he", "told", "that a fourth chair was needed", entity_id="fidan", party="turkiye"),
    Reported(
        "B",
        "The interior minister, Mohsin Naqvi",
        "rejected",
        "calls for its removal",
        entity_id="naqvi",
        party="pakistan",
    ),
)
DATES: tuple[Dated, ...] = ()
