from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.calibration import PLAIN, Calibration, Logistic
from index.passages import passages
from index.records import Hit, Kind, Query, Support, Wanted
from index.signal_names import SIGNALS
from index.support import names_unmet, support, support_signals
from tests.fakes import make_article

ARTICLE = make_article()
PASSAGE = passages(ARTICLE)[0]
QUERY = Query("Who met?", Kind.QUESTION, "en", ("met",))


def hit(rank: int = 1, score: float = 1.0, **signals: float) -> Hit:
    values: Mapping[str, float] = dict.fromkeys(SIGNALS, 0.0) | signals
    return Hit(rank, score, PASSAGE, ARTICLE, PASSAGE.sentences[0], values)


def test_without_hits_there_is_no_support() -> None:
    assert support(QUERY, [], 0.0, PLAIN) == (Support.NONE, 0.0)


@pytest.mark.parametrize(
    ("dense", "coverage", "expected"),
    [
        (1.0, 1.0, Support.ANSWER),
        (0.6, 0.9, Support.ANSWER),
        (0.5, 0.3, Support.WEAK),
        (0.9, 0.1, Support.NONE),
        (0.2, 0.1, Support.NONE),
        (-1.0, 0.0, Support.NONE),
    ],
)
def test_without_a_calibration_what_is_near_in_meaning_and_in_words_answers(
    dense: float, coverage: float, expected: Support
) -> None:
    assert support(QUERY, [hit(dense=dense, coverage=coverage)], 0.0, PLAIN)[0] is expected


@given(st.floats(-1, 1), st.floats(0, 1))
def test_the_probability_lies_between_0_and_1_and_decides_the_outcome(dense: float, coverage: float) -> None:
    outcome, probability = support(QUERY, [hit(dense=dense, coverage=coverage)], 0.0, PLAIN)
    assert 0 <= probability <= 1
    assert (outcome is Support.ANSWER) == (probability >= PLAIN.answer_from)
    assert (outcome is Support.NONE) == (probability < PLAIN.none_below)


def test_the_weights_of_a_calibration_decide() -> None:
    answers, relevant = Logistic({"margin": 2.0}, 0.0), Logistic({"missing": -8.0}, 4.0)
    fitted = Calibration({}, answers, 0.6, relevant, 0.5, "x", 1)
    near, same = [hit(score=3.0), hit(2, score=2.0)], [hit(score=2.0), hit(2, score=2.0)]
    assert support(QUERY, near, 0.0, fitted)[0] is Support.ANSWER
    assert support(QUERY, same, 0.0, fitted)[0] is Support.WEAK
    assert support(QUERY, near, 1.0, fitted)[0] is Support.NONE


@pytest.mark.parametrize(
    ("query", "signals", "met", "unmet"),
    [
        (QUERY, {"date": 1.0}, 0.0, 0.0),
        (replace(QUERY, kind=Kind.DATE), {"date": 1.0}, 1.0, 0.0),
        (replace(QUERY, kind=Kind.DATE), {}, 0.0, 1.0),
        (replace(QUERY, wanted=Wanted.NUMBER), {"number": 1.0}, 1.0, 0.0),
        (replace(QUERY, wanted=Wanted.PLACE), {"number": 1.0}, 0.0, 1.0),
    ],
)
def test_a_wanted_type_of_answer_is_met_or_not(
    query: Query, signals: dict[str, float], met: float, unmet: float
) -> None:
    found = support_signals(query, [hit(1, 1.0, **signals)], 0.0)
    assert (found["type_met"], found["type_unmet"]) == (met, unmet)


def test_words_that_are_asked_for_have_to_be_quoted() -> None:
    asked = replace(QUERY, kind=Kind.QUOTE)
    assert support_signals(asked, [hit()], 0.0)["quote_unmet"] == 1.0
    assert support_signals(asked, [hit(quote=1.0)], 0.0)["quote_unmet"] == 0.0
    assert support_signals(QUERY, [hit()], 0.0)["quote_unmet"] == 0.0


@pytest.mark.parametrize(
    ("question", "missing", "unmet"),
    [
        ("How many died in Herat?", ("Herat",), True),
        ("How many died in herat?", ("herat",), False),
        ("Herat strike toll?", ("Herat",), False),
        ("How Many Died In Herat?", ("Herat",), False),
        ("who bombed the clinic", ("clinic",), False),
    ],
)
def test_a_name_that_no_article_has_is_unmet(question: str, missing: tuple[str, ...], unmet: bool) -> None:
    assert names_unmet(replace(QUERY, question=question), missing) is unmet


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many envoys reached the hotel?", Support.ANSWER),
        ("how many of the other envoys came", Support.ANSWER),
        ("How many camels reached the hotel?", Support.WEAK),
        ("How many people reached the hotel?", Support.ANSWER),
        ("How much did it cost?", Support.ANSWER),
    ],
)
def test_what_is_to_be_counted_has_to_stand_in_the_passage(question: str, expected: Support) -> None:
    query = replace(QUERY, question=question, wanted=Wanted.NUMBER)
    assert support(query, [hit(dense=1.0, coverage=1.0)], 0.0, PLAIN)[0] is expected
