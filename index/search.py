"""Retrieval: from a query and its vector to hits. Retrievers propose, signals rank, sentences give the highlight."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from operator import mul

import numpy as np

from index.embedding.encoded import Encoded, Words
from index.records import Article, Hit, Query, Vectors
from index.signal_names import SIGNALS
from index.signals import Asked, Retrieved, late_interaction, name_weight, share, signals
from index.snapshot.opened import Snapshot
from index.snapshot.records_db import Rows
from index.snapshot.text_index import terms
from index.snapshot.views import PassageView, SentenceView
from index.snapshot.word_vectors import ranges
from index.wording import ENGLISH

# Measured on two test sets (docs/measurements.md): these beat rank fusion and either retriever alone.
# Scores are divided by their maximum before they are mixed.
DENSE_WEIGHT, PASSAGE_WEIGHT, ARTICLE_WEIGHT = 0.4, 0.6, 0.3
# A passage's dense score: its own vector and its best sentence's, in equal parts.
SENTENCE_SHARE = 0.5
# How many passages each retriever proposes, and how many of the best of them are compared signal by signal. Looking at
# the words of 40 of them only, the best by the mixed score, saves .8 ms and loses 3 points of right ones among three;
# thirty proposals each would save .6 ms and give as many right passages.
CANDIDATES, COMPARED = 50, 20
# Which of them: by the mixed score, and by how near the words come, in parts of about one weight.
LATE_WEIGHT = 2.0
# Added to the rarity of each word of the question, so that common ones count as well.
_LEAST_RARITY = 0.5
_WORD = re.compile(r"\w+")
# Tellers of one story differ by a word or two; within this share of the best score the earliest one is shown.
_AS_GOOD = 0.9
_HIGHLIGHT_DENSE, _HIGHLIGHT_LATE, _HIGHLIGHT_WORDS = 0.2, 0.6, 0.4


@dataclass(frozen=True, slots=True)
class _Candidate:
    rows: Rows
    found: Retrieved
    sentence_cosines: Vectors
    sentence_matches: Vectors


@dataclass(frozen=True, slots=True)
class _Compared:
    candidate: _Candidate
    view: PassageView
    best: SentenceView
    score: float
    signals: tuple[float, ...]


def search(
    snapshot: Snapshot, query: Query, encoded: Encoded, k: int, withdrawn: Collection[str] = ()
) -> tuple[Hit, ...]:
    """The ``k`` best hits, best first; ``encoded`` is its wording.

    No article whose id is ``withdrawn`` is among them, and a story that several outlets print is there once. Windows
    overlap: a hit whose best sentence can be read in the passage of a better one is left out.
    """
    question = question_of(snapshot, query)
    candidates = _candidates(snapshot, question, encoded)
    if withdrawn:
        candidates = [one for one in candidates if _article(snapshot, one.rows).article_id not in withdrawn]
    compared = sorted(
        (_compare(snapshot, question, one) for one in candidates[: max(COMPARED, k)]),
        key=lambda one: (-one.score, -_day_number(one.view.article), one.candidate.rows.row),
    )
    hits: list[Hit] = []
    for one in _one_of_each_story(compared):
        if len(hits) == k:
            break
        article = one.view.article
        if any(hit.article == article and one.best.span in hit.passage.span for hit in hits):
            continue
        hits.append(_hit(snapshot, one, len(hits) + 1, withdrawn))
    return tuple(hits)


def hit_at(snapshot: Snapshot, query: Query, encoded: Encoded, row: int, withdrawn: Collection[str] = ()) -> Hit:
    """The passage of a row as a hit, found or not."""
    question = question_of(snapshot, query)
    candidates = _candidates(snapshot, question, encoded, row)
    (candidate,) = (one for one in candidates if one.rows.row == row)
    return _hit(snapshot, _compare(snapshot, question, candidate), 1, withdrawn)


def _hit(snapshot: Snapshot, one: _Compared, rank: int, withdrawn: Collection[str]) -> Hit:
    view, story = one.view, one.candidate.rows.story
    tellers = () if story is None else snapshot.records.tellers(story)
    others = tuple(other for other in tellers if other != view.article and other.article_id not in withdrawn)
    named = dict(zip(SIGNALS, one.signals, strict=True))
    return Hit(
        rank, one.score, view.passage, view.article, one.best.span, named, others, view.quotes, one.best.facts.days
    )


def question_of(snapshot: Snapshot, query: Query) -> Asked:
    """The query as passages of this snapshot are compared with it."""
    wording = snapshot.wording(query)
    english = query.language == ENGLISH
    typed = terms(" ".join(query.terms if english else wording.words))
    words = dict.fromkeys([*typed, *terms(" ".join(wording.words))])
    weights = {word: snapshot.passages.weight(word) for word in words}
    topic = [word for word in terms(" ".join(wording.topic)) if word in weights]
    passages = snapshot.manifest.counts.passages
    names = {
        name: name_weight(snapshot.naming.get(name, 0), passages)
        for name in dict.fromkeys(named.entity_id for named in query.named)
    }
    return Asked(
        query=query,
        weights=weights,
        topic={word: weights[word] for word in topic},
        names=names,
        words_of={one.entity_id: frozenset(terms(one.words)) for one in query.named},
        pairs=frozenset(pairwise(typed)),
        persons=snapshot.persons,
        places=snapshot.places,
    )


def _candidates(snapshot: Snapshot, question: Asked, encoded: Encoded, *also: int) -> list[_Candidate]:
    """Passages that any retriever proposes, and those of the rows ``also``, with their scores, best first."""
    vector, words = encoded.vector, tuple(question.weights)
    dense = snapshot.vectors.search(vector, CANDIDATES)
    lexical = snapshot.passages.search(words, CANDIDATES)
    by_article = snapshot.articles.search(words, CANDIDATES)
    every = snapshot.records.rows(list(dict.fromkeys([*dense, *lexical, *also])))
    others = [rows.row for rows in every if rows.row not in dense]
    cosines = dense | dict(zip(others, map(float, snapshot.vectors.cosines(vector, others)), strict=True))
    firsts, counts = np.array([(rows.first_sentence, rows.sentences) for rows in every], np.int64).reshape(-1, 2).T
    sentences, ends = ranges(firsts, counts)
    starts = ends - counts
    by_sentence = snapshot.vectors.sentence_cosines(vector, sentences)
    best = np.maximum.reduceat(by_sentence, starts).tolist()
    mixed = [
        (1 - SENTENCE_SHARE) * cosines[rows.row] + SENTENCE_SHARE * sentence
        for rows, sentence in zip(every, best, strict=True)
    ]
    content, rarity = _content_words(snapshot, question, encoded.words)
    matches = snapshot.words.matches(content.vectors, sentences)
    late = late_interaction(np.maximum.reduceat(matches, starts, axis=0), rarity)
    by_words = matches @ (rarity / max(1.0, float(rarity.sum())))
    dense_top, lexical_top, article_top = _top(mixed), _top(lexical.values()), _top(by_article.values())
    candidates = []
    for number, rows in enumerate(every):
        near = max(0.0, mixed[number]) / dense_top
        holds = lexical.get(rows.row, 0.0) / lexical_top
        about = by_article.get(rows.article, 0.0) / article_top
        fused = DENSE_WEIGHT * near + PASSAGE_WEIGHT * holds + ARTICLE_WEIGHT * about
        found = Retrieved(fused, mixed[number], near, cosines[rows.row], best[number], holds, about, late[number])
        own = slice(starts[number], ends[number])
        candidates.append(_Candidate(rows, found, by_sentence[own], by_words[own]))
    return sorted(candidates, key=lambda candidate: (-_promise(candidate.found), candidate.rows.row))


def _promise(found: Retrieved) -> float:
    """By which passages are chosen to be compared signal by signal."""
    return found.fused + LATE_WEIGHT * found.late.weighted


def _content_words(snapshot: Snapshot, question: Asked, words: Words) -> tuple[Words, Vectors]:
    """The words of the encoded wording that say what is asked for, all where none does, and how rare each is.

    A wording that was put together from what was understood has no other words.
    """
    query = question.query
    if snapshot.wording(query).text == query.question:
        content = {word for term in query.terms for word in _WORD.findall(term.lower())}
        typed = query.question.lower()
        kept = [number for number, (start, end) in enumerate(words.spans) if typed[start:end] in content]
        words = words.only(kept) if kept else words
    text = snapshot.wording(query).text
    rarity = [max(map(snapshot.passages.weight, terms(text[start:end])), default=0.0) for start, end in words.spans]
    return words, np.array(rarity, np.float32) + _LEAST_RARITY


def _compare(snapshot: Snapshot, question: Asked, candidate: _Candidate) -> _Compared:
    view = snapshot.view(candidate.rows)
    best = _best_sentence(view, candidate, question)
    found = signals(question, view, best, candidate.found)
    score = sum(map(mul, snapshot.ranking, found))
    return _Compared(candidate, view, best, score, found)


def _best_sentence(view: PassageView, candidate: _Candidate, question: Asked) -> SentenceView:
    """The sentence that answers best: nearest in meaning, as a whole and by its words, and holding most of them."""
    if len(view.sentences) == 1:
        return view.sentences[0]
    scores = [
        _HIGHLIGHT_DENSE * float(cosine)
        + _HIGHLIGHT_LATE * float(match)
        + _HIGHLIGHT_WORDS * share(question.weights, sentence.terms)
        for cosine, match, sentence in zip(
            candidate.sentence_cosines, candidate.sentence_matches, view.sentences, strict=True
        )
    ]
    return view.sentences[scores.index(max(scores))]


def _article(snapshot: Snapshot, rows: Rows) -> Article:
    return snapshot.records.article(rows.article)


def _day_number(article: Article) -> int:
    """Of passages that are as good, the newest comes first, and one without a day last."""
    return article.published.toordinal() if article.published else 0


def _one_of_each_story(compared: Sequence[_Compared]) -> Iterator[_Compared]:
    """Passages of one story once, in the place of the best: the earliest published of those about as good."""
    told: set[int] = set()
    for one in compared:
        story = one.candidate.rows.story
        if story is None:
            yield one
        elif story not in told:
            told.add(story)
            least = one.score - (1 - _AS_GOOD) * abs(one.score)
            near = (other for other in compared if other.candidate.rows.story == story and other.score >= least)
            yield min(near, key=lambda other: other.view.article.published or date.max)


def _top(scores: Iterable[float]) -> float:
    top = max(scores, default=0.0)
    return top if top > 0 else 1.0
