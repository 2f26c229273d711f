import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from index.errors import SnapshotDamaged
from index.records import CorpusSize
from index.snapshot.manifest import MANIFEST_FILE, SCHEMA_VERSION, digests, read_manifest, verify_files, write_manifest
from tests.fakes import HashingEmbedder, two_articles, write_snapshot

AGAIN = "run `talks-index build --force` to make a new snapshot"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    write_snapshot(tmp_path, two_articles(), HashingEmbedder())
    return tmp_path


def rewrite(directory: Path, values: Mapping[str, object]) -> Path:
    """Write a manifest of these values with a right checksum, which is taken with zeros in its place."""
    path = directory / MANIFEST_FILE
    text = json.dumps({"manifest_digest": "0" * 64} | {key: values[key] for key in values if key != "manifest_digest"})
    path.write_text(text.replace("0" * 64, hashlib.sha256(text.encode()).hexdigest(), 1))
    return path


def values_of(directory: Path) -> dict[str, object]:
    values = json.loads((directory / MANIFEST_FILE).read_text())
    assert isinstance(values, dict)
    return values


def test_a_manifest_is_read_back_as_it_was_written(directory: Path) -> None:
    manifest = read_manifest(directory)
    write_manifest(directory, manifest)
    assert read_manifest(directory) == manifest


def test_a_manifest_says_what_the_snapshot_holds(directory: Path) -> None:
    manifest = read_manifest(directory)
    newest = two_articles()[1].published
    assert (manifest.schema_version, manifest.corpus) == (SCHEMA_VERSION, CorpusSize(2, newest, newest))
    assert manifest.embedder == HashingEmbedder().identity
    assert manifest.files == digests(directory)
    assert {"records.sqlite", "vectors.faiss", "sentences.npy"} < set(manifest.files)
    assert MANIFEST_FILE not in manifest.files


@pytest.mark.parametrize("version", [0, SCHEMA_VERSION + 1, "1", None])
def test_another_schema_version_is_refused(directory: Path, version: object) -> None:
    path = rewrite(directory, values_of(directory) | {"schema_version": version})
    with pytest.raises(SnapshotDamaged) as damaged:
        read_manifest(directory)
    assert str(damaged.value) == f"{path}: schema version {version}, this program reads {SCHEMA_VERSION}; {AGAIN}"


def test_a_missing_manifest_is_named(tmp_path: Path) -> None:
    with pytest.raises(SnapshotDamaged) as damaged:
        read_manifest(tmp_path)
    assert str(damaged.value) == f"{tmp_path}/{MANIFEST_FILE}: missing; {AGAIN}"


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"1", b"\xff", b"{}", b"[" * 100_000])
def test_garbage_is_no_manifest(directory: Path, data: bytes) -> None:
    (directory / MANIFEST_FILE).write_bytes(data)
    with pytest.raises(SnapshotDamaged, match=rf"^{directory}/{MANIFEST_FILE}: not a manifest "):
        read_manifest(directory)


@pytest.mark.parametrize(
    "change",
    [
        {"unknown": 1},
        {"made": "soon"},
        {"newest": "soon"},
        {"newest": 5},
        {"embedder": None},
        {"embedder": {"model": "x"}},
        {"counts": []},
        {"counts": {"articles": 2, "passages": 1, "sentences": 1, "more": 1}},
        {"files": None},
        {"files": []},
        {"files": "all"},
        {"files": {"vectors.faiss": 5}},
    ],
)
def test_a_manifest_with_a_strange_value_is_refused(directory: Path, change: dict[str, object]) -> None:
    rewrite(directory, values_of(directory) | change)
    with pytest.raises(SnapshotDamaged):
        verify_files(directory, read_manifest(directory))


@pytest.mark.parametrize("key", ["snapshot", "made", "corpus_digest", "newest", "embedder", "counts", "files"])
def test_a_manifest_without_a_key_is_refused(directory: Path, key: str) -> None:
    path = rewrite(directory, {name: value for name, value in values_of(directory).items() if name != key})
    with pytest.raises(SnapshotDamaged, match=rf"^{path}: not a manifest "):
        read_manifest(directory)


def test_a_manifest_in_which_anything_was_changed_is_refused(directory: Path) -> None:
    path = directory / MANIFEST_FILE
    data = path.read_bytes()
    for at in range(0, len(data), 5):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with pytest.raises(SnapshotDamaged) as damaged:
            read_manifest(directory)
        assert damaged.value.path == path


def test_a_file_that_the_manifest_does_not_name_is_refused(directory: Path) -> None:
    (directory / "text" / "extra").touch()
    with pytest.raises(SnapshotDamaged) as damaged:
        verify_files(directory, read_manifest(directory))
    assert str(damaged.value) == f"{directory}/text/extra: not in the manifest; {AGAIN}"
