"""Invented wire stories about two neighbours at odds, and what outlets make of them: edited by hand, edited by rule."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.wire_accounts import ACCOUNTS
from tests.wire_stories import WIRE


@dataclass(frozen=True)
class Event:
    """One event: the agency's story, two prints of it in outlets, and two accounts by others in words of their own."""

    wire: str
    by_hand: str
    by_rule: str
    accounts: tuple[str, str]


def as_body(text: str) -> str:
    """The paragraphs of a text, which ¶ parts here."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("¶"))


def without_tail(text: str) -> str:
    return "\n\n".join(text.split("\n\n")[:-2])


def from_the_agency(text: str) -> str:
    return f"By Continental News\n\n{text}\n\nContinental News has offices in 40 countries. All rights reserved."


def with_sentences_moved(text: str) -> str:
    first, *rest = text.split("\n\n")
    return "\n\n".join([first, *rest[2:], *rest[:2]])


def in_british_spelling(text: str) -> str:
    return re.sub(r"\bpercent\b", "per cent", text.replace("kilometers", "kilometres"))


def in_american_spelling(text: str) -> str:
    for british, american in (("kilometres", "kilometers"), ("neighbour", "neighbor"), ("harbour", "harbor"),
                              ("defence", "defense"), ("Lorries", "Trucks"), ("lorries", "trucks"),
                              ("yoghurt", "yogurt"), ("kilogram", "kilo"), (" on Monday", " Monday")):  # fmt: skip
        text = text.replace(british, american)
    return text


def with_straight_quotes(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def under_a_new_headline(text: str) -> str:
    return "What we know so far about the latest turn in the border dispute\n\n" + text.split(" — ", 1)[1]


def with_a_paragraph_of_its_own(text: str) -> str:
    first, *rest = text.split("\n\n")
    own = (
        "This newspaper reported last week that shopkeepers along the river have begun to hoard flour, candles and"
        " salt, and that the bus company of the valley has cancelled its night service until the end of the month."
    )
    return "\n\n".join([first, own, *rest])


def in_other_words(text: str) -> str:
    for ours, theirs in (("officials", "authorities"), ("told reporters", "said"), ("told journalists", "said"),
                         ("More than", "Over"), ("at least", "no fewer than"), ("border", "frontier"),
                         (" on Sunday", ""), (" on Thursday", ""), (" on Friday", ""), ("warned", "cautioned"),
                         ("accused", "has accused"), ("according to", "as stated by"), ("said the", "said that the"),
                         ("believed", "thought"), ("wounded", "injured"), ("rejecting", "spurning")):  # fmt: skip
        text = text.replace(ours, theirs)
    return text


_RULES: tuple[tuple[Callable[[str], str], ...], ...] = (
    (from_the_agency, with_straight_quotes),
    (without_tail, in_american_spelling),
    (in_american_spelling, with_a_paragraph_of_its_own, with_straight_quotes),
    (with_sentences_moved, in_other_words),
    (under_a_new_headline, without_tail, in_other_words),
    (in_british_spelling, in_other_words, from_the_agency),
    (with_sentences_moved, with_a_paragraph_of_its_own),
    (without_tail, without_tail, in_other_words),
    (under_a_new_headline, in_american_spelling, with_sentences_moved),
    (in_american_spelling, in_other_words, with_a_paragraph_of_its_own, from_the_agency),
)

# What ten editors changed, each in one story: every first text stands in the story once.
_EDITS = (
    (
        (
            "ANSORA — Envoys of Tarvia and Meldan sat down in Ansora on Saturday",
            "Border foes try again\n\nENVOYS from Tarvia and Meldan sat down in Ansora on Saturday",
        ),
        (", officials said.", ", according to officials."),
        (
            "according to two diplomats with knowledge of the meeting",
            "two diplomats with knowledge of the meeting told Continental News",
        ),
        ("Achter told Continental News", "Achter said"),
        ("has repeatedly accused its neighbour", "has long accused its neighbor"),
        ("1,400 lorries stranded", "1,400 trucks stuck"),
        (
            "A joint session was expected on Sunday, it added, without giving any details of the agenda.",
            "A joint session is expected Sunday, it added.",
        ),
        (", according to figures compiled by Continental News", ""),
    ),
    (
        (
            "KORRIN — An unmanned aircraft struck",
            "Drone kills 23 officers in Meldan\n\n(Continental News) — A drone struck",
        ),
        ("the provincial governor said", "said the governor of the province"),
        ("about 14 kilometres from the border", "some 14 km from the frontier"),
        ("“Our men were asleep", '"Our men were asleep'),
        ("who fired it,”", 'who fired it,"'),
        ("summoned the ambassador", "summoned its ambassador"),
        ("did not immediately respond to a request for comment", "did not immediately reply to a request for comment"),
        ("before two explosions shook the valley", "before two blasts shook the valley"),
        (
            "The hospital in Lowen appealed for blood donors and moved 6 of the wounded to the capital by helicopter.",
            "",
        ),
    ),
    (
        ("DUHAR CROSSING — Lorries loaded with", "Gate at Duhar opens after 41 days\n\nTrucks loaded with"),
        ("reopened their main border gate", "opened their main border gate again"),
        ("according to the head of the customs house, Yanis Petrok", "said Yanis Petrok, head of the customs house"),
        ("after an exchange of fire killed nine soldiers", "after an exchange of fire left nine soldiers dead"),
        ("provided they carry a passport and a visa", "if they carry a passport and visa"),
        (
            (
                "The chamber of commerce of Port Selm estimates that the closure cost traders in both countries "
                "180 million crowns."
            ),
            (
                "The closure cost traders in both countries 180 million crowns, the chamber of commerce of Port "
                "Selm estimates.\n\nOur reporter saw several drivers dance beside their vehicles when the barrier "
                "went up shortly after seven."
            ),
        ),
        ("Economists warned that prices in the border provinces would take weeks to come down.", ""),
    ),
    (
        (
            "ANSORA — Tarvia and Meldan agreed late on Wednesday",
            "Truce gets two more days\n\nTarvia and Meldan late Wednesday agreed",
        ),
        (
            "to give mediators more time, the foreign ministry of Ansora announced",
            "to give mediators more time, Ansora's foreign ministry said",
        ),
        ("was due to expire at 6 p.m., will now run", "had been due to expire at 6pm, will now run"),
        ("told journalists", "told reporters"),
        (
            "A Tarvian government spokesman confirmed the extension but warned",
            "A spokesman for the Tarvian government confirmed the extension but cautioned",
        ),
        ("had been ordered to hold fire", "were ordered to hold their fire"),
        ("Aid agencies used the lull", "Aid groups used the lull"),
        (
            (
                "Diplomats said the sides remained far apart over a demand by Tarvia for a buffer strip ten "
                "kilometres deep."
            ),
            (
                "The sides remain far apart over a demand by Tarvia for a buffer strip ten kilometers deep, "
                "diplomats said."
            ),
        ),
    ),
    (
        (
            "GENDRA — At least 112 civilians",
            "UN: More than half of victims women and children\n\nAt least 112 civilians",
        ),
        (
            "United Nations monitors said in a report released on Thursday",
            "UN monitors said in a report published Thursday",
        ),
        ("most of which were caused by shelling", "most of them caused by shelling"),
        ("said Runa Feldt, who heads the monitoring mission", "mission chief Runa Feldt said"),
        ("while 12 could not be attributed", "and says 12 could not be attributed"),
        ("dismissed the findings as one-sided", "rejected the findings as one-sided"),
        ("They urged both governments", "The monitors urged both governments"),
        ("A follow-up report is planned for the autumn.", ""),
    ),
    (
        (
            "ANSORA — Peace talks between Tarvia and Meldan collapsed in the early hours of Friday",
            "Talks on border truce fail\n\nPeace talks between Tarvia and Meldan broke down early on Friday",
        ),
        ("both governments said", "the two governments said"),
        ("Tarvian information minister Hadi Brenn said", "Hadi Brenn, Tarvia's information minister, said"),
        ("Brenn wrote on social media", "he wrote on social media"),
        ("replied that his team had been handed", "said that his team was handed"),
        ("had put their forces on alert", "had placed their forces on alert"),
        (
            "which hosted the four days of discussions with the help of Belmar, expressed regret",
            "which hosted the four-day discussions with help from Belmar, voiced regret",
        ),
        ("Shares in Port Selm fell 3.2 percent at the opening.", ""),
    ),
    (
        ("SELD — Tarvia handed over", "Home at last: prisoners cross the river\n\nTarvia on Sunday handed over"),
        ("to Meldan on Sunday and received", "to Meldan and received"),
        ("since fighting broke out in the spring", "since the fighting began in spring"),
        ("as doctors waited with stretchers", "while doctors waited with stretchers"),
        ("according to an army doctor", "an army doctor said"),
        ("The swap was arranged by Ansora, which said", "The exchange was arranged by Ansora. It said"),
        (
            "carrying photographs and blankets",
            (
                "with photographs and blankets.\n\nThe Gazette's photographer counted three buses and nine "
                "ambulances on the near bank; their engines ran all morning"
            ),
        ),
        ("Tarvia is still believed to hold", "Tarvia is believed still to hold"),
    ),
    (
        (
            "LOWEN — More than 62,000 Meldanis have been sent back",
            "Camps overflow as 62,000 return\n\nOver 62,000 Meldanis have been sent back",
        ),
        ("straining camps that were built", "straining camps built"),
        ("Many of them had lived in Tarvia for decades", "Many had lived in Tarvia for decades"),
        ("the agency's representative, Olin Marsh, told a briefing", "said Olin Marsh, the agency's representative"),
        ("said Rima Sadek, a 38-year-old seamstress", "said seamstress Rima Sadek, 38"),
        ("Rights groups say police have also detained people who hold", "Police have also detained people who hold"),
        ("valid residence cards", "valid residence cards, according to rights groups"),
        ("So far donors have covered less than a fifth of that sum.", ""),
    ),
    (
        (
            "PORT SELM — Tomato prices in Tarvia have climbed to four times their usual level",
            "Tomatoes at record price\n\nThe price of tomatoes in Tarvia has climbed to four times its usual level",
        ),
        ("that already struggle with inflation", "already struggling with inflation"),
        ("12 crowns in the capital this week", "12 crowns in the capital"),
        ("cooking with yoghurt", "cooking with yogurt"),
        ("according to its growers' association, and have begun", "its growers' association says, and have begun"),
        ("The two countries traded goods", "Both countries traded goods"),
        ("but shipments by sea take ten days", "but shipping takes ten days"),
        ("Smugglers have meanwhile raised their rates threefold.", "Smugglers, meanwhile, have tripled their rates."),
    ),
    (
        (
            "KORRIN — Meldan's defence minister, Anselm Roke, told parliament on Thursday",
            "‘No guest with a rifle’\n\nMeldan's defense minister Anselm Roke told lawmakers Thursday",
        ),
        ("would not accept foreign troops on its soil", "will not accept foreign troops on its soil"),
        ("that Ansora tabled last week", "tabled by Ansora last week"),
        (
            "drew applause from most benches, though some opposition deputies demanded",
            "were applauded from most benches, but some opposition members demanded",
        ),
        ("that can be renewed once", "renewable once"),
        ("offered to pay a third of the costs", "offered to bear a third of the costs"),
        ("Ansora's embassy declined to comment on the speech", "The embassy of Ansora declined to comment"),
        ("A vote on the matter is scheduled for 14 July.", "A vote on the proposal is due on 14 July."),
    ),
)


def _edited(text: str, edits: tuple[tuple[str, str], ...]) -> str:
    for before, after in edits:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _by_rules(text: str, rules: tuple[Callable[[str], str], ...]) -> str:
    for rule in rules:
        text = rule(text)
    return text


EVENTS = tuple(
    Event(wire, _edited(wire, edits), _by_rules(wire, rules), (as_body(first), as_body(second)))
    for wire, edits, rules, (first, second) in zip(map(as_body, WIRE), _EDITS, _RULES, ACCOUNTS, strict=True)
)
