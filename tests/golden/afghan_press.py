"""Afghan press: continued utterances, quoted sources, colons, descriptions that stand for a person."""

from tests.golden import Reported, Said

QUOTES: tuple[Said, ...] = (
    Said(("Look to the north and to the west,",), "Amir Khan Muttaqi", entity_id="muttaqi", inferred=True),
    Said(("The road to the east may stay closed for long.",), "Amir Khan Muttaqi", entity_id="muttaqi", inferred=True),
    Said(("Afghanistan does not want war with anyone,",), "Amir Khan Muttaqi", entity_id="muttaqi"),
    Said(
        ("But if someone brings war to our house,", "our house has a door, and our door has guards."),
        "Amir Khan Muttaqi",
        entity_id="muttaqi",
        inferred=True,
    ),
    Said(("the Pakistani side kept changing its demands",), "a member of the delegation", credited_to="Tolo News"),
    Said(("Every closed day costs us a million dollars.",), "Khan Jan Alokozay"),
    Said(("within two months",), "Amir Khan Muttaqi", entity_id="muttaqi", inferred=True),
)
# None: this article is about quotes alone.
STATEMENTS: tuple[Reported, ...] | None = None
