"""Hits in the order and under the names that the kind of a question wants."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from index.composing.by_comparison import side_by_side, version_by_version
from index.composing.by_date import dated_first
from index.composing.by_position import own_words_first
from index.composing.by_quote import both_wordings, quoted_first
from index.composing.by_speaker import positions, quotations
from index.composing.by_timeline import MOST_EVENTS, in_the_matter, timeline
from index.composing.fetched import Fetch
from index.composing.shown import Shown, weighed
from index.composing.versions import ABOUT, PLAINLY_ABOUT, asked_about, told_in
from index.disagreements import Disagreement
from index.embedding.encoded import Encoded
from index.judged import place_of
from index.records import Hit, Kind, Query
from index.search import question_of
from index.snapshot.opened import Snapshot
from index.snapshot.text_index import terms

# So many hits are looked at where an answer needs passages of several sides, or of one speaker.
DEPTHS = {Kind.COMPARISON: 40, Kind.QUOTE: 20, Kind.POSITION: 10, Kind.DATE: 20}


@dataclass(frozen=True, slots=True)
class Composed:
    """All hits as they are ``shown``, ranked from 1.

    ``disagreement`` is what articles tell differently of what was asked, or of what the first hit says. ``known`` says
    that they are all there is, or that there is nothing; else whether they answer is for the support test to say.
    """

    shown: tuple[Shown, ...]
    disagreement: Disagreement | None
    known: bool = False

    @property
    def hits(self) -> tuple[Hit, ...]:
        return tuple(shown.hit for shown in self.shown)

    def to_cite(self, query: Query, most: int) -> tuple[Shown, ...]:
        """What is cited: a whole timeline, of both sides of a comparison as much, else ``most``.

        Who asks for somebody's words gets nothing but quotations, if there are any.
        """
        if query.timeline:
            return self.shown[:MOST_EVENTS]
        if query.kind is Kind.QUOTE and self.shown and self.shown[0].under:
            return tuple(shown for shown in self.shown if shown.under)[:most]
        sides = len({shown.under for shown in self.shown if shown.side})
        return self.shown[: max(most, 2 * sides if sides == 2 else sides)]


# What happened in a matter is told in hits whose score is at least so much of the best one's.
_IN_THE_MATTER = 0.6
NOTHING = Composed((), None)


def compose(
    snapshot: Snapshot, query: Query, encoded: Encoded, hits: Sequence[Hit], withdrawn: Collection[str]
) -> Composed:
    """The hits of a question, which come best first, as its answer shows them; ``encoded`` is the question."""
    weights = question_of(snapshot, query).weights
    listed = _listed(snapshot, query, weights, hits, withdrawn)
    if listed is not None:
        return Composed(_ranked(listed), None, known=True)
    if not hits:
        return NOTHING
    fetch = Fetch(snapshot, query, encoded, withdrawn)
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
    ranked = _ranked(shown)
    if disagreement is None:
        first = told_in(snapshot.disagreements, place_of(ranked[0].hit))
        disagreement = first or asked_about(snapshot.disagreements, hits, weights, PLAINLY_ABOUT)
    return Composed(ranked, disagreement)


def _listed(
    snapshot: Snapshot, query: Query, weights: Mapping[str, float], hits: Sequence[Hit], withdrawn: Collection[str]
) -> list[Shown] | None:
    """All that the records have where a question asks for that: a timeline, the quotations of somebody."""
    if query.listed and query.speakers:
        topic = {word: weights.get(word, 0.0) for word in terms(" ".join(query.topic))}
        depth = DEPTHS[query.kind]
        if query.kind is Kind.POSITION:
            return positions(snapshot, query.speakers[0], topic, withdrawn, depth) or None
        return quotations(snapshot, query.speakers, topic, withdrawn, depth) or None
    if query.timeline and query.days is not None:
        return timeline(snapshot, query.days, weights, withdrawn, MOST_EVENTS)
    if query.timeline:
        near = [hit for hit in hits if hit.score >= weighed(hits[0], _IN_THE_MATTER)]
        return in_the_matter(snapshot, near, withdrawn, MOST_EVENTS)
    if query.kind is Kind.QUOTE and query.speakers and not query.topic and query.days is None and not query.quoted:
        about = [one for one in query.named if one.entity_id not in query.speakers]
        return None if about else quotations(snapshot, query.speakers, {}, withdrawn, DEPTHS[Kind.QUOTE])
    return None


def _ranked(shown: Sequence[Shown]) -> tuple[Shown, ...]:
    return tuple(replace(one, hit=replace(one.hit, rank=rank)) for rank, one in enumerate(shown, start=1))
