"""Quotations: those of the asked speaker first, and marked; of nobody in particular, whoever is quoted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from index.composing.fetched import Fetch
from index.composing.shown import Shown, weighed
from index.composing.versions import told_in, version_at
from index.disagreements import DisagreementKind
from index.embedding.encoded import Encoded
from index.entities import Entities
from index.judged import place_of
from index.records import Alleged, Hit, Kind, Query, Quote
from index.signals import share
from index.snapshot.opened import Snapshot
from index.snapshot.text_index import terms
from index.verification.verdicts import Verdict
from index.verifying import party_of, verified

# What quotes the speaker comes before what does not, unless that is better by a sixth; a quotation whose speaker is not
# known stands between.
_QUOTED, _SOMEBODY, _NOT = 1.0, 0.92, 0.85


def quoted_first(query: Query, hits: Sequence[Hit], weights: Mapping[str, float], entities: Entities) -> list[Shown]:
    """The hits, those first that hold a quotation of a speaker asked for, unless others are far better.

    In these the sentence is marked in which the quotation holds most of the words asked for, and the speaker's name
    heads them. ``weights`` are those of the question's terms. Where the question names nothing but the speaker, all
    of these come before the others, the newest first. Hits for words that the question quotes keep their order.
    """
    wanted = frozenset(query.speakers)
    anything = bool(wanted) and not query.topic and query.days is None
    found: list[tuple[tuple[float, float], Shown]] = []
    for hit in hits:
        quotes = [one for one in hit.quotes if not wanted or wanted & _who(one, entities)]
        somebody = any(one.entity_id is None for one in hit.quotes)
        shown = _shown(hit, _best(hit, quotes, weights)) if quotes else Shown(hit)
        worth = weighed(hit, _QUOTED if quotes else _SOMEBODY if somebody else _NOT)
        day = _newest(hit) if anything and quotes else 0
        found.append(((day, -worth), shown))
    return [shown for _, shown in (found if query.quoted else sorted(found, key=lambda pair: pair[0]))]


def who_said(
    snapshot: Snapshot, query: Query, encoded: Encoded, hits: Sequence[Hit], withdrawn: Collection[str]
) -> tuple[Hit, ...] | None:
    """The hits, those first that print the words which a question for a quotation has in marks; None where none does.

    ``encoded`` is the question.
    """
    if query.kind is not Kind.QUOTE or query.quoted is None:
        return None
    asked = replace(query, alleged=Alleged(query.quoted, query.speakers, tested=False))
    finding, printing = verified(snapshot, asked, encoded, hits, withdrawn)
    return printing if finding is not None and finding.verdict is Verdict.VERBATIM else None


def both_wordings(fetch: Fetch, shown: Sequence[Shown]) -> list[Shown]:
    """What is shown, with the other wordings of the first remark behind it where articles print it differently."""
    first = told_in(fetch.snapshot.disagreements, place_of(shown[0].hit))
    if first is None or first.kind is not DisagreementKind.WORDING:
        return list(shown)
    hits = [one.hit for one in shown]
    own = version_at(first, place_of(shown[0].hit))
    others = [version for version in first.versions if version is not own]
    found = [one for version in others for one in fetch.telling(version, hits)[:1]]
    behind = [Shown(hit, shown[0].under) for hit in found]
    return [shown[0], *behind, *(one for one in shown[1:] if one.hit not in found)]


def _who(quote: Quote, entities: Entities) -> frozenset[str]:
    return frozenset(one for one in (quote.entity_id, party_of(quote, entities)) if one)


def _best(hit: Hit, quotes: Sequence[Quote], weights: Mapping[str, float]) -> Quote:
    """The quotation in the highlight, or else the one that holds most of the words asked for."""
    body = hit.article.body

    def holds(quote: Quote) -> tuple[bool, float]:
        words = frozenset(word for part in quote.parts for word in terms(part.of(body)))
        marked = any(part.start < hit.highlight.end and hit.highlight.start < part.end for part in quote.parts)
        return marked, share(weights, words)

    return max(quotes, key=holds)


def _shown(hit: Hit, quote: Quote) -> Shown:
    """The hit with the sentence marked in which the quotation starts."""
    start = quote.parts[0].start
    holding = (one for one in hit.passage.sentences if one.start <= start < one.end)
    return Shown(replace(hit, highlight=next(holding, hit.highlight)), quote.speaker)


def _newest(hit: Hit) -> int:
    """The newer, the lower, and below 0 where there is a day."""
    return -hit.article.published.toordinal() if hit.article.published else 0
