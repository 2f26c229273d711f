"""Hits in the order and under the names that the kind of a question wants."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from index.composing.by_comparison import side_by_side, version_by_version
from index.composing.by_date import dated_first
from index.composing.by_position import own_words_first
from index.composing.by_quote import both_wordings, quoted_first
from index.composing.fetched import Fetch
from index.composing.shown import Shown
from index.composing.versions import ABOUT, PLAINLY_ABOUT, asked_about, told_in
from index.disagreements import Disagreement
from index.judged import place_of
from index.records import Hit, Kind, Query, Vectors
from index.search import question_of
from index.snapshot.opened import Snapshot

# So many hits are looked at where an answer needs passages of several sides, or of one speaker.
DEPTHS = {Kind.COMPARISON: 40, Kind.QUOTE: 20, Kind.POSITION: 10, Kind.DATE: 10}


@dataclass(frozen=True, slots=True)
class Composed:
    """All hits as they are ``shown``, ranked from 1.

    ``disagreement`` is what articles tell differently of what was asked, or of what the first hit says.
    """

    shown: tuple[Shown, ...]
    disagreement: Disagreement | None

    @property
    def hits(self) -> tuple[Hit, ...]:
        return tuple(shown.hit for shown in self.shown)


NOTHING = Composed((), None)


def compose(
    snapshot: Snapshot, query: Query, vector: Vectors, hits: Sequence[Hit], withdrawn: Collection[str]
) -> Composed:
    """The hits of a question, which come best first, as its answer shows them; ``vector`` is the question's."""
    if not hits:
        return NOTHING
    weights = question_of(snapshot, query).weights
    fetch = Fetch(snapshot, query, vector, withdrawn)
    disagreement = None
    if query.kind is Kind.COMPARISON:
        disagreement = asked_about(snapshot.disagreements, hits, weights, ABOUT)
        shown = version_by_version(fetch, hits, disagreement) if disagreement else side_by_side(snapshot, query, hits)
    elif query.kind is Kind.QUOTE:
        shown = both_wordings(fetch, quoted_first(query, hits, weights, snapshot.entities))
    elif query.kind is Kind.POSITION:
        shown = own_words_first(snapshot, query, hits)
    elif query.kind is Kind.DATE:
        shown = dated_first(snapshot, query, hits, weights)
    else:
        shown = [Shown(hit) for hit in hits]
    ranked = tuple(replace(one, hit=replace(one.hit, rank=rank)) for rank, one in enumerate(shown, start=1))
    if disagreement is None:
        first = told_in(snapshot.disagreements, place_of(ranked[0].hit))
        disagreement = first or asked_about(snapshot.disagreements, hits, weights, PLAINLY_ABOUT)
    return Composed(ranked, disagreement)
