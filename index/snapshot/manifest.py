"""The file that says what is in a snapshot: manifest.json."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path

from index.embedding.weights import file_digest
from index.errors import SnapshotDamaged
from index.records import CorpusSize, EmbedderIdentity

MANIFEST_FILE = "manifest.json"
# The manifest's own checksum stands in it, and is taken over its text with zeros in that place.
_DIGEST_KEY, _NO_DIGEST = "manifest_digest", "0" * 64
# Raised whenever code reads or writes a snapshot differently, or cuts or embeds texts differently.
SCHEMA_VERSION = 10


@dataclass(frozen=True, slots=True)
class Counts:
    articles: int
    passages: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """``files`` maps each file's path inside the snapshot to its SHA-256 (hex).

    ``parser`` names what read indirect speech beside the rules, or is None.
    """

    schema_version: int
    snapshot: str
    made: datetime
    corpus_digest: str
    newest: date | None
    oldest: date | None
    embedder: EmbedderIdentity
    parser: str | None
    counts: Counts
    build_seconds: float
    tool_version: str
    files: dict[str, str]

    @property
    def corpus(self) -> CorpusSize:
        return CorpusSize(self.counts.articles, self.newest, self.oldest)


def tool_version() -> str:
    """The version of this program, as it is installed."""
    return version("talks-bot")


def digests(directory: Path) -> dict[str, str]:
    """SHA-256 (hex) of every file of a snapshot but its manifest, by path inside it."""
    files = sorted(path for path in directory.rglob("*") if path.is_file())
    return {path.relative_to(directory).as_posix(): file_digest(path) for path in files if path.name != MANIFEST_FILE}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def write_manifest(directory: Path, manifest: Manifest) -> None:
    values = asdict(manifest) | {
        "made": manifest.made.isoformat(timespec="seconds"),
        "newest": manifest.newest.isoformat() if manifest.newest else None,
        "oldest": manifest.oldest.isoformat() if manifest.oldest else None,
    }
    text = json.dumps({_DIGEST_KEY: _NO_DIGEST} | values, indent=1, ensure_ascii=False) + "\n"
    signed = text.replace(_NO_DIGEST, _digest(text), 1)
    (directory / MANIFEST_FILE).write_text(signed, encoding="utf-8", newline="\n")


def read_manifest(directory: Path) -> Manifest:
    """Read the manifest of a snapshot, without looking at the other files.

    Raises:
        SnapshotDamaged: It is missing or not readable, or of another schema version.
    """
    path = directory / MANIFEST_FILE
    try:
        text = path.read_bytes().decode()
        said = json.loads(text)
        if said["schema_version"] != SCHEMA_VERSION:
            raise SnapshotDamaged(path, f"schema version {said['schema_version']}, this program reads {SCHEMA_VERSION}")
        digest = said.pop(_DIGEST_KEY)
        if digest != _digest(text.replace(digest, _NO_DIGEST, 1)):
            raise SnapshotDamaged(path, "not what was written (its checksum differs)")
        newest, oldest = said["newest"], said["oldest"]
        if not all(isinstance(text, str) for pair in said["files"].items() for text in pair):
            raise SnapshotDamaged(path, "not a manifest (its files have no checksums)")
        return Manifest(
            **said
            | {
                "made": datetime.fromisoformat(said["made"]),
                "newest": date.fromisoformat(newest) if newest else None,
                "oldest": date.fromisoformat(oldest) if oldest else None,
                "embedder": EmbedderIdentity(**said["embedder"]),
                "counts": Counts(**said["counts"]),
            }
        )
    except FileNotFoundError:
        raise SnapshotDamaged(path, "missing") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SnapshotDamaged(path, f"not a manifest ({type(error).__name__})") from None


def verify_files(directory: Path, manifest: Manifest) -> None:
    """Compare every file with its checksum.

    Raises:
        SnapshotDamaged: Naming the first file that is missing, changed or strange.
    """
    found = digests(directory)
    for name, digest in sorted(manifest.files.items()):
        if name not in found:
            raise SnapshotDamaged(directory / name, "missing")
        if found[name] != digest:
            raise SnapshotDamaged(directory / name, "not what the manifest says (its checksum differs)")
    for name in sorted(found.keys() - manifest.files.keys()):
        raise SnapshotDamaged(directory / name, "not in the manifest")
