"""Long-form analysis: present tense, a first person who is told things, one last name for two people."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 23)
QUOTES: tuple[Said, ...] = (
    Said(("You must understand the river,",), "Gulalai Wazir"),
    Said(("The river signed nothing.",), "Gulalai Wazir", inferred=True),
    Said(("We are a footnote in somebody else's quarrel,",), "Temur Wazir", inferred=True),
    Said(("He brought apricots,",), "Gulalai Wazir", inferred=True),
    Said(("The guards ate them.",), "Gulalai Wazir", inferred=True),
    Said(("Nobody negotiates with a stamp,",), "Arif Sethi", inferred=True),
    Said(("a peace of rubber and ink",), "Arif Sethi", inferred=True),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (
    Dated("thirty years", "P30Y", "duration"),
    Dated("2016", "2016", "year"),
    Dated("last spring", "2025-SP", "season"),
)
