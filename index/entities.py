"""Who and what a corpus is about: parties, persons, places and operations, found under all their names in any text."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from rapidfuzz import fuzz, process

from index.entity_names import Found, Name, NameTree, Words, fold, name_of, spellings
from index.entity_rules import Rule, acts, is_alone, located
from index.records import Span


class EntityKind(StrEnum):
    PARTY = "party"
    PERSON = "person"
    PLACE = "place"
    OPERATION = "operation"


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held: title in small letters, first and last day (None where that is not known)."""

    title: str
    since: date | None
    until: date | None

    def covers(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Entity:
    """``aliases`` are its other names in every script; ``adjectives`` ("Pakistani") point to it and are no names.

    ``party`` is the id of a person's party, and a party's own id. ``role`` is a person's office as readers see it.
    """

    entity_id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    party: str | None
    role: str | None
    offices: tuple[Office, ...]
    note: str | None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names an entity."""

    span: Span
    entity_id: str


class Entities:
    """All entities of a corpus, in the order of their file. Never changes; equal when all that was read is equal.

    ``rules`` says how each name that several entities share is read (`Rule.LAST_NAMED` where it says nothing);
    ``other_names`` have a known name in them and yet mean nothing known here ("Daily Pakistan"): they mention nobody.
    """

    def __init__(
        self, entities: Iterable[Entity], rules: Mapping[str, Rule] | None = None, other_names: Iterable[str] = ()
    ) -> None:
        self._entities = tuple(entities)
        self.rules: Mapping[str, Rule] = MappingProxyType(dict(rules or {}))
        self.other_names = tuple(other_names)
        self._by_id = {entity.entity_id: entity for entity in self._entities}
        self._rule_of = {fold(name): rule for name, rule in self.rules.items()}
        self._bearers: dict[str, list[Entity]] = {}
        for entity in self._entities:
            for key in dict.fromkeys(fold(spelling) for name in entity.names for spelling in spellings(name)):
                self._bearers.setdefault(key, []).append(entity)
        self._tree = NameTree(self._all_names())

    def __getitem__(self, entity_id: str) -> Entity:
        return self._by_id[entity_id]

    def __contains__(self, entity_id: object) -> bool:
        return entity_id in self._by_id

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._entities)

    def __len__(self) -> int:
        return len(self._entities)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entities) and _parts(self) == _parts(other)

    def __hash__(self) -> int:
        return hash(self._entities)

    def mentions(self, text: str, *, typed: bool = False) -> tuple[Mention, ...]:
        """Where ``text`` names entities or uses their adjectives, in order and apart from each other.

        The longest name wins. Names are whole words; before an apostrophe, a hyphen or a ZWNJ a word ends. Letter case
        does not matter, but a name of one word that starts with a capital needs it, and abbreviations need theirs.
        ``typed`` text, as people type questions, needs capitals only in abbreviations of two letters. A surname beside
        another capitalised word that is no title is somebody else's. Time grows linearly with the text.
        """
        words = Words(text)
        found = _apart(words, self._tree.found(words, typed=typed))
        taken = {number: one for one in found for number in range(one.first, one.last + 1)}
        mentions: list[Mention] = []
        latest: dict[str, int] = {}
        for one in found:
            if not self._stands(words, one, taken):
                continue
            entity = self._meant(words, one, latest)
            if entity is None:
                continue
            latest[entity.entity_id] = len(mentions)
            mentions.append(Mention(Span(words.start(one.first), words.end(one.last)), entity.entity_id))
        return tuple(mentions)

    def named(self, name: str) -> Entity | None:
        """The entity of which this is the name or an alias, spelling variants aside.

        Of a place and a party that share it, the one that their rule prefers; None where the rule prefers nobody.
        """
        bearers = self._bearers.get(fold(name), [])
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        match self._rule_of.get(fold(name), Rule.LAST_NAMED):
            case Rule.PLACE_UNLESS_IT_ACTS:
                return _of_kind(EntityKind.PLACE, bearers)
            case Rule.PARTY_UNLESS_LOCATED:
                return _of_kind(EntityKind.PARTY, bearers)
            case Rule.LAST_NAMED:
                return None

    def nearest(self, name: str, most: int = 3) -> tuple[tuple[Entity, str, float], ...]:
        """The entities with the most similar names: entity, that name, similarity (0…1); the best first."""
        best: dict[str, tuple[Entity, str, float]] = {}
        for key, score, _ in process.extract(fold(name), list(self._bearers), scorer=fuzz.ratio, limit=None):
            for entity in self._bearers[key]:
                alias = next(name for name in entity.names if key in map(fold, spellings(name)))
                best.setdefault(entity.entity_id, (entity, alias, score / 100))
            if len(best) >= most:
                break
        return tuple(best.values())[:most]

    def holders(self, party: str, title: str, day: date | None) -> tuple[Entity, ...]:
        """Who of a party, given by its id, held the office on a day; with None, who was the last known to hold it."""
        wanted = fold(title)
        held = [
            (entity, office)
            for entity in self._entities
            if entity.party == party
            for office in entity.offices
            if fold(office.title) == wanted
        ]
        if day is None and held:
            last = max(office.until or date.max for _, office in held)
            holding = [entity for entity, office in held if (office.until or date.max) == last]
        else:
            holding = [entity for entity, office in held if day is not None and office.covers(day)]
        return tuple(dict.fromkeys(holding))

    # ------------------------------------------------------------ what a name stands for

    def _all_names(self) -> Iterator[Name]:
        for entity in self._entities:
            for written in (*entity.names, *entity.adjectives):
                yield name_of(written, entity.entity_id)
        for written in self.other_names:
            yield name_of(written, None)

    def _stands(self, words: Words, one: Found, taken: Mapping[int, Found]) -> bool:
        """Whether this is no part of the longer name of somebody unknown."""
        if not self._is_person(one) or not words[one.first][:1].isupper():
            return True

        def known(number: int) -> bool:
            other = taken.get(number)
            return other is not None and not (other.first == other.last and self._is_person(other))

        return is_alone(words, one.first, one.last, known)

    def _is_person(self, one: Found) -> bool:
        return any(self._by_id[known].kind is EntityKind.PERSON for known in one.ids)

    def _meant(self, words: Words, one: Found, latest: Mapping[str, int]) -> Entity | None:
        bearers = [self._by_id[known] for known in one.ids]
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        name = words.text[words.start(one.first) : words.end(one.last)]
        match self._rule_of.get(fold(name), Rule.LAST_NAMED):
            case Rule.PLACE_UNLESS_IT_ACTS:
                is_party = acts(words, one.first, one.last)
            case Rule.PARTY_UNLESS_LOCATED:
                is_party = not located(words, one.first, one.last)
            case Rule.LAST_NAMED:
                named = [entity for entity in bearers if entity.entity_id in latest]
                return max(named, key=lambda entity: latest[entity.entity_id], default=None)
        return _of_kind(EntityKind.PARTY if is_party else EntityKind.PLACE, bearers)


NO_ENTITIES = Entities(())


def _parts(entities: Entities) -> tuple[object, ...]:
    return tuple(entities), dict(entities.rules), entities.other_names


def _of_kind(kind: EntityKind, bearers: Iterable[Entity]) -> Entity | None:
    return next((entity for entity in bearers if entity.kind is kind), None)


def _apart(words: Words, places: Iterable[Found]) -> list[Found]:
    """Of places that overlap the longest, in order."""
    taken: set[int] = set()
    kept: list[Found] = []
    for one in sorted(places, key=lambda one: (words.start(one.first) - words.end(one.last), one.first)):
        numbers = range(one.first, one.last + 1)
        if taken.isdisjoint(numbers):
            taken.update(numbers)
            kept.append(one)
    return sorted(kept, key=lambda one: one.first)


# ---------------------------------------------------------------- JSON


def entities_json(entities: Entities) -> str:
    """Everything in ``entities`` as one line of JSON, for `entities_from_json` to read."""
    known = [asdict(entity) for entity in entities]
    stored = {"entities": known, "rules": dict(entities.rules), "other_names": entities.other_names}
    return json.dumps(stored, ensure_ascii=False, default=date.isoformat)


def entities_from_json(text: str) -> Entities:
    """The entities that `entities_json` wrote: equal to those it was given."""
    stored = json.loads(text)
    rules = {name: Rule(rule) for name, rule in stored["rules"].items()}
    return Entities(map(_entity, stored["entities"]), rules, stored["other_names"])


def _entity(stored: Mapping[str, Any]) -> Entity:
    offices = tuple(Office(one["title"], _day(one["since"]), _day(one["until"])) for one in stored["offices"])
    changed = {
        "kind": EntityKind(stored["kind"]),
        "aliases": tuple(stored["aliases"]),
        "adjectives": tuple(stored["adjectives"]),
        "offices": offices,
    }
    return Entity(**{**stored, **changed})


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
