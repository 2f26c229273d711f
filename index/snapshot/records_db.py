"""Articles, passages, sentences, stories and events in records.sqlite, with what stands beside the articles.

Statements have a table of their own (`statement_table`). Rows count from 0 and are the ids of the other indexes.
"""

import json
import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from index.events import Event
from index.records import Article, Passage, Span, TextKind
from index.snapshot.events_db import EVENT_SCHEMA, Placed, read_events, read_events_within, write_events
from index.snapshot.statement_table import read_statements, read_statements_of
from index.statements import Statement

RECORDS_FILE = "records.sqlite"
_SCHEMA = """
CREATE TABLE article (
    row INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE, title TEXT, outlet TEXT NOT NULL, outlet_country TEXT,
    url TEXT NOT NULL, published TEXT, published_note TEXT, language TEXT NOT NULL, text TEXT NOT NULL,
    credits TEXT NOT NULL, retrieved TEXT, rights TEXT, body TEXT NOT NULL, quotes TEXT NOT NULL
) STRICT;
CREATE TABLE sentence (
    row INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, start INTEGER NOT NULL, end INTEGER NOT NULL,
    terms TEXT NOT NULL, facts TEXT NOT NULL
) STRICT;
CREATE TABLE passage (
    row INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, start INTEGER NOT NULL, end INTEGER NOT NULL,
    first_sentence INTEGER NOT NULL REFERENCES sentence, sentences INTEGER NOT NULL, story INTEGER
) STRICT;
CREATE INDEX passage_story ON passage (story) WHERE story IS NOT NULL;
CREATE TABLE data (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""
_ARTICLES_KEPT = 4_096


class Rows(NamedTuple):
    """Where a passage stands in the indexes: its own row, its article's, and those of its sentences, consecutive.

    ``story`` is the number of the story that it tells as other outlets do, or None.
    """

    row: int
    article: int
    first_sentence: int
    sentences: int
    story: int | None


class SentenceLine(NamedTuple):
    """A sentence as it was stored: its span, its index terms, and its facts as `index.facts` writes them."""

    start: int
    end: int
    terms: str
    facts: str


# Index terms and facts of the sentences of an article, in their order.
Describe = Callable[[Article, Sequence[Span]], Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one article as a whole: its quotations as text, and its events."""

    quotes: str
    events: Sequence[Event]


@dataclass(frozen=True, slots=True)
class Stored:
    """What was written, in the order of rows; a sentence that several windows share is there once."""

    passages: tuple[Passage, ...]
    sentences: tuple[tuple[Article, Span], ...]


def write_records(
    directory: Path,
    articles: Sequence[Article],
    passages: Iterable[Passage],
    describe: Describe,
    found: Callable[[Article], Found],
    stories: Mapping[int, int],
    data: Callable[[], Mapping[str, str]],
) -> Stored:
    """Write the records; passages come in the order of their articles and bodies.

    ``describe`` is asked once for each article, about its sentences; ``found`` once about the whole of it. ``stories``
    maps rows of passages to the stories that they tell. ``data`` gives texts to keep under their names, and is asked
    last.
    """
    with closing(sqlite3.connect(directory / RECORDS_FILE)) as database, database:
        database.executescript(_SCHEMA + EVENT_SCHEMA)
        rows = {article.article_id: row for row, article in enumerate(articles)}
        for row, article in enumerate(articles):
            known = found(article)
            database.execute(
                f"INSERT INTO article VALUES ({','.join('?' * 15)})",  # noqa: S608 (question marks only)
                (*_article_row(row, article), known.quotes),
            )
            write_events(database, row, known.events)
        stored: list[Passage] = []
        sentences: dict[tuple[int, Span], int] = {}
        lines: list[tuple[int | None, ...]] = []
        for row, passage in enumerate(passages):
            number = rows[passage.article_id]
            for sentence in passage.sentences:
                sentences.setdefault((number, sentence), len(sentences))
            first = sentences[number, passage.sentences[0]]
            span = passage.span
            lines.append((row, number, span.start, span.end, first, len(passage.sentences), stories.get(row)))
            stored.append(passage)
        database.executemany("INSERT INTO sentence VALUES (?,?,?,?,?,?)", _sentence_rows(articles, sentences, describe))
        database.executemany("INSERT INTO passage VALUES (?,?,?,?,?,?,?)", lines)
        database.executemany("INSERT INTO data VALUES (?,?)", data().items())
    return Stored(tuple(stored), tuple((articles[article], span) for article, span in sentences))


class Records:
    """The records of a published snapshot, read-only. One thread at a time."""

    def __init__(self, directory: Path) -> None:
        path = (directory / RECORDS_FILE).resolve()
        self._database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self.article = lru_cache(_ARTICLES_KEPT)(self._article)
        # A search looks at a hundred of them; all of them take some 100 bytes each.
        lines = self._database.execute(
            "SELECT row, article, first_sentence, sentences, story FROM passage ORDER BY row"
        )
        self._rows = [Rows._make(line) for line in lines]
        self.quotes = lru_cache(_ARTICLES_KEPT)(self._quotes)

    def close(self) -> None:
        self._database.close()

    def rows(self, passages: Sequence[int]) -> tuple[Rows, ...]:
        """Where the passages of these rows stand, in that order."""
        return tuple(self._rows[row] for row in passages)

    def of_article(self, article: int) -> tuple[Rows, ...]:
        """Where the passages of the article in a row stand, in the order of its body."""
        first = bisect_left(self._rows, article, key=attrgetter("article"))
        behind = bisect_right(self._rows, article, lo=first, key=attrgetter("article"))
        return tuple(self._rows[first:behind])

    def passage(self, rows: Rows) -> Passage:
        """One passage with its sentences."""
        start, end = self._database.execute("SELECT start, end FROM passage WHERE row = ?", (rows.row,)).fetchone()
        sentences = tuple(Span(line.start, line.end) for line in self.sentences(rows))
        return Passage(self.article(rows.article).article_id, Span(start, end), sentences)

    def sentences(self, rows: Rows) -> tuple[SentenceLine, ...]:
        """The sentences of a passage, in order, with all that is stored of them."""
        lines = self._database.execute(
            "SELECT start, end, terms, facts FROM sentence WHERE row >= ? AND row < ? ORDER BY row",
            (rows.first_sentence, rows.first_sentence + rows.sentences),
        )
        return tuple(map(SentenceLine._make, lines))

    def statements(self, article: int, within: Span | None = None) -> tuple[Statement, ...]:
        """The statements of the article in a row, in order; with ``within``, those whose sentence starts there."""
        return read_statements(self._database, article, within)

    def events_within(self, article: int, within: Span) -> tuple[Event, ...]:
        """The events whose sentence starts in a stretch of the article in a row, the likeliest of a sentence first."""
        return read_events_within(self._database, article, within)

    def statements_of(self, speaker: str) -> tuple[tuple[int, Statement], ...]:
        """The statements of a person or party, by id, with the rows of their articles."""
        return read_statements_of(self._database, speaker)

    def tellers(self, story: int) -> tuple[Article, ...]:
        """The articles that tell a story, earliest first; those without a day of publication come last."""
        rows = self._database.execute("SELECT DISTINCT article FROM passage WHERE story = ? ORDER BY article", (story,))
        articles = (self.article(row) for (row,) in rows.fetchall())
        return tuple(sorted(articles, key=lambda article: article.published or date.max))

    def events(self, low: date, high: date) -> tuple[Placed, ...]:
        """The events of which a day lies between two days, both included, as `read_events` orders them."""
        return read_events(self._database, low, high)

    def article_rows(self) -> dict[str, int]:
        """Rows of all articles by id."""
        return dict(self._database.execute("SELECT article_id, row FROM article").fetchall())

    def published(self) -> list[tuple[str, str, date | None]]:
        """Of every article its id, its outlet and its day of publication."""
        rows = self._database.execute("SELECT article_id, outlet, published FROM article ORDER BY row")
        return [(article_id, outlet, _day(day)) for article_id, outlet, day in rows]

    def days_of_articles(self) -> dict[str, tuple[date | None, date | None]]:
        """The days of publication and of retrieval of every article, by id."""
        found = self._database.execute("SELECT article_id, published, retrieved FROM article")
        return {article_id: (_day(published), _day(retrieved)) for article_id, published, retrieved in found}

    def data(self, name: str) -> str:
        """What was stored under ``name``.

        Raises:
            KeyError: Nothing was.
        """
        found = self._database.execute("SELECT value FROM data WHERE name = ?", (name,)).fetchone()
        if found is None:
            raise KeyError(name)
        return str(found[0])

    def counts(self) -> tuple[int, int, int]:
        """Number of articles, passages and sentences."""
        tables = ("article", "passage", "sentence")
        articles, passages, sentences = (
            int(self._database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 (three literals)
            for table in tables
        )
        return articles, passages, sentences

    def _quotes(self, row: int) -> str:
        """The quotations of an article, as they were stored."""
        return str(self._database.execute("SELECT quotes FROM article WHERE row = ?", (row,)).fetchone()[0])

    def _article(self, row: int) -> Article:
        values = self._database.execute("SELECT * FROM article WHERE row = ?", (row,)).fetchone()
        (_, article_id, title, outlet, country, url, published, note, language, text, credits_, retrieved, rights,
         body, _) = values  # fmt: skip
        return Article(
            article_id, title, outlet, country, url, _day(published), note, language, TextKind(text),
            tuple(json.loads(credits_)), _day(retrieved), rights, body,
        )  # fmt: skip


def _sentence_rows(
    articles: Sequence[Article], sentences: Mapping[tuple[int, Span], int], describe: Describe
) -> Iterator[tuple[object, ...]]:
    for number, keys in groupby(sentences, key=lambda key: key[0]):
        spans = [span for _, span in keys]
        for span, described in zip(spans, describe(articles[number], spans), strict=True):
            yield (sentences[number, span], number, span.start, span.end, *described)


def _article_row(row: int, article: Article) -> tuple[object, ...]:
    return (
        row, article.article_id, article.title, article.outlet, article.outlet_country, article.url,
        article.published and article.published.isoformat(), article.published_note, article.language,
        str(article.text), json.dumps(article.credits, ensure_ascii=False),
        article.retrieved and article.retrieved.isoformat(), article.rights, article.body,
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
