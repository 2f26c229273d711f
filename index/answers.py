"""From questions to answers: the one place where citations are made, and only from words re-read from the body."""

import dataclasses
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from heapq import nlargest
from itertools import islice, zip_longest

from index.composing.by_date import days_named
from index.composing.by_quote import who_said
from index.composing.citing import cite
from index.composing.composed import DEPTHS, NOTHING, compose
from index.composing.versions import differing
from index.coverage import Coverage, coverage
from index.embedding import Embedder, Reranker
from index.embedding.encoded import Encoded
from index.errors import QuestionRefused
from index.judged import Judged, Judgement
from index.queries import alleging, commanded, understand
from index.records import (
    Answer,
    Article,
    Citation,
    Hit,
    Kind,
    Message,
    Query,
    Support,
)
from index.search import search
from index.snapshot.opened import Snapshot
from index.snapshot.text_index import terms
from index.support import names_unmet, support
from index.verification.verdicts import Verdict
from index.verifying import CONSIDERED, verified
from index.wording import ENGLISH

DEFAULT_CITATIONS = 3
# So many hits are put in order anew by a cross-encoder; it reads some 30 pairs a second on one core.
_RERANKED = 20
_SUGGESTED = 3
_ORDER = (Support.ANSWER, Support.WEAK, Support.NONE)


@dataclasses.dataclass(frozen=True, slots=True)
class _LookedUp:
    """An answer, the hits that a search gave for it, and those hits as the kind of the question orders them."""

    answer: Answer
    hits: tuple[Hit, ...]
    ordered: tuple[Hit, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Answerer:
    """Answers from one snapshot with the embedder that made it. One thread at a time.

    A ``reranker`` puts the best hits in order anew. ``withdrawn`` is asked anew for each answer: ids of the articles
    that may not be cited. So many passages as ``more`` says come with an answer behind those that it shows.
    """

    snapshot: Snapshot
    embedder: Embedder
    citations: int = DEFAULT_CITATIONS
    withdrawn: Callable[[], Collection[str]] = frozenset
    reranker: Reranker | None = None
    more: int = 0

    def answer(self, question: str, previous: Query | None = None) -> Answer:
        """Answer one message; what several questions in it get is put together, best passages of each in turn.

        Raises:
            QuestionRefused: It is empty or too long.
        """
        started = time.perf_counter()
        queries = self.understand(question, previous)
        understood = _ms_since(started)
        answer = together(self.answer_all(queries))
        took = {**answer.took_ms, "understand": understood, "total": _ms_since(started)}
        return dataclasses.replace(answer, took_ms=took)

    def understand(self, question: str, previous: Query | None = None) -> tuple[Query, ...]:
        """The questions in a message, at least one; ``previous`` is the last one of the same chat.

        Raises:
            QuestionRefused: It is empty or too long.
        """
        snapshot = self.snapshot
        return understand(question, snapshot.entities, self._newest, previous, known=snapshot.uses)

    def verify(self, words: str, speaker: str | None = None) -> Answer:
        """Whether somebody, or with a name that ``speaker``, said these words.

        Raises:
            QuestionRefused: They are empty or too long.
        """
        snapshot = self.snapshot
        return self.answer_all([alleging(words, speaker, snapshot.entities, self._newest)])[0]

    def abstain(self, question: str) -> Answer:
        """The answer to a question that was refused: nothing. Bytes of it that are no text become question marks."""
        query = Query(question.encode("utf-8", "replace").decode(), Kind.QUESTION, "en", ())
        return self._look_up(query, None, 0.0).answer

    def answer_messages(self, messages: Sequence[Message]) -> list[tuple[Answer, ...] | QuestionRefused]:
        """For each message, an answer to each question in it, or why it cannot be asked; all encoded as one batch."""
        understood: list[tuple[Query, ...] | QuestionRefused] = []
        for message in messages:
            try:
                understood.append(self._understood(message))
            except QuestionRefused as refused:
                understood.append(refused)
        asked = [query for one in understood if not isinstance(one, QuestionRefused) for query in one]
        answers = iter(self.answer_all(asked))
        return [one if isinstance(one, QuestionRefused) else tuple(islice(answers, len(one))) for one in understood]

    def coverage(self) -> Coverage:
        """What there is to cite."""
        return coverage(self.snapshot, self.withdrawn())

    @property
    def _newest(self) -> date:
        """The day that relative dates of a question are reckoned from."""
        return self.snapshot.corpus.newest or self.snapshot.manifest.made.date()

    def _understood(self, message: Message) -> tuple[Query, ...]:
        if message.kind is None:
            return self.understand(message.text, message.previous)
        snapshot = self.snapshot
        return (commanded(message.text, message.kind, snapshot.entities, self._newest, known=snapshot.uses),)

    def answer_all(self, queries: Sequence[Query]) -> list[Answer]:
        """Answer several queries, encoded as one batch."""
        every, encode_ms = self._encode(queries)
        return [self._look_up(query, encoded, encode_ms).answer for query, encoded in zip(queries, every, strict=True)]

    def examine(self, question: str, depth: int) -> tuple[Answer, tuple[Hit, ...]]:
        """The answer to a question, and the ``depth`` best hits behind it, shown or not, in the order of its kind.

        Raises:
            QuestionRefused: It is empty or too long.
        """
        found = self._look_up_first(question, depth)
        return found.answer, found.ordered[:depth]

    def judge(self, judgement: Judgement, depth: int) -> Judged:
        """A judged question with its ``depth`` best hits, in the order of the search."""
        found = self._look_up_first(judgement.question, depth)
        query = found.answer.query
        return Judged(judgement, query, found.hits[:depth], len(found.answer.missing_words) / max(1, len(query.terms)))

    def _look_up_first(self, question: str, depth: int) -> _LookedUp:
        (first, *_) = queries = self.understand(question)
        (encoded, *_), encode_ms = self._encode(queries)
        return self._look_up(first, encoded, encode_ms, depth)

    def _encode(self, queries: Sequence[Query]) -> tuple[list[Encoded | None], float]:
        """Each query but small talk, encoded, and milliseconds for each that is."""
        started = time.perf_counter()
        asked = [query for query in queries if query.kind is not Kind.SMALL_TALK]
        encoded = iter(self.embedder.encode_questions([self.snapshot.wording(query).text for query in asked]))
        encode_ms = _ms_since(started) / max(1, len(asked))
        return [None if query.kind is Kind.SMALL_TALK else next(encoded) for query in queries], encode_ms

    def _look_up(self, query: Query, encoded: Encoded | None, encode_ms: float, depth: int = 0) -> _LookedUp:
        started, withdrawn = time.perf_counter(), self.withdrawn()
        wanted = max(
            self.citations + self.more,
            depth,
            DEPTHS.get(query.kind, 0),
            CONSIDERED if query.alleged else 0,
            _RERANKED if self.reranker else 0,
        )
        hits = () if encoded is None else search(self.snapshot, query, encoded, wanted, withdrawn)
        searched = hits = self._reranked(query, hits)
        search_ms = _ms_since(started)
        missing = () if encoded is None else self._missing_words(query)
        absent = len(missing) / max(1, len(query.terms))
        outcome, confidence = support(query, hits, absent, self.snapshot.calibration)
        if outcome is Support.ANSWER and query.language == ENGLISH and names_unmet(query, missing):
            outcome = Support.WEAK
        finding, printing, composed = None, None, NOTHING
        if encoded is not None:
            finding, hits = verified(self.snapshot, query, encoded, hits, withdrawn)
            printing = who_said(self.snapshot, query, encoded, hits, withdrawn)
        if finding is not None:
            query = dataclasses.replace(query, kind=Kind.VERIFY)
            # Whether the words are there is known, not guessed.
            found = finding.verdict is not Verdict.NOT_FOUND
            outcome, confidence = (
                (Support.ANSWER, 1.0) if found else (max(outcome, Support.WEAK, key=_ORDER.index), 0.0)
            )
        elif printing is not None:
            hits, outcome, confidence = printing, Support.ANSWER, 1.0
        if encoded is not None:
            composed = compose(self.snapshot, query, encoded, hits, withdrawn)
        # What happened in a matter is found by a search: where no article knows its words, nothing did.
        searched_in_vain = query.timeline and query.days is None and bool(missing) and outcome is Support.NONE
        if composed.known and not searched_in_vain:
            outcome, confidence = (Support.ANSWER, 1.0) if composed.shown else (Support.NONE, 0.0)
        elif composed.disagreement is not None and outcome is Support.NONE and query.kind is Kind.COMPARISON:
            outcome = Support.WEAK  # what is told differently is the same matter
        to_cite = composed.to_cite(query, self.citations)
        cited = tuple(cite(one, query, self.snapshot) for one in to_cite)
        behind = composed.shown[len(to_cite) :][: self.more] if to_cite == composed.shown[: len(to_cite)] else ()
        answer = Answer(
            query=query,
            support=outcome,
            confidence=confidence,
            snapshot=self.snapshot.snapshot_id,
            corpus=self.snapshot.corpus,
            citations=cited if outcome is Support.ANSWER else (),
            nearest=cited if outcome is Support.WEAK else (),
            missing_words=missing,
            verdict=str(finding.verdict) if finding else None,
            diff=finding.diff if finding else (),
            own_words=finding is not None and finding.is_of_an_article,
            differing=None if outcome is Support.NONE else differing(composed.disagreement, self._articles),
            dated=days_named(self.snapshot, query, to_cite, cited),
            suggestions=() if outcome is Support.ANSWER or encoded is None else self._suggestions(query),
            read_in_part=query.language != ENGLISH and not self.snapshot.multilingual,
            more=() if outcome is Support.NONE else tuple(cite(one, query, self.snapshot) for one in behind),
        )
        answer_ms = _ms_since(started) - search_ms
        times = {"understand": 0.0, "encode": encode_ms, "search": search_ms, "answer": answer_ms}
        answer = dataclasses.replace(answer, took_ms=times | {"total": sum(times.values())})
        return _LookedUp(answer, searched, composed.hits)

    def _reranked(self, query: Query, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The hits in the order of the cross-encoder, where there is one."""
        if self.reranker is None or not hits:
            return hits
        passages = [hit.passage.span.of(hit.article.body) for hit in hits]
        scores = self.reranker.scores(self.snapshot.wording(query).text, passages)
        order = sorted(range(len(hits)), key=lambda number: (-scores[number], number))
        return tuple(dataclasses.replace(hits[number], rank=rank) for rank, number in enumerate(order, start=1))

    def _missing_words(self, query: Query) -> tuple[str, ...]:
        """Words of the question that no article uses in any form, or, in another language, that were not understood."""
        if query.language != ENGLISH:
            return self.snapshot.wording(query).unread
        understood = {word for named in query.named for word in named.words.split()}
        return tuple(word for word in query.terms if word not in understood and not self.snapshot.uses(word))

    def _articles(self, article_ids: Iterable[str]) -> tuple[Article, ...]:
        """Articles by id, each once, without those withdrawn."""
        gone, known = self.withdrawn(), self.snapshot.article_rows
        wanted = [one for one in dict.fromkeys(article_ids) if one in known and one not in gone]
        return tuple(self.snapshot.records.article(known[one]) for one in wanted)

    def _suggestions(self, query: Query) -> tuple[str, ...]:
        """Questions that the corpus answers, those first that share most with the query."""
        passages = self.snapshot.passages
        wording = self.snapshot.wording(query)
        weights = {word: passages.weight(word) for word in terms(" ".join((*query.terms, *wording.words)))}

        def shared(suggestion: tuple[str, frozenset[str]]) -> float:
            return sum(weight for word, weight in weights.items() if word in suggestion[1])

        near = nlargest(_SUGGESTED, self.snapshot.suggestions, key=shared)
        return tuple(question for question, _ in near)


def together(answers: Sequence[Answer]) -> Answer:
    """One answer of several, which are at least one: as good as the best, with the passages of each in turn."""
    if len(answers) == 1:
        return answers[0]
    best = min(answers, key=lambda answer: (_ORDER.index(answer.support), -answer.confidence))
    return dataclasses.replace(
        best,
        citations=_in_turn([answer.citations for answer in answers]),
        nearest=() if best.answered else _in_turn([answer.nearest for answer in answers]),
        missing_words=tuple(dict.fromkeys(word for answer in answers for word in answer.missing_words)),
        took_ms={stage: sum(answer.took_ms[stage] for answer in answers) for stage in best.took_ms},
    )


def _in_turn(lists: Sequence[Sequence[Citation]]) -> tuple[Citation, ...]:
    """The first of each list, then the second of each, without repetitions, ranked anew."""
    mixed = [citation for row in zip_longest(*lists) for citation in row if citation is not None]
    once = {(citation.article.article_id, citation.span): citation for citation in reversed(mixed)}
    return tuple(
        dataclasses.replace(citation, rank=rank) for rank, citation in enumerate(reversed(once.values()), start=1)
    )


def _ms_since(started: float) -> float:
    return (time.perf_counter() - started) * 1_000
