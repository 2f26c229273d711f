import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.passages import passages
from index.records import Hit, Support
from index.support import ANSWER_FROM, WEAK_FROM, support
from tests.fakes import make_article

ARTICLE = make_article()
PASSAGE = passages(ARTICLE)[0]


def hit(dense: float, coverage: float, rank: int = 1) -> Hit:
    return Hit(rank, 1.0, PASSAGE, ARTICLE, PASSAGE.sentences[0], dense, coverage)


def test_without_hits_there_is_no_support() -> None:
    assert support([]) == (Support.NONE, 0.0)


@pytest.mark.parametrize(
    ("dense", "coverage", "expected"),
    [
        (1.0, 1.0, Support.ANSWER),
        (0.6, 0.9, Support.ANSWER),
        (0.5, 0.3, Support.WEAK),
        (0.2, 1.0, Support.ANSWER),
        (0.9, 0.1, Support.NONE),
        (0.15, 1.0, Support.WEAK),
        (0.2, 0.1, Support.NONE),
        (0.0, 0.0, Support.NONE),
        (-1.0, 0.0, Support.NONE),
    ],
)
def test_what_is_near_in_meaning_and_in_words_answers(dense: float, coverage: float, expected: Support) -> None:
    assert support([hit(dense, coverage)])[0] is expected


@given(st.floats(-1, 1), st.floats(0, 1))
def test_the_outcome_follows_from_the_probability(dense: float, coverage: float) -> None:
    outcome, probability = support([hit(dense, coverage)])
    assert 0 <= probability <= 1
    expected = (
        Support.NONE if probability < WEAK_FROM else Support.WEAK if probability < ANSWER_FROM else Support.ANSWER
    )
    assert outcome is expected


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0, 1), st.floats(0, 1))
def test_nearer_hits_are_never_less_probable(dense: float, other: float, coverage: float, more: float) -> None:
    low, high = sorted([dense, other])
    less, most = sorted([coverage, more])
    assert support([hit(low, less)])[1] <= support([hit(high, most)])[1]


def test_the_best_hit_decides() -> None:
    assert support([hit(0.1, 0.1), hit(1.0, 1.0, rank=2)]) == support([hit(0.1, 0.1)])
