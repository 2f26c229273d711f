"""The question sets hold together: what they point at exists, and there is enough of each sort to measure with."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from index.articles import load_articles, paragraphs

QUESTIONS = Path(__file__).parent / "questions"
CORPUS = Path(__file__).parents[1] / "corpus"

ANSWERABLE_KINDS = {"date", "quote", "position", "verify", "who", "comparison", "background"}
KINDS = ANSWERABLE_KINDS | {"unanswerable", "off-topic"}


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A file of questions and the corpus they are about, with the least that the file must hold."""

    file: Path
    corpus: Path
    answerable: int
    unanswerable: int
    off_topic: int
    other_languages: int

    def questions(self) -> list[dict[str, Any]]:
        return read_questions(self.file)


SETS = [
    QuestionSet(QUESTIONS / "corpus.yaml", CORPUS, 400, 400, 90, 80),
    QuestionSet(QUESTIONS / "other.yaml", QUESTIONS / "other", 60, 60, 0, 0),
]
every_set = pytest.mark.parametrize("of", SETS, ids=lambda of: of.file.stem)


@cache
def read_questions(file: Path) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))["questions"]
    return read


def cited(question: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """The paragraphs that a question names: in its gold, and in the groups of a comparison."""
    for one in [*question["gold"], *(one for group in question.get("gold_groups", []) for one in group)]:
        yield one["source_id"], one["fact_index"]


@cache
def texts_by_place(corpus: Path) -> dict[tuple[str, int], str]:
    return {
        (article.article_id, number): span.of(article.body)
        for article in load_articles(corpus)
        for number, span in enumerate(paragraphs(article.body))
    }


@every_set
def test_every_gold_paragraph_exists(of: QuestionSet) -> None:
    places = texts_by_place(of.corpus)
    missing = [(one["id"], place) for one in of.questions() for place in cited(one) if place not in places]
    assert missing == []


@every_set
def test_a_gold_paragraph_is_named_once_and_groups_cover_the_gold(of: QuestionSet) -> None:
    wrong = []
    for one in of.questions():
        gold = [(place["source_id"], place["fact_index"]) for place in one["gold"]]
        groups = one.get("gold_groups")
        if len(gold) != len(set(gold)) or set(cited(one)) != set(gold) or (groups is not None and not all(groups)):
            wrong.append(one["id"])
    assert wrong == []


@every_set
def test_every_quotation_stands_in_a_gold_paragraph(of: QuestionSet) -> None:
    places = texts_by_place(of.corpus)
    quoting = [one for one in of.questions() if "quote" in one or one["kind"] == "verify"]
    assert len(quoting) > 10
    wrong = [one["id"] for one in quoting if not any(one["quote"] in places[place] for place in cited(one))]
    assert wrong == []


@every_set
def test_questions_have_gold_exactly_if_they_are_answerable_and_a_reason_if_not(of: QuestionSet) -> None:
    answerable = [one for one in of.questions() if one["answerable"]]
    others = [one for one in of.questions() if not one["answerable"]]
    assert [one["id"] for one in answerable if not one["gold"] or one["kind"] not in ANSWERABLE_KINDS] == []
    assert [one["id"] for one in others if one["gold"] or one["kind"] in ANSWERABLE_KINDS] == []
    assert [one["id"] for one in others if not str(one.get("why", "")).strip()] == []


@every_set
def test_comparisons_have_groups_and_checked_quotations_a_verdict(of: QuestionSet) -> None:
    wrong = [one["id"] for one in of.questions() if (one["kind"] == "comparison") != ("gold_groups" in one)]
    assert wrong == []
    verdicts = {one.get("verdict") for one in of.questions() if one["kind"] == "verify"}
    assert verdicts == {"verbatim", "altered", "misattributed"}


@every_set
def test_the_set_is_as_large_as_thresholds_need(of: QuestionSet) -> None:
    english = [one for one in of.questions() if one["language"] == "en"]
    assert sum(one["answerable"] for one in english) >= of.answerable
    assert sum(one["kind"] == "unanswerable" for one in english) >= of.unanswerable
    assert sum(one["kind"] == "off-topic" for one in english) >= of.off_topic
    assert len(of.questions()) - len(english) >= of.other_languages


@every_set
def test_every_kind_is_known_and_halved_between_fitting_and_reporting(of: QuestionSet) -> None:
    halves = Counter((one["kind"], one["split"]) for one in of.questions())
    kinds = {kind for kind, _ in halves}
    assert kinds - KINDS == set()
    assert {split for _, split in halves} == {"fit", "report"}
    # Questions of one article stay together, so halves are not quite halves.
    of_kind = {kind: (halves[kind, "fit"], halves[kind, "report"]) for kind in sorted(kinds)}
    assert [kind for kind, two in of_kind.items() if abs(two[0] - two[1]) > 2 + 0.1 * sum(two)] == []


def test_no_id_and_no_text_of_a_question_comes_twice() -> None:
    questions = [one for of in SETS for one in of.questions()]
    ids = Counter(one["id"] for one in questions)
    texts = Counter(one["question"].casefold() for one in questions)
    assert [name for name, times in (ids + texts).items() if times > 1] == []
