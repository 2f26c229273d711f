"""Positions: a party's own words first, then what is told of them, under its name."""

from collections.abc import Sequence

from index.composing.shown import Shown, weighed
from index.composing.voices import voices_of
from index.entities import EntityKind
from index.records import Hit, Query
from index.snapshot.opened import Snapshot

# Own words come before others that are better by a little, and what is told of the party's words before what is said
# about it.
_OWN, _TOLD, _ABOUT = 1.0, 0.99, 0.98


def own_words_first(snapshot: Snapshot, query: Query, hits: Sequence[Hit]) -> list[Shown]:
    """The hits, those first in which somebody speaks whose position is asked for, unless others are better."""
    found = []
    for hit in hits:
        voices = voices_of(snapshot, hit)
        heard = [one for one in query.speakers if one in voices.all]
        own = not voices.own.isdisjoint(heard)
        worth = _OWN if own else _TOLD if heard else _ABOUT
        found.append((weighed(hit, worth), Shown(hit, _party_name(snapshot, heard[0]) if heard else None)))
    return [shown for _, shown in sorted(found, key=lambda pair: -pair[0])]


def _party_name(snapshot: Snapshot, speaker: str) -> str:
    """The name of a party, or of the party of a person where it is known."""
    entity = snapshot.entities[speaker]
    if entity.kind is EntityKind.PERSON and entity.party and entity.party in snapshot.entities:
        return snapshot.entities[entity.party].name
    return entity.name
