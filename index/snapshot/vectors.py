"""Vectors on disk: passages in FAISS (the only file that imports it), sentences as a plain array beside it."""

import math
from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.records import Vectors

VECTORS_FILE = "vectors.faiss"
SENTENCES_FILE = "sentences.npy"

# Measured: with two threads a search among 100,000 took up to half a second now and then, with one 22 ms at most.
faiss.omp_set_num_threads(1)

# Up to so many passages a question is compared with each of them, which takes 1.7 ms; among more, with those of the
# nearest lists only. Among 100,000 that takes .6 ms in place of 9 and finds .999 of the nearest fifty
# (docs/measurements.md).
FLAT_UP_TO = 20_000
# Lists for each square root of the passages, of which so many are looked at.
_LISTS, _LISTS_SEARCHED = 4, 64
# K-means learns each list from so many passages at most, drawn with this seed.
_LEARNED_FROM, _SEED = 40, 20_251_015


def write_vectors(directory: Path, passages: Vectors, sentences: Vectors, flat_up_to: int = FLAT_UP_TO) -> None:
    """Write unit vectors, shape (rows, dimension). Sentences are kept in half precision, enough to rank them.

    A search among more than ``flat_up_to`` passages (at least 16) may miss some that are near. Equal vectors give equal
    files.

    Raises:
        OSError: The disk refuses.
    """
    index = _flat(passages) if len(passages) <= flat_up_to else _in_lists(passages)
    try:
        faiss.write_index(index, str(directory / VECTORS_FILE))
    except RuntimeError as error:
        raise OSError(str(error).rpartition("failed: ")[2]) from error
    np.save(directory / SENTENCES_FILE, sentences.astype(np.float16), allow_pickle=False)


def _flat(passages: Vectors) -> faiss.Index:
    index = faiss.IndexFlatIP(passages.shape[1])
    index.add(passages)
    return index


def _in_lists(passages: Vectors) -> faiss.Index:
    """The same vectors in lists of those that lie together, and for each row its place in them (8 bytes)."""
    count, dimension = passages.shape
    lists = _LISTS * math.isqrt(count)
    index = faiss.IndexIVFFlat(faiss.IndexFlatIP(dimension), dimension, lists, faiss.METRIC_INNER_PRODUCT)
    index.nprobe = _LISTS_SEARCHED
    learning = index.cp
    learning.seed, learning.min_points_per_centroid, learning.max_points_per_centroid = _SEED, 1, _LEARNED_FROM
    index.train(passages)
    index.add(passages)
    index.make_direct_map()
    return index


class VectorIndex:
    """Inner products with unit vectors, that is cosines. Rows are those of the records."""

    def __init__(self, directory: Path) -> None:
        self._index = faiss.read_index(str(directory / VECTORS_FILE))
        self._sentences: npt.NDArray[np.float16] = np.load(
            directory / SENTENCES_FILE, mmap_mode="r", allow_pickle=False
        )

    @property
    def shape(self) -> tuple[int, int]:
        """Passages, dimension."""
        return int(self._index.ntotal), int(self._index.d)

    @property
    def sentences(self) -> int:
        return int(self._sentences.shape[0])

    def search(self, question: Vectors, k: int) -> dict[int, float]:
        """Cosines of the ``k`` nearest passages to one unit vector of shape (dimension,), best first."""
        scores, rows = self._index.search(question[np.newaxis, :], min(k, self._index.ntotal))
        return {int(row): float(score) for row, score in zip(rows[0], scores[0], strict=True) if row >= 0}

    def vector(self, row: int) -> Vectors:
        """The vector of one passage, of shape (dimension,)."""
        return np.asarray(self._index.reconstruct(row), np.float32)

    def cosines(self, question: Vectors, rows: Sequence[int]) -> Vectors:
        """Cosines of some passages to the question, in the order of ``rows``."""
        if not rows:
            return np.zeros(0, np.float32)
        vectors = np.asarray(self._index.reconstruct_batch(np.array(rows, np.int64)), np.float32)
        cosines: Vectors = vectors @ question
        return cosines

    def sentence_cosines(self, question: Vectors, rows: npt.NDArray[np.int64]) -> Vectors:
        """Cosines of the sentences of some rows to the question, in that order."""
        cosines: Vectors = self._sentences[rows].astype(np.float32) @ question
        return cosines
