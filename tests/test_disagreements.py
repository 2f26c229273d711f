from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles import load_articles
from index.disagreements import (
    Disagreement,
    DisagreementKind,
    Place,
    Version,
    disagreements_from_json,
    disagreements_json,
    load_disagreements,
)
from index.errors import DataRefused
from index.records import Article
from tests.fakes import make_article
from tests.fixtures import CORPUS

ONE = make_article("The first sitting took 13 hours.\n\nA second one took 58 minutes.", "gazette-2031-03-04-one")
OTHER = make_article(
    "Thirteen hours of talks came first.\n\nThe Herald counts fourteen hours.", "herald-2031-03-05-other"
)
ARTICLES = (ONE, OTHER)

GOOD = """\
disagreements:
  - id: first-sitting
    topic: length of the first sitting
    kind: date
    versions:
      - label: 13 hours
        says: ["13 hours | Thirteen hours"]
        passages:
          - {article: gazette-2031-03-04-one, paragraph: 0}
          - {article: herald-2031-03-05-other, paragraph: 0}
      - label: 14 hours
        says: [fourteen hours, Herald]
        passages:
          - {article: herald-2031-03-05-other, paragraph: 1}
"""


def loaded(directory: Path, text: str) -> tuple[Disagreement, ...]:
    path = directory / "disagreements.yaml"
    path.write_text(text, encoding="utf-8")
    return load_disagreements(path, ARTICLES)


def refusals(directory: Path, text: str) -> list[str]:
    with pytest.raises(DataRefused) as refused:
        loaded(directory, text)
    return [str(fault).removeprefix(f"{directory}/disagreements.yaml:") for fault in refused.value.faults]


def test_a_disagreement_has_its_versions_with_the_paragraphs_that_hold_them(tmp_path: Path) -> None:
    gazette, herald = Place(ONE.article_id, 0), Place(OTHER.article_id, 0)
    thirteen = Version("13 hours", ("13 hours | Thirteen hours",), (gazette, herald))
    fourteen = Version("14 hours", ("fourteen hours", "Herald"), (Place(OTHER.article_id, 1),))
    expected = Disagreement("first-sitting", "length of the first sitting", DisagreementKind.DATE, (thirteen, fourteen))
    assert loaded(tmp_path, GOOD) == (expected,)


def test_without_the_file_there_are_no_disagreements(tmp_path: Path) -> None:
    assert load_disagreements(tmp_path / "disagreements.yaml", ARTICLES) == ()


@pytest.mark.parametrize(
    ("wrong", "right", "fault"),
    [
        (
            "herald-2031-03-05-other, paragraph: 1",
            "herald-2031-03-05-another, paragraph: 1",
            "14: no article herald-2031-03-05-another; the id of an article of the corpus",
        ),
        (
            "other, paragraph: 1",
            "other, paragraph: 2",
            "14: herald-2031-03-05-other has no paragraph 2; one from 0 to 1",
        ),
        (
            "[fourteen hours, Herald]",
            "[fifteen hours]",
            (
                "14: herald-2031-03-05-other, paragraph 1 does not say fifteen hours; "
                "a paragraph that holds this version, or other words in says"
            ),
        ),
        (
            "label: 14 hours",
            "label: 13 hours",
            "2: first-sitting has a label twice; two versions or more, each label once, each passage in one version",
        ),
        (
            "says: [fourteen hours, Herald]",
            "says: []",
            (
                "12: says: tuple should have at least 1 item after validation, not 0; "
                "see corpus/README.md for what stands here"
            ),
        ),
        (
            "kind: date",
            "kind: quarrel",
            (
                "4: kind: input should be 'delegation', 'date', 'number', 'who', 'agreement' or 'wording' ('quarrel'); "
                "see corpus/README.md for what stands here"
            ),
        ),
    ],
)
def test_what_the_articles_do_not_bear_out_is_refused_with_its_line(
    tmp_path: Path, wrong: str, right: str, fault: str
) -> None:
    assert GOOD.count(wrong) == 1
    assert refusals(tmp_path, GOOD.replace(wrong, right)) == [fault]


def test_one_place_in_two_versions_is_refused(tmp_path: Path) -> None:
    both = GOOD.replace("says: [fourteen hours, Herald]", "says: [hours]").replace(
        "          - {article: herald-2031-03-05-other, paragraph: 1}\n",
        "          - {article: gazette-2031-03-04-one, paragraph: 0}\n",
    )
    assert refusals(tmp_path, both) == [
        (
            "2: first-sitting has gazette-2031-03-04-one, paragraph 0 twice; "
            "two versions or more, each label once, each passage in one version"
        )
    ]


def test_one_version_is_no_disagreement(tmp_path: Path) -> None:
    alone = GOOD[: GOOD.index("      - label: 14 hours")]
    assert refusals(tmp_path, alone) == [
        (
            "2: first-sitting needs two versions, each with a passage; "
            "two versions or more, each label once, each passage in one version"
        )
    ]
    with pytest.raises(ValueError, match="two versions"):
        Disagreement("alone", "one thing", DisagreementKind.WHO, (Version("a", ("a",), (Place("x", 0),)),))


def test_an_id_that_stands_again_is_refused(tmp_path: Path) -> None:
    twice = GOOD + GOOD.removeprefix("disagreements:\n")
    assert refusals(tmp_path, twice) == ["15: first-sitting stands here again; each id once"]


def test_a_number_inside_a_longer_number_is_not_said(tmp_path: Path) -> None:
    five = GOOD.replace("fourteen hours, Herald", "8 minutes").replace(
        "herald-2031-03-05-other, paragraph: 1", "gazette-2031-03-04-one, paragraph: 1"
    )
    assert refusals(tmp_path, five) == [
        (
            "14: gazette-2031-03-04-one, paragraph 1 does not say 8 minutes; "
            "a paragraph that holds this version, or other words in says"
        )
    ]


def test_an_edited_article_that_loses_a_version_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "disagreements.yaml"
    path.write_text(GOOD, encoding="utf-8")
    edited: tuple[Article, ...] = (make_article("The first sitting took long.", ONE.article_id), OTHER)
    with pytest.raises(DataRefused, match="gazette-2031-03-04-one, paragraph 0 does not say 13 hours"):
        load_disagreements(path, edited)


PLACES = st.lists(st.builds(Place, st.text(min_size=1), st.integers(0, 500)), min_size=2, unique=True, max_size=6)


@st.composite
def some_disagreements(draw: st.DrawFn) -> Disagreement:
    places = draw(PLACES)
    labels = draw(st.lists(st.text(), min_size=len(places), max_size=len(places), unique=True))
    versions = [
        Version(label, tuple(draw(st.lists(st.text(min_size=1), max_size=3))), (place,))
        for label, place in zip(labels, places, strict=True)
    ]
    return Disagreement(draw(st.text()), draw(st.text()), draw(st.sampled_from(DisagreementKind)), tuple(versions))


@given(st.lists(some_disagreements(), max_size=3))
def test_json_gives_back_exactly_what_it_was_given(disagreements: list[Disagreement]) -> None:
    assert disagreements_from_json(disagreements_json(disagreements)) == tuple(disagreements)


def test_the_corpus_shows_disagreements_of_every_kind() -> None:
    disagreements = load_disagreements(CORPUS / "disagreements.yaml", load_articles(CORPUS))
    assert {disagreement.kind for disagreement in disagreements} == set(DisagreementKind)
