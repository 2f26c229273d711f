"""Whom and what a question names: under their names, under misspelt names, and by their office."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.asking.misspelling import Known, misspelt
from index.asking.offices import holdings
from index.asking.wording import Wording
from index.entities import Entities, Entity, EntityKind, Mention
from index.records import Named, Span

# Questions compare such things, and leave out the second one: "Islamabad's figures against Kabul's".
_ACCOUNT = re.compile(
    r"'s?(?: \w+)? (?:numbers?|figures?|count|toll|tally|account|version|story|sources?|reading|take|line)\b"
    r"|'s?(?: (?:vs|versus|against|on|about)\b|\W*$)"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of a question and the entities that they name; several where an office has several holders."""

    span: Span
    entities: tuple[Entity, ...]
    guessed: bool = False

    @property
    def kind(self) -> EntityKind:
        return self.entities[0].kind


def references(wording: Wording, entities: Entities, known: Known | None, language: str) -> tuple[Reference, ...]:
    """All words of a question that name entities, in order and apart from each other; offices not yet.

    Words of five letters or more that are near to a name are taken for it, misspelt; but no words that are ``known``,
    which takes them in small letters: "moment" is near to Momeni.
    """
    mentions = entities.mentions(wording.text, typed=True)
    found = [Reference(one.span, (_with_account(wording.lower, one, entities),)) for one in mentions]
    if len(entities):
        taken = tuple(one.span for one in found)
        guesses = misspelt(wording, entities, known, language, taken)
        found += (Reference(span, (entity,), guessed=True) for span, entity in guesses)
    return tuple(sorted(found, key=lambda one: one.span))


def with_offices(
    wording: Wording, entities: Entities, found: Sequence[Reference], day: date | None
) -> tuple[Reference, ...]:
    """``found`` with those who hold the offices that stand beside a party, on a day or, with None, last.

    The words of the party that say whose office it is are then part of the holder's.
    """
    parties = [(one.span, one.entities[0].entity_id) for one in found if one.kind is EntityKind.PARTY]
    if not parties:
        return tuple(found)
    held = tuple(Reference(one.span, one.holders) for one in holdings(wording.lower, entities, parties, day))
    rest = (one for one in found if not any(_overlap(one.span, other.span) for other in held))
    return tuple(sorted((*rest, *held), key=lambda one: one.span))


def named_by(text: str, found: Sequence[Reference]) -> tuple[Named, ...]:
    """The entities of these references, each once, with the words that name it first."""
    named: dict[str, Named] = {}
    for one in found:
        for entity in one.entities:
            named.setdefault(entity.entity_id, Named(entity.entity_id, one.span.of(text), one.guessed))
    return tuple(named.values())


def _with_account(lower: str, mention: Mention, entities: Entities) -> Entity:
    """Whom a mention means: a capital city that has a number or an account to give is the government in it."""
    entity = entities[mention.entity_id]
    if entity.kind is EntityKind.PLACE and _ACCOUNT.match(lower, mention.span.end):
        party = entities.named(lower[mention.span.start : mention.span.end])
        return party if party is not None and party.kind is EntityKind.PARTY else entity
    return entity


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
