import math

import pytest

from index.disagreements import Place
from index.evaluate import Outcome, auroc, curve, evaluate, figure, figures, retrieval
from index.judged import Judgement
from index.records import Support


def asked(name: str, *gold: int, kind: str = "who", groups: tuple[tuple[int, ...], ...] = (), **rest: str) -> Judgement:
    places = tuple(Place("a", number) for number in gold)
    grouped = tuple(tuple(Place("a", number) for number in group) for group in groups)
    return Judgement(
        name, name, kind, rest.get("language", "en"), bool(gold), places, grouped, rest.get("verdict"), None
    )


def came(name: str, support: Support, confidence: float, *places: int, verdict: str | None = None) -> Outcome:
    return Outcome(name, support, confidence, tuple(Place("a", number) for number in places), verdict)


def test_retrieval_is_measured_by_the_rank_of_the_first_gold() -> None:
    pairs = [
        (asked("q1", 1), came("q1", Support.ANSWER, 1, 1, 2, 3)),
        (asked("q2", 9), came("q2", Support.ANSWER, 1, 1, 2, 9)),
        (asked("q3", 9), came("q3", Support.NONE, 0, 1, 2, 3)),
    ]
    scores = retrieval(pairs)
    assert sorted(scores["Hit@1"]) == [0, 0, 1]
    assert sorted(scores["Hit@3"]) == [0, 1, 1]
    assert sorted(scores["MRR@10"]) == pytest.approx([0, 1 / 3, 1])


def test_a_comparison_needs_one_place_of_each_group() -> None:
    pairs = [(asked("q", 1, 2, 3, groups=((1, 2), (3,))), came("q", Support.ANSWER, 1, 2, 5, 6))]
    assert sorted(retrieval(pairs)["Hit@3"]) == [0, 1]


def test_shares_count_what_was_treated_right() -> None:
    judged = [asked("a", 1), asked("b", 1), asked("c", 1), asked("x"), asked("y"), asked("z")]
    outcomes = {
        one.question_id: one
        for one in (
            came("a", Support.ANSWER, 0.9, 1), came("b", Support.WEAK, 0.5, 1), came("c", Support.NONE, 0.1),
            came("x", Support.ANSWER, 0.8), came("y", Support.WEAK, 0.4), came("z", Support.NONE, 0.2),
        )
    }  # fmt: skip
    found = figures(judged, outcomes)
    assert {name: round(found[name].mean, 3) for name in ("answered", "not lost", "not given", "refused")} == {
        "answered": 0.333, "not lost": 0.667, "not given": 0.667, "refused": 0.333
    }  # fmt: skip
    assert found["abstention precision"].mean == 0.5


def test_verdicts_are_compared_only_where_one_is_judged() -> None:
    judged = [asked("a", 1, verdict="verbatim"), asked("b", 1, verdict="altered"), asked("c", 1)]
    outcomes = {name: came(name, Support.ANSWER, 1, 1, verdict="verbatim") for name in "abc"}
    assert (figures(judged, outcomes)["verdict"].mean, figures(judged, outcomes)["verdict"].count) == (0.5, 2)


def test_auroc_is_the_chance_that_an_answerable_question_is_above_one_that_is_not() -> None:
    assert auroc([0.9, 0.8], [0.1, 0.2]).mean == 1.0
    assert auroc([0.5], [0.5]).mean == 0.5
    assert auroc([0.9, 0.1], [0.5]).mean == 0.5
    assert math.isnan(auroc([], [0.5]).mean)


def test_an_interval_holds_its_mean_and_comes_out_the_same_each_time() -> None:
    values = [1.0] * 30 + [0.0] * 10
    one = figure(values)
    assert one.low < one.mean < one.high
    assert one == figure(values)
    assert figure([]).count == 0


def test_figures_come_for_all_questions_and_by_kind_and_language() -> None:
    judged = [asked("a", 1), asked("b", 1, kind="date", language="ur")]
    outcomes, groups = evaluate(judged, lambda one: came(one.question_id, Support.ANSWER, 1, 1))
    assert list(outcomes) == ["a", "b"]
    assert set(groups) == {"all", "kind who", "kind date", "language en", "language ur"}
    assert groups["language ur"]["Hit@1"].count == 1


def test_the_curve_trades_answers_for_refusals() -> None:
    judged = [asked("a", 1), asked("b", 1), asked("x"), asked("y")]
    outcomes = {
        one.question_id: one
        for one in (
            came("a", Support.ANSWER, 0.9), came("b", Support.WEAK, 0.4), came("x", Support.ANSWER, 0.6),
            came("y", Support.NONE, 0.1),
        )
    }  # fmt: skip
    points = {point.threshold: (point.answered, point.not_given) for point in curve(judged, outcomes)}
    assert (points[0.05], points[0.5], points[0.95]) == ((1.0, 0.0), (0.5, 0.5), (0.0, 1.0))
    assert curve(judged[:2], outcomes) == ()
