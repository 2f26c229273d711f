"""Alleged words held against all that the articles of a snapshot print."""

import dataclasses
from collections.abc import Collection, Iterator, Sequence

from index.articles import paragraph_at
from index.entities import Entities, EntityKind
from index.records import Alleged, Article, Hit, Passage, Query, Quote, Span, Vectors
from index.search import hit_at
from index.snapshot.opened import Snapshot
from index.snapshot.text_index import terms
from index.statements import find_statements
from index.verification.verdicts import Finding, Printed, Verdict, verify

# So many passages that hold most of the alleged words, weighed by how rare they are, are read for quotations, and the
# first of them for their own words. Measured in docs/measurements.md.
_PROPOSED, _READ_WHOLE = 50, 4
# Of so many hits, the nearest quotation is shown where the alleged words are found nowhere.
CONSIDERED = 20
# Below it, what is shared are words that any two remarks share.
_NEAR = 0.35
# Other prints of the same remark that are shown beside the first.
_BESIDE = 2


@dataclasses.dataclass(frozen=True, slots=True)
class _Place:
    """Where words are printed: a quotation of a passage, or with None the passage itself. ``row`` is the passage's."""

    article: Article
    passage: Passage
    quote: Quote | None
    quotes: tuple[Quote, ...]
    row: int | None

    @property
    def words(self) -> str:
        parts = self.quote.parts if self.quote else (self.passage.span,)
        return " ".join(part.of(self.article.body) for part in parts)

    def offset(self, at: int) -> int:
        """Where in the body the letter stands that is at ``at`` in `words`."""
        parts = self.quote.parts if self.quote else (self.passage.span,)
        for part in parts:
            if at <= part.end - part.start:
                return part.start + at
            at -= part.end - part.start + 1
        return parts[-1].end

    def holds(self, quote: Quote) -> bool:
        return quote.parts[-1].end <= self.passage.span.end


def verified(
    snapshot: Snapshot, query: Query, vector: Vectors, hits: Sequence[Hit], withdrawn: Collection[str]
) -> tuple[Finding | None, tuple[Hit, ...]]:
    """Whether the words that a query alleges are real, and the hits, those that print them first, marked there.

    None, and the hits as they are, where nobody put the words to the test and they are no quotation.
    """
    alleged = query.alleged
    if alleged is None:
        return None, tuple(hits)
    places = _places(snapshot, alleged, hits, withdrawn)
    finding = verify(alleged, [_printed(number, place, snapshot.entities) for number, place in enumerate(places)])
    finding = _told_of(finding, alleged, places, snapshot.entities)
    if finding.verdict is Verdict.NOT_FOUND and not alleged.tested:
        return None, tuple(hits)
    if finding.printed is None or (finding.verdict is Verdict.NOT_FOUND and finding.likeness < _NEAR):
        return finding, _ranked([*_quoting(hits, alleged, snapshot.entities), *hits])
    first = [(places[finding.printed.key], finding.span)]
    first += [(places[key], (0, 0)) for key in finding.beside[:_BESIDE]]
    shown = [_shown(snapshot, query, vector, hits, withdrawn, *one) for one in first]
    return finding, _ranked([*shown, *hits])


def party_of(quote: Quote, entities: Entities) -> str | None:
    """Id of the party that the speaker of a quotation is, or speaks for."""
    if quote.entity_id is None:
        return None
    entity = entities[quote.entity_id]
    return entity.entity_id if entity.kind is EntityKind.PARTY else entity.party


def _places(snapshot: Snapshot, alleged: Alleged, hits: Sequence[Hit], withdrawn: Collection[str]) -> list[_Place]:
    """What may print the alleged words: quotations, each once and in the passage that holds it whole, then passages."""
    found = snapshot.passages.search(terms(alleged.words), _PROPOSED)
    views = [(rows, snapshot.view(rows)) for rows in snapshot.records.rows(list(found))]
    views = [(rows, view) for rows, view in views if view.article.article_id not in withdrawn]
    quoting = [
        _Place(view.article, view.passage, quote, view.quotes, rows.row)
        for rows, view in views
        for quote in view.quotes
    ]
    quoting += [_Place(hit.article, hit.passage, quote, hit.quotes, None) for hit in hits for quote in hit.quotes]
    once: dict[tuple[str, int], _Place] = {}
    for place in quoting:
        quote = place.quote
        if quote is not None:
            key = place.article.article_id, quote.parts[0].start
            if key not in once or (place.holds(quote) and not once[key].holds(quote)):
                once[key] = place
    whole = [_Place(view.article, view.passage, None, (), rows.row) for rows, view in views[:_READ_WHOLE]]
    return [*once.values(), *whole]


def _printed(number: int, place: _Place, entities: Entities) -> Printed:
    quote, outlet = place.quote, place.article.outlet
    if quote is None:
        return Printed(number, place.words, frozenset(), outlet, outlet, reported=True)
    speakers = frozenset(one for one in (quote.entity_id, party_of(quote, entities)) if one)
    return Printed(number, place.words, speakers, quote.speaker, f"{outlet} {quote.credited_to or ''}")


def _told_of(finding: Finding, alleged: Alleged, places: Sequence[_Place], entities: Entities) -> Finding:
    """An article's own words are the speaker's, too, where they report what he said."""
    if finding.verdict is not Verdict.MISATTRIBUTED or finding.printed is None or not finding.printed.reported:
        return finding
    low, high = finding.span
    for statement in find_statements(places[finding.printed.key].words, entities):
        told = {statement.entity_id, statement.party} & set(alleged.speakers)
        if told and statement.sentence.start < high and low < statement.sentence.end:
            return dataclasses.replace(finding, verdict=Verdict.VERBATIM)
    return finding


def _shown(
    snapshot: Snapshot,
    query: Query,
    vector: Vectors,
    hits: Sequence[Hit],
    withdrawn: Collection[str],
    place: _Place,
    span: tuple[int, int],
) -> Hit:
    """The passage of a place as a hit, marked where the words stand; the quotation comes first among its own."""
    low, high = place.offset(span[0]), place.offset(span[1])
    same = (hit for hit in hits if hit.article == place.article and hit.passage == place.passage)
    hit = next(same, None) or hit_at(snapshot, query, vector, place.row or 0, withdrawn)
    body = place.article.body
    paragraph = paragraph_at(body, low)
    marked = [
        sentence
        for sentence in place.passage.sentences
        if sentence.start < max(high, low + 1)
        and low < sentence.end
        and paragraph_at(body, sentence.start) == paragraph
    ]
    mark = Span(marked[0].start, marked[-1].end) if marked else hit.highlight
    quotes = (place.quote, *(one for one in place.quotes if one != place.quote)) if place.quote else ()
    return dataclasses.replace(hit, highlight=mark, quotes=quotes)


def _quoting(hits: Sequence[Hit], alleged: Alleged, entities: Entities) -> Iterator[Hit]:
    """The first hit that quotes the alleged speaker, else the first that quotes anybody."""
    quoting = [hit for hit in hits if hit.quotes]
    his = (
        hit
        for hit in quoting
        for quote in hit.quotes
        if {quote.entity_id, party_of(quote, entities)} & set(alleged.speakers)
    )
    nearest = next(his, quoting[0] if quoting else None)
    if nearest is not None:
        yield nearest


def _ranked(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits without those whose mark can be read in the passage of one before."""
    kept: list[Hit] = []
    for hit in hits:
        if not any(hit.article == one.article and hit.highlight in one.passage.span for one in kept):
            kept.append(dataclasses.replace(hit, rank=len(kept) + 1))
    return tuple(kept)
