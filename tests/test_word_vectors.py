from pathlib import Path

import numpy as np
import pytest

from index.snapshot.word_vectors import WordIndex, packed, ranges, write_words
from tests.fakes import HashingEmbedder

SENTENCES = ["the harbour hotel", "the copper bridge", "?!", "two wells and a copper patrol"]
WORDS = [one.words.vectors for one in HashingEmbedder().encode_passages(SENTENCES)]


@pytest.fixture
def index(tmp_path: Path) -> WordIndex:
    write_words(tmp_path, map(packed, WORDS), 64)
    return WordIndex(tmp_path)


def test_every_word_of_a_question_meets_its_nearest_word_in_each_sentence(index: WordIndex) -> None:
    question = HashingEmbedder().encode_questions(["who owns the copper bridge"])[0].words.vectors
    found = index.matches(question, np.array([1, 2, 3, 0]))
    expected = [(question @ words.T).max(axis=1) if len(words) else np.zeros(len(question)) for words in WORDS]
    assert found == pytest.approx(np.array([*expected[1:], expected[0]]), abs=0.01)


def test_a_sentence_without_words_is_like_nothing(index: WordIndex) -> None:
    assert index.matches(WORDS[0], np.array([2])).tolist() == [[0.0] * 3]


def test_a_question_without_words_matches_nothing(index: WordIndex) -> None:
    assert index.matches(WORDS[2], np.array([0, 1, 3])).shape == (3, 0)


def test_packing_moves_cosines_hardly() -> None:
    rows = np.random.default_rng(7).normal(size=(200, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    near = packed(rows).astype(np.float32) / 127 @ rows.T
    assert float(np.abs(near - rows @ rows.T).max()) < 0.015


def test_ranges_follow_each_other() -> None:
    numbers, ends = ranges(np.array([5, 0, 9]), np.array([2, 1, 3]))
    assert numbers.tolist() == [5, 6, 0, 9, 10, 11]
    assert ends.tolist() == [2, 3, 6]


def test_words_and_ends_that_do_not_belong_together_are_refused(tmp_path: Path, index: WordIndex) -> None:
    assert index.sentences == 4
    np.save(tmp_path / "word_ends.npy", np.array([3, 5]))
    with pytest.raises(ValueError, match=r"words\.npy"):
        WordIndex(tmp_path)
