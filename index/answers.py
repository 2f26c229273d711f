"""From questions to answers: the one place where citations are made, and only from words re-read from the body."""

import dataclasses
import time
from collections.abc import Sequence

from index.articles import paragraphs
from index.embedding import Embedder
from index.links import sentence_url
from index.queries import parse
from index.records import Answer, Citation, Hit, Query, Span, Support, Vectors
from index.search import search
from index.snapshot.opened import Snapshot
from index.snapshot.text_index import terms
from index.support import support

DEFAULT_CITATIONS = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Answerer:
    """Answers from one snapshot with the embedder that made it. One thread at a time."""

    snapshot: Snapshot
    embedder: Embedder
    citations: int = DEFAULT_CITATIONS

    def answer(self, question: str) -> Answer:
        """Answer one question.

        Raises:
            QuestionRefused: It is empty or too long.
        """
        started = time.perf_counter()
        query = parse(question)
        understood = _ms_since(started)
        (answer,) = self.answer_all([query])
        took = {**answer.took_ms, "understand": understood, "total": _ms_since(started)}
        return dataclasses.replace(answer, took_ms=took)

    def abstain(self, question: str) -> Answer:
        """The answer to a question that was refused: nothing. Bytes of it that are no text become question marks."""
        query = Query(question.encode("utf-8", "replace").decode(), "question", "en", ())
        return self._answer(query, None, 0.0)

    def answer_all(self, queries: Sequence[Query]) -> list[Answer]:
        """Answer several queries, encoded as one batch."""
        started = time.perf_counter()
        asked = [query for query in queries if query.kind != "small talk"]
        vectors = iter(self.embedder.encode_questions([query.question for query in asked]))
        encode_ms = _ms_since(started) / max(1, len(asked))
        return [
            self._answer(query, None if query.kind == "small talk" else next(vectors), encode_ms) for query in queries
        ]

    def _answer(self, query: Query, vector: Vectors | None, encode_ms: float) -> Answer:
        started = time.perf_counter()
        hits = () if vector is None else search(self.snapshot, query, vector, self.citations)
        search_ms = _ms_since(started)
        outcome, confidence = support(hits)
        cited = tuple(_cite(hit) for hit in hits)
        answer = Answer(
            query=query,
            support=outcome,
            confidence=confidence,
            snapshot=self.snapshot.snapshot_id,
            corpus=self.snapshot.corpus,
            citations=cited if outcome is Support.ANSWER else (),
            nearest=cited if outcome is Support.WEAK else (),
            missing_words=() if vector is None else self._missing_words(query),
        )
        answer_ms = _ms_since(started) - search_ms
        times = {"understand": 0.0, "encode": encode_ms, "search": search_ms, "answer": answer_ms}
        return dataclasses.replace(answer, took_ms=times | {"total": sum(times.values())})

    def _missing_words(self, query: Query) -> tuple[str, ...]:
        """Words of the question that no article uses in any form."""
        passages = self.snapshot.passages
        return tuple(word for word in query.terms if all(passages.frequency(term) == 0 for term in terms(word)))


def _cite(hit: Hit) -> Citation:
    article, span = hit.article, hit.passage.span
    return Citation(
        rank=hit.rank,
        article=article,
        span=span,
        text=span.of(article.body),
        highlights=(hit.highlight,),
        paragraph=_paragraph(article.body, hit.highlight),
        sentence_url=sentence_url(article, hit.highlight),
        score=hit.score,
    )


def _paragraph(body: str, highlight: Span) -> int:
    return sum(1 for paragraph in paragraphs(body) if paragraph.end <= highlight.start)


def _ms_since(started: float) -> float:
    return (time.perf_counter() - started) * 1_000
