"""The statements of each article in records.sqlite: who is said to have said what, and where that stands."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from index.records import Span
from index.statements import Statement, Tier

_SCHEMA = """
CREATE TABLE statement (
    row INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article,
    source_start INTEGER NOT NULL, source_end INTEGER NOT NULL, cue_start INTEGER NOT NULL, cue_end INTEGER NOT NULL,
    content_start INTEGER NOT NULL, content_end INTEGER NOT NULL, sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL, entity_id TEXT, party TEXT, tier TEXT NOT NULL, direct INTEGER NOT NULL
) STRICT;
CREATE INDEX statement_sentence ON statement (article, sentence_start);
CREATE INDEX statement_party ON statement (party);
CREATE INDEX statement_entity ON statement (entity_id);
"""
# Behind every body.
_END = 2**53


def write_statements(records: Path, statements: Iterable[Sequence[Statement]]) -> None:
    """Add the statements of all articles, in the order of their rows, to records that have none yet.

    Raises:
        sqlite3.Error: The disk refuses.
    """
    with closing(sqlite3.connect(records)) as database, database:
        database.executescript(_SCHEMA)
        database.executemany(
            f"INSERT INTO statement VALUES (NULL,{','.join('?' * 13)})",  # noqa: S608 (question marks only)
            (_line(article, one) for article, of_it in enumerate(statements) for one in of_it),
        )


def read_statements(database: sqlite3.Connection, article: int, within: Span | None = None) -> tuple[Statement, ...]:
    """The statements of the article in a row, in their order; with ``within``, those whose sentence starts there."""
    start, end = (within.start, within.end) if within else (0, _END)
    lines = database.execute(
        "SELECT * FROM statement WHERE article = ? AND sentence_start >= ? AND sentence_start < ? ORDER BY row",
        (article, start, end),
    )
    return tuple(_statement(line) for line in lines)


def read_statements_of(database: sqlite3.Connection, speaker: str) -> tuple[tuple[int, Statement], ...]:
    """The statements of a person or party, by id, with the rows of their articles, in the order of these."""
    lines = database.execute(
        "SELECT * FROM statement WHERE entity_id = ? OR party = ? ORDER BY row", (speaker, speaker)
    )
    return tuple((line[1], _statement(line)) for line in lines)


def _statement(line: tuple[Any, ...]) -> Statement:
    _, _, *places, entity_id, party, tier, direct = line
    return Statement(
        source=Span(*places[0:2]), cue=Span(*places[2:4]), content=Span(*places[4:6]), entity_id=entity_id,
        party=party, tier=Tier(tier), sentence=Span(*places[6:8]), direct=bool(direct),
    )  # fmt: skip


def _line(article: int, one: Statement) -> tuple[object, ...]:
    places = (place for span in (one.source, one.cue, one.content, one.sentence) for place in (span.start, span.end))
    return (article, *places, one.entity_id, one.party, one.tier.value, one.direct)
