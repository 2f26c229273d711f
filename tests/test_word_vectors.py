from pathlib import Path

import numpy as np
import pytest

from index.snapshot.word_vectors import WordIndex, packed, write_words
from tests.fakes import HashingEmbedder

SENTENCES = ["the harbour hotel", "the copper bridge", "?!", "two wells and a copper patrol"]
WORDS = [one.words.vectors for one in HashingEmbedder().encode_passages(SENTENCES)]


@pytest.fixture
def index(tmp_path: Path) -> WordIndex:
    write_words(tmp_path, map(packed, WORDS), 64)
    return WordIndex(tmp_path)


def test_every_word_of_a_question_meets_its_nearest_word_in_each_sentence(index: WordIndex) -> None:
    question = HashingEmbedder().encode_questions(["who owns the copper bridge"])[0].words.vectors
    first, second = index.matches(question, [(1, 3), (0, 1)])
    expected = [(question @ words.T).max(axis=1) if len(words) else np.zeros(len(question)) for words in WORDS]
    assert first == pytest.approx(np.array(expected[1:]), abs=0.01)
    assert second == pytest.approx(np.array(expected[:1]), abs=0.01)


def test_a_sentence_without_words_is_like_nothing(index: WordIndex) -> None:
    (found,) = index.matches(WORDS[0], [(2, 1)])
    assert found.tolist() == [[0.0] * 3]


def test_a_question_without_words_matches_nothing(index: WordIndex) -> None:
    assert [found.shape for found in index.matches(WORDS[2], [(0, 2), (3, 1)])] == [(2, 0), (1, 0)]


def test_packing_moves_cosines_hardly() -> None:
    rows = np.random.default_rng(7).normal(size=(200, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    near = packed(rows).astype(np.float32) / 127 @ rows.T
    assert float(np.abs(near - rows @ rows.T).max()) < 0.015


def test_words_and_ends_that_do_not_belong_together_are_refused(tmp_path: Path, index: WordIndex) -> None:
    assert index.sentences == 4
    np.save(tmp_path / "word_ends.npy", np.array([3, 5]))
    with pytest.raises(ValueError, match=r"words\.npy"):
        WordIndex(tmp_path)
