"""Where articles contradict each other: the versions of one thing, and the paragraphs that hold each."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from index import data_files
from index.articles import paragraphs
from index.data_files import DataFile, Schema, read_data_file
from index.errors import DataRefused, Fault
from index.records import Article

# Spellings of one thing in `says`, as in `13 hours | Thirteen hours`: any of them will do.
_OR = " | "


class DisagreementKind(StrEnum):
    """What articles disagree about: who came, when, how many, who did it, what was agreed, or how a quotation goes."""

    DELEGATION = "delegation"
    DATE = "date"
    NUMBER = "number"
    WHO = "who"
    AGREEMENT = "agreement"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Place:
    """One paragraph of one article; ``paragraph`` counts from 0."""

    article_id: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a disagreement. Every paragraph of ``places`` holds each of ``says`` (one of its spellings)."""

    label: str
    says: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Something that articles tell differently. ``topic`` is a neutral noun phrase to head the versions with.

    Raises:
        ValueError: There are fewer than two versions, one has no place, or two share a label or a place.
    """

    disagreement_id: str
    topic: str
    kind: DisagreementKind
    versions: tuple[Version, ...]

    def __post_init__(self) -> None:
        labels = [version.label for version in self.versions]
        places = [place for version in self.versions for place in version.places]
        if len(labels) < 2 or not all(version.places for version in self.versions):
            raise ValueError(f"{self.disagreement_id} needs two versions, each with a passage")
        if len(set(labels)) < len(labels):
            raise ValueError(f"{self.disagreement_id} has a label twice")
        if len(set(places)) < len(places):
            twice = next(place for place in places if places.count(place) > 1)
            raise ValueError(f"{self.disagreement_id} has {twice.article_id}, paragraph {twice.paragraph} twice")


class Paragraphs:
    """The paragraphs of articles, by place."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._texts = {
            article.article_id: tuple(span.of(article.body) for span in paragraphs(article.body))
            for article in articles
        }

    def __iter__(self) -> Iterator[str]:
        return (text for texts in self._texts.values() for text in texts)

    def __contains__(self, place: Place) -> bool:
        return 0 <= place.paragraph < len(self._texts.get(place.article_id, ()))

    def __getitem__(self, place: Place) -> str:
        return self._texts[place.article_id][place.paragraph]

    def fault(self, read: DataFile[Any], where: data_files.Place, place: Place) -> Fault | None:
        """What is wrong with a ``place`` that stands in a file at ``where``, if it is not there."""
        if place in self:
            return None
        if place.article_id not in self._texts:
            wrong, expected = f"no article {place.article_id}", "the id of an article of the corpus"
            return read.fault((*where, "article"), wrong, expected)
        last = len(self._texts[place.article_id]) - 1
        wrong = f"{place.article_id} has no paragraph {place.paragraph}"
        return read.fault((*where, "paragraph"), wrong, f"one from 0 to {last}")


class PlaceEntry(Schema):
    """A place as data files write it."""

    article: str
    paragraph: Annotated[int, Field(ge=0)]

    @property
    def place(self) -> Place:
        return Place(self.article, self.paragraph)


_Text = Annotated[str, Field(min_length=1, max_length=200)]


class _Version(Schema):
    label: _Text
    says: Annotated[tuple[_Text, ...], Field(min_length=1)]
    passages: tuple[PlaceEntry, ...]


class _Entry(Schema):
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
    topic: _Text
    kind: DisagreementKind
    versions: tuple[_Version, ...]


class _DisagreementsFile(Schema):
    disagreements: tuple[_Entry, ...]


def load_disagreements(path: Path, articles: Sequence[Article]) -> tuple[Disagreement, ...]:
    """Read `disagreements.yaml`; without the file there are none.

    Raises:
        ArticleRefused: It cannot be read, or is not UTF-8.
        DataRefused: It departs from its schema, an id stands twice, a paragraph is not there or does not hold what its
            version says, or a disagreement has fewer than two versions, or a label or a place twice.
    """
    if not path.exists():
        return ()
    read, known = read_data_file(path, _DisagreementsFile), Paragraphs(articles)
    faults: list[Fault] = []
    found: dict[str, Disagreement] = {}
    for number, entry in enumerate(read.value.disagreements):
        where = ("disagreements", number)
        faults += _version_faults(read, where, entry, known)
        if entry.id in found:
            faults.append(read.fault((*where, "id"), f"{entry.id} stands here again", "each id once"))
        try:
            found[entry.id] = _disagreement(entry)
        except ValueError as error:
            expected = "two versions or more, each label once, each passage in one version"
            faults.append(read.fault(where, str(error), expected))
    if faults:
        raise DataRefused(faults)
    return tuple(found.values())


def _disagreement(entry: _Entry) -> Disagreement:
    versions = (
        Version(version.label, version.says, tuple(passage.place for passage in version.passages))
        for version in entry.versions
    )
    return Disagreement(entry.id, entry.topic, entry.kind, tuple(versions))


def _version_faults(
    read: DataFile[_DisagreementsFile], where: data_files.Place, entry: _Entry, known: Paragraphs
) -> Iterator[Fault]:
    """Places that are not there, and paragraphs that lost the version they were listed for."""
    for number, version in enumerate(entry.versions):
        for row, passage in enumerate(version.passages):
            at = (*where, "versions", number, "passages", row)
            fault = known.fault(read, at, passage.place)
            if fault:
                yield fault
                continue
            for words in version.says:
                if not _holds(known[passage.place], words):
                    wrong = f"{passage.article}, paragraph {passage.paragraph} does not say {words}"
                    yield read.fault(at, wrong, "a paragraph that holds this version, or other words in says")


def _holds(text: str, words: str) -> bool:
    """Whether one of the spellings stands in a text, verbatim and as whole words: 5 does not stand in 58."""
    return any(re.search(rf"(?<!\w){re.escape(one.strip())}(?!\w)", text) for one in words.split(_OR))


def disagreements_json(disagreements: Sequence[Disagreement]) -> str:
    """Disagreements as a snapshot keeps them."""
    return json.dumps([asdict(disagreement) for disagreement in disagreements], ensure_ascii=False)


def disagreements_from_json(text: str) -> tuple[Disagreement, ...]:
    """What `disagreements_json` wrote: equal to what it was given."""
    return tuple(
        Disagreement(
            disagreement["disagreement_id"],
            disagreement["topic"],
            DisagreementKind(disagreement["kind"]),
            tuple(
                Version(version["label"], tuple(version["says"]), tuple(Place(**place) for place in version["places"]))
                for version in disagreement["versions"]
            ),
        )
        for disagreement in json.loads(text)
    )
