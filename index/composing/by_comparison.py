"""Comparisons: the accounts of the sides in turn, on the same topic and of the same days."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from index.composing.fetched import Fetch
from index.composing.shown import Shown, weighed
from index.composing.voices import voices_of
from index.disagreements import Disagreement, Version
from index.entities import EntityKind
from index.records import Hit, Query
from index.snapshot.opened import Snapshot

# A hit speaks of the same thing as the best one when its score is at least so much of that one's.
_SAME_TOPIC = 0.75


def version_by_version(fetch: Fetch, hits: Sequence[Hit], disagreement: Disagreement) -> list[Shown]:
    """The best hit of each version of a disagreement, then the second of each, and so on; then the other hits.

    Versions of the sides that the question names come in its order, and before others; the others by their best hits.
    """
    speakers = fetch.query.speakers
    told = [(version, found) for version in disagreement.versions if (found := fetch.telling(version, hits))]

    def order(pair: tuple[Version, Sequence[Hit]]) -> tuple[int, float]:
        best = pair[1][0]
        voices = voices_of(fetch.snapshot, best).all
        side = next((number for number, one in enumerate(speakers) if one in voices), len(speakers))
        return side, -best.score

    return _in_turn(
        [[Shown(hit, one.label, side=True) for hit in found] for one, found in sorted(told, key=order)], hits
    )


def side_by_side(snapshot: Snapshot, query: Query, hits: Sequence[Hit]) -> list[Shown]:
    """The best hit of each side, then the second of each, and so on; then the hits that are no side's, as they came.

    The sides are those that the question names, in its order, or with one named or none the parties that speak in the
    best hits, up to two. A best hit that tells two accounts itself stays first. Nothing changes where fewer than two
    sides are found.
    """
    if not hits:
        return []
    first = hits[0]
    both = [first] if voices_of(snapshot, first).sources > 1 else []
    sides: dict[str, list[Shown]] = {name: [] for name in query.speakers}
    for hit in hits[len(both) :]:
        if hit.score >= weighed(first, _SAME_TOPIC) and hit.signals["days"] >= 0:
            side = _side(snapshot, hit, query.speakers)
            if side:
                sides.setdefault(side, []).append(Shown(hit, snapshot.entities[side].name, side=True))
    found = [shown for shown in sides.values() if shown][: max(2, len(query.speakers))]
    return [Shown(hit) for hit in both] + _in_turn(found if len(found) > 1 else [], hits[len(both) :])


def _in_turn(sides: Iterable[Sequence[Shown]], hits: Sequence[Hit]) -> list[Shown]:
    """The first of each side, the second of each, and so on, and the hits that are left."""
    in_turn = [shown for row in zip_longest(*sides) for shown in row if shown is not None]
    taken = [shown.hit for shown in in_turn]
    return [*in_turn, *(Shown(hit) for hit in hits if hit not in taken)]


def _side(snapshot: Snapshot, hit: Hit, named: Sequence[str]) -> str | None:
    """The side whose account a hit gives: one of those named, or with fewer than two of them the party that speaks."""
    voices = voices_of(snapshot, hit).all
    own = next((side for side in named if side in voices), None)
    if own or len(named) > 1:
        return own
    return next((one for one in sorted(voices) if snapshot.entities[one].kind is EntityKind.PARTY), None)
