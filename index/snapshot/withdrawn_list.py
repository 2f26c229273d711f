"""An index's list of withdrawn articles. Every answer is held against it, whatever the snapshot holds."""

import json
from collections.abc import Iterable
from pathlib import Path

from index.errors import CorpusError, SnapshotDamaged
from index.whole_files import write_whole

LIST_FILE = "withdrawn.json"


def write_withdrawn_list(index: Path, article_ids: Iterable[str]) -> None:
    """Put the ids where answers are held against them, at once, for the bots that run.

    Raises:
        CorpusError: The disk refuses; the list is as it was.
    """
    path, data = index / LIST_FILE, (json.dumps(sorted(article_ids)) + "\n").encode()
    try:
        if not path.exists() or path.read_bytes() != data:
            write_whole(path, data)
    except OSError as error:
        raise CorpusError(f"{path}: cannot be written ({error.strerror}); it is as it was") from None


class WithdrawnList:
    """The ids of an index's list, read again whenever its file changes. Without a file, none is withdrawn.

    Raises:
        SnapshotDamaged: The file is there, but is no such list.
    """

    def __init__(self, index: Path) -> None:
        self._path = index / LIST_FILE
        self._stamp: tuple[int, int, int] | None = None
        self._ids: frozenset[str] = frozenset()
        self.ids()

    def ids(self) -> frozenset[str]:
        """Ids of the articles that may not be cited now.

        Raises:
            SnapshotDamaged: The file was changed into something that is no such list.
        """
        try:
            found = self._path.stat()
        except FileNotFoundError:
            self._stamp, self._ids = None, frozenset()
            return self._ids
        stamp = (found.st_mtime_ns, found.st_size, found.st_ino)
        if stamp != self._stamp:
            self._ids, self._stamp = self._read(), stamp
        return self._ids

    def _read(self) -> frozenset[str]:
        try:
            ids = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise SnapshotDamaged(self._path, f"cannot be read ({type(error).__name__})") from None
        if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
            raise SnapshotDamaged(self._path, "not a list of article ids")
        return frozenset(ids)
