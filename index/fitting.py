"""Fitting a calibration to judged questions. The only file that imports scikit-learn."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from index.calibration import Calibration
from index.judged import Judged, place_of
from index.records import Hit
from index.signal_names import SIGNALS
from index.support import support_signals

# Chosen by cross-validation on the questions that are fitted to, among .01 … 1; each question counts alike.
_RANKING_STRENGTH, _SUPPORT_STRENGTH = 0.5, 0.05
_FOLDS = 5
_SEED = 20251026
# Of the answerable questions, this share may come out as not answered; of the off-topic ones, no more as weak.
LOST_SHARE, WEAK_SHARE = 0.18, 0.02

_Numbers = npt.NDArray[np.float64]


def fit(judged: Sequence[Judged], digest: str) -> Calibration:
    """Weights that put answers first, and that tell answers from near misses, for questions like these.

    Raises:
        ValueError: There are too few answerable or unanswerable questions to fit anything.
    """
    if min(sum(one.judgement.answerable == kind for one in judged) for kind in (True, False)) < 2 * _FOLDS:
        raise ValueError(f"at least {2 * _FOLDS} answerable and {2 * _FOLDS} unanswerable questions are needed")
    ranking = _ranking([one for one in judged if one.judgement.gold and one.hits])
    ranked = [replace(one, hits=reranked(one.hits, ranking)) for one in judged if one.hits]
    rows = [support_signals(one.query, one.hits, one.missing) for one in ranked]
    names = sorted(rows[0])
    signals = np.array([[row[name] for name in names] for row in rows])
    answerable = np.array([one.judgement.answerable for one in ranked])
    model = make_pipeline(
        StandardScaler(), LogisticRegression(C=_SUPPORT_STRENGTH, class_weight="balanced", max_iter=5_000)
    )
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    # Thresholds are read off predictions for questions that the fold's model has not seen.
    unseen = cross_val_predict(model, signals, answerable, cv=folds, method="predict_proba")[:, 1]
    model.fit(signals, answerable)
    scaler, logistic = model[0], model[1]
    weights = logistic.coef_[0] / scaler.scale_
    off_topic = np.array([one.judgement.kind == "off-topic" for one in ranked])
    answer_from = float(np.quantile(unseen[answerable], LOST_SHARE))
    weak_from = float(np.quantile(unseen[off_topic], 1 - WEAK_SHARE)) if off_topic.any() else answer_from / 2
    return Calibration(
        ranking={name: round(float(weight), 4) for name, weight in ranking.items()},
        support={name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
        offset=round(float(logistic.intercept_[0] - np.dot(weights, scaler.mean_)), 4),
        answer_from=round(answer_from, 4),
        weak_from=round(min(weak_from, answer_from), 4),
        digest=digest,
        questions=len(judged),
    )


def reranked(hits: Sequence[Hit], ranking: Mapping[str, float]) -> tuple[Hit, ...]:
    """The same hits in the order that other weights give them."""
    scored = [(sum(weight * hit.signals[name] for name, weight in ranking.items()), hit) for hit in hits]
    best_first = sorted(scored, key=lambda pair: (-pair[0], pair[1].rank))
    return tuple(replace(hit, rank=rank, score=score) for rank, (score, hit) in enumerate(best_first, start=1))


def _ranking(judged: Sequence[Judged]) -> dict[str, float]:
    """Weights by which answers come before what is no answer, over all pairs of hits of one question."""
    pairs: list[_Numbers] = []
    weights: list[float] = []
    for one in judged:
        right = np.array([place_of(hit) in one.judgement.gold for hit in one.hits])
        signals = np.array([[hit.signals[name] for name in SIGNALS] for hit in one.hits])
        apart = (signals[right][:, None] - signals[~right][None]).reshape(-1, len(SIGNALS))
        pairs.append(apart)
        weights += [1 / max(1, len(apart))] * len(apart)
    rows = np.concatenate([sign * apart for sign in (1, -1) for apart in pairs])
    scale = rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=_RANKING_STRENGTH, fit_intercept=False, max_iter=5_000)
    model.fit(rows / scale, np.repeat([1, 0], len(weights)), sample_weight=weights * 2)
    return {name: float(weight) for name, weight in zip(SIGNALS, model.coef_[0] / scale, strict=True)}
