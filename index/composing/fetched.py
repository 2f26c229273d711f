"""Passages that no search proposed, as hits: where a paragraph is known to hold what a question asks for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from index.articles import paragraph_at
from index.disagreements import Place, Version
from index.embedding.encoded import Encoded
from index.judged import place_of
from index.records import Hit, Query
from index.search import hit_at
from index.snapshot.opened import Snapshot


@dataclass(frozen=True, slots=True)
class Fetch:
    """Fetches hits for one query, which ``encoded`` is; no article that is ``withdrawn``."""

    snapshot: Snapshot
    query: Query
    encoded: Encoded
    withdrawn: Collection[str]

    def telling(self, version: Version, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """The hits that tell a version, in their order; where there are none, one that is fetched."""
        found = tuple(hit for hit in hits if place_of(hit) in version.places)
        return found or tuple(hit for place in version.places if (hit := self.at(place)))[:1]

    def at(self, place: Place) -> Hit | None:
        """The first passage with a sentence that starts in a paragraph, that sentence marked."""
        row = None if place.article_id in self.withdrawn else self.snapshot.article_rows.get(place.article_id)
        for rows in () if row is None else self.snapshot.records.of_article(row):
            view = self.snapshot.view(rows)
            for one in view.sentences:
                if paragraph_at(view.article.body, one.span.start) == place.paragraph:
                    hit = hit_at(self.snapshot, self.query, self.encoded, rows.row, self.withdrawn)
                    return replace(hit, highlight=one.span, days=one.facts.days)
        return None
