"""The corpus' list of feeds to watch, and the rule for which of their entries matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field

from index import data_files
from index.data_files import DataFile, Schema, read_data_file
from index.entities import Entities
from index.entity_names import fold
from index.errors import DataRefused, Fault
from index.front_matter import Unfit, checked
from index.records import TextKind

# More often than every five minutes is rude to a publisher; less often than once a day loses entries of long feeds.
MINUTES_AT_LEAST, MINUTES_AT_MOST = 5, 1_440


class Adds(StrEnum):
    """What becomes of an entry that matters: it waits for a person, or is added at once."""

    REVIEW = "review"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Matters:
    """An entry matters when it names ``parties_at_least`` of ``parties`` (ids of entities), or any of ``terms``."""

    parties: tuple[str, ...]
    parties_at_least: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed. ``text`` is what its articles' bodies will be, ``rights`` who holds the rights in them."""

    feed_id: str
    outlet: str
    outlet_country: str | None
    url: str
    language: str
    every_minutes: int
    text: TextKind
    rights: str
    adds: Adds


@dataclass(frozen=True, slots=True)
class FeedList:
    """The feeds of a corpus, in order, with one rule for all."""

    matters: Matters
    feeds: tuple[Feed, ...]


NO_FEEDS = FeedList(Matters((), 1, ()), ())


class _Matters(Schema):
    parties: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    parties_at_least: Annotated[int, Field(ge=1, le=9)]
    terms: tuple[Annotated[str, Field(min_length=2)], ...] = ()


class _Feed(Schema):
    id: str
    outlet: str
    outlet_country: str | None = None
    url: str
    language: str
    every_minutes: Annotated[int, Field(ge=MINUTES_AT_LEAST, le=MINUTES_AT_MOST)]
    text: TextKind
    rights: str
    adds: Adds


class _FeedsFile(Schema):
    matters: _Matters
    feeds: tuple[_Feed, ...]


def load_feed_list(path: Path) -> FeedList:
    """Read `feeds.yaml`; without the file there are no feeds.

    Raises:
        ArticleRefused: It cannot be read, or is not UTF-8.
        DataRefused: It departs from its schema, a value is none that an article could have, an id or address stands
            twice, or its rule can let nothing pass.
    """
    if not path.exists():
        return NO_FEEDS
    read = read_data_file(path, _FeedsFile)
    faults: list[Fault] = []
    rule = read.value.matters
    if len(set(rule.parties)) < rule.parties_at_least and not rule.terms:
        wrong = f"{len(set(rule.parties))} parties and no terms: no entry can matter"
        faults.append(read.fault(("matters",), wrong, f"at least {rule.parties_at_least} different parties, or terms"))
    feeds: list[Feed] = []
    seen: set[str] = set()
    for number, entry in enumerate(read.value.feeds):
        where = ("feeds", number)
        faults += _value_faults(read, where, entry)
        for key, value in (("id", entry.id), ("url", entry.url)):
            if value in seen:
                faults.append(read.fault((*where, key), f"{value} stands here again", f"each {key} once"))
            seen.add(value)
        feeds.append(Feed(entry.id, **entry.model_dump(exclude={"id"})))
    if faults:
        raise DataRefused(faults)
    return FeedList(Matters(rule.parties, rule.parties_at_least, rule.terms), tuple(feeds))


def _value_faults(read: DataFile[_FeedsFile], where: data_files.Place, entry: _Feed) -> Iterator[Fault]:
    """Values that no article could have: a feed hands them on to its articles."""
    for key in ("id", "outlet", "outlet_country", "url", "language", "rights"):
        try:
            checked(key, getattr(entry, key))
        except Unfit as unfit:
            yield read.fault((*where, key), f"{key}: {unfit.wrong}", unfit.expected)


def matters(rule: Matters, text: str, entities: Entities) -> bool:
    """Whether an entry of a feed, given as its headline and summary, matters by the rule.

    Whoever or whatever belongs to a party (its people, its places, its adjectives) names it; a term stands in the text
    as whole words, spelling variants aside.
    """
    words = f" {fold(text)} "
    if any(f" {fold(term)} " in words for term in rule.terms):
        return True
    named = {entities[mention.entity_id].party for mention in entities.mentions(text)}
    return len(named & set(rule.parties)) >= rule.parties_at_least
