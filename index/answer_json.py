"""An answer as the JSON that `talks-index ask --json` prints: a contract that scripts read (docs/commands.md)."""

from datetime import date
from typing import Any

from index.records import Answer, Citation


def answer_json(answer: Answer) -> dict[str, Any]:
    """The answer with every key of the contract; what this version does not find out yet is null."""
    newest = answer.corpus.newest
    return {
        "question": answer.query.question,
        "kind": answer.query.kind,
        "language": answer.query.language,
        "answered": answer.answered,
        "support": str(answer.support),
        "confidence": round(answer.confidence, 4),
        "snapshot": answer.snapshot,
        "corpus": {"articles": answer.corpus.articles, "newest": newest.isoformat() if newest else None},
        "verdict": answer.verdict,
        "diff": [{"op": one.op, "text": one.text} for one in answer.diff] or None,
        "citations": [citation_json(citation) for citation in answer.citations],
        "nearest": [citation_json(citation) for citation in answer.nearest],
        "missing_words": list(answer.missing_words),
        "disagreement": answer.differing and answer.differing.disagreement_id,
        "took_ms": {stage: round(took, 3) for stage, took in answer.took_ms.items()},
    }


def citation_json(citation: Citation) -> dict[str, Any]:
    """One citation with every key of the contract."""
    article = citation.article
    return {
        "rank": citation.rank,
        "article_id": article.article_id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "sentence_url": citation.sentence_url,
        "text_kind": str(article.text),
        "passage": {"start": citation.span.start, "end": citation.span.end, "text": citation.text},
        "paragraph": citation.paragraph,
        "highlights": [[mark.start, mark.end] for mark in citation.highlights],
        "speaker": citation.said and citation.said.speaker,
        "party": citation.said and citation.said.party,
        "date": citation.days and _days(*citation.days),
        "credited_to": citation.said and citation.said.credited_to,
        "also_in": [other.article_id for other in citation.also_in],
        "score": round(citation.score, 4),
    }


def _days(start: date, end: date) -> dict[str, str]:
    """A stretch of days, and how exact it is: a day, or at most a week, a month, a year."""
    length = (end - start).days + 1
    precision = next((name for name, days in (("day", 1), ("week", 7), ("month", 31)) if length <= days), "year")
    return {"start": start.isoformat(), "end": end.isoformat(), "precision": precision}
