"""Fitting a calibration to judged questions. The only file that imports scikit-learn."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from index.calibration import Calibration, Logistic
from index.judged import Judged, place_of
from index.records import Hit
from index.signal_names import SIGNALS
from index.support import support_signals
from index.wording import ENGLISH

# Chosen by cross-validation on the questions that are fitted to, among .01 … 1; each question counts alike.
_RANKING_STRENGTH, _SUPPORT_STRENGTH = 0.5, 0.05
_FOLDS = 5
_SEED = 20251026
# Of the answerable questions, these shares may come out as not answered, and as beside the point.
LOST_SHARE, BESIDE_SHARE = 0.14, 0.04
OFF_TOPIC = "off-topic"

_Numbers = npt.NDArray[np.float64]


def fit(judged: Sequence[Judged], digest: str) -> Calibration:
    """Weights that put answers first, and that tell answers from near misses, for questions like these.

    Raises:
        ValueError: There are too few answerable or unanswerable questions to fit anything.
    """
    if min(sum(one.judgement.answerable == kind for one in judged) for kind in (True, False)) < 2 * _FOLDS:
        raise ValueError(f"at least {2 * _FOLDS} answerable and {2 * _FOLDS} unanswerable questions are needed")
    in_english = [one for one in judged if one.judgement.language == ENGLISH]
    ranking = _ranking([one for one in in_english if one.judgement.gold and one.hits])
    rows, every = _rows(judged, ranking)
    answerable = np.array([one.judgement.answerable for one in every])
    english = np.array([one.judgement.language == ENGLISH for one in every])
    asked = [str(one.query.answer_type or one.query.kind) for one in every]
    support, answers = _logistic(rows, answerable, _balance(asked, answerable), english)
    on_topic = np.array([one.judgement.kind != OFF_TOPIC for one in every])
    everything = np.ones(len(every), bool)
    # Without questions that are beside the point, the same tells what is far from answering.
    told = answerable if on_topic.all() else on_topic
    relevance, relevant = _logistic(rows, told, _balance([""] * len(every), told), everything)
    return Calibration(
        ranking={name: round(float(weight), 4) for name, weight in ranking.items()},
        support=support,
        answer_from=round(float(np.quantile(answers[answerable[english]], LOST_SHARE)), 4),
        relevance=relevance,
        none_below=round(float(np.quantile(relevant[answerable], BESIDE_SHARE)), 4),
        digest=digest,
        questions=len(judged),
    )


def _rows(judged: Sequence[Judged], ranking: Mapping[str, float]) -> tuple[list[Mapping[str, float]], list[Judged]]:
    """Signals of the best hits by a ranking, and the questions that they are of: those that have hits."""
    ranked = [replace(one, hits=reranked(one.hits, ranking)) for one in judged if one.hits]
    return [support_signals(one.query, one.hits, one.missing) for one in ranked], ranked


def _balance(groups: Sequence[str], true: npt.NDArray[np.bool_]) -> _Numbers:
    """Weights by which a group counts as much for what is true as for what is not.

    Which types of questions have no answer is a habit of those who write them, and not to be learnt.
    """
    pairs = list(zip(groups, map(bool, true), strict=True))
    pair_counts, group_counts = Counter(pairs), Counter(groups)
    one_sided = {group for group in group_counts if min(pair_counts[group, is_it] for is_it in (True, False)) < _FOLDS}
    return np.array([0.5 if pair[0] in one_sided else group_counts[pair[0]] / 2 / pair_counts[pair] for pair in pairs])


def _logistic(
    rows: Sequence[Mapping[str, float]],
    true: npt.NDArray[np.bool_],
    counting: _Numbers,
    kept: npt.NDArray[np.bool_],
) -> tuple[Logistic, _Numbers]:
    """What tells of the ``kept`` rows those that are ``true``, and its probabilities for rows it has not seen.

    ``counting`` says how much each row counts.
    """
    names = sorted(rows[0])
    signals = np.array([[row[name] for name in names] for row in rows])[kept]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=_SUPPORT_STRENGTH, max_iter=5_000))
    weighted = {"logisticregression__sample_weight": counting[kept]}
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    # Thresholds are read off predictions for questions that the fold's model has not seen.
    unseen = cross_val_predict(model, signals, true[kept], cv=folds, method="predict_proba", params=weighted)[:, 1]
    model.fit(signals, true[kept], **weighted)
    scaler, logistic = model[0], model[1]
    weights = logistic.coef_[0] / scaler.scale_
    offset = float(logistic.intercept_[0] - np.dot(weights, scaler.mean_))
    rounded = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}
    return Logistic(rounded, round(offset, 4)), unseen


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
