"""`entities.yaml` of a corpus: who and what it is about. Its schema, and all that is refused in it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from index.data_files import DataFile, Day, Place, Schema, read_data_file
from index.entities import Entities, Entity, EntityKind, Office
from index.entity_names import fold
from index.entity_rules import Rule
from index.errors import DataRefused, Fault

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OF_A_PLACE_AND_A_PARTY = {Rule.PLACE_UNLESS_IT_ACTS, Rule.PARTY_UNLESS_LOCATED}


class _Thing(Schema):
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    note: str | None = None


class _Party(_Thing):
    adjectives: tuple[str, ...] = ()


class _Office(Schema):
    titles: tuple[str, ...]
    since: Day | None = None
    until: Day | None = None


class _Person(_Thing):
    party: str | None = None
    role: str | None = None
    offices: tuple[_Office, ...] = ()


class _Ambiguous(Schema):
    names: tuple[str, ...]
    rule: Rule


class _EntitiesFile(Schema):
    parties: tuple[_Party, ...] = ()
    persons: tuple[_Person, ...] = ()
    places: tuple[_Thing, ...] = ()
    operations: tuple[_Thing, ...] = ()
    ambiguous: tuple[_Ambiguous, ...] = ()
    other_names: tuple[str, ...] = ()


_SECTIONS = {
    "parties": EntityKind.PARTY,
    "persons": EntityKind.PERSON,
    "places": EntityKind.PLACE,
    "operations": EntityKind.OPERATION,
}


def load_entities(path: Path) -> Entities:
    """Read `entities.yaml`.

    Raises:
        ArticleRefused: It cannot be read, or is not UTF-8.
        DataRefused: It departs from its schema or contradicts itself; with all faults.
    """
    read = read_data_file(path, _EntitiesFile)
    known = [one for section, kind in _SECTIONS.items() for one in _known(read.value, section, kind)]
    bearers = _Bearers(read, known)
    checks = (_texts(read), _ids(read, known), _persons(read), bearers.faults(), _ambiguous(read, bearers))
    faults = list(chain.from_iterable(checks))
    if faults:
        raise DataRefused(faults)
    rules = {name: entry.rule for entry in read.value.ambiguous for name in entry.names}
    return Entities((one.entity for one in known), rules, read.value.other_names)


@dataclass(frozen=True, slots=True)
class _Known:
    place: Place
    entity: Entity


def _known(file: _EntitiesFile, section: str, kind: EntityKind) -> Iterator[_Known]:
    for number, entry in enumerate(getattr(file, section)):
        party: str | None = None
        role: str | None = None
        adjectives: tuple[str, ...] = ()
        offices: tuple[Office, ...] = ()
        if isinstance(entry, _Party):
            party, adjectives = entry.id, entry.adjectives
        elif isinstance(entry, _Person):
            party, role, offices = entry.party, entry.role, tuple(_offices(entry))
        entity = Entity(entry.id, kind, entry.name, entry.aliases, adjectives, party, role, offices, entry.note)
        yield _Known((section, number), entity)


def _offices(person: _Person) -> Iterator[Office]:
    return (Office(title, office.since, office.until) for office in person.offices for title in office.titles)


# ---------------------------------------------------------------- checking


def _texts(read: DataFile[_EntitiesFile]) -> Iterator[Fault]:
    """Values without a word in them, and values with control characters."""
    for place, text in _leaves(read.value.model_dump(), ()):
        control = next((letter for letter in text if unicodedata.category(letter) == "Cc"), None)
        if control is not None:
            yield read.fault(place, f"control character U+{ord(control):04X}", "text without control characters")
        elif not fold(text):
            yield read.fault(place, f"{_key(place)}: nothing in it ({text!r})", "some letters, or no such entry")


def _leaves(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _leaves(part, (*place, key))
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from _leaves(part, (*place, number))


def _key(place: Place) -> str:
    return str(next(step for step in reversed(place) if isinstance(step, str)))


def _ids(read: DataFile[_EntitiesFile], known: Iterable[_Known]) -> Iterator[Fault]:
    seen: set[str] = set()
    for one in known:
        entity_id, place = one.entity.entity_id, (*one.place, "id")
        if not _ID.fullmatch(entity_id):
            yield read.fault(place, f"id {entity_id!r}", "small letters a-z, digits and hyphens, as asim-munir")
        if entity_id in seen:
            yield read.fault(place, f"id {entity_id} stands here again", "each id once")
        seen.add(entity_id)


def _persons(read: DataFile[_EntitiesFile]) -> Iterator[Fault]:
    parties = {party.id for party in read.value.parties}
    for number, person in enumerate(read.value.persons):
        if person.party is not None and person.party not in parties:
            yield read.fault(
                ("persons", number, "party"), f"no party {person.party}", "the id of one of `parties`, or no party"
            )
        for position, office in enumerate(person.offices):
            place: Place = ("persons", number, "offices", position)
            if not office.titles:
                yield read.fault(place, "an office without titles", "at least one")
            if office.since and office.until and office.since > office.until:
                wrong = f"since {office.since} is after until {office.until}"
                yield read.fault((*place, "since"), wrong, "the first day, then the last")
            for title in office.titles:
                if title != title.lower():
                    yield read.fault((*place, "titles"), f"title {title!r}", "small letters")


class _Bearers:
    """Who bears each name (folded)."""

    def __init__(self, read: DataFile[_EntitiesFile], known: Iterable[_Known]) -> None:
        self.read, self.known = read, tuple(known)
        self.of: dict[str, list[Entity]] = {}
        for one in self.known:
            for key in dict.fromkeys(fold(name) for name in one.entity.names):
                self.of.setdefault(key, []).append(one.entity)

    def faults(self) -> Iterator[Fault]:
        """Names that stand twice: with one entity, or with several although no rule says who is meant."""
        yield from self._doubles()
        yield from self._shared()
        yield from self._adjectives()
        for number, name in enumerate(self.read.value.other_names):
            if fold(name) in self.of:
                wrong = f"{name!r} is a name of {self.of[fold(name)][0].entity_id}"
                yield self.read.fault(("other_names", number), wrong, "a longer name that means nothing known here")

    def _doubles(self) -> Iterator[Fault]:
        for one in self.known:
            seen: set[str] = set()
            for place, name in _names(one):
                if fold(name) in seen:
                    wrong = f"{name!r} stands here again, spelling variants aside"
                    yield self.read.fault(place, wrong, "each name of an entity once: remove it")
                seen.add(fold(name))

    def _shared(self) -> Iterator[Fault]:
        declared = {fold(name) for entry in self.read.value.ambiguous for name in entry.names} | {""}
        for one in self.known:
            for place, name in _names(one):
                first = self.of[fold(name)][0]
                if first is not one.entity and fold(name) not in declared:
                    wrong = f"{name!r} is a name of {first.entity_id} too"
                    yield self.read.fault(place, wrong, "a name of one entity, or an entry with a rule in `ambiguous`")

    def _adjectives(self) -> Iterator[Fault]:
        taken = {key: bearing[0].entity_id for key, bearing in self.of.items()}
        for one in self.known:
            for number, adjective in enumerate(one.entity.adjectives):
                key = fold(adjective)
                if key in taken:
                    wrong = f"{adjective!r} stands with {taken[key]} already"
                    place = (*one.place, "adjectives", number)
                    yield self.read.fault(place, wrong, "each adjective once, and no name among them")
                taken[key] = one.entity.entity_id


def _names(one: _Known) -> Iterator[tuple[Place, str]]:
    yield (*one.place, "name"), one.entity.name
    for number, alias in enumerate(one.entity.aliases):
        yield (*one.place, "aliases", number), alias


def _ambiguous(read: DataFile[_EntitiesFile], bearers: _Bearers) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, entry in enumerate(read.value.ambiguous):
        if not entry.names:
            yield read.fault(("ambiguous", number, "names"), "no names", "at least one name that entities share")
        for position, name in enumerate(entry.names):
            place, key = ("ambiguous", number, "names", position), fold(name)
            bearing = bearers.of.get(key, [])
            kinds = sorted(one.kind for one in bearing)
            if key in seen:
                yield read.fault(place, f"{name!r} stands here again", "each shared name once")
            elif len(bearing) < 2:
                who = bearing[0].entity_id if bearing else "nobody"
                yield read.fault(place, f"{name!r} is a name of {who} alone", "a name that entities share: remove it")
            elif entry.rule in _OF_A_PLACE_AND_A_PARTY and kinds != [EntityKind.PARTY, EntityKind.PLACE]:
                ids = ", ".join(one.entity_id for one in bearing)
                wrong = f"{name!r} is shared by {ids}"
                yield read.fault(place, wrong, f"a place and a party for the rule “{entry.rule}”, or “last named”")
            seen.add(key)
