"""All files of a snapshot, from articles to manifest. Where they go, and whether they count, is `publish`'s matter."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from index.articles import Corpus
from index.passages import passages
from index.records import EmbedderIdentity, Vectors
from index.snapshot.manifest import SCHEMA_VERSION, Counts, Manifest, digests, tool_version, write_manifest
from index.snapshot.opened import ARTICLES_FOLDER, PASSAGES_FOLDER
from index.snapshot.records_db import write_records
from index.snapshot.text_index import TextIndex
from index.snapshot.texts import dense_text, lexical_text
from index.snapshot.vectors import write_vectors


@dataclass(frozen=True, slots=True)
class Description:
    """What a snapshot says of itself. ``started`` is the value of `time.perf_counter` when its build began."""

    snapshot: str
    made: datetime
    embedder: EmbedderIdentity
    started: float


def write_snapshot(
    directory: Path, corpus: Corpus, description: Description, encode: Callable[[Sequence[str]], Vectors]
) -> None:
    """Fill an empty directory. ``encode`` gets all texts at once, passages before sentences.

    Raises:
        OSError: The disk refuses; `sqlite3.Error` where it refuses the records.
    """
    articles = {article.article_id: article for article in corpus.articles}
    cut = (passage for article in corpus.articles for passage in passages(article))
    stored = write_records(directory, corpus.articles, cut)
    pairs = [(articles[passage.article_id], passage) for passage in stored.passages]
    (directory / PASSAGES_FOLDER).parent.mkdir()
    of_passages = (lexical_text(article, passage.span.of(article.body)) for article, passage in pairs)
    TextIndex.write(directory / PASSAGES_FOLDER, of_passages)
    TextIndex.write(directory / ARTICLES_FOLDER, (lexical_text(article, article.body) for article in corpus.articles))
    texts = [dense_text(article, passage) for article, passage in pairs]
    texts += [sentence.of(article.body) for article, sentence in stored.sentences]
    vectors = encode(texts)
    write_vectors(directory, vectors[: len(pairs)], vectors[len(pairs) :])
    manifest = Manifest(
        schema_version=SCHEMA_VERSION,
        snapshot=description.snapshot,
        made=description.made,
        corpus_digest=corpus.digest,
        newest=max((article.published for article in corpus.articles if article.published), default=None),
        embedder=description.embedder,
        counts=Counts(len(articles), len(pairs), len(stored.sentences)),
        build_seconds=round(time.perf_counter() - description.started, 3),
        tool_version=tool_version(),
        files=digests(directory),
    )
    write_manifest(directory, manifest)
