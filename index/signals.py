"""How a passage stands to a question: the numbers that rank passages and that tell an answer from a near miss."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from index.counting import counts
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
    two, ``rarest`` of the rarest one. ``unmet`` is the most that a word lacks to 1, times its rarity; ``behind`` how
    much nearer the words come to other candidates, by rarity, and ``most_behind`` that of the word with the most.
    """

    mean: float
    weighted: float
    least: float
    two_least: float
    rarest: float
    unmet: float
    behind: float
    most_behind: float


def late_interaction(nearest: Vectors, rarity: Vectors) -> list[Late]:
    """From the cosines of the nearest words, shape (passages, words of the question), and the rarity of these words."""
    if not nearest.shape[1]:
        return [Late(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)] * len(nearest)
    weights = rarity / rarity.sum()
    ordered = np.sort(nearest, axis=1)
    behind = nearest.max(axis=0) - nearest
    columns = (
        nearest.mean(axis=1),
        nearest @ weights,
        ordered[:, 0],
        ordered[:, :2].mean(axis=1),
        nearest[:, rarity.argmax()],
        ((1 - nearest) * rarity).max(axis=1),
        behind @ weights,
        behind.max(axis=1),
    )
    return [Late(*map(float, row)) for row in zip(*columns, strict=True)]


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
    wanted = query.answer_type
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
        found.late.unmet,
        found.late.behind,
        found.late.most_behind,
        share(question.weights, view.terms | view.titles) if question.weights else 0.0,
        share(topic, view.terms),
        share(topic, best.terms),
        share(topic, view.titles) if topic else 0.0,
        _names(question, view),
        _days(query, view),
        len(question.pairs & view.pairs) / len(question.pairs) if question.pairs else 0.0,
        _dated(best.facts) if wanted is Wanted.DATE else 0.0,
        float(wanted is Wanted.NUMBER and best.facts.number),
        float(wanted is Wanted.NUMBER and counts(query, best.span.of(view.article.body))),
        float(wanted is Wanted.HOUR and best.facts.clock),
        _somebody_else(question, best.facts) if wanted is Wanted.PERSON else 0.0,
        float(wanted is Wanted.PLACE and any(name in question.places for name in _others(question, best.facts))),
        float(wanted is Wanted.REASON and best.facts.reason),
        float(query.kind is Kind.QUOTE and quotes),
        float(query.kind is Kind.VERIFY and quotes),
        _speaker(query, view),
        _source(query, best.facts),
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


def _dated(facts: Facts) -> float:
    """1 where the sentence names the day or the week of something done, less where only that of its being said."""
    if not any((end - start).days <= 7 for start, end in facts.days):
        return 0.0
    return 1.0 if facts.deed else 0.4


def _others(question: Asked, facts: Facts) -> frozenset[str]:
    """What the sentence names and the question does not."""
    return frozenset(facts.names) - question.names.keys()


def _somebody_else(question: Asked, facts: Facts) -> float:
    """1 where the sentence names a person whom the question does not, half for a party or body: "who" may be either.

    Whoever only tells it is not meant, unless words are asked for.
    """
    others = _others(question, facts)
    told = others - frozenset(facts.sources)
    if not question.persons.isdisjoint(told):
        return 1.0
    if question.query.kind is Kind.QUOTE and not question.persons.isdisjoint(others):
        return 1.0
    return 0.5 if told - question.places else 0.0


def _source(query: Query, facts: Facts) -> float:
    """1 where the best sentence reports one of those whose words or position are asked for, below 0 where others."""
    wanted = set(query.speakers)
    if not wanted or not facts.sources:
        return 0.0
    return 1.0 if wanted.intersection(facts.sources) else -0.5


def _speaker(query: Query, view: PassageView) -> float:
    """1 where somebody whose words are asked for is quoted, half where the passage only names him."""
    wanted = set(query.speakers)
    if not wanted:
        return 0.0
    if any(wanted.intersection(sentence.facts.speakers) for sentence in view.sentences):
        return 1.0
    return 0.5 if wanted & view.names else 0.0
