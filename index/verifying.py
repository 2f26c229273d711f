"""An alleged quotation held against what the articles of a snapshot print."""

import dataclasses
from collections.abc import Sequence

from index.entities import Entities, EntityKind
from index.records import Hit, Query, Quote
from index.snapshot.opened import Snapshot
from index.verify import Finding, Printed, verify

# An alleged quotation is compared with those of so many passages.
VERIFIED = 20


def verified(snapshot: Snapshot, query: Query, hits: Sequence[Hit]) -> tuple[Finding, tuple[Hit, ...]]:
    """Whether the quotation that a query asks about is real, and the hits, that which prints it first, marked there."""
    printed = [
        Printed(
            number, " ".join(part.of(hit.article.body) for part in quote.parts), _speakers(quote, snapshot.entities)
        )
        for number, hit in enumerate(hits)
        for quote in hit.quotes
    ]
    finding = verify(query.quoted or "", query.speakers, printed)
    if finding.printed is None:
        return finding, tuple(hits)
    first = hits[finding.printed.key]
    rest = (hit for hit in hits if hit is not first)
    ranked = (dataclasses.replace(hit, rank=rank) for rank, hit in enumerate((first, *rest), start=1))
    return finding, tuple(ranked)


def _speakers(quote: Quote, entities: Entities) -> frozenset[str]:
    """Who speaks, and the party that he speaks for."""
    return frozenset(one for one in (quote.entity_id, party_of(quote, entities)) if one)


def party_of(quote: Quote, entities: Entities) -> str | None:
    """Id of the party that the speaker of a quotation is, or speaks for."""
    if quote.entity_id is None:
        return None
    entity = entities[quote.entity_id]
    return entity.entity_id if entity.kind is EntityKind.PARTY else entity.party
