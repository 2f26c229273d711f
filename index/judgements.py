"""Judged questions: what was asked, and which paragraphs answer it, as people have said."""

from collections.abc import Sequence
from pathlib import Path

from index.data_files import Schema, read_data_file
from index.disagreements import Place
from index.errors import DataRefused
from index.judged import Judgement


class _Gold(Schema):
    source_id: str
    fact_index: int


class _Entry(Schema):
    id: str
    question: str
    kind: str
    language: str
    answerable: bool
    answer: str | None = None
    gold: tuple[_Gold, ...] = ()
    gold_groups: tuple[tuple[_Gold, ...], ...] = ()
    verdict: str | None = None
    speaker: str | None = None
    quote: str | None = None
    quote_date: str | None = None
    why: str | None = None
    split: str | None = None
    asks: str | None = None


class _QuestionsFile(Schema):
    questions: tuple[_Entry, ...]


def load_judgements(path: Path) -> tuple[Judgement, ...]:
    """Read a file of judged questions.

    Raises:
        ArticleRefused: It cannot be read.
        DataRefused: It departs from its schema, an id stands twice, or an answerable question has no gold.
    """
    read = read_data_file(path, _QuestionsFile)
    faults, seen = [], set()
    for number, entry in enumerate(read.value.questions):
        if entry.id in seen:
            faults.append(read.fault(("questions", number, "id"), f"{entry.id} stands here again", "each id once"))
        if entry.answerable != bool(entry.gold) and entry.verdict != "not_found":
            wrong = "answerable, but nothing answers it" if entry.answerable else "unanswerable, but with gold"
            faults.append(read.fault(("questions", number), wrong, "gold where it is answerable, and only there"))
        seen.add(entry.id)
    if faults:
        raise DataRefused(faults)
    return tuple(_judgement(entry) for entry in read.value.questions)


def _judgement(entry: _Entry) -> Judgement:
    return Judgement(
        question_id=entry.id,
        question=entry.question,
        kind=entry.kind,
        language=entry.language,
        answerable=entry.answerable,
        gold=_places(entry.gold),
        groups=tuple(_places(group) for group in entry.gold_groups),
        verdict=entry.verdict,
        split=entry.split,
    )


def _places(gold: Sequence[_Gold]) -> tuple[Place, ...]:
    return tuple(Place(one.source_id, one.fact_index) for one in gold)
