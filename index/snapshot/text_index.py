"""BM25 over passages and over whole articles, by tantivy. The only file that imports it."""

import math
import re
import shutil
import tempfile
import unicodedata
import weakref
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import tantivy

TEXT_FOLDER = "text"
_FIELD, _ROW, _ANALYZER = "text", "row", "talks"
_LONGEST_TOKEN = 60
_WRITER_BYTES = 60_000_000
# Accents of Latin letters, and the vowel signs of Arabic script, once they are parted from their letters.
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed]")
# Letters that Arabic, Persian, Urdu and Pashto keyboards write differently, each to one form.
_LETTERS = str.maketrans("يىېۍكةہھە\u200c", "ییییکهههه ")


def terms(text: str) -> list[str]:
    """Index terms of a text, in order: folded to plain letters, lower case, English words stemmed."""
    return list(_analyzer().analyze(_folded(text)))


class TextIndex:
    """One BM25 index. Rows are those of the records."""

    def __init__(self, index: tantivy.Index) -> None:
        index.register_tokenizer(_ANALYZER, _analyzer())
        index.config_reader(reload_policy="manual")  # a snapshot never changes
        self._index = index
        self._searcher = index.searcher()

    @classmethod
    def write(cls, directory: Path, texts: Iterable[str]) -> None:
        """Index ``texts``; the n-th text gets row n.

        Raises:
            OSError: The disk refuses.
        """
        directory.mkdir(parents=True)
        schema = tantivy.SchemaBuilder()
        schema.add_text_field(_FIELD, stored=False, tokenizer_name=_ANALYZER, index_option="freq")
        schema.add_unsigned_field(_ROW, stored=False, fast=True)
        try:
            index = tantivy.Index(schema.build(), path=str(directory))
            index.register_tokenizer(_ANALYZER, _analyzer())
            # One thread: the same texts give the same files in the same order.
            writer = index.writer(heap_size=_WRITER_BYTES, num_threads=1)
            for row, text in enumerate(texts):
                document = tantivy.Document()
                document.add_text(_FIELD, _folded(text))
                document.add_unsigned(_ROW, row)
                writer.add_document(document)
            writer.commit()
            writer.wait_merging_threads()
        except ValueError as error:
            raise OSError(str(error)) from error
        for lock in directory.glob(".tantivy-*.lock"):
            lock.unlink()

    @classmethod
    def open(cls, directory: Path) -> "TextIndex":
        """Open an index for reading.

        Tantivy takes a lock file even to read, and a published snapshot may lie where nothing can be written: it is
        opened through links in a temporary directory, which goes when the index is no longer used.
        """
        links = Path(tempfile.mkdtemp(prefix="talks-text-"))
        for path in directory.iterdir():
            (links / path.name).symlink_to(path.resolve())
        try:
            opened = cls(tantivy.Index.open(str(links)))
        except ValueError:
            shutil.rmtree(links, ignore_errors=True)
            raise
        # Its threads may still write a lock while the directory goes; what they leave is empty.
        weakref.finalize(opened, shutil.rmtree, links, ignore_errors=True)
        return opened

    @property
    def size(self) -> int:
        """Number of texts."""
        return int(self._searcher.num_docs)

    def search(self, words: Sequence[str], k: int) -> dict[int, float]:
        """BM25 scores (above 0) of the ``k`` best rows that hold any of the terms ``words``, best first."""
        schema = self._index.schema
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, _FIELD, word, index_option="freq"))
            for word in dict.fromkeys(words)
        ]
        if not clauses:
            return {}
        hits = self._searcher.search(tantivy.Query.boolean_query(clauses), limit=k, count=False).hits
        rows = self._searcher.fast_field_values(_ROW, [address for _, address in hits])
        return {int(row or 0): float(score) for row, (score, _) in zip(rows, hits, strict=True)}

    def frequency(self, word: str) -> int:
        """Number of texts that hold the term ``word``."""
        return int(self._searcher.doc_freq(_FIELD, word))

    def weight(self, word: str) -> float:
        """Inverse document frequency of a term, as BM25 has it: the rarer, the higher; above 0."""
        frequency = self.frequency(word)
        return math.log(1 + (self.size - frequency + 0.5) / (frequency + 0.5))


@cache
def _analyzer() -> tantivy.TextAnalyzer:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(_LONGEST_TOKEN))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


def _folded(text: str) -> str:
    """Without accents and vowel signs, so that Erdoğan meets Erdogan, and İ meets i."""
    text = text.replace("’s", "").replace("'s", "")
    if text.isascii():
        return text
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).translate(_LETTERS)
