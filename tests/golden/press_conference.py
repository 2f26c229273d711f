"""Press conference: utterances with the speaker inside, a question quoted with its asker, "he continued"."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 12)
QUOTES: tuple[Said, ...] = (
    Said(("We came with one demand,", "and we left with the same one."), "Tahir Andrabi", entity_id="andrabi"),
    Said(
        ("If the other side had offered a comma,", "we would have stayed for the sentence."),
        "Tahir Andrabi",
        entity_id="andrabi",
        inferred=True,
    ),
    Said(("Is the truce over?",), "A reporter from a Peshawar daily"),
    Said(("It is being breathed upon,", "like a candle."), "Tahir Andrabi", entity_id="andrabi"),
    Said(("every right that the charter gives a state",), "Tahir Andrabi", entity_id="andrabi", inferred=True),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = ()
