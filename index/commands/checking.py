"""`talks-index check` and `articles`: what is in a corpus, and what is wrong with it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer
from rich.table import Table

from index.articles import article_files, load_articles, paragraphs
from index.commands.options import CORPUS, CorpusOption, JsonOption, counted, out, print_json
from index.corpus import Corpus, load_corpus
from index.errors import DataRefused, Fault, FilesRefused
from index.ingest.feed_list import FeedList, load_feed_list

_MOST_ROWS = 12


def check(corpus: CorpusOption = CORPUS, as_json: JsonOption = False) -> None:
    """Check every file of the corpus, and list everything that is wrong or should be looked at."""
    from index.checks import Level, check_articles  # noqa: PLC0415 (loads a language identifier)

    try:
        loaded = load_corpus(corpus)
        _known_parties(corpus / "feeds.yaml", load_feed_list(corpus / "feeds.yaml"), loaded)
    except FilesRefused as refused:
        _report(corpus, None, refused.faults, (), as_json=as_json)
        raise typer.Exit(1) from None
    found = check_articles(corpus, loaded, datetime.now(UTC).date())
    errors = [one.fault for one in found if one.level is Level.ERROR]
    _report(corpus, loaded, errors, [one.fault for one in found if one.level is Level.WARNING], as_json=as_json)
    raise typer.Exit(1 if errors else 0)


def _known_parties(path: Path, feeds: FeedList, corpus: Corpus) -> None:
    """Refuse a rule for feeds that counts parties which no text can name."""
    unknown = [party for party in feeds.matters.parties if party not in corpus.entities]
    if unknown:
        raise DataRefused([Fault(path, 1, f"parties: no entity {name}", "ids of entities.yaml") for name in unknown])


def articles(corpus: CorpusOption = CORPUS, as_json: JsonOption = False) -> None:
    """List the articles of the corpus."""
    every = load_articles(corpus)
    if as_json:
        print_json([{"article_id": a.article_id, "published": a.published and a.published.isoformat(),
                     "outlet": a.outlet, "language": a.language, "text": str(a.text), "title": a.title, "url": a.url}
                    for a in every])  # fmt: skip
        return
    table = Table("published", "outlet", "language", "text", "article")
    for a in every:
        table.add_row(str(a.published or "?"), a.outlet, a.language, str(a.text), a.article_id)
    out.print(table)


def _report(
    directory: Path, corpus: Corpus | None, errors: Sequence[Fault], warnings: Sequence[Fault], *, as_json: bool
) -> None:
    counts = _counts(corpus, directory) if corpus else None
    if as_json:
        print_json(
            {"articles": len(corpus.articles) if corpus else 0, "faults": _rows(errors), "warnings": _rows(warnings)}
            | {"counts": counts}
        )
        return
    for error in errors:
        print(error)
    for warning in warnings:
        print(f"warning: {warning}")
    if counts is not None:
        for name in ("month", "outlet", "language", "text"):
            out.print(_table(name, counts[name]))
        print(f"{counted(counts['articles'], 'article')}, {counted(counts['paragraphs'], 'paragraph')}: ", end="")
    levels = (("error", errors), ("warning", warnings))
    wrong = [counted(len(faults), level) for level, faults in levels if faults]
    print(", ".join(wrong) or "nothing wrong")


def _counts(corpus: Corpus, directory: Path) -> dict[str, Any]:
    every, files = corpus.articles, article_files(directory)
    # Articles without a day lie in the folder of the month that they speak of.
    months = ("-".join(files[article.article_id].parts[-3:-1]) for article in every)
    return {
        "articles": len(every),
        "paragraphs": sum(sum(1 for _ in paragraphs(article.body)) for article in every),
        "withdrawn": len(corpus.withdrawn),
        "month": dict(sorted(Counter(months).items())),
        "outlet": dict(Counter(article.outlet for article in every).most_common()),
        "language": dict(Counter(article.language for article in every).most_common()),
        "text": dict(Counter(str(article.text) for article in every).most_common()),
    }


def _table(name: str, counts: dict[str, int]) -> Table:
    table = Table(name, "articles")
    rows = list(counts.items())
    for value, count in rows[:_MOST_ROWS]:
        table.add_row(value, str(count))
    if rows[_MOST_ROWS:]:
        rest = rows[_MOST_ROWS:]
        table.add_row(f"{len(rest)} others", str(sum(count for _, count in rest)))
    return table


def _rows(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    return [
        {"path": str(fault.path), "line": fault.line, "wrong": fault.wrong, "expected": fault.expected}
        for fault in faults
    ]
