"""A passage as a search looks at it: its sentences with their terms and facts, and what it says as a whole."""

from dataclasses import dataclass
from itertools import chain, pairwise

from index.entities import Entities
from index.facts import Facts, facts_from_json
from index.quotes import quotes_from_json
from index.records import Article, Passage, Quote, Span
from index.snapshot.records_db import Records, Rows
from index.snapshot.text_index import terms
from index.statements import Statement


@dataclass(frozen=True, slots=True)
class SentenceView:
    span: Span
    terms: frozenset[str]
    facts: Facts


@dataclass(frozen=True, slots=True)
class PassageView:
    """``terms`` are those of its words, ``titles`` those of its headline and outlet, ``pairs`` of words side by side.

    ``names`` are ids of entities in its words, ``title_names`` those in its headline. ``quotes`` start in it, and the
    sentences of ``statements`` do.
    """

    passage: Passage
    article: Article
    sentences: tuple[SentenceView, ...]
    terms: frozenset[str]
    titles: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    names: frozenset[str]
    title_names: frozenset[str]
    quotes: tuple[Quote, ...]
    statements: tuple[Statement, ...]


def passage_view(records: Records, entities: Entities, rows: Rows) -> PassageView:
    """Read one passage. Some 50 microseconds."""
    article, passage = records.article(rows.article), records.passage(rows)
    lines = records.sentences(rows)
    split = [line.terms.split() for line in lines]
    sentences = tuple(
        SentenceView(Span(line.start, line.end), frozenset(words), facts_from_json(line.facts))
        for line, words in zip(lines, split, strict=True)
    )
    title = article.title or ""
    return PassageView(
        passage=passage,
        article=article,
        sentences=sentences,
        terms=frozenset(chain.from_iterable(split)),
        titles=frozenset(terms(f"{title}\n{article.outlet}")),
        pairs=frozenset(pairwise(chain.from_iterable(split))),
        names=frozenset(name for sentence in sentences for name in sentence.facts.names),
        quotes=tuple(
            quote
            for quote in quotes_from_json(records.quotes(rows.article))
            if passage.span.start <= quote.parts[0].start < passage.span.end
        ),
        statements=records.statements(rows.article, passage.span),
        title_names=frozenset(mention.entity_id for mention in entities.mentions(title)),
    )
