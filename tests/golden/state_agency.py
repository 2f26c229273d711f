"""State agencies: passives, inverted verbs, credits."""

from tests.golden import Reported, Said

QUOTES: tuple[Said, ...] = (
    Said(("for as long as they wish to talk",), "Hakan Fidan", entity_id="fidan"),
    Said(("Our only side is the side of peace,",), "Hakan Fidan", entity_id="fidan"),
    Said(("We believe dialogue is possible, and we are working for it,",), "Esmaeil Baqaei", credited_to="IRNA"),
    Said(
        ("China hopes that the two  … ercise calm and restraint",),
        "Mao Ning",
        entity_id="mao-ning",
        credited_to="Xinhua",
    ),
    Said(("a dialogue of two loudspeakers",), "one mediator"),
)
STATEMENTS: tuple[Reported, ...] | None = (
    Reported(
        "A",
        "Turkish Foreign Minister Hakan Fidan",
        "said",
        "that Ankara would host th … ong as they wish to talk”",
        entity_id="fidan",
        party="turkiye",
    ),
    Reported("A", "Fidan", "told", "“Our only side is the side of peace,”", entity_id="fidan", party="turkiye"),
    Reported(
        "A",
        "Esmaeil Baqaei, the spokesman of Iran's Foreign Ministry",
        "quoted as saying",
        '"We believe dialogue is p … d we are working for it,"',
        party="iran",
    ),
    Reported(
        "A",
        "Mao Ning, a spokeswoman for the Chinese Foreign Ministry",
        "said",
        "“China hopes that the two … rcise calm and restraint”",
        entity_id="mao-ning",
        party="china",
    ),
    Reported("A", "Xinhua", "according to", "“China hopes that the two …  Chinese Foreign Ministry"),
    Reported("A", "one mediator", "In the words of", "the second evening was “a dialogue of two loudspeakers”"),
)
