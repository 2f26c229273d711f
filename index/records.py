"""What crosses the borders between modules: small frozen records that cannot hold an invalid value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise
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


class Kind(StrEnum):
    """What a question asks for."""

    QUESTION = "question"
    POSITION = "position"
    DATE = "date"
    QUOTE = "quote"
    VERIFY = "verify"
    COMPARISON = "comparison"
    SOURCES = "sources"
    SMALL_TALK = "small talk"


class Wanted(StrEnum):
    """The type of answer that the question word calls for."""

    NUMBER = "number"
    DATE = "date"
    HOUR = "hour"
    PERSON = "person"
    PLACE = "place"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Days:
    """Days that a question is about, both inclusive; ``words`` are those of the question that name them.

    Raises:
        ValueError: They are reversed.
    """

    low: date
    high: date
    words: str

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"days are reversed: {self.low} > {self.high}")


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that a question names, and the words of the question that do; ``guessed`` where they are misspelt."""

    entity_id: str
    words: str
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Alleged:
    """Words that somebody, of ``speakers`` by id or called ``names``, is said to have said; to be ``tested`` or not."""

    words: str
    speakers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    tested: bool = True


@dataclass(frozen=True, slots=True)
class Query:
    """A question, understood. ``terms`` are its content words as typed, in order, each once.

    Stop words, words that say what kind of answer is wanted ("quote", "when"), and words that name days are no terms;
    words that name entities are. ``topic`` are those terms that name no entity. ``speakers`` are ids of the entities
    whose words or position are asked for, a subset of those in ``named``. ``quoted`` is what stands between quotation
    marks. ``language`` is an ISO 639-1 code. ``carried`` are words of the chat's last question that were taken over
    because this one leans on it ("and Kabul?"); they are among the terms or names. ``alleged`` are words that may be a
    quotation. A ``timeline`` is wanted of what happened on the days, or in the matter, that are named. ``listed``: all
    that the records have of the first speaker on the topic is wanted, before anything that a search finds.
    """

    question: str
    kind: Kind
    language: str
    terms: tuple[str, ...]
    topic: tuple[str, ...] = ()
    named: tuple[Named, ...] = ()
    speakers: tuple[str, ...] = ()
    days: Days | None = None
    quoted: str | None = None
    wanted: Wanted | None = None
    negated: bool = False
    carried: tuple[str, ...] = ()
    alleged: Alleged | None = None
    timeline: bool = False
    listed: bool = False

    @property
    def answer_type(self) -> Wanted | None:
        """What an answer has to show, by kind and question word."""
        return Wanted.DATE if self.kind is Kind.DATE and self.wanted is not Wanted.HOUR else self.wanted


@dataclass(frozen=True, slots=True)
class Message:
    """What a person wrote; the chat's last query, if it may lean on it; the ``kind`` that a command asks for."""

    text: str
    previous: Query | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody is said to have spoken or written.

    ``parts`` are the words without their quotation marks, in order and apart from each other; several where a speaker
    is named in between, or where the utterance runs over paragraphs. ``speaker`` is the name of the entity, else the
    full name the article gives, else the description as printed; None when nobody can be told. ``speaker_span`` is
    where the text says who. ``entity_id`` is a person, or the party that a body or official speaks for. ``inferred``:
    the speaker is not named beside the quote, but follows from a pronoun, a description, or the words before.
    ``credited_to`` is the outlet or agency that the text itself names for it, as printed.

    Raises:
        ValueError: There is no part, or the parts are out of order.
    """

    parts: tuple[Span, ...]
    speaker: str | None
    speaker_span: Span | None
    entity_id: str | None
    inferred: bool
    cue: Span | None
    credited_to: str | None

    def __post_init__(self) -> None:
        if not self.parts or any(left.end > right.start for left, right in pairwise(self.parts)):
            raise ValueError(f"not the parts of a quote: {self.parts}")


@dataclass(frozen=True, slots=True)
class Said:
    """Whose words a passage prints: name as shown, id of the party spoken for, and the outlet it credits, if known."""

    speaker: str | None
    party: str | None
    credited_to: str | None


@dataclass(frozen=True, slots=True)
class VersionTold:
    """One side of a disagreement: in a few neutral words, and the articles that tell it so."""

    label: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """That articles tell differently what an answer cites: ``topic`` heads the versions, of which none is chosen."""

    disagreement_id: str
    topic: str
    versions: tuple[VersionTold, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words of an alleged quotation against the printed one: shared, only alleged, or only printed."""

    op: Literal["equal", "delete", "insert"]
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage. ``rank`` is from 1; ``score`` is the fused score (the higher the nearer, no fixed scale).

    ``highlight`` is its best sentence. ``signals`` are the numbers that it was ranked by (`index.signals`). ``also_in``
    are the articles of other outlets in which the same story stands. ``quotes`` are those of the passage,
    ``days`` (first and last, inclusive) those that the highlight names.
    """

    rank: int
    score: float
    passage: Passage
    article: Article
    highlight: Span
    signals: Mapping[str, float]
    also_in: tuple[Article, ...] = ()
    quotes: tuple[Quote, ...] = ()
    days: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Evidence for an answer: ``text`` is, verbatim, ``span`` of the body of ``article``; highlights lie inside it.

    ``paragraph`` counts from 0: the paragraph of the body in which the first highlight starts. ``sentence_url`` leads
    to the highlighted words in the page itself where they stand there, and else to the page. ``also_in`` are the other
    articles that print the same story, earliest first. ``days`` are the first and the last of what the highlight dates.
    ``under`` heads it and others: the name of a party or speaker, or the words for a version. ``reported`` is who is
    told to have said what the highlight says, where it quotes nobody.

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
    also_in: tuple[Article, ...] = ()
    said: Said | None = None
    days: tuple[date, date] | None = None
    under: str | None = None
    reported: str | None = None

    def __post_init__(self) -> None:
        if self.span.of(self.article.body) != self.text:
            raise ValueError(f"citation is not verbatim: {self.article.article_id}:{self.span}")
        if not self.highlights or any(mark not in self.span for mark in self.highlights):
            raise ValueError(f"highlights lie outside {self.article.article_id}:{self.span}")


@dataclass(frozen=True, slots=True)
class Dated:
    """Words that name days, first and last: of the question, or of the highlight of the citation of this rank."""

    words: str
    low: date
    high: date
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class CorpusSize:
    """How much a snapshot knows: number of articles, the newest and the oldest day of publication, if any has one."""

    articles: int
    newest: date | None
    oldest: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the corpus says about ``query``.

    ``citations`` are there only when ``support`` is ANSWER, ``nearest`` only when it is WEAK. ``confidence`` is 0…1.
    ``missing_words`` are words of the question that no article uses. ``verdict`` says whether a quoted remark is real
    (`index.verification`), ``diff`` where it departs from the printed one, ``own_words`` that an article says so itself
    and quotes nobody. ``differing`` is what articles disagree on of what was asked or is cited first. ``dated`` are the
    days that question and citations name. ``suggestions`` are questions that the corpus answers, where it does not
    answer this one. ``read_in_part`` says that only names, dates and common words of the question were understood, as
    the model does not read its language. ``more`` are the next best passages behind the ones shown. ``took_ms`` maps
    stages to milliseconds.

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
    verdict: str | None = None
    diff: tuple[Change, ...] = ()
    own_words: bool = False
    differing: Differing | None = None
    dated: tuple[Dated, ...] = ()
    suggestions: tuple[str, ...] = ()
    read_in_part: bool = False
    more: tuple[Citation, ...] = ()
    took_ms: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        cited, near = bool(self.citations), bool(self.nearest)
        if cited != (self.support is Support.ANSWER) or (near and self.support is not Support.WEAK):
            raise ValueError(f"an answer of support {self.support} cannot have these citations")

    @property
    def answered(self) -> bool:
        return self.support is Support.ANSWER
