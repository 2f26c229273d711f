"""Citations: what an answer shows of a hit, read from the body of its article again."""

from collections.abc import Sequence
from datetime import date

from index.articles import paragraph_at
from index.composing.by_date import events_of
from index.composing.shown import Shown
from index.entities import Entities
from index.events import Event
from index.links import sentence_url
from index.records import Citation, Hit, Query, Said
from index.snapshot.opened import Snapshot
from index.statements import Tier
from index.verifying import party_of


def cite(shown: Shown, query: Query, snapshot: Snapshot) -> Citation:
    hit, article, span = shown.hit, shown.hit.article, shown.hit.passage.span
    return Citation(
        rank=hit.rank,
        article=article,
        span=span,
        text=span.of(article.body),
        highlights=(hit.highlight,),
        paragraph=paragraph_at(article.body, hit.highlight.start),
        sentence_url=sentence_url(article, hit.highlight),
        score=hit.score,
        also_in=hit.also_in,
        said=_said(hit, snapshot.entities),
        days=shown.days or _days(hit, query, events_of(snapshot, hit)),
        under=shown.under,
        reported=_reported(hit, snapshot),
    )


def _said(hit: Hit, entities: Entities) -> Said | None:
    """Whose words stand in the highlight of a hit."""
    for quote in hit.quotes:
        if quote.parts[0].start < hit.highlight.end and hit.highlight.start < quote.parts[-1].end:
            return Said(quote.speaker, party_of(quote, entities), quote.credited_to)
    return None


def _reported(hit: Hit, snapshot: Snapshot) -> str | None:
    """Who is told to have said what stands in the highlight of a hit: the name, or the words for it as printed."""
    row = snapshot.article_rows[hit.article.article_id]
    for one in snapshot.records.statements(row, hit.highlight):
        if not one.direct and one.tier is not Tier.C:
            entity = snapshot.entities[one.entity_id] if one.entity_id else None
            return entity.name if entity else one.source.of(hit.article.body)
    return None


def _days(hit: Hit, query: Query, events: Sequence[Event]) -> tuple[date, date] | None:
    """What the highlight dates: a day asked about, else its likeliest event, else the most exact day it names."""
    asked = query.days
    named = [*(event.days for event in events), *hit.days]
    near = [days for days in named if asked and days[0] <= asked.high and days[1] >= asked.low]
    if near:
        return min(near, key=lambda days: days[1] - days[0])
    return events[0].days if events else min(hit.days, key=lambda days: days[1] - days[0], default=None)
