"""All files of a snapshot, from articles to manifest. Where they go, and whether they count, is `publish`'s matter."""

import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from index.attribution.parses import Parser
from index.attribution.reading import read_body
from index.calibration import calibration_json
from index.corpus import Corpus, suggestions
from index.dates import find_dates
from index.dates.mentions import DateMention
from index.disagreements import disagreements_json
from index.entities import entities_json
from index.events import Event, events_of
from index.facts import facts_json, facts_of
from index.glossary import glossary_json
from index.passages import passages
from index.quotes import quotes_json, quotes_of
from index.records import Article, EmbedderIdentity, Quote, Span
from index.snapshot.embedding_cache import Embedded
from index.snapshot.manifest import SCHEMA_VERSION, Counts, Manifest, digests, tool_version, write_manifest
from index.snapshot.opened import (
    ARTICLES_FOLDER,
    CALIBRATION,
    DISAGREEMENTS,
    ENTITIES,
    GLOSSARY,
    MULTILINGUAL,
    NAMING,
    PASSAGES_FOLDER,
    SUGGESTIONS,
)
from index.snapshot.records_db import RECORDS_FILE, Found, write_records
from index.snapshot.statement_table import write_statements
from index.snapshot.text_index import TextIndex, terms
from index.snapshot.texts import dense_text, lexical_text
from index.snapshot.vectors import write_vectors
from index.snapshot.word_vectors import write_words
from index.statements import Statement, statements_of
from index.stories import find_stories


@dataclass(frozen=True, slots=True)
class Description:
    """What a snapshot says of itself. ``started`` is the value of `time.perf_counter` when its build began.

    ``parser`` names what read indirect speech beside the rules, or is None.
    """

    snapshot: str
    made: datetime
    embedder: EmbedderIdentity
    parser: str | None
    started: float


# The same sentences in English and in languages of the audience, ours. A model that cannot read a language finds no
# likeness between them (about .1); multilingual ones find .7 and more.
_PROBES = (
    ("The talks about the border will go on tomorrow.", "سرحد کے بارے میں مذاکرات کل جاری رہیں گے۔"),
    ("The soldiers were set free in Kabul.", "سربازان در کابل آزاد شدند."),
    ("The minister said that the ceasefire holds.", "Bakan ateşkesin sürdüğünü söyledi."),
)
_LIKE = 0.5


# Embeds texts; of those from the given number on, their words as well.
Encode = Callable[[Sequence[str], int], Embedded]


def reads_other_languages(encode: Encode) -> bool:
    """Whether a model knows the same sentence again in another language."""
    texts = [text for pair in _PROBES for text in pair]
    vectors = encode(texts, len(texts)).vectors
    return bool((vectors[::2] * vectors[1::2]).sum(axis=1).mean() >= _LIKE)


def write_snapshot(
    directory: Path, corpus: Corpus, description: Description, encode: Encode, parser: Parser | None = None
) -> None:
    """Fill an empty directory. ``encode`` gets all texts at once, passages before sentences, whose words it embeds too.

    Raises:
        OSError: The disk refuses; `sqlite3.Error` where it refuses the records.
    """
    articles = {article.article_id: article for article in corpus.articles}
    cut = [passage for article in corpus.articles for passage in passages(article)]
    stories = {row: story.story_id for story in find_stories(cut, articles) for row in story.members}
    naming: Counter[str] = Counter()
    quotes: dict[str, tuple[Quote, ...]] = {}
    statements: dict[str, tuple[Statement, ...]] = {}
    dates: dict[str, Sequence[DateMention]] = {}
    events: dict[str, tuple[Event, ...]] = {}

    def found(article: Article) -> Found:
        reading = read_body(article.body, corpus.entities, parser)
        quotes[article.article_id] = quotes_of(reading)
        statements[article.article_id] = statements_of(reading)
        dates[article.article_id] = find_dates(article.body, article.published)
        events[article.article_id] = events_of(reading, dates[article.article_id], corpus.entities)
        return Found(quotes_json(quotes[article.article_id]), events[article.article_id])

    def describe(article: Article, sentences: Sequence[Span]) -> list[tuple[str, str]]:
        its = article.article_id
        facts = facts_of(article, sentences, corpus.entities, quotes[its], statements[its], dates[its], events[its])
        texts = (sentence.of(article.body) for sentence in sentences)
        naming.update(chain.from_iterable(one.names for one in facts))
        return [(" ".join(terms(text)), facts_json(one)) for text, one in zip(texts, facts, strict=True)]

    def data() -> dict[str, str]:
        return {
            ENTITIES: entities_json(corpus.entities),
            DISAGREEMENTS: disagreements_json(corpus.disagreements),
            CALIBRATION: calibration_json(corpus.calibration),
            NAMING: json.dumps(naming),
            GLOSSARY: glossary_json(corpus.glossary),
            SUGGESTIONS: json.dumps(suggestions(corpus.gate), ensure_ascii=False),
            MULTILINGUAL: json.dumps(reads_other_languages(encode)),
        }

    stored = write_records(directory, corpus.articles, cut, describe, found, stories, data)
    write_statements(directory / RECORDS_FILE, statements.values())
    pairs = [(articles[passage.article_id], passage) for passage in stored.passages]
    (directory / PASSAGES_FOLDER).parent.mkdir()
    of_passages = (lexical_text(article, passage.span.of(article.body)) for article, passage in pairs)
    TextIndex.write(directory / PASSAGES_FOLDER, of_passages)
    TextIndex.write(directory / ARTICLES_FOLDER, (lexical_text(article, article.body) for article in corpus.articles))
    texts = [dense_text(article, passage) for article, passage in pairs]
    texts += [sentence.of(article.body) for article, sentence in stored.sentences]
    embedded = encode(texts, len(pairs))
    write_vectors(directory, embedded.vectors[: len(pairs)], embedded.vectors[len(pairs) :])
    write_words(directory, embedded.words, description.embedder.dimension)
    manifest = Manifest(
        schema_version=SCHEMA_VERSION,
        snapshot=description.snapshot,
        made=description.made,
        corpus_digest=corpus.digest,
        newest=max((article.published for article in corpus.articles if article.published), default=None),
        oldest=min((article.published for article in corpus.articles if article.published), default=None),
        embedder=description.embedder,
        parser=description.parser,
        counts=Counts(len(articles), len(pairs), len(stored.sentences)),
        build_seconds=round(time.perf_counter() - description.started, 3),
        tool_version=tool_version(),
        files=digests(directory),
    )
    write_manifest(directory, manifest)
