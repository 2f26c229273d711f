"""Whom and what a question names: under their names, under misspelt names, and by their office."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
# Shorter words in s are no possessives: "was", "his".
_FEWEST_LETTERS_OF_POSSESSIVES = 4


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
    mentions: Sequence[Mention] = entities.mentions(wording.text, typed=True)
    if language == "en":
        mentions = _possessives(wording, mentions, entities)
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


def _possessives(wording: Wording, mentions: Sequence[Mention], entities: Entities) -> Sequence[Mention]:
    """The mentions where a name may also be a possessive that lost its apostrophe: "trumps words", "qatars offer"."""
    taken = [one.span for one in mentions]
    ends = [
        end
        for start, end in wording.words
        if end - start >= _FEWEST_LETTERS_OF_POSSESSIVES
        and wording.lower[end - 1] == "s"
        and wording.lower[end - 2].isalpha()
        and not any(_overlap(Span(start, end), span) for span in taken)
    ]
    if not ends:
        return mentions
    letters = list(wording.text)
    for end in ends:
        letters[end - 1] = " "
    read = entities.mentions("".join(letters), typed=True)
    return [replace(one, span=Span(one.span.start, one.span.end + (one.span.end + 1 in ends))) for one in read]


def _with_account(lower: str, mention: Mention, entities: Entities) -> Entity:
    """Whom a mention means: a capital city that has a number or an account to give is the government in it."""
    entity = entities[mention.entity_id]
    if entity.kind is EntityKind.PLACE and _ACCOUNT.match(lower, mention.span.end):
        party = entities.named(lower[mention.span.start : mention.span.end])
        return party if party is not None and party.kind is EntityKind.PARTY else entity
    return entity


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
