"""The golden questions: what a snapshot has to answer, from which paragraphs, and what it has to refuse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field

from index import data_files
from index.data_files import DataFile, Schema, read_data_file
from index.disagreements import Paragraphs, Place, PlaceEntry
from index.errors import DataRefused, Fault
from index.records import Article
from index.verification.verdicts import Verdict

GATE_FILE = "gate.yaml"
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


class GoldenKind(StrEnum):
    """What is asked for; the answer to a refusal is that no article says it."""

    QUESTION = "question"
    DATE = "date"
    QUOTE = "quote"
    POSITION = "position"
    COMPARISON = "comparison"
    VERIFY = "verify"
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class GoldenQuestion:
    """A question with its answer. One place of ``any_of`` answers it; a comparison needs one of each of ``groups``.

    ``quote`` are the words that a question of kind VERIFY asks about, as the question has them. A ``known_gap`` does
    not hold yet, and keeps no snapshot from going live.

    Raises:
        ValueError: Kind, places, quote and verdict do not belong together.
    """

    question_id: str
    question: str
    language: str
    kind: GoldenKind
    any_of: tuple[Place, ...] = ()
    groups: tuple[tuple[Place, ...], ...] = ()
    quote: str | None = None
    verdict: Verdict | None = None
    known_gap: bool = False

    def __post_init__(self) -> None:
        verify = self.kind is GoldenKind.VERIFY
        compared = self.kind is GoldenKind.COMPARISON
        if (self.quote is not None, self.verdict is not None) != (verify, verify):
            raise ValueError(f"{self.kind} {'without' if verify else 'with'} quote and verdict")
        if compared != bool(self.groups) or (compared and (len(self.groups) < 2 or not all(self.groups))):
            raise ValueError(f"{self.kind} with {len(self.groups)} groups")
        unanswered = self.kind is GoldenKind.REFUSAL or self.verdict is Verdict.NOT_FOUND
        if bool(self.any_of) == (unanswered or compared):
            raise ValueError(f"{self.verdict or self.kind} {'with' if self.any_of else 'without'} any_of")

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place that the question names."""
        return self.any_of + tuple(place for group in self.groups for place in group)


class _Entry(Schema):
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
    question: Annotated[str, Field(min_length=1, max_length=500)]
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    kind: GoldenKind
    any_of: tuple[PlaceEntry, ...] = ()
    groups: tuple[tuple[PlaceEntry, ...], ...] = ()
    quote: Annotated[str, Field(min_length=1)] | None = None
    verdict: Verdict | None = None
    known_gap: bool = False


class _GateFile(Schema):
    questions: tuple[_Entry, ...]


def load_gate(path: Path, articles: Sequence[Article]) -> tuple[GoldenQuestion, ...]:
    """Read `gate.yaml`; without the file there are no golden questions.

    Raises:
        ArticleRefused: It cannot be read, or is not UTF-8.
        DataRefused: It departs from its schema, an id or a question stands twice, a paragraph is not there, kind and
            places do not belong together, or the articles contradict a verdict.
    """
    if not path.exists():
        return ()
    read, known = read_data_file(path, _GateFile), Paragraphs(articles)
    faults: list[Fault] = []
    found: list[GoldenQuestion] = []
    seen: set[str] = set()
    for number, entry in enumerate(read.value.questions):
        where = ("questions", number)
        for key, text in (("id", entry.id), ("question", _folded(entry.question))):
            if f"{key} {text}" in seen:
                faults.append(read.fault((*where, key), f"{getattr(entry, key)} stands here again", f"each {key} once"))
            seen.add(f"{key} {text}")
        missing = list(_place_faults(read, where, entry, known))
        try:
            golden = _golden(entry)
        except ValueError as error:
            expected = "see corpus/README.md for what belongs to each kind"
            faults.append(read.fault(where, str(error), expected))
        else:
            found.append(golden)
            wrong = None if missing else _wrong_verdict(golden, known)
            if wrong:
                faults.append(read.fault((*where, "quote"), wrong, "the words of the question, and what they are"))
        faults += missing
    if faults:
        raise DataRefused(faults)
    return tuple(found)


def _golden(entry: _Entry) -> GoldenQuestion:
    groups = tuple(tuple(one.place for one in group) for group in entry.groups)
    any_of = tuple(one.place for one in entry.any_of)
    return GoldenQuestion(
        entry.id,
        entry.question,
        entry.language,
        entry.kind,
        any_of,
        groups,
        entry.quote,
        entry.verdict,
        entry.known_gap,
    )


def _place_faults(
    read: DataFile[_GateFile], where: data_files.Place, entry: _Entry, known: Paragraphs
) -> Iterator[Fault]:
    """Places that are not there."""
    for number, one in enumerate(entry.any_of):
        if fault := known.fault(read, (*where, "any_of", number), one.place):
            yield fault
    for row, group in enumerate(entry.groups):
        for number, one in enumerate(group):
            if fault := known.fault(read, (*where, "groups", row, number), one.place):
                yield fault


def _wrong_verdict(golden: GoldenQuestion, known: Paragraphs) -> str | None:
    """Where a quote is not what its verdict says, if so: the articles are the judge."""
    if golden.quote is None:
        return None
    words = _folded(golden.quote)
    if words not in _folded(golden.question):
        return "a quote that does not stand in its question"
    standing = [words in _folded(known[place]) for place in golden.any_of]
    match golden.verdict:
        case Verdict.VERBATIM | Verdict.MISATTRIBUTED if not all(standing):
            place = golden.any_of[standing.index(False)]
            return f"a quote that does not stand in {place.article_id}, paragraph {place.paragraph}"
        case Verdict.ALTERED if any(standing):
            return "a quote said to be altered that stands in a passage as it is"
        case Verdict.NOT_FOUND if any(words in _folded(text) for text in known):
            return "a quote said to be nowhere that stands in an article"
        case _:
            return None


def _folded(text: str) -> str:
    """A text for comparing: letter case, the shape of quotation marks, white space and a last full stop aside."""
    return " ".join(text.translate(_STRAIGHT).casefold().split()).removesuffix(".")
