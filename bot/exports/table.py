"""Citations as a table: CSV (RFC 4180) that spreadsheets open without running anything in it."""

import csv
import io

from bot.exports.cited import citations_of
from index.records import Answer, Citation

# Spreadsheets take a cell that begins with one of these for a formula; an apostrophe in front makes it text.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "rank", "support", "sentence", "passage", "speaker", "credited_to", "first_day", "last_day", "outlet", "title",
    "published", "language", "text_kind", "url", "sentence_url", "article_id", "start", "end", "question", "snapshot",
)  # fmt: skip


def csv_table(answer: Answer) -> str:
    """A row for each citation.

    ``first_day`` and ``last_day`` are those that the sentence dates. ``support`` is that of the answer: "weak" rows do
    not answer the question. Texts are verbatim, but for an apostrophe before what would be a formula.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for citation in citations_of(answer):
        writer.writerow([_guarded(cell) for cell in _row(answer, citation)])
    return table.getvalue()


def _row(answer: Answer, citation: Citation) -> tuple[str, ...]:
    article, said, days = citation.article, citation.said, citation.days
    cells = (
        citation.rank, answer.support, "\n".join(mark.of(article.body) for mark in citation.highlights), citation.text,
        said and said.speaker, said and said.credited_to, days and days[0], days and days[1], article.outlet,
        article.title, article.published, article.language, article.text, article.url, citation.sentence_url,
        article.article_id, citation.span.start, citation.span.end, answer.query.question, answer.snapshot,
    )  # fmt: skip
    return tuple("" if cell is None else str(cell) for cell in cells)


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
