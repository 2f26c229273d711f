"""A published snapshot, opened: everything a search needs, verified before the first question."""

import re
import sqlite3
from pathlib import Path

from index.errors import SnapshotDamaged, SnapshotMissing
from index.records import CorpusSize
from index.snapshot.manifest import MANIFEST_FILE, Manifest, read_manifest, verify_files
from index.snapshot.records_db import RECORDS_FILE, Records
from index.snapshot.text_index import TEXT_FOLDER, TextIndex
from index.snapshot.vectors import VECTORS_FILE, VectorIndex

POINTER_FILE = "current"
PASSAGES_FOLDER = f"{TEXT_FOLDER}/passages"
ARTICLES_FOLDER = f"{TEXT_FOLDER}/articles"
_SNAPSHOT_NAME = re.compile(r"[0-9A-Za-z-]{1,64}")


class Snapshot:
    """One immutable snapshot. It may be used by one thread at a time.

    Raises:
        SnapshotDamaged: A file is missing or changed, or parts do not belong together. The file is named.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.manifest: Manifest = read_manifest(directory)
        verify_files(directory, self.manifest)
        path = directory
        try:
            path = directory / RECORDS_FILE
            self.records = Records(directory)
            counts = self.records.counts()
            path = directory / VECTORS_FILE
            self.vectors = VectorIndex(directory)
            path = directory / TEXT_FOLDER
            self.passages = TextIndex.open(directory / PASSAGES_FOLDER)
            self.articles = TextIndex.open(directory / ARTICLES_FOLDER)
        except (OSError, ValueError, RuntimeError, sqlite3.Error) as error:
            raise SnapshotDamaged(path, f"cannot be read ({type(error).__name__})") from error
        said = self.manifest.counts
        passages, dimension = self.vectors.shape
        agree = {
            (said.articles, said.passages, said.sentences),
            counts,
            (self.articles.size, passages, self.vectors.sentences),
            (self.articles.size, self.passages.size, said.sentences),
        }
        if len(agree) != 1 or dimension != self.manifest.embedder.dimension:
            raise SnapshotDamaged(directory / MANIFEST_FILE, "its counts are not those of the other files")

    @property
    def snapshot_id(self) -> str:
        return self.manifest.snapshot

    @property
    def corpus(self) -> CorpusSize:
        return self.manifest.corpus

    def close(self) -> None:
        self.records.close()


def current_directory(index: Path) -> Path:
    """Directory of the published snapshot below ``index``.

    Raises:
        SnapshotMissing: Nothing was published here yet.
        SnapshotDamaged: The pointer leads nowhere.
    """
    pointer = index / POINTER_FILE
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise SnapshotMissing(index) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SnapshotDamaged(pointer, f"cannot be read ({type(error).__name__})") from None
    if not _SNAPSHOT_NAME.fullmatch(name) or not (index / name).is_dir():
        raise SnapshotDamaged(pointer, f"points to {name[:80]!r}, which is not a snapshot here")
    return index / name


def open_current(index: Path) -> Snapshot:
    """Open the published snapshot below ``index``. Raises as `current_directory` and `Snapshot` do."""
    return Snapshot(current_directory(index))
