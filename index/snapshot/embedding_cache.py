"""Vectors of texts that were embedded before, so that a rebuild embeds only what is new."""

import hashlib
import logging
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedding import Embedder
from index.records import EmbedderIdentity, Vectors
from index.snapshot.word_vectors import PackedWords, packed

CACHE_FILE = "embeddings.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS vector (
    weights TEXT NOT NULL, text TEXT NOT NULL, vector BLOB NOT NULL, words BLOB, digest BLOB NOT NULL,
    PRIMARY KEY (weights, text)
) STRICT, WITHOUT ROWID
"""
_BATCH = 64

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Embedded:
    """Vectors of texts, shape (texts, dimension), and the words of the last of them, which were asked for."""

    vectors: Vectors
    words: tuple[PackedWords, ...]


class EmbeddingCache:
    """Vectors by (weights digest, text digest), in a file that may be lost at any time: it only saves work."""

    def __init__(self, index: Path) -> None:
        self._path = index / CACHE_FILE
        try:
            self._database = self._open()
        except sqlite3.DatabaseError:
            self._start_anew()

    def close(self) -> None:
        self._database.close()

    def encode(
        self,
        texts: Sequence[str],
        words_from: int,
        identity: EmbedderIdentity,
        embedder: Callable[[], Embedder],
        advance: Callable[[int], None],
    ) -> tuple[Embedded, int]:
        """Vectors of passages, and how many of them had to be embedded.

        Of the texts from number ``words_from`` on, the words are wanted as well. ``embedder`` is called only when
        something is missing; ``advance`` is told the number of texts done.
        """
        keys = [hashlib.sha256((identity.passage_prefix + text).encode()).hexdigest() for text in texts]
        rows = np.zeros((len(texts), identity.dimension), np.float32)
        words: list[PackedWords] = [packed(rows[:0])] * (len(texts) - words_from)
        missing: dict[str, list[int]] = {}
        for number, key in enumerate(keys):
            known = self._get(identity, key)
            if known is None or (number >= words_from and known[1] is None):
                missing.setdefault(key, []).append(number)
                continue
            rows[number] = known[0]
            if number >= words_from and known[1] is not None:
                words[number - words_from] = known[1]
        advance(len(texts) - sum(map(len, missing.values())))
        # Texts of like length together: a batch costs as much as its longest text.
        todo = sorted(missing, key=lambda key: len(texts[missing[key][0]]))
        for start in range(0, len(todo), _BATCH):
            batch = todo[start : start + _BATCH]
            found = embedder().encode_passages([texts[missing[key][0]] for key in batch])
            for key, encoded in zip(batch, found, strict=True):
                numbers = missing[key]
                its_words = packed(encoded.words.vectors) if numbers[-1] >= words_from else None
                self._put(identity, key, encoded.vector, its_words)
                rows[numbers] = encoded.vector
                for number in numbers:
                    if number >= words_from and its_words is not None:
                        words[number - words_from] = its_words
            self._database.commit()
            advance(sum(len(missing[key]) for key in batch))
        return Embedded(rows, tuple(words)), len(todo)

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path)
        try:
            database.execute(_SCHEMA)
            database.execute("SELECT weights, text, vector, words, digest FROM vector LIMIT 1").fetchone()
        except sqlite3.DatabaseError:
            database.close()
            raise
        return database

    def _start_anew(self) -> None:
        log.warning("%s: not readable, starting a new cache", self._path)
        self._path.unlink()
        self._database = self._open()

    def _get(self, identity: EmbedderIdentity, key: str) -> tuple[Vectors, PackedWords | None] | None:
        try:
            found = self._database.execute(
                "SELECT vector, words, digest FROM vector WHERE weights = ? AND text = ?",
                (identity.weights_digest, key),
            ).fetchone()
        except sqlite3.DatabaseError:
            self._database.close()
            self._start_anew()
            return None
        if found is None or found[2] != _digest(found[0], found[1]) or len(found[0]) != 4 * identity.dimension:
            return None
        words = None if found[1] is None else np.frombuffer(found[1], np.int8).reshape(-1, identity.dimension)
        return np.frombuffer(found[0], np.float32), words

    def _put(self, identity: EmbedderIdentity, key: str, vector: Vectors, words: PackedWords | None) -> None:
        rows = vector.astype(np.float32).tobytes(), None if words is None else words.tobytes()
        self._database.execute(
            "INSERT OR REPLACE INTO vector VALUES (?,?,?,?,?)", (identity.weights_digest, key, *rows, _digest(*rows))
        )


def _digest(vector: bytes, words: bytes | None) -> bytes:
    return hashlib.sha256(vector + (words or b"")).digest()[:16]
