"""Who speaks in a hit: the persons and parties whose words, reported or quoted, its highlight holds."""

from dataclasses import dataclass

from index.entities import Entities
from index.records import Hit
from index.snapshot.opened import Snapshot
from index.statements import Statement, Tier
from index.verifying import party_of


@dataclass(frozen=True, slots=True)
class Voices:
    """Ids of the persons and parties that are quoted, and of those whose words are ``reported``, quoted or not.

    With a person comes the party spoken for. ``sources`` counts who is said to have said something, known or not.
    """

    own: frozenset[str]
    reported: frozenset[str]
    sources: int

    @property
    def all(self) -> frozenset[str]:
        return self.own | self.reported


def voices_of(snapshot: Snapshot, hit: Hit) -> Voices:
    """Who speaks in the highlight of a hit."""
    statements = [one for one in _statements(snapshot, hit) if one.tier is not Tier.C]
    return Voices(
        own=_quoted(hit, snapshot.entities),
        reported=frozenset(who for one in statements for who in (one.entity_id, one.party) if who),
        sources=len({_source(one, hit) for one in statements}),
    )


def _quoted(hit: Hit, entities: Entities) -> frozenset[str]:
    mark = hit.highlight
    quotes = [one for one in hit.quotes if any(part.start < mark.end and mark.start < part.end for part in one.parts)]
    return frozenset(who for one in quotes for who in (one.entity_id, party_of(one, entities)) if who)


def _statements(snapshot: Snapshot, hit: Hit) -> tuple[Statement, ...]:
    return snapshot.records.statements(snapshot.article_rows[hit.article.article_id], hit.highlight)


def _source(statement: Statement, hit: Hit) -> str:
    return statement.entity_id or statement.source.of(hit.article.body).casefold()
