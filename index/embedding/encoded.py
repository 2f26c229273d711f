"""What a model makes of a text: one vector of the whole, and one of each word as it stands there."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from index.records import Vectors


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order, without punctuation.

    ``spans`` (start, end) are in code points of the text, ``vectors`` of unit length and shape (words, dimension).
    A word that the model reads in pieces has the mean of theirs. What lies behind the model's window is not there.
    """

    spans: tuple[tuple[int, int], ...]
    vectors: Vectors

    def only(self, kept: Sequence[int]) -> "Words":
        """Some of the words, by their numbers."""
        return Words(tuple(self.spans[number] for number in kept), self.vectors[list(kept)])


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text, encoded: ``vector`` of unit length and shape (dimension,), and its words."""

    vector: Vectors
    words: Words


def no_words(dimension: int) -> Words:
    """The words of a text that has none."""
    return Words((), np.zeros((0, dimension), np.float32))


def words_of(
    text: str,
    tokens: Vectors,
    word_numbers: Sequence[int | None],
    offsets: Sequence[tuple[int, int]],
    prefix: int = 0,
) -> Words:
    """Put the pieces that a model reads together to words.

    ``tokens`` are vectors of the pieces, shape (pieces, dimension); ``word_numbers`` and ``offsets`` say of each piece
    to which word it belongs (None: to none) and where it stands in ``text``, whose first ``prefix`` code points are
    not the text's own.
    """
    pieces = [(number, place) for place, number in enumerate(word_numbers) if number is not None]
    runs: list[tuple[tuple[int, int], int, int]] = []
    for _, group in groupby(pieces, key=lambda piece: piece[0]):
        places = [place for _, place in group]
        start, end = offsets[places[0]][0], offsets[places[-1]][1]
        if start >= prefix and any(letter.isalnum() for letter in text[start:end]):
            runs.append(((start - prefix, end - prefix), places[0], places[-1] + 1))
    if not runs:
        return no_words(tokens.shape[1])
    unit = _unit(tokens)
    vectors = _unit(np.stack([unit[first:last].mean(axis=0) for _, first, last in runs]))
    return Words(tuple(span for span, _, _ in runs), vectors)


def _unit(rows: Vectors) -> Vectors:
    unit: Vectors = (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return unit
