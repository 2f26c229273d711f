"""A published snapshot, opened: everything a search needs, verified before the first question."""

import json
import re
import sqlite3
from functools import lru_cache
from pathlib import Path

from index.calibration import calibration_from_json
from index.disagreements import disagreements_from_json
from index.entities import Entities, EntityKind, entities_from_json
from index.errors import SnapshotDamaged, SnapshotMissing
from index.glossary import glossary_from_json
from index.records import CorpusSize, Query
from index.signal_names import SIGNALS
from index.snapshot.manifest import MANIFEST_FILE, Manifest, read_manifest, verify_files
from index.snapshot.records_db import RECORDS_FILE, Records, Rows
from index.snapshot.text_index import TEXT_FOLDER, TextIndex, terms
from index.snapshot.vectors import VECTORS_FILE, VectorIndex
from index.snapshot.views import PassageView, passage_view
from index.snapshot.word_vectors import WORDS_FILE, WordIndex
from index.wording import Wording, in_english

POINTER_FILE = "current"
PASSAGES_FOLDER = f"{TEXT_FOLDER}/passages"
ARTICLES_FOLDER = f"{TEXT_FOLDER}/articles"
# Names under which the records keep what stands beside the articles of a corpus.
ENTITIES, DISAGREEMENTS, CALIBRATION, NAMING = "entities", "disagreements", "calibration", "naming"
GLOSSARY, MULTILINGUAL, SUGGESTIONS = "glossary", "multilingual", "suggestions"
# Some 5 kB each.
_VIEWS_KEPT = 8_192
_WORDS_KEPT = 20_000
_QUERIES_KEPT = 64
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
            self.entities = entities_from_json(self.records.data(ENTITIES))
            self.disagreements = disagreements_from_json(self.records.data(DISAGREEMENTS))
            self.calibration = calibration_from_json(self.records.data(CALIBRATION))
            self.glossary = glossary_from_json(self.records.data(GLOSSARY))
            self.multilingual: bool = json.loads(self.records.data(MULTILINGUAL))
            self.suggestions = [(one, frozenset(terms(one))) for one in json.loads(self.records.data(SUGGESTIONS))]
            # How many sentences name an entity, by its id.
            self.naming: dict[str, int] = json.loads(self.records.data(NAMING))
            path = directory / VECTORS_FILE
            self.vectors = VectorIndex(directory)
            path = directory / WORDS_FILE
            self.words = WordIndex(directory)
            path = directory / TEXT_FOLDER
            self.passages = TextIndex.open(directory / PASSAGES_FOLDER)
            self.articles = TextIndex.open(directory / ARTICLES_FOLDER)
        except (OSError, ValueError, KeyError, RuntimeError, sqlite3.Error) as error:
            raise SnapshotDamaged(path, f"cannot be read ({type(error).__name__})") from error
        self.ranking = tuple(self.calibration.ranking.get(name, 0.0) for name in SIGNALS)
        self.article_rows = self.records.article_rows()
        self.persons = _of_kind(self.entities, EntityKind.PERSON)
        self.places = _of_kind(self.entities, EntityKind.PLACE)
        self._view = lru_cache(_VIEWS_KEPT)(self._read_view)
        self._wording = lru_cache(_QUERIES_KEPT)(self._word)
        self._uses = lru_cache(_WORDS_KEPT)(self._find_uses)
        said = self.manifest.counts
        passages, dimension = self.vectors.shape
        agree = {
            (said.articles, said.passages, said.sentences),
            counts,
            (self.articles.size, passages, self.vectors.sentences),
            (self.articles.size, self.passages.size, self.words.sentences),
        }
        if len(agree) != 1 or dimension != self.manifest.embedder.dimension:
            raise SnapshotDamaged(directory / MANIFEST_FILE, "its counts are not those of the other files")

    @property
    def snapshot_id(self) -> str:
        return self.manifest.snapshot

    @property
    def corpus(self) -> CorpusSize:
        return self.manifest.corpus

    def wording(self, query: Query) -> Wording:
        """A query in the words of the articles, for this corpus and its model. Encoding and searching both ask."""
        return self._wording(query)

    def _word(self, query: Query) -> Wording:
        return in_english(query, self.entities, self.glossary, multilingual=self.multilingual)

    def uses(self, word: str) -> bool:
        """Whether any article uses a word, in whatever form."""
        return self._uses(word)

    def _find_uses(self, word: str) -> bool:
        return any(self.passages.frequency(term) > 0 for term in terms(word))

    def view(self, rows: Rows) -> PassageView:
        """A passage with all that a search compares of it. Those looked at last are kept."""
        return self._view(rows)

    def _read_view(self, rows: Rows) -> PassageView:
        return passage_view(self.records, self.entities, rows)

    def close(self) -> None:
        self.records.close()


def _of_kind(entities: Entities, kind: EntityKind) -> frozenset[str]:
    return frozenset(entity.entity_id for entity in entities if entity.kind is kind)


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
