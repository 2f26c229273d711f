"""`entities.yaml`: read as it stands, refused with every fault and its line; and what the corpus' own file says."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from index.entities import NO_ENTITIES, Entities, EntityKind, Office, entities_from_json, entities_json
from index.entity_file import load_entities
from index.entity_rules import Rule
from index.errors import DataRefused
from tests.fixtures import CORPUS
from tests.small_entities import SMALL

ENTITIES = load_entities(CORPUS / "entities.yaml")


def written(folder: Path, text: str) -> Path:
    path = folder / "entities.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def small(tmp_path: Path) -> Entities:
    return load_entities(written(tmp_path, SMALL))


def test_an_entity_has_all_that_its_entry_says(small: Entities) -> None:
    anna = small["anna-berg"]
    assert (anna.kind, anna.name, anna.party, anna.role) == (EntityKind.PERSON, "Anna Berg", "norland", "envoy")
    assert anna.offices == (
        Office("envoy", date(2025, 2, 1), None),
        Office("ambassador", date(2025, 2, 1), None),
        Office("minister", date(2024, 1, 1), date(2025, 1, 31)),
    )
    norland = small["norland"]
    assert (norland.party, norland.adjectives) == ("norland", ("Norlandic",))
    assert (small["norport"].party, small["norport"].note) == (None, "the capital")


def test_entities_stand_in_the_order_of_their_file(small: Entities) -> None:
    ids = "norland suthmark anna-berg otto-lund ida-lund norport suthport still-sea".split()
    assert [entity.entity_id for entity in small] == ids
    assert (len(small), "norport" in small, "oz" in small) == (8, True, False)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("id: suthmark", "id: norland", "6: id norland stands here again"),
        ("id: norport", "id: anna-berg", "32: id anna-berg stands here again"),
        ("id: suthmark", "id: Süd", "6: id 'Süd'"),
        ("party: norland\n  role", "party: oz\n  role", "13: no party oz"),
        ("[Suthport]\npersons", "[Suthport, norland]\npersons", "8: 'norland' is a name of norland too"),
        ("aliases: [Berg,", "aliases: [Anna BERG,", "12: 'Anna BERG' stands here again, spelling variants aside"),
        ("NL, NOR,", "NL, NL,", "4: 'NL' stands here again, spelling variants aside"),
        ("نورلند", "نورلند, نورلنـد", "4: 'نورلنـد' stands here again, spelling variants aside"),
        ("[Norlandic]", "[Norlandic, Suthmark]", "5: 'Suthmark' stands with suthmark already"),
        ("names: [Norport]", "names: [Norport, Berg]", "41: 'Berg' is a name of anna-berg alone"),
        ("names: [Norport]", "names: [Norport, Oz]", "41: 'Oz' is a name of nobody alone"),
        ("names: [Norport]", "names: [Norport, norport]", "41: 'norport' stands here again"),
        ("other_names", "- names: []\n  rule: last named\nother_names", "47: no names"),
        ("rule: last named", "rule: party unless located", "45: 'Lund' is shared by otto-lund, ida-lund"),
        ("rule: last named", "rule: ask", "46: rule: input should be"),
        ("- names: [Lund]\n  rule: last named\n", "", "30: 'Lund' is a name of otto-lund too"),
        ("since: 2024-01-01", "since: 2025-03-01", "19: since 2025-03-01 is after until 2025-01-31"),
        ("titles: [minister]", "titles: [Minister]", "18: title 'Minister'"),
        ("titles: [minister]", "titles: []", "18: an office without titles"),
        ("name: Anna Berg", "name: ''", "11: name: nothing in it ('')"),
        ("[Berg,", "[Berg, '—',", "12: aliases: nothing in it ('—')"),
        ("role: envoy", 'role: "en\\x07voy"', "14: control character U+0007"),
        ("role: envoy", "rolle: envoy", "14: rolle: extra inputs are not permitted ('envoy')"),
        ("other_names: [Norland Airways]", "other_names: [Norland]", "47: 'Norland' is a name of norland"),
    ],
)
def test_what_contradicts_itself_is_refused_with_its_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert SMALL.count(old) == 1
    with pytest.raises(DataRefused) as refused:
        load_entities(written(tmp_path, SMALL.replace(old, new)))
    assert [f"{one.line}: {one.wrong}"[: len(fault)] for one in refused.value.faults] == [fault]


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    text = SMALL.replace("id: suthmark", "id: norland").replace("party: norland\n  role", "party: oz\n  role")
    with pytest.raises(DataRefused) as refused:
        load_entities(written(tmp_path, text))
    assert [fault.line for fault in refused.value.faults] == [6, 13]


def test_a_file_without_entries_has_no_entities(tmp_path: Path) -> None:
    assert load_entities(written(tmp_path, "parties: []")) == NO_ENTITIES
    assert NO_ENTITIES.mentions("Norland said") == ()


def test_entities_come_back_from_json_as_they_were(small: Entities) -> None:
    for entities in (small, ENTITIES, NO_ENTITIES):
        assert entities_from_json(entities_json(entities)) == entities
    assert entities_from_json(entities_json(small)) != ENTITIES
    assert entities_json(entities_from_json(entities_json(small))) == entities_json(small)


def test_entities_that_differ_in_a_rule_are_not_equal(small: Entities) -> None:
    assert Entities(small, {**small.rules, "Lund": Rule.PARTY_UNLESS_LOCATED}, small.other_names) != small
    assert Entities(small, small.rules, ()) != small


# ---------------------------------------------------------------- the corpus' own file


@pytest.mark.parametrize(
    ("party", "title", "day", "expected"),
    [
        ("pakistan", "defence minister", date(2025, 10, 25), "khawaja-asif"),
        ("pakistan", "defense minister", None, "khawaja-asif"),
        ("islamic-emirate", "foreign minister", date(2025, 11, 9), "amir-khan-muttaqi"),
        ("pakistan", "foreign office spokesman", date(2025, 11, 28), "tahir-andrabi"),
        ("pakistan", "foreign ministry spokesperson", date(2025, 9, 1), "shafqat-ali-khan"),
    ],
)
def test_the_corpus_knows_who_held_an_office(party: str, title: str, day: date | None, expected: str) -> None:
    assert [entity.entity_id for entity in ENTITIES.holders(party, title, day)] == [expected]


def test_every_person_of_the_corpus_with_offices_has_a_party() -> None:
    assert [entity.entity_id for entity in ENTITIES if entity.offices and entity.party is None] == []


def test_serving_reads_entities_without_the_schema_of_their_file() -> None:
    code = "import sys, index.entities; print('pydantic' in sys.modules, 'yaml' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=CORPUS.parent, capture_output=True, text=True, check=True)
    assert ran.stdout == "False False\n"
