"""Vectors of the words of every sentence, for late interaction: each word of a question meets its nearest word there.

A word keeps one byte a dimension. They are read from disk where they are looked at and never loaded as a whole.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.records import Vectors

WORDS_FILE = "words.npy"
WORD_ENDS_FILE = "word_ends.npy"
# Rounding to whole numbers of 1/127 moves a cosine by about .002.
_SCALE = 127.0

PackedWords = npt.NDArray[np.int8]


def packed(vectors: Vectors) -> PackedWords:
    """Unit vectors of words, of shape (words, dimension), as bytes."""
    return np.round(vectors * _SCALE).astype(np.int8)


def write_words(directory: Path, sentences: Iterable[PackedWords], dimension: int) -> None:
    """Write the words of all sentences, in the order of their rows.

    Raises:
        OSError: The disk refuses.
    """
    # A sentence without words gets one that is like nothing, so that each has at least one.
    rows = [words if len(words) else np.zeros((1, dimension), np.int8) for words in sentences]
    every = np.concatenate(rows) if rows else np.zeros((0, dimension), np.int8)
    np.save(directory / WORDS_FILE, every, allow_pickle=False)
    np.save(directory / WORD_ENDS_FILE, np.cumsum([len(words) for words in rows], dtype=np.int64), allow_pickle=False)


class WordIndex:
    """Words by the rows of their sentences."""

    def __init__(self, directory: Path) -> None:
        self._words: PackedWords = np.load(directory / WORDS_FILE, mmap_mode="r", allow_pickle=False)
        self._ends: npt.NDArray[np.int64] = np.load(directory / WORD_ENDS_FILE, allow_pickle=False)
        if len(self._words) != (self._ends[-1] if len(self._ends) else 0):
            raise ValueError(f"{WORDS_FILE} and {WORD_ENDS_FILE} do not belong together")

    @property
    def sentences(self) -> int:
        return len(self._ends)

    def matches(self, question: Vectors, rows: npt.NDArray[np.int64]) -> Vectors:
        """How near the words of a question, shape (words, dimension), come to those of some sentences, at least one.

        Of shape (sentences, words): the cosine of the nearest word of the sentence.
        """
        lengths = self._ends[rows] - np.where(rows > 0, self._ends[rows - 1], 0)
        words, word_ends = ranges(self._ends[rows] - lengths, lengths)
        cosines = self._words[words].astype(np.float32) @ (question.T / _SCALE)
        nearest: Vectors = np.maximum.reduceat(cosines, word_ends - lengths, axis=0)
        return nearest


def ranges(
    firsts: npt.NDArray[np.int64], counts: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """All numbers of some ranges (first, count), one range after the other, and where each range ends among them."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1]) + np.repeat(firsts - (ends - counts), counts), ends
