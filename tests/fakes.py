"""Working fakes of what is heavy or far away, and builders of the records that tests are about."""

import hashlib
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from index.articles import article_path, article_text
from index.calibration import PLAIN
from index.corpus import Corpus
from index.embedding import Embedder
from index.entities import NO_ENTITIES
from index.glossary import NO_GLOSSARY
from index.outlets import Outlets
from index.queries import understand
from index.records import Article, EmbedderIdentity, Query, Span, TextKind, Vectors
from index.snapshot import write as snapshot_files
from index.snapshot.publish import building, publish
from index.snapshot.write import Description

BODY = (
    "The envoys of the hill towns reached the harbour hotel on 3 March 2031.\n\n"
    "“We will not sign before the wells are shared”, said Mira Tolen, who led the hill delegation.\n\n"
    "The river towns offered two wells and a joint patrol.\n\n"
    "A ferry strike delayed the second sitting by four hours."
)
OTHER_BODY = (
    "Observers counted nine breaches of the harbour truce in the first week of April 2031.\n\n"
    "Oren Vask, mayor of the river towns, blamed smugglers for every breach.\n\n"
    "The monitors’ report lists the copper bridge, the salt road and the lower mill."
)


class HashingEmbedder:
    """Bags of words as unit vectors: texts that share words are near, and equal texts have equal vectors.

    ``encoded`` counts the texts that it was given.
    """

    def __init__(self, dimension: int = 64, model: str = "hashing") -> None:
        digest = hashlib.sha256(f"{model} {dimension}".encode()).hexdigest()
        self.identity = EmbedderIdentity(model, digest, dimension)
        self.encoded = 0

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += len(texts)
        rows = np.zeros((len(texts), self.identity.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()) or [""]:
                digest = hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest()
                row[int.from_bytes(digest, "big") % len(row)] += 1
        unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)
        return unit


def make_article(body: str = BODY, article_id: str = "gazette-2031-03-04-harbour-talks", **changes: Any) -> Article:
    """An article about invented talks; its address is made of its id, so that no two articles share one."""
    values: dict[str, Any] = {
        "title": "Harbour talks",
        "outlet": "Hill Gazette",
        "outlet_country": None,
        "url": f"https://gazette.example/{article_id}",
        "published": date(2031, 3, 4),
        "published_note": None,
        "language": "en",
        "text": TextKind.FULL,
        "credits": (),
        "retrieved": None,
        "rights": None,
    }
    return Article(article_id=article_id, body=body, **(values | changes))


def two_articles() -> tuple[Article, Article]:
    return make_article(), make_article(OTHER_BODY, "herald-2031-04-09-breaches", title="Breaches", outlet="Herald")


def write_corpus(directory: Path, articles: Iterable[Article]) -> Path:
    """Write articles, which have a day of publication, as the files of a corpus, and return its directory."""
    for article in articles:
        assert article.published is not None
        path = article_path(directory, article, article.published)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article_text(article), encoding="utf-8")
    return directory


def past_corpus(directory: Path) -> Path:
    """Write the two articles as files of a corpus, published long ago, and return its directory."""
    days = (date(2019, 3, 4), date(2019, 4, 9))
    return write_corpus(directory, map(lambda one, day: replace(one, published=day), two_articles(), days))


def write_snapshot(
    directory: Path,
    articles: Sequence[Article],
    embedder: Embedder,
    snapshot_id: str = "20310304T000000000000Z-00000000",
) -> None:
    """Fill ``directory`` with the files of a snapshot, as a build does, whatever the embedder."""
    ordered = tuple(sorted(articles, key=lambda article: article.article_id))
    digest = hashlib.sha256(repr(ordered).encode()).hexdigest()
    corpus = Corpus(ordered, NO_ENTITIES, (), Outlets(()), (), PLAIN, NO_GLOSSARY, (), digest)
    description = Description(
        snapshot_id, datetime(2031, 3, 4, tzinfo=UTC), embedder.identity, None, time.perf_counter()
    )
    snapshot_files.write_snapshot(directory, corpus, description, embedder.encode_passages)


def publish_snapshot(
    index: Path, articles: Sequence[Article], embedder: Embedder, snapshot_id: str = "20310304T000000000000Z-00000000"
) -> Path:
    """Publish a snapshot of ``articles`` below ``index``, without torch, and return its directory."""

    def write(directory: Path) -> None:
        write_snapshot(directory, articles, embedder, snapshot_id)

    with building(index):
        return publish(index, snapshot_id, write, lambda _: None)


def query_of(question: str) -> Query:
    """The first question of a message, asked where nobody is known, at the time of the two articles."""
    return understand(question, NO_ENTITIES, date(2031, 4, 9))[0]


def texts_of(body: str, spans: Iterable[Span]) -> list[str]:
    return [span.of(body) for span in spans]
