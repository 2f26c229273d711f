"""Judged questions, and what an index has for them."""

from dataclasses import dataclass

from index.articles import paragraph_at
from index.disagreements import Place
from index.records import Hit, Query


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judged question. Any of ``gold`` answers it; a comparison needs one place of each of ``groups``.

    An unanswerable question has no places. ``split`` says what it may be used for: "fit" or "report".
    """

    question_id: str
    question: str
    kind: str
    language: str
    answerable: bool
    gold: tuple[Place, ...]
    groups: tuple[tuple[Place, ...], ...]
    verdict: str | None
    split: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A judged question with the hits it gets; ``missing`` is the share of its words that no article uses."""

    judgement: Judgement
    query: Query
    hits: tuple[Hit, ...]
    missing: float


def place_of(hit: Hit) -> Place:
    """The paragraph in which the highlight of a hit starts."""
    return Place(hit.article.article_id, paragraph_at(hit.article.body, hit.highlight.start))
