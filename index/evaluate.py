"""How good answers are: retrieval, abstention and verdicts, measured on judged questions with intervals."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import ir_measures
import numpy as np
from ir_measures import RR, R, Success, nDCG

from index.disagreements import Place
from index.judged import Judgement
from index.records import Support

MEASURES = {"Hit@1": Success @ 1, "Hit@3": Success @ 3, "MRR@10": RR @ 10, "nDCG@10": nDCG @ 10, "recall@5": R @ 5}
_RESAMPLES = 2_000
_SEED = 20251026


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question. ``places`` are those of the ten best hits, best first, whatever was shown of them.

    ``confidence`` is 0…1; ``verdict`` is None where the question asks for none, or none was given.
    """

    question_id: str
    support: Support
    confidence: float
    places: tuple[Place, ...]
    verdict: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over ``count`` questions with its 95 % interval by bootstrap; all three are nan where there are none."""

    mean: float
    low: float
    high: float
    count: int


Figures = Mapping[str, Figure]


def evaluate(
    judgements: Sequence[Judgement], outcome_of: Callable[[Judgement], Outcome]
) -> tuple[dict[str, Outcome], dict[str, Figures]]:
    """Outcomes by id of the question, and figures by group: "all", then each kind and each language."""
    outcomes = {one.question_id: outcome_of(one) for one in judgements}
    groups: dict[str, list[Judgement]] = {"all": list(judgements)}
    for one in judgements:
        groups.setdefault(f"kind {one.kind}", []).append(one)
        groups.setdefault(f"language {one.language}", []).append(one)
    return outcomes, {name: figures(members, outcomes) for name, members in groups.items()}


def figures(judgements: Iterable[Judgement], outcomes: Mapping[str, Outcome]) -> Figures:
    """All figures over some judged questions.

    Retrieval counts answerable questions with gold. "answered" and "not given" are the shares of answerable and of
    unanswerable questions treated right; "not lost" also counts answerable ones that are shown as weak.
    """
    pairs = [(one, outcomes[one.question_id]) for one in judgements]
    answerable = [(one, outcome) for one, outcome in pairs if one.answerable]
    unanswerable = [(one, outcome) for one, outcome in pairs if not one.answerable]
    found: dict[str, Figure] = {name: figure(scores) for name, scores in retrieval(answerable).items()}
    withheld = [not one.answerable for one, outcome in pairs if outcome.support is not Support.ANSWER]
    found["answered"] = figure([outcome.support is Support.ANSWER for _, outcome in answerable])
    found["not lost"] = figure([outcome.support is not Support.NONE for _, outcome in answerable])
    found["not given"] = figure([outcome.support is not Support.ANSWER for _, outcome in unanswerable])
    found["refused"] = figure([outcome.support is Support.NONE for _, outcome in unanswerable])
    found["abstention precision"] = figure(withheld)
    found["AUROC"] = auroc([o.confidence for _, o in answerable], [o.confidence for _, o in unanswerable])
    judged = [(one, outcome) for one, outcome in pairs if one.verdict is not None]
    found["verdict"] = figure([one.verdict == outcome.verdict for one, outcome in judged])
    return found


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """With answers from ``threshold`` on: the share of answerable questions answered, and of others not given one."""

    threshold: float
    answered: float
    not_given: float


def curve(judgements: Iterable[Judgement], outcomes: Mapping[str, Outcome]) -> tuple[CurvePoint, ...]:
    """What other thresholds would do, from .05 to .95; empty where there are only answerable questions, or none."""
    pairs = [(one.answerable, outcomes[one.question_id].confidence) for one in judgements]
    yes = np.array([confidence for answerable, confidence in pairs if answerable])
    no = np.array([confidence for answerable, confidence in pairs if not answerable])
    if not len(yes) or not len(no):
        return ()
    return tuple(
        CurvePoint(round(at, 2), float((yes >= at).mean()), float((no < at).mean()))
        for at in np.arange(0.05, 1.0, 0.05)
    )


def retrieval(pairs: Sequence[tuple[Judgement, Outcome]]) -> dict[str, list[float]]:
    """Scores by measure, one for each question that has gold. Each group of a comparison counts as one."""
    qrels, run = [], []
    for one, outcome in pairs:
        for number, gold in enumerate(one.groups or ((one.gold,) if one.gold else ())):
            asked = f"{one.question_id}/{number}"
            qrels += [ir_measures.Qrel(asked, _name(place), 1) for place in gold]
            places = dict.fromkeys(outcome.places)
            run += [ir_measures.ScoredDoc(asked, _name(place), -rank) for rank, place in enumerate(places)]
    scores: dict[str, list[float]] = {name: [] for name in MEASURES}
    names = {str(measure): name for name, measure in MEASURES.items()}
    if qrels:
        for metric in ir_measures.iter_calc(list(MEASURES.values()), qrels, run):
            scores[names[str(metric.measure)]].append(metric.value)
    return scores


def figure(values: Sequence[float] | Sequence[bool]) -> Figure:
    """The mean of some values and its interval."""
    if not len(values):
        return Figure(float("nan"), float("nan"), float("nan"), 0)
    numbers = np.asarray(values, float)
    drawn = np.random.default_rng(_SEED).integers(0, len(numbers), (_RESAMPLES, len(numbers)))
    low, high = np.percentile(numbers[drawn].mean(axis=1), [2.5, 97.5])
    return Figure(float(numbers.mean()), float(low), float(high), len(numbers))


def auroc(positive: Sequence[float], negative: Sequence[float]) -> Figure:
    """How often a random positive is above a random negative (ties count half), with its interval."""
    if not positive or not negative:
        return figure([])
    above = np.asarray(positive, float)[:, None] - np.asarray(negative, float)[None, :]
    wins = (above > 0) + 0.5 * (above == 0)
    draw = np.random.default_rng(_SEED)
    means = [
        wins[draw.integers(0, len(positive), len(positive))][:, draw.integers(0, len(negative), len(negative))].mean()
        for _ in range(_RESAMPLES // 4)
    ]
    low, high = np.percentile(means, [2.5, 97.5])
    return Figure(float(wins.mean()), float(low), float(high), len(positive) + len(negative))


def _name(place: Place) -> str:
    return f"{place.article_id}#{place.paragraph}"
