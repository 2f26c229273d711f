"""Opinion: hypotheticals that are nobody's words, relative clauses, fixed expressions."""

from tests.golden import Reported, Said

QUOTES: tuple[Said, ...] = (
    Said(("each side believes that time is working for it",), "Michael Kugelman", entity_id="kugelman"),
    Said(("Neither government can be seen to blink,",), "Maleeha Lodhi", credited_to="Dawn"),
    Said(("Both will have to,",), "Maleeha Lodhi", inferred=True),
    Said(("something it can show at home",), "Zalmay Khalilzad", entity_id="khalilzad"),
    Said(("you cannot bomb your neighbour into liking you",), "one retired general"),
    Said(
        ("We gave them names, addresses and photographs.",), "Asif Durrani", entity_id="durrani", credited_to="Geo News"
    ),
)
STATEMENTS: tuple[Reported, ...] | None = (
    Reported(
        "A",
        "Michael Kugelman, a South Asia analyst",
        "According to",
        "“each side believes that time is working for it”",
        entity_id="kugelman",
    ),
    Reported(
        "A",
        "Maleeha Lodhi, a former Pakistani ambassador to the UN",
        "wrote",
        "“Neither government can be seen to blink,”",
    ),
    Reported("A", "she", "added", "“Both will have to,”"),
    Reported(
        "A",
        "Zalmay Khalilzad, who was the US envoy then",
        "argued",
        "If Kabul wants a deal, Pa … hing it can show at home”",
        entity_id="khalilzad",
    ),
    Reported("A", "one retired general", "put it", "“you cannot bomb your neighbour into liking you”"),
    Reported(
        "A",
        "Asif Durrani, who served  … ial envoy for Afghanistan",
        "told",
        "“We gave them names, addresses and photographs.”",
        entity_id="durrani",
    ),
)
