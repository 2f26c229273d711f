import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index.records import Vectors
from index.snapshot.embedding_cache import CACHE_FILE, EmbeddingCache
from index.snapshot.word_vectors import packed
from tests.fakes import HashingEmbedder

TEXTS = [f"Envoy {number} spoke of the {'copper ' * (number % 7)}bridge." for number in range(150)]


def encode(index: Path, texts: list[str], embedder: HashingEmbedder) -> tuple[Vectors, int]:
    with closing(EmbeddingCache(index)) as known:
        found, embedded = known.encode(texts, len(texts), embedder.identity, lambda: embedder, lambda _: None)
        return found.vectors, embedded


@pytest.fixture
def expected() -> Vectors:
    return HashingEmbedder().embed(TEXTS, len(TEXTS)).vectors


def test_vectors_come_in_the_order_of_their_texts(tmp_path: Path, expected: Vectors) -> None:
    vectors, embedded = encode(tmp_path, TEXTS, HashingEmbedder())
    assert vectors.tolist() == expected.tolist()
    assert embedded == len(TEXTS)


def test_what_was_embedded_before_is_not_embedded_again(tmp_path: Path, expected: Vectors) -> None:
    encode(tmp_path, TEXTS[:100], HashingEmbedder())
    embedder = HashingEmbedder()
    vectors, embedded = encode(tmp_path, TEXTS, embedder)
    assert vectors.tolist() == expected.tolist()
    assert embedded == embedder.encoded == 50


def test_the_embedder_is_not_even_made_when_nothing_is_missing(tmp_path: Path) -> None:
    encode(tmp_path, TEXTS, HashingEmbedder())

    def none() -> HashingEmbedder:
        raise AssertionError("nothing is missing")

    with closing(EmbeddingCache(tmp_path)) as known:
        assert known.encode(TEXTS, len(TEXTS), HashingEmbedder().identity, none, lambda _: None)[1] == 0


def test_a_text_that_comes_twice_is_embedded_once(tmp_path: Path) -> None:
    embedder = HashingEmbedder()
    vectors, embedded = encode(tmp_path, ["one", "two", "one"], embedder)
    assert embedded == embedder.encoded == 2
    assert vectors[0].tolist() == vectors[2].tolist() != vectors[1].tolist()


def test_words_come_with_the_texts_they_are_wanted_of(tmp_path: Path) -> None:
    encode(tmp_path, TEXTS, HashingEmbedder())
    embedder = HashingEmbedder()
    with closing(EmbeddingCache(tmp_path)) as known:
        found, embedded = known.encode(TEXTS, 140, embedder.identity, lambda: embedder, lambda _: None)
        again, nothing = known.encode(TEXTS, 140, embedder.identity, lambda: embedder, lambda _: None)
    assert (embedded, nothing) == (10, 0)
    for words, kept, text in zip(found.words, again.words, TEXTS[140:], strict=True):
        assert (
            words.tolist()
            == kept.tolist()
            == packed(HashingEmbedder().encode_passages([text])[0].words.vectors).tolist()
        )


def test_no_texts_give_no_vectors(tmp_path: Path) -> None:
    vectors, embedded = encode(tmp_path, [], HashingEmbedder())
    assert (vectors.shape, embedded) == ((0, 64), 0)


def test_models_do_not_share_vectors(tmp_path: Path) -> None:
    encode(tmp_path, TEXTS, HashingEmbedder())
    assert encode(tmp_path, TEXTS, HashingEmbedder(model="other"))[1] == len(TEXTS)
    assert encode(tmp_path, TEXTS, HashingEmbedder(dimension=32))[0].shape == (len(TEXTS), 32)


def test_progress_adds_up_to_the_number_of_texts(tmp_path: Path) -> None:
    encode(tmp_path, TEXTS[:20], HashingEmbedder())
    done: list[int] = []
    with closing(EmbeddingCache(tmp_path)) as known:
        embedder = HashingEmbedder()
        known.encode([*TEXTS, *TEXTS], 0, embedder.identity, lambda: embedder, done.append)
    assert sum(done) == 2 * len(TEXTS)
    assert len(done) > 2


def test_what_was_embedded_before_an_interruption_is_kept(tmp_path: Path) -> None:
    embedder = HashingEmbedder()

    def interrupted(count: int) -> None:
        if count:
            raise KeyboardInterrupt

    with closing(EmbeddingCache(tmp_path)) as known, pytest.raises(KeyboardInterrupt):
        known.encode(TEXTS, len(TEXTS), embedder.identity, lambda: embedder, interrupted)
    assert encode(tmp_path, TEXTS, embedder)[1] == len(TEXTS) - 64


def garbage(path: Path) -> None:
    path.write_bytes(b"garbage" * 1_000)


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def pages_of_noise(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4_096] + b"\xff" * (len(data) - 4_096))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def another_table(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE vector (a)")


def vectors_cut_short(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE vector SET vector = substr(vector, 1, 7)")


def vectors_of_noise(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE vector SET vector = zeroblob(length(vector))")


@pytest.mark.parametrize(
    "harm", [garbage, half, pages_of_noise, emptied, another_table, vectors_cut_short, vectors_of_noise]
)
def test_a_cache_file_of_garbage_costs_work_and_nothing_else(tmp_path: Path, expected: Vectors, harm: object) -> None:
    encode(tmp_path, TEXTS, HashingEmbedder())
    assert callable(harm)
    harm(tmp_path / CACHE_FILE)
    vectors, _ = encode(tmp_path, TEXTS, HashingEmbedder())
    assert float(np.abs(vectors - expected).max()) <= 1e-6
    assert encode(tmp_path, TEXTS, HashingEmbedder())[1] == 0
