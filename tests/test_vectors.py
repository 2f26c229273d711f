from pathlib import Path

import numpy as np
import pytest

from index.snapshot.vectors import VectorIndex, write_vectors
from tests.fakes import HashingEmbedder

TEXTS = ["the harbour hotel", "the copper bridge", "two wells and a patrol", "the salt road and the lower mill"]
ROWS = np.stack([one.vector for one in HashingEmbedder().encode_passages(TEXTS)])


@pytest.fixture
def index(tmp_path: Path) -> VectorIndex:
    write_vectors(tmp_path, ROWS[:3], ROWS)
    return VectorIndex(tmp_path)


def test_shapes_are_those_that_were_written(index: VectorIndex) -> None:
    assert index.shape == (3, 64)
    assert index.sentences == 4


def test_search_gives_cosines_best_first(index: VectorIndex) -> None:
    question = HashingEmbedder().encode_questions(["who owns the copper bridge"])[0].vector
    found = index.search(question, 3)
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert next(iter(found)) == 1
    assert found == pytest.approx({row: float(ROWS[row] @ question) for row in range(3)}, abs=1e-6)


@pytest.mark.parametrize(("k", "expected"), [(1, 1), (3, 3), (50, 3)])
def test_search_gives_no_more_than_there_is(index: VectorIndex, k: int, expected: int) -> None:
    assert len(index.search(ROWS[0], k)) == expected


def test_a_vector_is_read_back_exactly(index: VectorIndex) -> None:
    assert index.vector(2).tolist() == ROWS[2].tolist()


def test_cosines_come_in_the_order_of_the_rows_that_are_asked_for(index: VectorIndex) -> None:
    assert index.cosines(ROWS[2], [2, 0]) == pytest.approx([1, float(ROWS[0] @ ROWS[2])], abs=1e-6)
    assert index.cosines(ROWS[2], []).tolist() == []


def test_sentences_are_near_enough_to_rank_them(index: VectorIndex) -> None:
    first, second = index.sentence_cosines(ROWS[1], [(1, 3), (0, 1)])
    assert first == pytest.approx(ROWS[1:4] @ ROWS[1], abs=2e-3)
    assert second == pytest.approx(ROWS[:1] @ ROWS[1], abs=2e-3)
