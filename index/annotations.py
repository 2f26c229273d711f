"""What is found in one article: quotes, statements, dates and passages, as the JSON of `talks-index annotate`."""

from typing import Any

from index.attribution.reading import read_body
from index.dates import find_dates
from index.entities import Entities
from index.passages import passages
from index.quotes import quotes_of
from index.records import Article, Quote, Span
from index.statements import Statement, statements_of


def annotations(article: Article, entities: Entities) -> dict[str, Any]:
    """The annotations of an article, every place in code points of its body; a quote in parts is one entry for each."""
    body = article.body
    reading = read_body(body, entities)
    return {
        "article_id": article.article_id,
        "quotes": [_quote(quote, part, body) for quote in quotes_of(reading) for part in quote.parts],
        "statements": [_statement(statement) for statement in statements_of(reading)],
        "dates": [
            {"start": one.span.start, "end": one.span.end, "text": one.span.of(body), "value": one.value,
             "precision": str(one.precision)}
            for one in find_dates(body, article.published)
        ],
        "passages": [{"start": one.span.start, "end": one.span.end} for one in passages(article)],
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
