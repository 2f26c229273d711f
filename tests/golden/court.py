"""Court reports: forms of address, names in appositions, questions."""

from tests.golden import Reported, Said

QUOTES: tuple[Said, ...] = (
    Said(("A child who was born in Q …  where he has never been,",), "Ayesha Malik"),
    Said(("applies to those without documents and to nobody else",), "Salman Aslam Butt"),
    Said(("Show us the policy,",), "the judge"),
    Said(("Is there one in writing?",), "the judge", inferred=True),
    Said(("There is, my lady,",), "Salman Aslam Butt"),
    Said(("It will be placed on record tomorrow.",), "Salman Aslam Butt", inferred=True),
)
STATEMENTS: tuple[Reported, ...] | None = (
    Reported("A", "Justice Ayesha Malik", "observed", "“A child who was born in  … where he has never been,”"),
    Reported(
        "A",
        "Counsel for the federation, Salman Aslam Butt",
        "contended",
        "that the policy “applies  … ments and to nobody else”",
    ),
    Reported("A", "the judge", "asked", "“Show us the policy,”"),
    Reported("A", "Mr Butt", "replied", "“There is, my lady,”"),
)
