"""What crosses the borders between modules: small frozen records that cannot hold an invalid value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class TextKind(StrEnum):
    """What an article's body is: our own summary of the linked page, its own words, or part of them."""

    BRIEF = "brief"
    FULL = "full"
    EXCERPT = "excerpt"


class Support(StrEnum):
    """Outcome of the support test: the hits answer the question, come near it, or have nothing to do with it."""

    ANSWER = "answer"
    WEAK = "weak"
    NONE = "none"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one article's body, half-open: ``body[start:end]``.

    Offsets count Unicode code points (Python ``str`` indices), not bytes and not Telegram's UTF-16 units.

    Raises:
        ValueError: The span is empty, reversed, or starts before the body.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, body: str) -> str:
        """The words of the span.

        Raises:
            ValueError: The span ends behind the body.
        """
        if self.end > len(body):
            raise ValueError(f"span {self.start}..{self.end} ends behind a body of {len(body)} characters")
        return body[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """One file of the corpus. Spans of passages, quotes and citations refer to ``body``.

    ``published`` is the day printed on the page, or None where there is none; ``published_note`` then says so.
    """

    article_id: str
    title: str | None
    outlet: str
    outlet_country: str | None
    url: str
    published: date | None
    published_note: str | None
    language: str
    text: TextKind
    credits: tuple[str, ...]
    retrieved: date | None
    rights: str | None
    body: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What is embedded and retrieved: a span of an article, with the spans of its sentences inside it, in order.

    Raises:
        ValueError: There is no sentence, or one lies outside the passage.
    """

    article_id: str
    span: Span
    sentences: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.sentences or any(sentence not in self.span for sentence in self.sentences):
            raise ValueError(f"sentences of {self.article_id}:{self.span} do not lie inside it")


@dataclass(frozen=True, slots=True)
class EmbedderIdentity:
    """Which vectors these are. Two embedders of equal identity give equal vectors (to 1e-5).

    ``weights_digest`` is the SHA-256 of the weights in hex; prefixes are put before every question or passage.
    """

    model: str
    weights_digest: str
    dimension: int
    query_prefix: str = ""
    passage_prefix: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A question, understood. ``terms`` are its content words as typed, without stop words, in order.

    ``kind`` is one of the words of the design's table; ``language`` is an ISO 639-1 code.
    """

    question: str
    kind: Literal["question", "small talk"]
    language: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage. ``rank`` is from 1; ``score`` is the fused score (the higher the nearer, no fixed scale).

    ``dense`` is the cosine between question and passage (−1…1) and ``coverage`` the share (0…1) of the question's
    word weight that the passage, its headline and its outlet contain. ``highlight`` is its best sentence.
    """

    rank: int
    score: float
    passage: Passage
    article: Article
    highlight: Span
    dense: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Citation:
    """Evidence for an answer: ``text`` is, verbatim, ``span`` of the body of ``article``; highlights lie inside it.

    ``paragraph`` counts from 0: the paragraph of the body in which the first highlight starts. ``sentence_url`` leads
    to the highlighted words in the page itself where they stand there, and else to the page.

    Raises:
        ValueError: Text, span and body do not agree, or a highlight lies outside the span.
    """

    rank: int
    article: Article
    span: Span
    text: str
    highlights: tuple[Span, ...]
    paragraph: int
    sentence_url: str
    score: float

    def __post_init__(self) -> None:
        if self.span.of(self.article.body) != self.text:
            raise ValueError(f"citation is not verbatim: {self.article.article_id}:{self.span}")
        if not self.highlights or any(mark not in self.span for mark in self.highlights):
            raise ValueError(f"highlights lie outside {self.article.article_id}:{self.span}")


@dataclass(frozen=True, slots=True)
class CorpusSize:
    """How much a snapshot knows: number of articles and the newest day of publication, if any has one."""

    articles: int
    newest: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the corpus says about ``query``.

    ``citations`` are there only when ``support`` is ANSWER, ``nearest`` only when it is WEAK. ``confidence`` is 0…1.
    ``missing_words`` are words of the question that no article uses. ``took_ms`` maps stage to milliseconds.

    Raises:
        ValueError: Citations and support contradict each other.
    """

    query: Query
    support: Support
    confidence: float
    snapshot: str
    corpus: CorpusSize
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()
    missing_words: tuple[str, ...] = ()
    took_ms: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        cited, near = bool(self.citations), bool(self.nearest)
        if cited != (self.support is Support.ANSWER) or (near and self.support is not Support.WEAK):
            raise ValueError(f"an answer of support {self.support} cannot have these citations")

    @property
    def answered(self) -> bool:
        return self.support is Support.ANSWER
