"""Report of a research group: "the report says", "argues X of Y", figures, a quoted document."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 26)
QUOTES: tuple[Said, ...] = (
    Said(("Neither side can afford a second winter of this,",), "the study"),
    Said(("Sanctions at least have lawyers,",), "Leila Farnham"),
    Said(("Closures only have victims.",), "Leila Farnham", inferred=True),
    Said(("a phased and verifiable withdrawal of armed elements",), "A draft of the agreement"),
)
STATEMENTS: tuple[Reported, ...] = (
    Reported(
        "A", "a study by the Lowari Institute", "found", "The closure has cost both economies more than $200 million"
    ),
    Reported("A", "the study", "says", "“Neither side can afford a second winter of this,”"),
    Reported("B", "It", "estimates", "that 7,000 jobs have been lost since October"),
    Reported("A", "Leila Farnham of the institute, one of its authors", "argues", "“Sanctions at least have lawyers,”"),
    Reported(
        "C",
        "A draft of the agreement, seen by the authors",
        "spoke",
        "of “a phased and verifiable withdrawal of armed elements”",
    ),
)
DATES: tuple[Dated, ...] = (Dated("October", "2025-10", "month"),)
