"""Posts and voice messages: "wrote on X", "posted", "in a voice note", an aide who reposts."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 6)
QUOTES: tuple[Said, ...] = (
    Said(("Shelling began at the very hour at which the talks began.",), "Hamdullah Fitrat", entity_id="fitrat"),
    Said(
        ("We strongly reject the claims circulated by the Afghan side,",),
        "Pakistan's information ministry",
        entity_id="pakistan",
    ),
    Said(
        ("Firing was initiated from the Afghan side.",),
        "Pakistan's information ministry",
        entity_id="pakistan",
        inferred=True,
    ),
    Said(("so far shown no reaction, …  for the negotiating team",), "Zabihullah Mujahid", entity_id="mujahid"),
    Said(("Know your neighbour",), "Khawaja Asif", entity_id="asif"),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (Dated("Thursday", "2025-11-06", "day"),)
