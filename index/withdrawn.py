"""The corpus' list of articles taken back: which, why, since when. Their files stay; builds leave them out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from index.data_files import Day, Schema, read_data_file
from index.errors import CorpusError, DataRefused
from index.whole_files import write_whole

WITHDRAWN_FILE = "withdrawn.yaml"
_HEAD = "# Articles that are no longer cited. `talks-index withdraw` writes here; the articles' files stay.\n"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    article_id: str
    why: str
    on: date


class _Entry(Schema):
    id: str
    why: str
    on: Day


class _WithdrawnFile(Schema):
    withdrawn: tuple[_Entry, ...]


def load_withdrawn(corpus: Path, article_ids: Iterable[str]) -> tuple[Withdrawal, ...]:
    """What `withdrawn.yaml` of a corpus lists; without the file, nothing.

    Raises:
        DataRefused: It departs from its schema, names an article that is not there, or one twice.
    """
    path = corpus / WITHDRAWN_FILE
    if not path.exists():
        return ()
    read, known = read_data_file(path, _WithdrawnFile), set(article_ids)
    faults, seen = [], set()
    for number, entry in enumerate(read.value.withdrawn):
        place = ("withdrawn", number, "id")
        if entry.id not in known:
            faults.append(read.fault(place, f"no article {entry.id}", "the id of an article of the corpus"))
        if entry.id in seen:
            faults.append(read.fault(place, f"{entry.id} stands here again", "each article once"))
        seen.add(entry.id)
    if faults:
        raise DataRefused(faults)
    return tuple(Withdrawal(entry.id, entry.why, entry.on) for entry in read.value.withdrawn)


def save_withdrawn(corpus: Path, withdrawn: Sequence[Withdrawal]) -> None:
    """Write the list of a corpus.

    Raises:
        CorpusError: The disk refuses; the list is as it was.
    """
    entries = [{"id": one.article_id, "why": one.why, "on": one.on} for one in withdrawn]
    text = yaml.safe_dump({"withdrawn": entries}, allow_unicode=True, sort_keys=False, width=10_000)
    path = corpus / WITHDRAWN_FILE
    try:
        write_whole(path, (_HEAD + text).encode())
    except OSError as error:
        raise CorpusError(f"{path}: cannot be written ({error.strerror}); it is as it was") from None
