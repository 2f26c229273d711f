from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entity_file import load_entities
from index.statements import Tier, find_statements
from tests.patience import must_end
from tests.prose import bodies
from tests.test_quotes import news

ENTITIES = load_entities(Path(__file__).parent / "golden" / "entities.yaml")


def triples(body: str) -> list[tuple[str, str, str]]:
    return [(one.source.of(body), one.cue.of(body), one.content.of(body)) for one in find_statements(body, ENTITIES)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Asif said that the posts were lost.", [("Asif", "said", "that the posts were lost")]),
        ("Asif said the posts were lost.", [("Asif", "said", "the posts were lost")]),
        ("The posts were lost, Asif said.", [("Asif", "said", "The posts were lost")]),
        ("The posts were lost, Asif told Reuters on Friday.", [("Asif", "told", "The posts were lost")]),
        ("The posts were lost, said Asif.", [("Asif", "said", "The posts were lost")]),
        ("The posts, Asif said, were lost in the very first night.",
         [("Asif", "said", "were lost in the very first night")]),
        ("Asif told reporters that all was lost.", [("Asif", "told", "that all was lost")]),
        ("Asif told Fidan all was lost.", [("Asif", "told", "all was lost")]),
        ("Asif, the defence minister, said all was lost.", [("Asif, the defence minister", "said", "all was lost")]),
        ("The army (ISPR) said all was lost.", [("The army (ISPR)", "said", "all was lost")]),
        ("According to Asif, all was lost.", [("Asif", "According to", "all was lost")]),
        ("All was lost, according to Asif, the minister.", [("Asif, the minister", "according to", "All was lost")]),
        ("According to Asif, the defence minister, all was lost.",
         [("Asif, the defence minister", "According to", "all was lost")]),
        ("According to AFP, the army fired first.", [("AFP", "According to", "the army fired first")]),
        ("Asif accused Kabul of lying.", [("Asif", "accused", "Kabul of lying")]),
        ("Asif agreed to a truce, adding that it would hold.",
         [("Asif", "agreed", "to a truce"), ("Asif", "adding", "that it would hold")]),
        ("Asif praised Doha and urged patience.",
         [("Asif", "praised", "Doha"), ("Asif", "urged", "patience")]),
        ("The raid was condemned by Ankara.", [("Ankara", "condemned", "The raid")]),
        ("The raid was strongly condemned by Ankara.", [("Ankara", "condemned", "The raid")]),
        ("Asif declined to publicly accuse Doha.", [("Asif", "declined", "to publicly accuse Doha")]),
        ("The raid was strongly condemned on Friday by Ankara.", [("Ankara", "condemned", "The raid")]),
        ("Asif said: “We stay.”", [("Asif", "said", "“We stay.”")]),
        ("“We stay,” Asif said, “or we fall.”", [("Asif", "said", "“We stay,”"), ("Asif", "said", "“or we fall.”")]),
        ("Asif said the offer was “a trap”.", [("Asif", "said", "the offer was “a trap”")]),
        ("Asif spoke of a trap.", [("Asif", "spoke", "of a trap")]),
        ("Kabul wants peace.", [("Kabul", "wants", "peace")]),
        ("Kabul wants peace; Doha hopes that it holds.",
         [("Kabul", "wants", "peace"), ("Doha", "hopes", "that it holds")]),
        ("Mujahid, who urged calm, said the road was open.",
         [("Mujahid", "urged", "calm"), ("Mujahid, who urged calm", "said", "the road was open")]),
    ],
)  # fmt: skip
def test_source_cue_and_content_are_found(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert triples(body) == expected


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("Asif on 5 May 2025 said all was lost.", "Asif"),
        ("Asif late on Friday said all was lost.", "Asif"),
        ("Asif in a statement said all was lost.", "Asif"),
        ("The statement said all was lost.", "The statement"),
        ("In Kabul, the statement said all was lost.", "the statement"),
        ("The Pakistan Muslim League said all was lost.", "The Pakistan Muslim League"),
        ("The road was shut, the ministry said Friday.", "the ministry"),
        ("The long final statement said all was lost.", "The long final statement"),
        ("In Sialkot on 5 May 2025 the minister said all was lost.", "the minister"),
        ("On Friday, 5 May 2025 Asif said all was lost.", "Asif"),
        ("In Kabul officials said all was lost.", "officials"),
        ("And then officials said all was lost.", "officials"),
        ("Fuel was short, but drivers said all was lost.", "drivers"),
        ("The accused minister said all was lost.", "The accused minister"),
        ("On talks with Kabul Pakistani Defence Minister Asif said all was lost.", "Pakistani Defence Minister Asif"),
        ("On talks with Kabul Mohammad Asif Khan said all was lost.", "Kabul Mohammad Asif Khan"),
        ("Ali Khan, the minister, speaking in Kabul, said all was lost.", "Ali Khan, the minister, speaking in Kabul"),
        ("The ministry, which said all was lost, is shut.", "The ministry"),
        ("Drivers who said all was lost went home.", "Drivers"),
        ("Dawn quoted drivers as saying all was lost.", "drivers"),
        ("Qatar and Turkey said all was lost.", "Qatar and Turkey"),
    ],
)
def test_dates_places_and_media_beside_the_source_do_not_belong_to_it(body: str, source: str) -> None:
    assert [found[0] for found in triples(body)] == [source]


@pytest.mark.parametrize(
    "body",
    [
        "Many of those said nothing.",
        "Late, but rain said nothing.",
        "The minister, “in tears”, said nothing.",
        "Who said all was lost?",
        "Yesterday, said nobody.",
        "The road, which said nothing, is shut.",
        "Afghan claims are old.",
        "The raid was condemned, and that by all.",
        "The raid was condemned on all sides of the road.",
        "The attack on the post, support for the plan and the claims of both sides were discussed.",
        "Peace plans and air attacks followed several Afghan posts and many vows.",
        "If Kabul says no, the road stays shut.",
        "Asif was asked about the road.",
        "Asif spoke at the summit.",
        "An official asked not to be named.",
        "Kabul must accept the terms.",
        "Asif responded with force.",
        "Nothing happened.",
        "Without saying a word he left.",
        "",
    ],
)
def test_nouns_conditions_duties_and_mere_talking_are_no_statements(body: str) -> None:
    assert triples(body) == []


@pytest.mark.parametrize(
    ("body", "tier"),
    [
        ("“We stay here,” a driver said.", Tier.A),
        ("According to drivers, all was lost.", Tier.A),
        ("Asif said all was lost.", Tier.A),
        ("Pakistani officials said all was lost.", Tier.A),
        ("The drivers said all was lost.", Tier.B),
        ("Asif accused Kabul of lying.", Tier.B),
        ("The drivers accused Kabul of lying.", Tier.C),
    ],
)
def test_tiers_go_by_how_the_words_are_attributed(body: str, tier: Tier) -> None:
    assert [one.tier for one in find_statements(body, ENTITIES)] == [tier]


@pytest.mark.parametrize(
    ("body", "entity_id", "party"),
    [
        ("Asif said all was lost.", "asif", "pakistan"),
        ("Islamabad said all was lost.", "pakistan", "pakistan"),
        ("Pakistani officials said all was lost.", "pakistan", "pakistan"),
        ("Ali Khan, spokesman of Pakistan's army, said all was lost.", None, "pakistan"),
        ("Kugelman said all was lost.", None, None),
        ("Afghan traders said all was lost.", None, None),
        ("Drivers said all was lost.", None, None),
    ],
)
def test_a_statement_belongs_to_the_party_of_its_source(body: str, entity_id: str | None, party: str | None) -> None:
    assert [(one.entity_id, one.party) for one in find_statements(body, ENTITIES)] == [(entity_id, party)]


@given(st.one_of(bodies, news))
def test_all_words_of_a_statement_lie_in_its_sentence(body: str) -> None:
    found = find_statements(body, ENTITIES)
    for one in found:
        assert all(span in one.sentence for span in (one.source, one.cue, one.content))
        assert one.sentence.of(body).strip() == one.sentence.of(body)
    assert all(left.sentence.start <= right.sentence.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    "body",
    ["said " * 50_000, "Asif said he said " * 10_000, "according to Asif, " * 10_000, "Asif wants, " * 10_000],
    ids=lambda body: body[:12],
)
def test_hostile_text_costs_no_more_than_other_text(body: str) -> None:
    with must_end():
        find_statements(body, ENTITIES)
