"""Wire report: a chain of unnamed sources that must be kept apart, credits to other media, indirect speech."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 5)
QUOTES: tuple[Said, ...] = (
    Said(("The agenda has one line,",), "one of the sources"),
    Said(("three, and two are invisible",), "A second source"),
    Said(("a verification mechanism with teeth",), "a government official", credited_to="Express News"),
)
STATEMENTS: tuple[Reported, ...] = (
    Reported(
        "B", "three sources familiar with the matter", "said", "Pakistan and Afghanistan  … s in Istanbul on Thursday"
    ),
    Reported("A", "one of the sources", "said", "“The agenda has one line,”"),
    Reported("B", "A second source", "said", "it had “three, and two are invisible”"),
    Reported("A", "Express News", "reported", "that Islamabad would seek … ion mechanism with teeth”"),
    Reported("B", "Qatar", "asked", "both sides to bring maps", entity_id="qatar", party="qatar"),
    Reported("A", "a Western diplomat", "according to", "Qatar has asked both sides to bring maps"),
)
DATES: tuple[Dated, ...] = (
    Dated("Thursday", "2025-11-06", "day"),
    Dated("Wednesday", "2025-11-05", "day"),
)
