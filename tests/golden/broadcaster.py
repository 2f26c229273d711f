"""British style: single quotation marks, quotations in quotations, continued quotations."""

from tests.golden import Reported, Said

QUOTES: tuple[Said, ...] = (
    Said(("We have not closed the door,",), "a Taliban official", entity_id="emirate", credited_to="BBC"),
    Said(
        ("We're waiting for Islamab … d we won't wait for ever.",),
        "a Taliban official",
        entity_id="emirate",
        inferred=True,
        credited_to="BBC",
    ),
    Said(("not without limits",), "Khawaja Asif", entity_id="asif"),
    Said(("Nobody can say we didn't try.",), "Khawaja Asif", entity_id="asif", inferred=True),
    Said(("The shop burned down,",), "Noor Gul"),
    Said(("Nobody came to help us.",), "Noor Gul", inferred=True),
    Said(("It was, frankly, a waste of a week,",), "one Western diplomat in Kabul"),
    Said(
        ("They told us: “Come back tomorrow.” Tomorrow never came.",),
        "one Western diplomat in Kabul",
        inferred=True,
    ),
)
# None: this article is about quotes alone.
STATEMENTS: tuple[Reported, ...] | None = None
