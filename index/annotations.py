"""What is found in one article: quotes, statements, dates and passages, as the JSON of `talks-index annotate`."""

from dataclasses import dataclass
from typing import Any

from index.attribution.parses import Parser
from index.attribution.reading import read_body
from index.dates import DateMention, find_dates
from index.entities import Entities
from index.passages import passages
from index.quotes import quotes_of
from index.records import Article, Passage, Quote, Span
from index.statements import Statement, statements_of


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that is found in one article, in the order of its body."""

    quotes: tuple[Quote, ...]
    statements: tuple[Statement, ...]
    dates: tuple[DateMention, ...]
    passages: tuple[Passage, ...]


def annotate(article: Article, entities: Entities, parser: Parser | None = None) -> Annotations:
    """Find quotes, statements, dates and passages; a parser, if given, helps with indirect speech."""
    reading = read_body(article.body, entities, parser)
    return Annotations(
        quotes_of(reading),
        statements_of(reading),
        find_dates(article.body, article.published),
        tuple(passages(article)),
    )


def annotations_json(article: Article, found: Annotations) -> dict[str, Any]:
    """What is found, every place in code points of the body; a quote in parts is one entry for each."""
    body = article.body
    return {
        "article_id": article.article_id,
        "quotes": [_quote(quote, part, body) for quote in found.quotes for part in quote.parts],
        "statements": [_statement(statement) for statement in found.statements],
        "dates": [
            {"start": one.span.start, "end": one.span.end, "text": one.span.of(body), "value": one.value,
             "precision": str(one.precision)}
            for one in found.dates
        ],
        "passages": [{"start": one.span.start, "end": one.span.end} for one in found.passages],
    }  # fmt: skip


def _quote(quote: Quote, part: Span, body: str) -> dict[str, Any]:
    return {
        "start": part.start,
        "end": part.end,
        "text": part.of(body),
        "speaker": quote.speaker,
        "speaker_span": _pair(quote.speaker_span),
        "cue": quote.cue.of(body) if quote.cue else None,
        "credited_to": quote.credited_to,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "source": _pair(statement.source),
        "cue": _pair(statement.cue),
        "content": _pair(statement.content),
        "party": statement.party,
    }


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
