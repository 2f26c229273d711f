"""How a passage stands to a question: the numbers that rank passages and that tell an answer from a near miss."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from index.facts import Facts
from index.records import Kind, Query, Vectors, Wanted
from index.snapshot.views import PassageView, SentenceView

# A report of a day may come out on the next ones.
_REPORTED_WITHIN = timedelta(days=2)
# Longer stretches of days ("in 2025") hold everything, and tell nothing.
_LONGEST_DAYS = 31
_USUAL_LENGTH = 600


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as passages are compared with it.

    ``weights`` are those of its index terms (the rarer in the corpus, the higher), ``topic`` those of the terms that
    name nothing, ``names`` weights of the entities it names and ``words_of`` the terms that name them, ``pairs`` its
    terms side by side. ``persons`` and ``places`` are ids of all entities of these kinds.
    """

    query: Query
    weights: Mapping[str, float]
    topic: Mapping[str, float]
    names: Mapping[str, float]
    words_of: Mapping[str, frozenset[str]]
    pairs: frozenset[tuple[str, str]]
    persons: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Late:
    """Late interaction: how near the words of the question come to a passage, each to its nearest word (cosines).

    ``mean`` and ``weighted`` (by rarity) over all of them, ``least`` of the one that comes least near, ``two_least`` of
    two, ``rarest`` of the rarest one.
    """

    mean: float
    weighted: float
    least: float
    two_least: float
    rarest: float


def late_interaction(nearest: Vectors, weights: Vectors) -> Late:
    """From the cosine of the nearest word for each word of a question; both of shape (words,), weights sum to 1."""
    if not len(nearest):
        return Late(0.0, 0.0, 0.0, 0.0, 0.0)
    ordered = np.sort(nearest)
    return Late(
        float(nearest.mean()),
        float(nearest @ weights),
        float(ordered[0]),
        float(ordered[:2].mean()),
        float(nearest[weights.argmax()]),
    )


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What the retrievers say of a passage. Shares are of the best score among the candidates (0…1)."""

    fused: float
    dense: float
    dense_share: float
    passage_dense: float
    sentence_dense: float
    lexical_share: float
    article_share: float
    late: Late


def signals(question: Asked, view: PassageView, best: SentenceView, found: Retrieved) -> tuple[float, ...]:
    """The signals of one passage, in the order of `index.signal_names`; ``best`` is its best sentence."""
    query = question.query
    topic = question.topic
    quotes = any(sentence.facts.quotes for sentence in view.sentences)
    wanted = query.wanted
    if query.kind is Kind.DATE:
        wanted = Wanted.DATE
    return (
        found.fused,
        found.dense,
        found.dense_share,
        found.passage_dense,
        found.sentence_dense,
        found.lexical_share,
        found.article_share,
        found.late.mean,
        found.late.weighted,
        found.late.least,
        found.late.two_least,
        found.late.rarest,
        share(question.weights, view.terms | view.titles) if question.weights else 0.0,
        share(topic, view.terms),
        share(topic, best.terms),
        share(topic, view.titles) if topic else 0.0,
        _names(question, view),
        _days(query, view),
        len(question.pairs & view.pairs) / len(question.pairs) if question.pairs else 0.0,
        float(wanted is Wanted.DATE and any(_is_day(sentence.facts) for sentence in view.sentences)),
        float(wanted is Wanted.NUMBER and any(sentence.facts.number for sentence in view.sentences)),
        float(wanted is Wanted.PERSON and not question.persons.isdisjoint(view.names)),
        float(wanted is Wanted.PLACE and not question.places.isdisjoint(view.names)),
        float(wanted is Wanted.REASON and any(sentence.facts.reason for sentence in view.sentences)),
        float(query.kind is Kind.QUOTE and quotes),
        float(query.kind is Kind.VERIFY and quotes),
        _speaker(query, view),
        min(len(view.passage.span.of(view.article.body)) / _USUAL_LENGTH, 2.0),
    )


def share(weights: Mapping[str, float], words: frozenset[str]) -> float:
    """How much of the weight of some words stands among others (0…1); 1 where there is nothing to find."""
    total = met = 0.0
    for word, weight in weights.items():
        total += weight
        if word in words:
            met += weight
    return met / total if total else 1.0


def name_weight(mentioning: int, passages: int) -> float:
    """The weight of an entity that so many of the passages name: the fewer, the higher; above 0."""
    return math.log(1 + passages / (mentioning + 1))


def _names(question: Asked, view: PassageView) -> float:
    """How much of what the question names the passage names as well; what only the headline names counts half."""
    total = sum(question.names.values())
    met = 0.0
    for name, weight in question.names.items():
        if name in view.names or (question.words_of[name] and question.words_of[name] <= view.terms):
            met += weight
        elif name in view.title_names:
            met += weight / 2
    return met / total if total else 1.0


def _days(query: Query, view: PassageView) -> float:
    """1 where the passage names one of the days asked about, less where it came out then, below 0 where neither."""
    if query.days is None:
        return 0.0
    low, high = query.days.low, query.days.high
    for sentence in view.sentences:
        if any(start <= high and end >= low and _short(start, end) for start, end in sentence.facts.days):
            return 1.0
    day = view.article.published
    return 0.4 if day is not None and low <= day <= high + _REPORTED_WITHIN else -0.5


def _short(start: date, end: date) -> bool:
    return (end - start).days <= _LONGEST_DAYS


def _is_day(facts: Facts) -> bool:
    return any((end - start).days <= 7 for start, end in facts.days)


def _speaker(query: Query, view: PassageView) -> float:
    """1 where somebody whose words are asked for is quoted, half where the passage only names him."""
    wanted = set(query.speakers)
    if not wanted:
        return 0.0
    if any(wanted.intersection(sentence.facts.speakers) for sentence in view.sentences):
        return 1.0
    return 0.5 if wanted & view.names else 0.0
