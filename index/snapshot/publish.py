"""Putting a snapshot in place: written aside, made durable, verified, and only then pointed to."""

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import CorpusError
from index.snapshot.manifest import MANIFEST_FILE
from index.snapshot.opened import POINTER_FILE, Snapshot, current_directory
from index.whole_files import write_whole

KEPT_SNAPSHOTS = 3
_LOCK_FILE = ".build-lock"
_ASIDE = ".partial-"
_ID = re.compile(r"\d{8}T\d{12}Z-[0-9a-f]{8}")


@contextmanager
def building(index: Path) -> Iterator[None]:
    """Hold the right to build below ``index``; what an interrupted build left aside is removed.

    Raises:
        CorpusError: Another build is running, or the directory cannot be written.
    """
    try:
        index.mkdir(parents=True, exist_ok=True)
        lock = (index / _LOCK_FILE).open("w")
    except OSError as error:
        raise CorpusError(f"{index}: cannot be written ({error.strerror}); choose another --index") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CorpusError(f"{index}: another build is running; wait until it is done") from None
        for leftover in index.glob(f"{_ASIDE}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        yield


def publish(index: Path, snapshot_id: str, write: Callable[[Path], None], verify: Callable[[Snapshot], None]) -> Path:
    """Let ``write`` fill a directory, and make it the current snapshot if it opens and ``verify`` is content.

    Whatever goes wrong, the snapshot published before stays as it is, and the new one is removed.
    """
    aside, directory = Path(tempfile.mkdtemp(dir=index, prefix=_ASIDE)), index / snapshot_id
    try:
        write(aside)
        _make_durable(aside)
        snapshot = Snapshot(aside)
        try:
            verify(snapshot)
        finally:
            snapshot.close()
        aside.chmod(0o755)
        aside.replace(directory)
        write_whole(index / POINTER_FILE, f"{snapshot_id}\n".encode())
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        # An interruption may come when the pointer has moved already: then the new snapshot is the good one.
        if not _is_current(index, snapshot_id):
            shutil.rmtree(directory, ignore_errors=True)
        raise
    _fsync(index)
    _prune(index, snapshot_id)
    return directory


def rollback(index: Path) -> str:
    """Make the snapshot that was made before the current one current again, if it is whole; returns its id.

    Raises:
        SnapshotMissing: Nothing was published here yet.
        SnapshotDamaged: The one before is not whole; the current one stays, as with every error.
        CorpusError: None was kept, or a build is running.
    """
    with building(index):
        current = current_directory(index).name
        before = [name for name in _snapshots(index) if name < current]
        if not before:
            raise CorpusError(f"{index}: no snapshot before {current} is kept; build one from an earlier corpus")
        Snapshot(index / before[-1]).close()
        write_whole(index / POINTER_FILE, f"{before[-1]}\n".encode())
        _fsync(index)
    return before[-1]


def _is_current(index: Path, snapshot_id: str) -> bool:
    try:
        return current_directory(index).name == snapshot_id
    except CorpusError:
        return False


def _prune(index: Path, current: str) -> None:
    """Remove all but the newest snapshots. Other folders stay."""
    others = [name for name in _snapshots(index) if name != current]
    for name in others[: -(KEPT_SNAPSHOTS - 1)]:
        shutil.rmtree(index / name, ignore_errors=True)


def _snapshots(index: Path) -> list[str]:
    """Ids of all snapshots that are kept, the oldest first: they start with the time at which they were made."""
    names = (path.parent.name for path in index.glob(f"*/{MANIFEST_FILE}"))
    return sorted(name for name in names if _ID.fullmatch(name))


def _make_durable(directory: Path) -> None:
    for path in directory.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
        _fsync(path)
    _fsync(directory)
    _fsync(directory.parent)


def _fsync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
