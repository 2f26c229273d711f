"""Retrieval: from a query and its vector to hits. Dense and BM25 scores are mixed; sentences pick the highlight."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.records import Hit, Passage, Query, Span, Vectors
from index.snapshot.opened import Snapshot
from index.snapshot.records_db import Rows
from index.snapshot.text_index import terms
from index.snapshot.texts import lexical_text

# Measured on two test sets (docs/measurements.md): these beat rank fusion and either retriever alone.
# Scores are divided by their maximum before they are mixed.
DENSE_WEIGHT, PASSAGE_WEIGHT, ARTICLE_WEIGHT = 0.4, 0.6, 0.3
# A passage's dense score: its own vector and its best sentence's, in equal parts.
SENTENCE_SHARE = 0.5
CANDIDATES = 50
_HIGHLIGHT_DENSE, _HIGHLIGHT_WORDS = 0.4, 0.6


@dataclass(frozen=True, slots=True)
class _Candidate:
    rows: Rows
    dense: float
    score: float
    sentence_cosines: Vectors


def search(snapshot: Snapshot, query: Query, vector: Vectors, k: int) -> tuple[Hit, ...]:
    """The ``k`` best hits, best first; ``vector`` is the question's, of shape (dimension,).

    Windows overlap: a hit whose best sentence can be read in the passage of a better one is left out.
    """
    weights = word_weights(snapshot, query)
    hits: list[Hit] = []
    for candidate in _candidates(snapshot, tuple(weights), vector):
        if len(hits) == k:
            break
        article = snapshot.records.article(candidate.rows.article)
        passage = snapshot.records.passage(candidate.rows)
        highlight = _highlight(article.body, passage, candidate.sentence_cosines, weights)
        if any(hit.article == article and highlight in hit.passage.span for hit in hits):
            continue
        words = set(terms(lexical_text(article, passage.span.of(article.body))))
        covered = _coverage(words, weights)
        hits.append(Hit(len(hits) + 1, candidate.score, passage, article, highlight, candidate.dense, covered))
    return tuple(hits)


def word_weights(snapshot: Snapshot, query: Query) -> dict[str, float]:
    """Index terms of the query's content words, each with its weight in this corpus (the rarer, the higher)."""
    return {word: snapshot.passages.weight(word) for word in terms(" ".join(query.terms))}


def _candidates(snapshot: Snapshot, words: tuple[str, ...], vector: Vectors) -> list[_Candidate]:
    """Passages that any retriever proposes, with their mixed scores, best first."""
    dense = snapshot.vectors.search(vector, CANDIDATES)
    lexical = snapshot.passages.search(words, CANDIDATES)
    by_article = snapshot.articles.search(words, CANDIDATES)
    every = snapshot.records.rows(list(dict.fromkeys([*dense, *lexical])))
    others = [rows.row for rows in every if rows.row not in dense]
    cosines = dense | dict(zip(others, map(float, snapshot.vectors.cosines(vector, others)), strict=True))
    runs = [(rows.first_sentence, rows.sentences) for rows in every]
    by_sentence = snapshot.vectors.sentence_cosines(vector, runs)
    mixed = [
        (1 - SENTENCE_SHARE) * cosines[rows.row] + SENTENCE_SHARE * max(sentences.tolist())
        for rows, sentences in zip(every, by_sentence, strict=True)
    ]
    dense_top, lexical_top, article_top = _top(mixed), _top(lexical.values()), _top(by_article.values())
    candidates = [
        _Candidate(
            rows=rows,
            dense=cosine,
            score=DENSE_WEIGHT * max(0.0, cosine) / dense_top
            + PASSAGE_WEIGHT * lexical.get(rows.row, 0.0) / lexical_top
            + ARTICLE_WEIGHT * by_article.get(rows.article, 0.0) / article_top,
            sentence_cosines=sentences,
        )
        for rows, cosine, sentences in zip(every, mixed, by_sentence, strict=True)
    ]
    return sorted(candidates, key=lambda candidate: (-candidate.score, candidate.rows.row))


def _top(scores: Iterable[float]) -> float:
    top = max(scores, default=0.0)
    return top if top > 0 else 1.0


def _highlight(body: str, passage: Passage, cosines: Vectors, weights: Mapping[str, float]) -> Span:
    """The sentence of the passage that answers best: nearest in meaning, and holding most of the question's words."""
    covered = [_coverage(set(terms(sentence.of(body))), weights) for sentence in passage.sentences]
    scores = [
        _HIGHLIGHT_DENSE * float(cosine) + _HIGHLIGHT_WORDS * share
        for cosine, share in zip(cosines, covered, strict=True)
    ]
    return passage.sentences[scores.index(max(scores))]


def _coverage(words: set[str], weights: Mapping[str, float]) -> float:
    total = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word in words) / total if total else 0.0
