"""Everything the library refuses, as one tree.

::

    CorpusError                 the base: one sentence for a person, no traceback needed
    ├── FilesRefused            what came from outside: every fault of every file, in one go
    │   ├── ArticleRefused      articles
    │   └── DataRefused         the corpus' other files (entities, disagreements, gate, feeds)
    ├── FetchRefused            an address that is not fetched, or that answers with what is not taken
    ├── EmbedderUnavailable     a model that cannot be loaded, or is not the one it claims to be
    ├── ParserUnavailable       the parser is asked for, and its extra is not installed
    ├── QuestionRefused         a question that cannot be asked as it stands
    │   ├── QuestionEmpty       there is none
    │   ├── QuestionTooLong     it is longer than a message can be
    │   └── QuestionUnreadable  it holds bytes that are no text
    ├── SnapshotMissing         nothing was published yet
    └── SnapshotDamaged         what is on disk is not what its manifest says

Only rims catch them: the commands of `index.__main__` and the handlers of `bot`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one file: where it is (line from 1), what is wrong, and what is expected instead.

    ``path`` is the file, or the address of what was fetched.
    """

    path: Path | str
    line: int
    wrong: str
    expected: str

    def __str__(self) -> str:
        # A value that is shown may hold any kind of line end; a fault is one line all the same.
        return " ".join(f"{self.path}:{self.line}: {self.wrong}; {self.expected}".splitlines())


class CorpusError(Exception):
    """Base of what this library raises on purpose. Its text is meant for the person at the keyboard."""


class FilesRefused(CorpusError):
    """Files do not hold what they should. ``faults`` has all that is wrong, in order of file and line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (str(fault.path), fault.line, fault.wrong)))
        super().__init__("\n".join(map(str, self.faults)))


class ArticleRefused(FilesRefused):
    """Files do not hold what articles hold."""


class DataRefused(FilesRefused):
    """A file beside the articles does not hold what its schema says, or contradicts another."""


class FetchRefused(CorpusError):
    """An address is not fetched, or what it answers is not taken. ``url`` names it, ``why`` says the limit."""

    def __init__(self, url: str, why: str) -> None:
        self.url, self.why = url, why
        super().__init__(f"{url}: {why}")


class EmbedderUnavailable(CorpusError):
    """A model cannot be loaded, or its weights are not the expected ones."""


class ParserUnavailable(CorpusError):
    """The parser of indirect speech is asked for, and the extra that has it is not installed."""


class QuestionRefused(CorpusError):
    """A question cannot be asked as it stands. Its class says why."""


class QuestionEmpty(QuestionRefused):
    """A question has no letters at all."""

    def __init__(self) -> None:
        super().__init__("the question is empty; type a question")


class QuestionTooLong(QuestionRefused):
    """A question has ``characters``, of which it may have at most ``most``."""

    def __init__(self, characters: int, most: int) -> None:
        self.characters, self.most = characters, most
        super().__init__(f"the question has {characters:,} characters; at most {most:,}")


class QuestionUnreadable(QuestionRefused):
    """A question holds bytes that are no text."""

    def __init__(self) -> None:
        super().__init__("the question is not UTF-8; send it as UTF-8")


class SnapshotMissing(CorpusError):
    """There is no published snapshot in ``directory``."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        super().__init__(f"{directory}: no snapshot published here; run `talks-index build` first")


class SnapshotDamaged(CorpusError):
    """A file of a snapshot is missing, changed, or made for another model or schema. ``path`` names it."""

    def __init__(self, path: Path, wrong: str) -> None:
        self.path = path
        super().__init__(f"{path}: {wrong}; run `talks-index build --force` to make a new snapshot")
