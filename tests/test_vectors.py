from pathlib import Path

import faiss
import numpy as np
import pytest

from index.records import Vectors
from index.snapshot.vectors import FLAT_UP_TO, VECTORS_FILE, VectorIndex, write_vectors
from tests.fakes import HashingEmbedder

TEXTS = ["the harbour hotel", "the copper bridge", "two wells and a patrol", "the salt road and the lower mill"]
ROWS = np.stack([one.vector for one in HashingEmbedder().encode_passages(TEXTS)])


def _clustered(passages: int, seed: int = 1) -> Vectors:
    """Unit vectors in 60 clusters, whose centres are the same whatever the seed."""
    centres = np.random.default_rng(0).standard_normal((60, 64))
    random = np.random.default_rng(seed)
    rows = centres[random.integers(60, size=passages)] + random.standard_normal((passages, 64))
    unit: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit


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
    found = index.sentence_cosines(ROWS[1], np.array([1, 2, 3, 0]))
    assert found == pytest.approx(ROWS[[1, 2, 3, 0]] @ ROWS[1], abs=2e-3)


CLUSTERED = _clustered(passages=3_000)


@pytest.fixture(params=[FLAT_UP_TO, 100], ids=["flat", "in lists"])
def clustered(request: pytest.FixtureRequest, tmp_path: Path) -> VectorIndex:
    write_vectors(tmp_path, CLUSTERED, ROWS, flat_up_to=request.param)
    return VectorIndex(tmp_path)


def test_however_many_passages_there_are_a_row_and_its_cosines_are_read_back(clustered: VectorIndex) -> None:
    assert clustered.shape == CLUSTERED.shape
    assert clustered.vector(2_999).tolist() == CLUSTERED[2_999].tolist()
    rows = [2_999, 0, 1_500]
    assert clustered.cosines(CLUSTERED[7], rows) == pytest.approx(CLUSTERED[rows] @ CLUSTERED[7], abs=1e-6)
    assert clustered.cosines(CLUSTERED[7], []).tolist() == []


def test_however_many_passages_there_are_a_search_gives_cosines_best_first(clustered: VectorIndex) -> None:
    found = clustered.search(CLUSTERED[7], 50)
    assert len(found) == 50
    assert next(iter(found)) == 7
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert found == pytest.approx({row: float(CLUSTERED[row] @ CLUSTERED[7]) for row in found}, abs=1e-6)


def test_among_many_passages_a_search_finds_nearly_all_that_are_nearest(clustered: VectorIndex) -> None:
    questions = _clustered(passages=100, seed=2)
    nearest = [set(np.argsort(CLUSTERED @ question)[-50:].tolist()) for question in questions]
    found = [clustered.search(question, 50).keys() for question in questions]
    shares = [len(near & got) / 50 for near, got in zip(nearest, found, strict=True)]
    assert np.mean(shares) >= 0.95


def test_only_many_passages_lie_in_lists(tmp_path: Path) -> None:
    kinds = {}
    for passages in (100, 101):
        write_vectors(tmp_path, CLUSTERED[:passages], ROWS, flat_up_to=100)
        kinds[passages] = type(faiss.read_index(str(tmp_path / VECTORS_FILE)))
    assert kinds == {100: faiss.IndexFlatIP, 101: faiss.IndexIVFFlat}


@pytest.mark.parametrize("flat_up_to", [FLAT_UP_TO, 100])
def test_equal_vectors_give_equal_files(tmp_path: Path, flat_up_to: int) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        write_vectors(tmp_path / name, CLUSTERED, ROWS, flat_up_to=flat_up_to)
    one, other = (tmp_path / name / VECTORS_FILE for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()
