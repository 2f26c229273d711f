"""Agency style: straight marks, anonymous officials, pronouns, a speaker named inside an utterance."""

from tests.golden import Reported, Said

QUOTES: tuple[Said, ...] = (
    Said(("A ceasefire without monitoring is a piece of paper,",), "Attaullah Tarar", entity_id="tarar"),
    Said(("We have signed enough paper.",), "Attaullah Tarar", entity_id="tarar", inferred=True),
    Said(("the door is neither open nor shut",), "Attaullah Tarar", entity_id="tarar"),
    Said(("kept every promise it made in Doha",), "Zabihullah Mujahid", entity_id="mujahid"),
    Said(
        ("They ask us for guarantee … ment on earth could give,",),
        "Zabihullah Mujahid",
        entity_id="mujahid",
        inferred=True,
    ),
    Said(("at least four drafts",), "Two Pakistani security officials", entity_id="pakistan"),
    Said(("If this fails,", "the next conversation will be shorter."), "one of them"),
)
STATEMENTS: tuple[Reported, ...] | None = (
    Reported(
        "A",
        "its information minister",
        "told",
        "Pakistan will not sign a  … eaves out its main demand",
        entity_id="pakistan",
        party="pakistan",
    ),
    Reported(
        "A",
        "Attaullah Tarar",
        "said",
        '"A ceasefire without monitoring is a piece of paper,"',
        entity_id="tarar",
        party="pakistan",
    ),
    Reported(
        "B", "Tarar", "declined", "to say whether a further round was planned", entity_id="tarar", party="pakistan"
    ),
    Reported("A", "Tarar", "added", 'that "the door is neither open nor shut"', entity_id="tarar", party="pakistan"),
    Reported(
        "B",
        "Zabihullah Mujahid, the c … he Taliban administration",
        "rejected",
        "the remarks",
        entity_id="mujahid",
        party="emirate",
    ),
    Reported(
        "A",
        "Zabihullah Mujahid, the c … he Taliban administration",
        "saying",
        'Kabul had "kept every promise it made in Doha"',
        entity_id="mujahid",
        party="emirate",
    ),
    Reported(
        "A", "he", "said", '"They ask us for guarante … ent on earth could give,"', entity_id="mujahid", party="emirate"
    ),
    Reported(
        "A",
        "Two Pakistani security of … horised to speak to media",
        "said",
        'the mediators had carried … afts" between hotel rooms',
        entity_id="pakistan",
        party="pakistan",
    ),
    Reported("A", "one of them", "said", "“If this fails,”"),
    Reported("A", "one of them", "said", "“the next conversation will be shorter.”"),
)
