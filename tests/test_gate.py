from collections import Counter
from pathlib import Path

import pytest

from index.articles import load_articles
from index.disagreements import Place
from index.errors import DataRefused
from index.gate import GoldenKind, GoldenQuestion, load_gate
from index.verification.verdicts import Verdict
from tests.fakes import make_article
from tests.fixtures import CORPUS

ONE = make_article("The harbour opened on 4 March.\n\n“We’re glad of it”, Ada Brook said.", "gazette-2031-03-04-one")
OTHER = make_article("The harbour opened on 5 March.", "herald-2031-03-05-other")
ARTICLES = (ONE, OTHER)

GOOD = """\
questions:
  - id: opening-day
    question: "When did the harbour open?"
    language: en
    kind: date
    any_of:
      - {article: gazette-2031-03-04-one, paragraph: 0}
  - id: two-days
    question: "When did the harbour open, in each paper?"
    language: en
    kind: comparison
    groups:
      - - {article: gazette-2031-03-04-one, paragraph: 0}
      - - {article: herald-2031-03-05-other, paragraph: 0}
  - id: brook
    question: "Did Ada Brook say \\"we're glad of it\\"?"
    language: en
    kind: verify
    any_of:
      - {article: gazette-2031-03-04-one, paragraph: 1}
    quote: "we're glad of it"
    verdict: verbatim
  - id: tides
    question: "How high is the tide?"
    language: en
    kind: refusal
"""


def loaded(directory: Path, text: str) -> tuple[GoldenQuestion, ...]:
    path = directory / "gate.yaml"
    path.write_text(text, encoding="utf-8")
    return load_gate(path, ARTICLES)


def refusals(directory: Path, text: str) -> list[str]:
    with pytest.raises(DataRefused) as refused:
        loaded(directory, text)
    return [str(fault).removeprefix(f"{directory}/gate.yaml:") for fault in refused.value.faults]


def test_golden_questions_come_with_all_that_answers_them(tmp_path: Path) -> None:
    gazette, quoted, herald = Place(ONE.article_id, 0), Place(ONE.article_id, 1), Place(OTHER.article_id, 0)
    opening, both, brook, tides = loaded(tmp_path, GOOD)
    assert opening == GoldenQuestion(
        "opening-day", "When did the harbour open?", "en", GoldenKind.DATE, any_of=(gazette,)
    )
    assert (both.kind, both.groups, both.places) == (GoldenKind.COMPARISON, ((gazette,), (herald,)), (gazette, herald))
    assert (brook.any_of, brook.quote, brook.verdict) == ((quoted,), "we're glad of it", Verdict.VERBATIM)
    assert (tides.kind, tides.places) == (GoldenKind.REFUSAL, ())


def test_without_the_file_there_are_no_golden_questions(tmp_path: Path) -> None:
    assert load_gate(tmp_path / "gate.yaml", ARTICLES) == ()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "      - {article: gazette-2031-03-04-one, paragraph: 1}",
            "      - {article: gazette-2031-03-04-won, paragraph: 1}",
            "20: no article gazette-2031-03-04-won; the id of an article of the corpus",
        ),
        (
            "      - - {article: herald-2031-03-05-other, paragraph: 0}",
            "      - - {article: herald-2031-03-05-other, paragraph: 3}",
            "14: herald-2031-03-05-other has no paragraph 3; one from 0 to 0",
        ),
        (
            "kind: refusal\n",
            "kind: refusal\n    any_of:\n      - {article: gazette-2031-03-04-one, paragraph: 0}\n",
            "23: refusal with any_of; see corpus/README.md for what belongs to each kind",
        ),
        (
            "    kind: refusal\n",
            "    kind: question\n",
            "23: question without any_of; see corpus/README.md for what belongs to each kind",
        ),
        (
            "kind: date\n",
            "kind: comparison\n",
            "2: comparison with 0 groups; see corpus/README.md for what belongs to each kind",
        ),
        (
            "      - - {article: herald-2031-03-05-other, paragraph: 0}\n",
            "",
            "8: comparison with 1 groups; see corpus/README.md for what belongs to each kind",
        ),
        (
            "    verdict: verbatim\n",
            "",
            "15: verify without quote and verdict; see corpus/README.md for what belongs to each kind",
        ),
        (
            "kind: verify\n",
            "kind: quote\n",
            "15: quote with quote and verdict; see corpus/README.md for what belongs to each kind",
        ),
        ("id: tides", "id: brook", "23: brook stands here again; each id once"),
        (
            '"How high is the tide?"',
            '"When did  the Harbour open?"',
            "24: When did  the Harbour open? stands here again; each question once",
        ),
        (
            "kind: refusal",
            "kind: riddle",
            (
                "26: kind: input should be 'question', 'date', 'quote', 'position', 'comparison', 'verify' "
                "or 'refusal' ('riddle'); see corpus/README.md for what stands here"
            ),
        ),
    ],
)
def test_what_does_not_belong_together_is_refused_with_its_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert GOOD.count(old) == 1
    assert refusals(tmp_path, GOOD.replace(old, new)) == [fault]


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ('quote: "we\'re glad of it"', 'quote: "sad"', "a quote that does not stand in its question"),
        ("verdict: verbatim", "verdict: altered", "a quote said to be altered that stands in a passage as it is"),
        ("paragraph: 1}", "paragraph: 0}", "a quote that does not stand in gazette-2031-03-04-one, paragraph 0"),
    ],
)
def test_the_articles_are_the_judge_of_a_verdict(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    assert GOOD.count(old) == 1
    assert refusals(tmp_path, GOOD.replace(old, new)) == [f"21: {wrong}; the words of the question, and what they are"]


def test_words_said_to_be_nowhere_stand_nowhere(tmp_path: Path) -> None:
    nowhere = GOOD.replace("    any_of:\n      - {article: gazette-2031-03-04-one, paragraph: 1}\n", "").replace(
        "verdict: verbatim", "verdict: not_found"
    )
    assert refusals(tmp_path, nowhere) == [
        "19: a quote said to be nowhere that stands in an article; the words of the question, and what they are"
    ]
    invented = nowhere.replace("glad of it", "weary of it")
    assert loaded(tmp_path, invented)[2].verdict is Verdict.NOT_FOUND


def test_the_corpus_has_golden_questions_of_every_kind_and_language() -> None:
    golden = load_gate(CORPUS / "gate.yaml", load_articles(CORPUS))
    kinds = Counter(one.kind for one in golden)
    assert (set(kinds), {one.language for one in golden}) == (set(GoldenKind), {"en", "ur", "ps", "fa", "tr"})
    assert (len(golden) >= 70, kinds[GoldenKind.REFUSAL] >= 20) == (True, True)
    assert {one.verdict for one in golden} == {None, *Verdict}


def test_no_golden_question_can_be_found_by_searching_for_itself() -> None:
    """A question that stands in an article would test nothing."""
    articles = load_articles(CORPUS)
    golden = load_gate(CORPUS / "gate.yaml", articles)
    bodies = " ".join(article.body for article in articles).casefold()
    assert [one.question for one in golden if one.question.casefold() in bodies] == []
