import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.errors import CorpusError, SnapshotDamaged
from index.snapshot.manifest import MANIFEST_FILE
from index.snapshot.opened import POINTER_FILE, Snapshot, current_directory, open_current
from index.snapshot.publish import building, publish, rollback
from tests.fakes import HashingEmbedder, make_article, publish_snapshot, two_articles, write_snapshot


def visible(index: Path) -> set[str]:
    """What lies in an index, without the lock of the build."""
    return {path.name for path in index.iterdir()} - {".build-lock"}


def content(_: Snapshot) -> None: ...


def good(directory: Path) -> None:
    write_snapshot(directory, two_articles(), HashingEmbedder(), "new")


def test_a_snapshot_that_was_published_is_the_current_one(tmp_path: Path) -> None:
    directory = publish_snapshot(tmp_path, two_articles(), HashingEmbedder(), "first")
    assert directory == current_directory(tmp_path) == tmp_path / "first"
    assert visible(tmp_path) == {"first", POINTER_FILE}
    open_current(tmp_path).close()


def test_the_index_is_made_where_it_is_missing(tmp_path: Path) -> None:
    publish_snapshot(tmp_path / "deep" / "index.d", two_articles(), HashingEmbedder())
    open_current(tmp_path / "deep" / "index.d").close()


def nothing(_: Path) -> None: ...


def half_of_it(directory: Path) -> None:
    good(directory)
    data = (directory / "records.sqlite").read_bytes()
    (directory / "records.sqlite").write_bytes(data[: len(data) // 2])


def no_manifest(directory: Path) -> None:
    good(directory)
    (directory / MANIFEST_FILE).unlink()


def a_full_disk(directory: Path) -> None:
    (directory / "records.sqlite").write_bytes(b"begun")
    raise OSError(28, "No space left on device")


def an_interruption(directory: Path) -> None:
    good(directory)
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("write", "expected"),
    [
        (nothing, SnapshotDamaged),
        (half_of_it, SnapshotDamaged),
        (no_manifest, SnapshotDamaged),
        (a_full_disk, OSError),
        (an_interruption, KeyboardInterrupt),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_a_write_that_fails_leaves_the_snapshot_before_and_nothing_half_written(
    tmp_path: Path, write: Callable[[Path], None], expected: type[BaseException], before: bool
) -> None:
    if before:
        publish_snapshot(tmp_path, two_articles(), HashingEmbedder(), "old")
    with building(tmp_path), pytest.raises(expected):
        publish(tmp_path, "new", write, content)
    assert visible(tmp_path) == ({"old", POINTER_FILE} if before else set())
    if before:
        snapshot = open_current(tmp_path)
        assert snapshot.snapshot_id == "old"
        snapshot.close()


def test_a_snapshot_that_its_verification_refuses_is_not_published(tmp_path: Path) -> None:
    publish_snapshot(tmp_path, two_articles(), HashingEmbedder(), "old")
    opened: list[Snapshot] = []

    def refuse(snapshot: Snapshot) -> None:
        opened.append(snapshot)
        raise CorpusError("it does not find its own words")

    with building(tmp_path), pytest.raises(CorpusError, match="own words"):
        publish(tmp_path, "new", good, refuse)
    assert [snapshot.corpus.articles for snapshot in opened] == [2]
    assert visible(tmp_path) == {"old", POINTER_FILE}
    assert current_directory(tmp_path).name == "old"


def test_a_pointer_that_cannot_be_moved_leaves_the_snapshot_before_and_nothing_else(tmp_path: Path) -> None:
    publish_snapshot(tmp_path, two_articles(), HashingEmbedder(), "old")
    pointer, kept = tmp_path / POINTER_FILE, tmp_path / "kept"

    def put_a_folder_in_its_place(_: Snapshot) -> None:
        pointer.rename(kept)
        pointer.mkdir()

    with building(tmp_path), pytest.raises(OSError, match="Is a directory"):
        publish(tmp_path, "new", good, put_a_folder_in_its_place)
    assert visible(tmp_path) == {"old", POINTER_FILE, kept.name}
    assert kept.read_text() == "old\n"


def test_a_snapshot_is_verified_before_it_becomes_current(tmp_path: Path) -> None:
    publish_snapshot(tmp_path, two_articles(), HashingEmbedder(), "old")
    seen: list[str] = []
    with building(tmp_path):
        publish(tmp_path, "new", good, lambda _: seen.append(current_directory(tmp_path).name))
    assert seen == ["old"]
    assert current_directory(tmp_path).name == "new"


def test_the_last_three_snapshots_are_kept(tmp_path: Path) -> None:
    for number in range(5):
        publish_snapshot(
            tmp_path, [make_article(f"Day {number}.")], HashingEmbedder(), f"2031030{number}T000000000000Z-000000aa"
        )
    assert visible(tmp_path) == {POINTER_FILE, *(f"2031030{number}T000000000000Z-000000aa" for number in (2, 3, 4))}


def test_the_current_snapshot_is_kept_even_when_the_clock_went_back(tmp_path: Path) -> None:
    for day in (5, 6, 7, 1):
        publish_snapshot(tmp_path, two_articles(), HashingEmbedder(), f"2031030{day}T000000000000Z-000000aa")
    assert current_directory(tmp_path).name == "20310301T000000000000Z-000000aa"
    open_current(tmp_path).close()


def test_folders_that_are_no_snapshots_are_not_pruned(tmp_path: Path) -> None:
    (tmp_path / "models" / "0a").mkdir(parents=True)
    (tmp_path / "1-notes").mkdir()
    (tmp_path / "1-notes" / MANIFEST_FILE).write_text("{}")
    for number in range(5):
        publish_snapshot(tmp_path, two_articles(), HashingEmbedder(), f"2031030{number}T000000000000Z-000000aa")
    assert {"models", "1-notes"} < visible(tmp_path)


def test_one_build_runs_at_a_time(tmp_path: Path) -> None:
    with building(tmp_path):
        with pytest.raises(CorpusError) as refused, building(tmp_path):
            pass
        assert str(refused.value) == f"{tmp_path}: another build is running; wait until it is done"
    with building(tmp_path):
        pass


def test_a_build_that_failed_does_not_lock_the_next_one_out(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), building(tmp_path):
        raise KeyboardInterrupt
    publish_snapshot(tmp_path, two_articles(), HashingEmbedder())


def test_what_a_killed_build_left_aside_is_removed(tmp_path: Path) -> None:
    publish_snapshot(tmp_path, two_articles(), HashingEmbedder(), "old")
    (tmp_path / ".partial-abc" / "text").mkdir(parents=True)
    with building(tmp_path):
        assert visible(tmp_path) == {"old", POINTER_FILE}


def test_an_index_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.d").write_text("a file")
    with pytest.raises(CorpusError) as refused, building(tmp_path / "index.d"):
        pass
    expected = f"{tmp_path}/index.d: cannot be written (File exists); choose another --index"
    assert str(refused.value) == expected


def test_a_reader_keeps_what_it_opened_while_newer_snapshots_are_published(tmp_path: Path) -> None:
    publish_snapshot(tmp_path, two_articles(), HashingEmbedder(), "20310301T000000000000Z-000000aa")
    snapshot = open_current(tmp_path)
    for day in range(2, 7):
        publish_snapshot(
            tmp_path, [make_article("Other words.")], HashingEmbedder(), f"2031030{day}T000000000000Z-000000aa"
        )
    assert not snapshot.directory.exists()
    assert snapshot.records.article(0) == two_articles()[0]
    assert len(snapshot.passages.search(["harbour"], 5)) > 0
    vector = snapshot.vectors.vector(0)
    assert snapshot.vectors.sentence_cosines(vector, np.array([0])).shape == (1,)
    snapshot.close()


def test_everybody_may_read_what_is_published(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        directory = publish_snapshot(tmp_path / "index.d", two_articles(), HashingEmbedder())
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in directory.rglob("*") if path.is_file()} == {0o644}
    folders = [directory, *(path for path in directory.rglob("*") if path.is_dir())]
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o755}


def published(index: Path, *ids: str) -> None:
    for snapshot_id in ids:
        publish_snapshot(index, two_articles(), HashingEmbedder(), snapshot_id)


FIRST, SECOND = (f"2031030{day}T000000000000Z-00000000" for day in (4, 5))


def test_a_rollback_leads_to_the_snapshot_before_and_leaves_the_newer_one(tmp_path: Path) -> None:
    published(tmp_path, FIRST, SECOND)
    assert rollback(tmp_path) == FIRST
    assert current_directory(tmp_path).name == FIRST
    assert visible(tmp_path) == {FIRST, SECOND, POINTER_FILE}


def test_before_the_oldest_snapshot_there_is_nothing_to_go_back_to(tmp_path: Path) -> None:
    published(tmp_path, FIRST)
    with pytest.raises(CorpusError, match=f"no snapshot before {FIRST} is kept"):
        rollback(tmp_path)
    assert current_directory(tmp_path).name == FIRST


def test_a_rollback_to_a_damaged_snapshot_changes_nothing(tmp_path: Path) -> None:
    published(tmp_path, FIRST, SECOND)
    (tmp_path / FIRST / "records.sqlite").write_bytes(b"damaged")
    with pytest.raises(SnapshotDamaged):
        rollback(tmp_path)
    assert current_directory(tmp_path).name == SECOND


def test_nothing_is_rolled_back_while_a_build_runs(tmp_path: Path) -> None:
    published(tmp_path, FIRST, SECOND)
    with building(tmp_path), pytest.raises(CorpusError, match="another build is running"):
        rollback(tmp_path)
