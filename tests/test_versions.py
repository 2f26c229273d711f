from pathlib import Path

import pytest

from index.composing.versions import ABOUT, PLAINLY_ABOUT, asked_about, told_in, version_at
from index.disagreements import Disagreement, DisagreementKind, Place, Version
from index.entities import Entities
from index.judged import place_of
from index.records import Hit
from tests.small_hits import a_hit, small_entities

WORDS = {"well": 2.0, "digger": 1.0, "first": 1.0}


@pytest.fixture
def hits(tmp_path: Path) -> list[Hit]:
    known: Entities = small_entities(tmp_path)
    bodies = ("Norland dug the wells first.", "Suthmark dug the wells first.", "Rain fell.")
    return [a_hit(body, 10.0 - number, known) for number, body in enumerate(bodies)]


def about(topic: str, *places: Place) -> Disagreement:
    versions = tuple(Version(f"number {number}", ("x",), (place,)) for number, place in enumerate(places))
    return Disagreement(topic.replace(" ", "-"), topic, DisagreementKind.WHO, versions)


def test_a_question_is_about_the_disagreement_whose_topic_it_names(hits: list[Hit]) -> None:
    wells = about("digger of the wells", place_of(hits[1]), Place("elsewhere", 0))
    other = about("length of the rain", place_of(hits[2]), Place("elsewhere", 1))
    assert asked_about((other, wells), hits, WORDS, ABOUT) == wells


def test_a_disagreement_that_no_hit_tells_is_not_asked_about(hits: list[Hit]) -> None:
    wells = about("digger of the wells", Place("elsewhere", 0), Place("elsewhere", 1))
    assert asked_about((wells,), hits, WORDS, ABOUT) is None


def test_a_disagreement_that_the_best_hit_tells_needs_no_word_of_the_question(hits: list[Hit]) -> None:
    other = about("length of the rain", place_of(hits[0]), Place("elsewhere", 1))
    assert asked_about((other,), hits, WORDS, PLAINLY_ABOUT) == other


@pytest.mark.parametrize("score", [0.0, -1.0])
def test_scores_that_are_not_above_0_do_no_harm(hits: list[Hit], tmp_path: Path, score: float) -> None:
    low = [a_hit("Rain fell.", score, small_entities(tmp_path))]
    assert asked_about((about("rain", place_of(low[0]), Place("elsewhere", 1)),), low, {"rain": 1.0}, ABOUT)


def test_a_paragraph_tells_one_version(hits: list[Hit]) -> None:
    wells = about("digger of the wells", place_of(hits[1]), place_of(hits[0]))
    assert told_in((wells,), place_of(hits[0])) == wells
    assert told_in((wells,), place_of(hits[2])) is None
    assert version_at(wells, place_of(hits[0])) == wells.versions[1]
