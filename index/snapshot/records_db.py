"""Articles, passages and sentences in records.sqlite. Rows count from 0 and are the ids of the other indexes."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from index.records import Article, Passage, Span, TextKind

RECORDS_FILE = "records.sqlite"
_SCHEMA = """
CREATE TABLE article (
    row INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE, title TEXT, outlet TEXT NOT NULL, outlet_country TEXT,
    url TEXT NOT NULL, published TEXT, published_note TEXT, language TEXT NOT NULL, text TEXT NOT NULL,
    credits TEXT NOT NULL, retrieved TEXT, rights TEXT, body TEXT NOT NULL
) STRICT;
CREATE TABLE sentence (
    row INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, start INTEGER NOT NULL, end INTEGER NOT NULL
) STRICT;
CREATE TABLE passage (
    row INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, start INTEGER NOT NULL, end INTEGER NOT NULL,
    first_sentence INTEGER NOT NULL REFERENCES sentence, sentences INTEGER NOT NULL
) STRICT;
"""
_ARTICLES_KEPT = 4_096


class Rows(NamedTuple):
    """Where a passage stands in the indexes: its own row, its article's, and those of its sentences, consecutive."""

    row: int
    article: int
    first_sentence: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Stored:
    """What was written, in the order of rows; a sentence that several windows share is there once."""

    passages: tuple[Passage, ...]
    sentences: tuple[tuple[Article, Span], ...]


def write_records(directory: Path, articles: Sequence[Article], passages: Iterable[Passage]) -> Stored:
    """Write the records; passages come in the order of their articles and bodies."""
    with closing(sqlite3.connect(directory / RECORDS_FILE)) as database, database:
        database.executescript(_SCHEMA)
        rows = {article.article_id: row for row, article in enumerate(articles)}
        database.executemany(
            f"INSERT INTO article VALUES ({','.join('?' * 14)})",  # noqa: S608 (question marks only)
            (_article_row(rows[article.article_id], article) for article in articles),
        )
        stored: list[Passage] = []
        sentences: dict[tuple[int, Span], int] = {}
        lines: list[tuple[int, ...]] = []
        for row, passage in enumerate(passages):
            article = rows[passage.article_id]
            for sentence in passage.sentences:
                sentences.setdefault((article, sentence), len(sentences))
            first = sentences[article, passage.sentences[0]]
            lines.append((row, article, passage.span.start, passage.span.end, first, len(passage.sentences)))
            stored.append(passage)
        database.executemany(
            "INSERT INTO sentence VALUES (?,?,?,?)",
            ((row, article, span.start, span.end) for (article, span), row in sentences.items()),
        )
        database.executemany("INSERT INTO passage VALUES (?,?,?,?,?,?)", lines)
    return Stored(tuple(stored), tuple((articles[article], span) for article, span in sentences))


class Records:
    """The records of a published snapshot, read-only. One thread at a time."""

    def __init__(self, directory: Path) -> None:
        path = (directory / RECORDS_FILE).resolve()
        self._database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self.article = lru_cache(_ARTICLES_KEPT)(self._article)

    def close(self) -> None:
        self._database.close()

    def rows(self, passages: Sequence[int]) -> tuple[Rows, ...]:
        """Where the passages of these rows stand, in that order."""
        marks = ",".join("?" * len(passages))
        found = self._database.execute(
            f"SELECT row, article, first_sentence, sentences FROM passage WHERE row IN ({marks})",  # noqa: S608
            list(passages),
        )
        by_row = {line[0]: Rows._make(line) for line in found}
        return tuple(by_row[row] for row in passages)

    def passage(self, rows: Rows) -> Passage:
        """One passage with its sentences."""
        start, end = self._database.execute("SELECT start, end FROM passage WHERE row = ?", (rows.row,)).fetchone()
        spans = self._database.execute(
            "SELECT start, end FROM sentence WHERE row >= ? AND row < ? ORDER BY row",
            (rows.first_sentence, rows.first_sentence + rows.sentences),
        )
        sentences = tuple(Span(*span) for span in spans)
        return Passage(self.article(rows.article).article_id, Span(start, end), sentences)

    def counts(self) -> tuple[int, int, int]:
        """Number of articles, passages and sentences."""
        tables = ("article", "passage", "sentence")
        articles, passages, sentences = (
            int(self._database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 (three literals)
            for table in tables
        )
        return articles, passages, sentences

    def _article(self, row: int) -> Article:
        values = self._database.execute("SELECT * FROM article WHERE row = ?", (row,)).fetchone()
        (_, article_id, title, outlet, country, url, published, note, language, text, credits_, retrieved, rights,
         body) = values  # fmt: skip
        return Article(
            article_id, title, outlet, country, url, _day(published), note, language, TextKind(text),
            tuple(json.loads(credits_)), _day(retrieved), rights, body,
        )  # fmt: skip


def _article_row(row: int, article: Article) -> tuple[object, ...]:
    return (
        row, article.article_id, article.title, article.outlet, article.outlet_country, article.url,
        article.published and article.published.isoformat(), article.published_note, article.language,
        str(article.text), json.dumps(article.credits, ensure_ascii=False),
        article.retrieved and article.retrieved.isoformat(), article.rights, article.body,
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
