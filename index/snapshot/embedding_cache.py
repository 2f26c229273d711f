"""Vectors of texts that were embedded before, so that a rebuild embeds only what is new."""

import hashlib
import logging
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.embedding import Embedder
from index.records import EmbedderIdentity, Vectors

CACHE_FILE = "embeddings.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS vector (
    weights TEXT NOT NULL, text TEXT NOT NULL, vector BLOB NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (weights, text)
) STRICT, WITHOUT ROWID
"""
_BATCH = 64

log = logging.getLogger(__name__)


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
        identity: EmbedderIdentity,
        embedder: Callable[[], Embedder],
        advance: Callable[[int], None],
    ) -> tuple[Vectors, int]:
        """Vectors of passages, shape (texts, dimension), and how many of them had to be embedded.

        ``embedder`` is called only when something is missing; ``advance`` is told the number of texts done.
        """
        keys = [hashlib.sha256((identity.passage_prefix + text).encode()).hexdigest() for text in texts]
        rows = np.zeros((len(texts), identity.dimension), np.float32)
        missing: dict[str, list[int]] = {}
        for number, key in enumerate(keys):
            known = self._get(identity, key)
            if known is None:
                missing.setdefault(key, []).append(number)
            else:
                rows[number] = known
        advance(len(texts) - sum(map(len, missing.values())))
        # Texts of like length together: a batch costs as much as its longest text.
        todo = sorted(missing, key=lambda key: len(texts[missing[key][0]]))
        for start in range(0, len(todo), _BATCH):
            batch = todo[start : start + _BATCH]
            vectors = embedder().encode_passages([texts[missing[key][0]] for key in batch])
            self._put(identity, batch, vectors)
            for key, vector in zip(batch, vectors, strict=True):
                rows[missing[key]] = vector
            advance(sum(len(missing[key]) for key in batch))
        return rows, len(todo)

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path)
        try:
            database.execute(_SCHEMA)
            database.execute("SELECT weights, text, vector, digest FROM vector LIMIT 1").fetchone()
        except sqlite3.DatabaseError:
            database.close()
            raise
        return database

    def _start_anew(self) -> None:
        log.warning("%s: not readable, starting a new cache", self._path)
        self._path.unlink()
        self._database = self._open()

    def _get(self, identity: EmbedderIdentity, key: str) -> Vectors | None:
        try:
            found = self._database.execute(
                "SELECT vector, digest FROM vector WHERE weights = ? AND text = ?", (identity.weights_digest, key)
            ).fetchone()
        except sqlite3.DatabaseError:
            self._database.close()
            self._start_anew()
            return None
        if found is None or found[1] != _digest(found[0]) or len(found[0]) != 4 * identity.dimension:
            return None
        return np.frombuffer(found[0], np.float32)

    def _put(self, identity: EmbedderIdentity, keys: Sequence[str], vectors: Vectors) -> None:
        with self._database:
            self._database.executemany(
                "INSERT OR REPLACE INTO vector VALUES (?,?,?,?)",
                (
                    (identity.weights_digest, key, vector.tobytes(), _digest(vector.tobytes()))
                    for key, vector in zip(keys, vectors.astype(np.float32), strict=True)
                ),
            )


def _digest(vector: bytes) -> bytes:
    return hashlib.sha256(vector).digest()[:16]
