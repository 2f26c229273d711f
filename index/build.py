"""From the files of a corpus to a published snapshot."""

import hashlib
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from index.articles import Corpus, load_corpus
from index.embedding import Embedder, building_embedder, known_identity
from index.errors import CorpusError
from index.passages import passages
from index.queries import parse
from index.records import Article, EmbedderIdentity, Passage
from index.search import search
from index.snapshot.embedding_cache import EmbeddingCache
from index.snapshot.embedding_cache import cache as embedding_cache
from index.snapshot.manifest import SCHEMA_VERSION, Counts, Manifest, digests, tool_version, write_manifest
from index.snapshot.opened import ARTICLES_FOLDER, PASSAGES_FOLDER, Snapshot, open_current
from index.snapshot.publish import building, publish
from index.snapshot.records_db import write_records
from index.snapshot.text_index import TextIndex
from index.snapshot.vectors import write_vectors


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. ``published`` is False when the current snapshot was up to date already."""

    snapshot: str
    published: bool
    articles: int
    passages: int
    sentences: int
    embedded: int
    seconds: float


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """Where to build from and to, with which model (name or path); ``models`` holds the exports."""

    corpus: Path
    index: Path
    models: Path
    model: str
    force: bool = False


class _Refused(CorpusError):
    """The new snapshot does not find its own passages."""


# Told what is being done, and (done, total) of it.
Progress = Callable[[str, int, int], None]


def build(plan: BuildPlan, progress: Progress) -> BuildReport:
    """Build and publish a snapshot, unless the current one already is of this corpus and model.

    Raises:
        ArticleRefused: With every fault of the corpus. Nothing published changes, as with every error.
        EmbedderUnavailable: The model cannot be loaded.
        CorpusError: Another build is running, the disk refuses, or the snapshot does not find its own passages.
    """
    started = time.perf_counter()
    corpus = load_corpus(plan.corpus)
    with building(plan.index):
        embedder = cache(lambda: building_embedder(plan.model, plan.models))
        identity = known_identity(plan.model, plan.models) or embedder().identity
        current = None if plan.force else _up_to_date(plan.index, corpus, identity)
        if current is not None:
            counts = current.counts
            return _report(current.snapshot, counts, started, published=False, embedded=0)
        cut = [(article, passages(article)) for article in corpus.articles]
        try:
            with embedding_cache(plan.index) as known:
                work = _Work(corpus, cut, identity, embedder, known, progress, started)
                directory = publish(plan.index, work.snapshot_id, work.write, work.verify)
        except (OSError, sqlite3.Error) as error:
            message = f"{plan.index}: cannot be written ({getattr(error, 'strerror', None) or error})"
            raise CorpusError(f"{message}; nothing was published, the snapshot before stays") from error
        return _report(directory.name, work.counts, started, published=True, embedded=work.embedded)


def _report(snapshot: str, counts: Counts, started: float, *, published: bool, embedded: int) -> BuildReport:
    seconds = time.perf_counter() - started
    return BuildReport(snapshot, published, counts.articles, counts.passages, counts.sentences, embedded, seconds)


def _up_to_date(index: Path, corpus: Corpus, identity: EmbedderIdentity) -> Manifest | None:
    """The manifest of the current snapshot, if it is whole and made of this corpus by this model."""
    try:
        snapshot = open_current(index)
    except CorpusError:
        return None
    snapshot.close()
    manifest = snapshot.manifest
    return manifest if (manifest.corpus_digest, manifest.embedder) == (corpus.digest, identity) else None


class _Work:
    """One build: writes the files of a snapshot into a directory, and tries the snapshot once it is opened."""

    def __init__(
        self,
        corpus: Corpus,
        cut: Sequence[tuple[Article, Sequence[Passage]]],
        identity: EmbedderIdentity,
        embedder: Callable[[], Embedder],
        known: EmbeddingCache,
        progress: Progress,
        started: float,
    ) -> None:
        self._corpus, self._cut, self._identity, self._embedder = corpus, cut, identity, embedder
        self._known, self._progress, self._started = known, progress, started
        self._made = datetime.now(UTC)
        said = f"{SCHEMA_VERSION} {corpus.digest} {identity.weights_digest}"
        self.snapshot_id = f"{self._made:%Y%m%dT%H%M%S%fZ}-{hashlib.sha256(said.encode()).hexdigest()[:8]}"
        self.embedded = 0
        self.counts = Counts(len(corpus.articles), sum(len(some) for _, some in cut), 0)

    def write(self, directory: Path) -> None:
        passages_ = (passage for _, some in self._cut for passage in some)
        stored = write_records(directory, self._corpus.articles, passages_)
        bodies = {article.article_id: article for article in self._corpus.articles}
        pairs = [(bodies[passage.article_id], passage) for passage in stored.passages]
        self._progress("indexing text", 0, 1)
        (directory / PASSAGES_FOLDER).parent.mkdir()
        TextIndex.write(directory / PASSAGES_FOLDER, (lexical_text(article, passage) for article, passage in pairs))
        TextIndex.write(directory / ARTICLES_FOLDER, (whole_text(article) for article in self._corpus.articles))
        self._progress("indexing text", 1, 1)
        texts = [dense_text(article, passage) for article, passage in pairs]
        texts += [sentence.of(article.body) for article, sentence in stored.sentences]
        self.counts = Counts(len(self._corpus.articles), len(pairs), len(stored.sentences))
        done = 0

        def advance(count: int) -> None:
            nonlocal done
            done += count
            self._progress("embedding", done, len(texts))

        vectors, self.embedded = self._known.encode(texts, self._identity, self._embedder, advance)
        write_vectors(directory, vectors[: len(pairs)], vectors[len(pairs) :])
        write_manifest(directory, self._manifest(directory))

    def verify(self, snapshot: Snapshot) -> None:
        """Ask for a passage in its own words: the snapshot has to find them, there or where they stand as well.

        Raises:
            CorpusError: It does not.
        """
        article, (passage, *_) = self._cut[0]
        words = passage.sentences[0].of(article.body)[:400]
        hits = search(snapshot, parse(words), snapshot.vectors.vector(0), k=10)
        if not any(words in hit.passage.span.of(hit.article.body) for hit in hits):
            raise _Refused(f"the new snapshot does not find {article.article_id} by its own words; not published")

    def _manifest(self, directory: Path) -> Manifest:
        days = [article.published for article in self._corpus.articles if article.published]
        return Manifest(
            schema_version=SCHEMA_VERSION,
            snapshot=self.snapshot_id,
            made=self._made,
            corpus_digest=self._corpus.digest,
            newest=max(days, default=None),
            embedder=self._identity,
            counts=self.counts,
            build_seconds=round(time.perf_counter() - self._started, 3),
            tool_version=tool_version(),
            files=digests(directory),
        )


def dense_text(article: Article, passage: Passage) -> str:
    """What is embedded for a passage: its headline makes a passage findable that does not say what it is about."""
    text = passage.span.of(article.body)
    return f"{article.title}\n{text}" if article.title else text


def whole_text(article: Article) -> str:
    """What BM25 knows of an article: headline, outlet, body."""
    return f"{article.title or ''}\n{article.outlet}\n{article.body}"


def lexical_text(article: Article, passage: Passage) -> str:
    """What BM25 knows of a passage: headline, outlet, words."""
    return f"{article.title or ''}\n{article.outlet}\n{passage.span.of(article.body)}"
