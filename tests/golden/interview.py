"""Question and answer: the speaker is named once, above; the answers stand without a verb."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 20)
QUOTES: tuple[Said, ...] = (
    Said(("Ask what you like,",), "Mullah Yaqoob", entity_id="yaqoob", inferred=True),
    Said(("I shall answer what I like.",), "Mullah Yaqoob", entity_id="yaqoob", inferred=True),
    Said(("Show me one and I will show you a tourist.",), "Mullah Yaqoob", entity_id="yaqoob", inferred=True),
    Said(("If it is useful,",), "Mullah Yaqoob", entity_id="yaqoob", inferred=True),
    Said(("Useful for the hotels,",), "Samiullah"),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = ()
