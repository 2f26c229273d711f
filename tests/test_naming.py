"""Whom a question names, and whose words it asks for."""

from datetime import date
from pathlib import Path

import pytest

from index.entities import NO_ENTITIES, Entities
from index.entity_file import load_entities
from index.queries import understand
from index.records import Named
from tests.fixtures import CORPUS
from tests.small_entities import SMALL

ENTITIES = load_entities(CORPUS / "entities.yaml")
NEWEST = date(2026, 4, 8)


def named(question: str, entities: Entities = ENTITIES) -> list[tuple[str, str]]:
    known = "durand line the envoys".split().__contains__
    return [(one.entity_id, one.words) for one in understand(question, entities, NEWEST, known=known)[0].named]


def speakers(question: str) -> tuple[str, ...]:
    return understand(question, ENTITIES, NEWEST, known=lambda _: True)[0].speakers


def test_each_entity_is_named_once_in_order() -> None:
    question = "what did asif and muttaqi say in Istanbul, and what did khawaja asif say in Doha"
    assert [one for one, _ in named(question)] == ["khawaja-asif", "amir-khan-muttaqi", "istanbul", "doha"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what did Mutaqi say", [("amir-khan-muttaqi", "Mutaqi")]),
        ("khwaja asef on war", [("khawaja-asif", "khwaja asef")]),
        ("islmaabad's offer", [("pakistan", "islmaabad's")]),
        ("flew to islmaabad", [("islamabad", "islmaabad")]),
        ("sirajuddin haqanni", [("sirajuddin-haqqani", "sirajuddin haqanni")]),
        ("durrand line", [("durand-line", "durrand line")]),
        ("turksih envoys", [("turkiye", "turksih")]),
    ],
)
def test_a_misspelt_name_is_guessed(question: str, expected: list[tuple[str, str]]) -> None:
    assert named(question) == expected
    assert all(one.guessed for one in understand(question, ENTITIES, NEWEST)[0].named)


@pytest.mark.parametrize(
    "question",
    [
        "trar on visas",  # four letters
        "wutaqi on visas",  # another first letter
        "kabvlx on visas",  # two slips in six letters
        "paktka",  # as near to Paktika as to Paktia
        "haqani",  # several are called Haqqani
        "imran",  # the name near to it is short
        "about after before",
        "2025 12345 x1y2z",
    ],
)
def test_what_is_too_short_too_far_or_open_is_no_guess(question: str) -> None:
    assert named(question) == []


def test_a_word_that_is_known_is_not_corrected() -> None:
    text = "a moment of tarrar"
    assert understand(text, ENTITIES, NEWEST, known="moment".__eq__)[0].named == (
        Named("attaullah-tarar", "tarrar", guessed=True),
    )
    assert understand(text, ENTITIES, NEWEST, known=lambda _: True)[0].named == ()


def test_a_message_of_strange_words_is_looked_up_only_in_part() -> None:
    text = " ".join(["zzzzzzzz"] * 60 + ["mutaqi"])
    assert named(text) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("the Pakistani defence minister", [("khawaja-asif", "Pakistani defence minister")]),
        ("pakistan's defense minister", [("khawaja-asif", "pakistan's defense minister")]),
        ("afghanistan's own foreign minister", [("amir-khan-muttaqi", "afghanistan's own foreign minister")]),
        ("turkish intelligence chief", [("ibrahim-kalin", "turkish intelligence chief")]),
        ("PM of Pakistan", [("shehbaz-sharif", "PM of Pakistan")]),
        ("afghan fm", [("amir-khan-muttaqi", "afghan fm")]),
        ("fm", []),
        ("the isi chief", [("asim-malik", "isi chief")]),
        ("Pakistan's deputy prime minister", [("ishaq-dar", "Pakistan's deputy prime minister")]),
        ("Pakistan's former prime minister", [("pakistan", "Pakistan")]),
        ("the former prime minister of Pakistan", [("pakistan", "Pakistan")]),
        ("former isi chief", [("pakistan", "isi")]),
        ("afghan deputy defence minister", [("islamic-emirate", "afghan")]),
        ("Pakistan's captain", [("pakistan", "Pakistan")]),
        ("Pakistan's foreign minister, the foreign minister", [("ishaq-dar", "Pakistan's foreign minister")]),
        ("the defence minister on Kabul", [("islamic-emirate", "Kabul")]),
        ("khawaja asif, pakistan's defence minister", [("khawaja-asif", "khawaja asif")]),
        (
            "the Chinese foreign ministry spokesperson",
            [(one, "Chinese foreign ministry spokesperson") for one in ("mao-ning", "lin-jian")],
        ),
    ],
)
def test_an_office_beside_its_party_names_its_holder(question: str, expected: list[tuple[str, str]]) -> None:
    assert named(question) == expected


def test_an_office_is_looked_up_on_the_day_that_is_asked_about() -> None:
    question = "what did the Pakistani foreign office spokesman say"
    assert named(f"{question} on 10 October 2025")[0][0] == "shafqat-ali-khan"
    assert named(f"{question} on 30 October 2025")[0][0] == "tahir-andrabi"
    assert named(question)[0][0] == "tahir-andrabi"


def test_an_office_that_nobody_held_on_the_day_names_the_party_alone(tmp_path: Path) -> None:
    path = tmp_path / "entities.yaml"
    path.write_text(SMALL, encoding="utf-8")
    entities = load_entities(path)
    assert named("the Norlandic minister in 2026", entities) == [("norland", "Norlandic")]
    assert named("the Norlandic minister in June 2024", entities) == [("anna-berg", "Norlandic minister")]


def test_nobody_is_named_where_nobody_is_known() -> None:
    assert named("what did Mutaqi and the Pakistani defence minister say", NO_ENTITIES) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what did Asif say about Kabul", ("khawaja-asif",)),
        ("quotes by Trump on Pakistan", ("trump",)),
        ("Pakistan on the TTP", ("pakistan",)),
        ("what should Kabul do with the TTP according to Dar", ("ishaq-dar",)),
        ("Kabul's position on Pakistan", ("islamic-emirate",)),
        ("position of Kabul on Pakistan", ("islamic-emirate",)),
        ("did Mujahid say that Pakistan agreed", ("zabihullah-mujahid",)),
        ('Asif: "it is open war with Kabul", real?', ("khawaja-asif",)),
        ('was "it is open war" said by Dar about Kabul', ("ishaq-dar",)),
        ("about Kabul, what did Dar say", ("ishaq-dar",)),
        ("what did Dar and Muttaqi say about Pakistan", ("ishaq-dar", "amir-khan-muttaqi")),
        ("what did Pakistan's defence minister Khawaja Asif say", ("khawaja-asif",)),
        ("what did the Turkish president say to Pakistan", ("erdogan",)),
        ("what did Taliban commander Noor Wali say", ("noor-wali-mehsud",)),
        ("quote on Kabul", ()),
        ("who led the Afghan team", ()),
        ("when did Asif speak", ()),
        ("Islamabad's number vs Kabul's on the raid in Paktika", ("pakistan", "islamic-emirate")),
        ("compare Asif's account with Muttaqi's", ("khawaja-asif", "amir-khan-muttaqi")),
        ("ملا یعقوب درباره کلمه مرز چه گفت؟", ("mullah-yaqoob",)),
    ],
)
def test_the_speakers_are_those_whose_words_or_position_are_asked_for(question: str, expected: tuple[str, ...]) -> None:
    assert speakers(question) == expected
