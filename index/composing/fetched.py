"""Passages that no search proposed, as hits: where a paragraph is known to hold what a question asks for."""

from collections.abc import Collection, Sequence

from index.articles import paragraph_at
from index.disagreements import Place, Version
from index.judged import place_of
from index.records import Hit
from index.snapshot.opened import Snapshot


def telling(snapshot: Snapshot, version: Version, hits: Sequence[Hit], withdrawn: Collection[str]) -> tuple[Hit, ...]:
    """The hits that tell a version; where there are none one that is fetched, of an article that is not withdrawn."""
    found = tuple(hit for hit in hits if place_of(hit) in version.places)
    if found:
        return found
    known = (hit_at(snapshot, place) for place in version.places if place.article_id not in withdrawn)
    return tuple(hit for hit in known if hit is not None)[:1]


def hit_at(snapshot: Snapshot, place: Place) -> Hit | None:
    """The first passage with a sentence that starts in the paragraph, that sentence marked; its score is 0."""
    row = snapshot.article_rows.get(place.article_id)
    if row is None:
        return None
    for rows in snapshot.records.of_article(row):
        view = snapshot.view(rows)
        body = view.article.body
        for one in view.sentences:
            if paragraph_at(body, one.span.start) == place.paragraph:
                return Hit(1, 0.0, view.passage, view.article, one.span, {}, (), view.quotes, one.facts.days)
    return None
