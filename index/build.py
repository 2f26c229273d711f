"""From the files of a corpus to a published snapshot."""

import hashlib
import logging
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from index.answers import Answerer
from index.corpus import Corpus, load_corpus
from index.embedding import Embedder, building_embedder, known_identity, open_embedder
from index.errors import CorpusError
from index.gate import GATE_FILE
from index.golden import run_gate
from index.parser import OpenParser, open_parser
from index.queries import understand
from index.records import EmbedderIdentity, Vectors
from index.search import search
from index.snapshot.embedding_cache import EmbeddingCache
from index.snapshot.manifest import SCHEMA_VERSION, Manifest, read_manifest
from index.snapshot.opened import Snapshot, open_current
from index.snapshot.publish import building, publish
from index.snapshot.withdrawn_list import write_withdrawn_list
from index.snapshot.write import Description, write_snapshot

log = logging.getLogger(__name__)


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
    """Where to build from and to, with which model (name or path); ``models`` holds the exports.

    ``parser``: whether indirect speech is read with the parser of the extra.
    """

    corpus: Path
    index: Path
    models: Path
    model: str
    force: bool = False
    parser: bool = False


class _Refused(CorpusError):
    """The new snapshot does not find its own passages."""


# Told what is being done, and (done, total) of it.
Progress = Callable[[str, int, int], None]


def build(plan: BuildPlan, progress: Progress) -> BuildReport:
    """Build and publish a snapshot, unless the current one already is of this corpus and model.

    Raises:
        ParserUnavailable: It is asked for, and its extra is not installed.
        FilesRefused: With every fault of the corpus. Nothing published changes, as with every error.
        EmbedderUnavailable: The model cannot be loaded.
        CorpusError: Another build is running, the disk refuses, or the snapshot does not find its own passages.
    """
    started = time.perf_counter()
    corpus = load_corpus(plan.corpus)
    with building(plan.index):
        write_withdrawn_list(plan.index, (one.article_id for one in corpus.withdrawn))
        embedder = cache(lambda: building_embedder(plan.model, plan.models))
        identity = known_identity(plan.model, plan.models) or embedder().identity
        parser = open_parser() if plan.parser else None
        parse = parser.parse if parser else None
        current = None if plan.force else _up_to_date(plan.index, corpus, identity, parser)
        if current is not None:
            return _report(current, started, published=False, embedded=0)
        try:
            with closing(EmbeddingCache(plan.index)) as known:
                encoding = _Encoding(known, identity, embedder, progress)
                description = _description(corpus, identity, parser, started)
                progress("indexing text", 0, 1)
                directory = publish(
                    plan.index,
                    description.snapshot,
                    write=lambda aside: write_snapshot(aside, corpus, description, encoding.encode, parse),
                    verify=lambda snapshot: _verify(snapshot, plan, corpus),
                )
        except (OSError, sqlite3.Error) as error:
            message = f"{plan.index}: cannot be written ({getattr(error, 'strerror', None) or error})"
            raise CorpusError(f"{message}; nothing was published, the snapshot before stays") from error
        return _report(read_manifest(directory), started, published=True, embedded=encoding.embedded)


def _report(manifest: Manifest, started: float, *, published: bool, embedded: int) -> BuildReport:
    counts, seconds = manifest.counts, time.perf_counter() - started
    return BuildReport(
        manifest.snapshot, published, counts.articles, counts.passages, counts.sentences, embedded, seconds
    )


def _up_to_date(index: Path, corpus: Corpus, identity: EmbedderIdentity, parser: OpenParser | None) -> Manifest | None:
    """The manifest of the current snapshot, if it is whole and made of this corpus by this model and this parser."""
    try:
        snapshot = open_current(index)
    except CorpusError:
        return None
    snapshot.close()
    manifest = snapshot.manifest
    made_by = (manifest.corpus_digest, manifest.embedder, manifest.parser)
    return manifest if made_by == (corpus.digest, identity, parser and parser.identity) else None


def _description(corpus: Corpus, identity: EmbedderIdentity, parser: OpenParser | None, started: float) -> Description:
    made = datetime.now(UTC)
    said = hashlib.sha256(f"{SCHEMA_VERSION} {corpus.digest} {identity.weights_digest}".encode()).hexdigest()
    snapshot = f"{made:%Y%m%dT%H%M%S%fZ}-{said[:8]}"
    return Description(snapshot, made, identity, parser.identity if parser else None, started)


class _Encoding:
    """Encodes through the cache, tells how far it is, and counts in ``embedded`` what was not known."""

    def __init__(
        self, known: EmbeddingCache, identity: EmbedderIdentity, embedder: Callable[[], Embedder], progress: Progress
    ) -> None:
        self._known, self._identity, self._embedder, self._progress = known, identity, embedder, progress
        self.embedded = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        self._progress("indexing text", 1, 1)
        done = 0

        def advance(count: int) -> None:
            nonlocal done
            done += count
            self._progress("embedding", done, len(texts))

        vectors, self.embedded = self._known.encode(texts, self._identity, self._embedder, advance)
        return vectors


def _verify(snapshot: Snapshot, plan: BuildPlan, corpus: Corpus) -> None:
    """Hold the new snapshot against its own words and against the golden questions.

    Raises:
        CorpusError: It fails one of them, and the build is not forced.
    """
    _find_itself(snapshot)
    if not corpus.gate:
        return
    report = run_gate(corpus.gate, Answerer(snapshot, open_embedder(snapshot.manifest.embedder, plan.models)))
    for golden in report.mended:
        log.info("golden question %s holds now; take its known_gap away", golden.question_id)
    if not report.broken:
        return
    broken = "; ".join(f"{golden.question_id} ({golden.question})" for golden in report.broken)
    line = f"{plan.corpus / GATE_FILE}: {len(report.broken)} of {report.asked} golden questions do not hold: {broken}"
    if not plan.force:
        raise _Refused(f"{line}; not published. Mend them, or publish all the same with --force")
    log.warning("%s; published all the same, as --force says", line)


def _find_itself(snapshot: Snapshot) -> None:
    """Ask for the first passage in its own words: the snapshot has to find them, there or where they stand as well.

    Raises:
        CorpusError: It does not.
    """
    (first,) = snapshot.records.rows([0])
    article, passage = snapshot.records.article(first.article), snapshot.records.passage(first)
    words = passage.sentences[0].of(article.body)[:400]
    newest = snapshot.corpus.newest or snapshot.manifest.made.date()
    (query, *_) = understand(words, snapshot.entities, newest)
    hits = search(snapshot, query, snapshot.vectors.vector(first.row), k=10)
    if not any(words in hit.passage.span.of(hit.article.body) for hit in hits):
        raise _Refused(f"the new snapshot does not find {article.article_id} by its own words; not published")
