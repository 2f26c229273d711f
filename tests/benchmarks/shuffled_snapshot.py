"""A snapshot as large as is asked for, made of the words, vectors and facts of a real one in disorder."""

import dataclasses
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.quotes import quotes_json
from index.records import Article, Passage, Span, TextKind, Vectors
from index.snapshot.manifest import Counts, digests, write_manifest
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
    Snapshot,
)
from index.snapshot.records_db import RECORDS_FILE, Found, write_records
from index.snapshot.statement_table import write_statements
from index.snapshot.text_index import TextIndex, terms
from index.snapshot.texts import lexical_text
from index.snapshot.vectors import SENTENCES_FILE, write_vectors
from index.snapshot.word_vectors import WORD_ENDS_FILE, WORDS_FILE, PackedWords, write_words

Numbers = npt.NDArray[np.int64]

_BESIDE = (ENTITIES, DISAGREEMENTS, CALIBRATION, NAMING, GLOSSARY, MULTILINGUAL, SUGGESTIONS)
# As many as there are to an article of the corpus. Every second passage has two sentences, some 40 words in the mean.
_PASSAGES_OF_ARTICLE = 5
# How far, as a length, a vector is moved away from the real one beside which it lies: cosines of about .8.
_MOVED = 0.7
_SEED = 20_251_015
_CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class _Real:
    """What there is to be mixed: passages by row; of each its first sentence stands for all."""

    articles: list[Article]
    texts: list[list[str]]
    facts: list[str]
    passages: Vectors
    sentences: Vectors
    words: list[PackedWords]

    @classmethod
    def of(cls, snapshot: Snapshot) -> "_Real":
        every = snapshot.records.rows(range(snapshot.manifest.counts.passages))
        articles = [snapshot.records.article(rows.article) for rows in every]
        firsts = [snapshot.records.sentences(rows)[0] for rows in every]
        number = [rows.first_sentence for rows in every]
        words, ends = (np.load(snapshot.directory / name, mmap_mode="r") for name in (WORDS_FILE, WORD_ENDS_FILE))
        of_sentence = np.split(np.asarray(words), ends[:-1])
        return cls(
            articles,
            [article.body[line.start : line.end].split() for article, line in zip(articles, firsts, strict=True)],
            [line.facts for line in firsts],
            np.stack([snapshot.vectors.vector(rows.row) for rows in every]),
            np.load(snapshot.directory / SENTENCES_FILE)[number].astype(np.float32),
            [of_sentence[one] for one in number],
        )


def write_shuffled(directory: Path, snapshot: Snapshot, passages: int) -> None:
    """Fill an empty directory with a snapshot of so many passages. The same snapshot and number give the same files.

    A sentence has as many words as a real one, drawn from that and one other; its words' vectors and its facts are
    those of the real one, and its vector lies near that one's. Nobody states anything, no stories are told.
    """
    real, random = _Real.of(snapshot), np.random.default_rng(_SEED)
    # Rows of the real passages of which the passages, and the sentences, are made.
    own = random.integers(len(real.texts), size=passages)
    second = random.integers(len(real.texts), size=passages)[1::2]
    of_sentences = np.insert(own, np.arange(2, passages + 1, 2), second)
    articles, cut = _written(real, random, own, of_sentences)
    facts = iter(of_sentences.tolist())
    stored = write_records(
        directory,
        articles,
        cut,
        describe=lambda article, spans: [
            (" ".join(terms(span.of(article.body))), real.facts[next(facts)]) for span in spans
        ],
        found=lambda _: Found(quotes_json(()), ()),
        stories={},
        data=lambda: {name: snapshot.records.data(name) for name in _BESIDE},
    )
    write_statements(directory / RECORDS_FILE, ())
    by_id = {article.article_id: article for article in articles}
    (directory / PASSAGES_FOLDER).parent.mkdir()
    of_passages = ((by_id[one.article_id], one.span) for one in stored.passages)
    TextIndex.write(directory / PASSAGES_FOLDER, (lexical_text(one, span.of(one.body)) for one, span in of_passages))
    TextIndex.write(directory / ARTICLES_FOLDER, (lexical_text(one, one.body) for one in articles))
    write_vectors(directory, _near(real.passages, own, random), _near(real.sentences, of_sentences, random))
    write_words(directory, (real.words[row] for row in of_sentences), real.passages.shape[1])
    counts = Counts(len(articles), passages, len(of_sentences))
    write_manifest(directory, dataclasses.replace(snapshot.manifest, counts=counts, files=digests(directory)))


def _written(
    real: _Real, random: np.random.Generator, own: Numbers, of_sentences: Numbers
) -> tuple[list[Article], list[Passage]]:
    articles: list[Article] = []
    passages: list[Passage] = []
    rows = iter(of_sentences.tolist())
    for first in range(0, len(own), _PASSAGES_OF_ARTICLE):
        article_id, body = f"shuffled-{len(articles)}", ""
        for number in range(first, min(first + _PASSAGES_OF_ARTICLE, len(own))):
            spans = []
            for _ in range(1 + number % 2):
                sentence = _mixed(real, random, next(rows))
                spans.append(Span(len(body), len(body) + len(sentence)))
                body += sentence + " "
            passages.append(Passage(article_id, Span(spans[0].start, spans[-1].end), tuple(spans)))
            body += "\n\n"
        like = real.articles[own[first]]
        title = " ".join(random.permutation((like.title or "").split()))
        url = f"https://shuffled.example/{article_id}"
        articles.append(
            dataclasses.replace(
                like, article_id=article_id, title=title, url=url, text=TextKind.BRIEF, body=body.rstrip()
            )
        )
    return articles, passages


def _mixed(real: _Real, random: np.random.Generator, row: int) -> str:
    """As many words as the real sentence of a row has, drawn from that one and one other."""
    words = real.texts[row] + real.texts[random.integers(len(real.texts))]
    order = random.permutation(len(words))[: len(real.texts[row])]
    return " ".join(words[number] for number in order)


def _near(real: Vectors, rows: Numbers, random: np.random.Generator) -> Vectors:
    """Unit vectors, each beside the real one of its row."""
    dimension = real.shape[1]
    moved = np.empty((len(rows), dimension), np.float32)
    for first in range(0, len(rows), _CHUNK):
        some = rows[first : first + _CHUNK]
        away = random.standard_normal((len(some), dimension), np.float32) * (_MOVED / dimension**0.5)
        vectors = real[some] + away
        moved[first : first + _CHUNK] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return moved
