"""Entities of a corpus: found in texts under all their names, asked for by name and office."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities import NO_ENTITIES, Entities
from index.entity_file import load_entities
from index.entity_names import ZWNJ
from tests.fixtures import CORPUS
from tests.patience import must_end
from tests.prose import bodies
from tests.small_entities import SMALL

ENTITIES = load_entities(CORPUS / "entities.yaml")


@pytest.fixture
def small(tmp_path: Path) -> Entities:
    path = tmp_path / "entities.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return load_entities(path)


Found = list[tuple[str, str]]


def found(entities: Entities, text: str, *, typed: bool = False) -> Found:
    return [(mention.span.of(text), mention.entity_id) for mention in entities.mentions(text, typed=typed)]


# ---------------------------------------------------------------- names in texts


def test_the_longest_name_wins() -> None:
    assert found(ENTITIES, "Asif Ali Zardari met Khawaja Asif") == [
        ("Asif Ali Zardari", "asif-zardari"),
        ("Khawaja Asif", "khawaja-asif"),
    ]
    assert found(ENTITIES, "Yaqoob Mujahid, then Mujahid") == [
        ("Yaqoob Mujahid", "mullah-yaqoob"),
        ("Mujahid", "zabihullah-mujahid"),
    ]
    text = "the Pakistani Taliban, Tehrik-i-Taliban Pakistan, the Afghan Taliban"
    assert [known for _, known in found(ENTITIES, text)] == ["ttp", "ttp", "islamic-emirate"]


def test_a_hyphen_of_the_text_parts_names_that_a_space_would_join() -> None:
    assert found(ENTITIES, "Pakistan-Taliban talks") == [("Pakistan", "pakistan"), ("Taliban", "islamic-emirate")]
    assert found(ENTITIES, "Pakistan Taliban") == [("Pakistan Taliban", "ttp")]
    assert found(ENTITIES, "Fitna al Khawarij and IS-K, but no IS K") == [
        ("Fitna al Khawarij", "ttp"),
        ("IS-K", "iskp"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pakistan's plan", [("Pakistan", "pakistan")]),
        ("Mujahid’s post", [("Mujahid", "zabihullah-mujahid")]),
        ("Pakistan-Afghanistan", [("Pakistan", "pakistan"), ("Afghanistan", "islamic-emirate")]),
        ("Pakistan'ın, İstanbul’da", [("Pakistan", "pakistan"), ("İstanbul", "istanbul")]),
        (f"پاکستان{ZWNJ}ها", [("پاکستان", "pakistan")]),
        ("Pakistanization, Unpakistan", []),
        ("Tehrik-i-Taliban\nPakistan", [("Tehrik-i-Taliban\nPakistan", "ttp")]),
        ("Khawaja\n\nAsif, Khawaja", [("Asif", "khawaja-asif")]),
        ("Donald J. Trump", [("Donald J. Trump", "trump")]),
        ("U.S.-backed", [("U.S", "united-states")]),
    ],
)
def test_names_are_whole_words_with_whatever_is_attached_to_them(text: str, expected: Found) -> None:
    assert found(ENTITIES, text) == expected


@pytest.mark.parametrize(
    "name",
    ["ISTANBUL", "İstanbul", "I\u0307stanbul", "ISTANBUL’DA", "Ístanbul"],
)
def test_turkish_and_accented_letters_do_not_matter(name: str) -> None:
    assert [known for _, known in found(ENTITIES, name)] == ["istanbul"]


@pytest.mark.parametrize(
    "name",
    [
        "ذبیح الله مجاهد",
        f"ذبیح{ZWNJ}الله مجاهد",
        "ذبيح الله مجاهد",  # Arabic yeh
        "ذبیح اللہ مجاہد",  # Urdu heh
        "ذبیحالله مجاهد",
        "ذَبیح الله مُجاهد",
        "ذبیـــح الله مجاهد",
    ],
)
def test_letters_of_arabic_script_match_in_all_their_variants(name: str) -> None:
    assert found(ENTITIES, f"«{name}»") == [(name, "zabihullah-mujahid")]


def test_abbreviations_and_names_of_one_word_need_their_capitals() -> None:
    assert found(ENTITIES, "tell us of un aid, pk, pak, fak, fidan") == []
    assert [known for _, known in found(ENTITIES, "US, UN, PK, Pak, FAK, Fidan")] == [
        "united-states", "united-nations", "pakistan", "pakistan", "ttp", "hakan-fidan",
    ]  # fmt: skip
    assert found(ENTITIES, "khawaja asif, KHAWAJA ASIF") == [
        ("khawaja asif", "khawaja-asif"),
        ("KHAWAJA ASIF", "khawaja-asif"),
    ]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what did asif say", [("asif", "khawaja-asif")]),
        ("mujahid on ttp", [("mujahid", "zabihullah-mujahid"), ("ttp", "ttp")]),
        ("unama or un for us", [("unama", "united-nations")]),
        ("UN or un", [("UN", "united-nations")]),
        ("pak afghan talks", [("pak", "pakistan"), ("afghan", "islamic-emirate")]),
        ("istanbul'da ne oldu", [("istanbul", "istanbul")]),
        ("What did Asif Munawar say", []),
    ],
)
def test_typed_questions_need_capitals_only_in_two_letters(question: str, expected: Found) -> None:
    assert found(ENTITIES, question, typed=True) == expected


@pytest.mark.parametrize(
    "text",
    ["Asif Munawar said", "Munawar Asif said", "M. Asif said", "Asif al Munawar said", "Sheikh Mohammed bin Zayed",
     "Haqqani said", "Sharif said"],
)  # fmt: skip
def test_part_of_a_strangers_name_is_nobody(text: str) -> None:
    assert found(ENTITIES, text) == []


@pytest.mark.parametrize(
    "text",
    ["Asif said", "Minister Asif said", "When Asif spoke", "said Asif. Munawar left", "Asif, Munawar", "Mr. Asif",
     "On Friday Asif left", "“Asif” Munawar", "ASIF SAYS", "anti-Asif", "Pakistan's Asif", "Asif Pakistan"],
)  # fmt: skip
def test_a_surname_that_stands_for_itself_is_its_bearer(text: str) -> None:
    assert "khawaja-asif" in [known for _, known in found(ENTITIES, text)]


def test_adjectives_mention_the_party_and_are_no_names(small: Entities) -> None:
    assert found(small, "the Norlandic side") == [("Norlandic", "norland")]
    assert small.named("Norlandic") is None


def test_a_longer_name_of_something_else_mentions_nobody(small: Entities) -> None:
    assert found(small, "Norland Airways flies to Norland") == [("Norland", "norland")]
    assert found(small, "norland airways", typed=True) == [("norland", "norland")]


# ---------------------------------------------------------------- names that several share


@pytest.mark.parametrize(
    "text",
    ["Suthport said no", "Suthport has rejected it", "Suthport will not sign", "Suthport’s offer", "told Suthport",
     "according to Suthport", "by Norland and Suthport", "Suthport and Oslo urged calm", "Suthport quietly agreed",
     "Suthport and said no",
     "Suthport has always denied it", "what does it want? Suthport wants calm"],
)  # fmt: skip
def test_a_place_that_acts_is_the_party(small: Entities, text: str) -> None:
    assert "suthmark" in [known for _, known in found(small, text)]


@pytest.mark.parametrize(
    "text",
    ["in Suthport", "the Suthport talks", "Suthport, 3 May", "in Oslo and Suthport", "Suthport’s streets", "Suthport",
     "Suthport has been hit", "Suthport will be rebuilt", "in Suthport said an envoy", "the truce of Suthport"],
)  # fmt: skip
def test_a_place_that_does_nothing_is_the_place(small: Entities, text: str) -> None:
    assert [known for _, known in found(small, text)] == ["suthport"]


@pytest.mark.parametrize(
    "text",
    ["in Norport", "in Oslo and Norport", "flew to Norport", "returned from Norport", "a strike on Norport",
     "the Norport hotel", "Norport’s streets", "Norport airport", "Norport'da", "bombed Norport", "people of Norport"],
)  # fmt: skip
def test_a_party_that_is_located_is_the_place(small: Entities, text: str) -> None:
    assert [known for _, known in found(small, text)] == ["norport"]


@pytest.mark.parametrize(
    "text",
    ["Norport said", "talks with Norport", "a letter to Norport", "a demand from Norport", "in Norport’s view",
     "pressure on Norport", "Norport", "between Norport and Oslo", "the word of Norport"],
)  # fmt: skip
def test_a_party_that_is_nowhere_is_the_party(small: Entities, text: str) -> None:
    assert [known for _, known in found(small, text)] == ["norland"]


def test_a_shared_surname_is_whoever_was_named_last(small: Entities) -> None:
    text = "Lund spoke. Otto Lund met Ida Lund. Lund left. Otto Lund stayed, and Lund slept."
    assert [known for _, known in found(small, text)] == [
        "otto-lund", "ida-lund", "ida-lund", "otto-lund", "otto-lund",
    ]  # fmt: skip


def test_a_shared_name_without_a_rule_is_whoever_was_named_last(small: Entities) -> None:
    assert found(Entities(small), "Lund spoke. Ida Lund left.") == [("Ida Lund", "ida-lund")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("کابل نے کہا", "islamic-emirate"),
        ("کابل میں دھماکہ", "kabul"),
        ("در کابل", "kabul"),
        ("Kabul'de", "kabul"),
        ("Kabil görüşmeleri", "islamic-emirate"),
    ],
)
def test_rules_hold_in_other_languages_too(text: str, expected: str) -> None:
    assert [known for _, known in found(ENTITIES, text)] == [expected]


# ---------------------------------------------------------------- properties

_NAMES = st.sampled_from(sorted({name for entity in ENTITIES for name in (*entity.names, *entity.adjectives)}))
_TEXTS = st.one_of(
    bodies,
    st.lists(st.one_of(_NAMES, st.sampled_from([" ", "-", "’", ZWNJ, ". ", " and ", "\n\n", "J", "x"]))).map("".join),
)


@given(_TEXTS, st.booleans())
def test_mentions_are_in_order_and_apart_in_any_text(text: str, typed: bool) -> None:
    mentions = ENTITIES.mentions(text, typed=typed)
    assert all(before.span.end <= after.span.start for before, after in pairwise(mentions))
    assert all(mention.span.end <= len(text) and mention.entity_id in ENTITIES for mention in mentions)


@given(_NAMES)
def test_every_name_is_found_where_it_stands_alone(name: str) -> None:
    entity = ENTITIES.named(name)
    assert entity is None or [known for _, known in found(ENTITIES, name)] == [entity.entity_id]


@pytest.mark.parametrize(
    "text",
    [
        "Pakistani Defence Minister Khawaja Asif said in Kabul on 25 October 2025 that the TTP has to go. ",
        "Tehrik-i-Taliban ",
        "Asif ",
        "a.",
        f"تی{ZWNJ}",
        "Riyadh and ",
        "\u064b",
        "'",
    ],
)
def test_a_long_text_is_read_in_time_that_grows_linearly(text: str) -> None:
    with must_end():
        ENTITIES.mentions(text * (200_000 // len(text)))


# ---------------------------------------------------------------- asking for entities


def test_a_name_asked_for_is_found_in_any_spelling(small: Entities) -> None:
    assert small.named(" anna  BERG ") is small["anna-berg"]
    assert small.named("آنابرگ") is small["anna-berg"]
    assert small.named("operation still sea") is small["still-sea"]
    assert small.named("Anna") is None
    assert small.named("") is None


def test_a_shared_name_asked_for_is_what_its_rule_prefers(small: Entities) -> None:
    assert small.named("Norport") is small["norland"]
    assert small.named("Suthport") is small["suthport"]
    assert small.named("Lund") is None


@pytest.mark.parametrize(
    ("typed", "entity_id", "alias"),
    [
        ("mujahed", "zabihullah-mujahid", "Mujahid"),
        ("Khwaja Asef", "khawaja-asif", "Khwaja Asif"),
        ("Istambul", "istanbul", "Istanbul"),
        ("اردوغن", "erdogan", "اردوغان"),
    ],
)
def test_the_nearest_name_of_a_slip_is_the_one_that_was_meant(typed: str, entity_id: str, alias: str) -> None:
    nearest = ENTITIES.nearest(typed)
    assert (nearest[0][0].entity_id, nearest[0][1]) == (entity_id, alias)
    assert len({entity.entity_id for entity, _, _ in nearest}) == 3
    assert 1 > nearest[0][2] >= nearest[1][2] >= nearest[2][2] >= 0


def test_a_name_itself_is_nearest_with_full_likeness(small: Entities) -> None:
    assert small.nearest("anna berg", most=1) == ((small["anna-berg"], "Anna Berg", 1.0),)
    assert [entity.entity_id for entity, _, _ in small.nearest("LUND", most=2)] == ["otto-lund", "ida-lund"]
    assert NO_ENTITIES.nearest("Anna") == ()


def test_offices_are_held_by_the_day(small: Entities) -> None:
    def holders(title: str, day: date | None) -> list[str]:
        return [entity.entity_id for entity in small.holders("norland", title, day)]

    assert holders("envoy", date(2025, 1, 31)) == ["otto-lund"]
    assert holders("Envoy", date(2025, 2, 1)) == ["anna-berg"]
    assert holders("envoy", None) == ["anna-berg"]
    assert holders("minister", date(2025, 2, 1)) == []
    assert holders("minister", None) == ["anna-berg"]
    assert holders("king", None) == []
    assert small.holders("suthmark", "envoy", None) == ()
