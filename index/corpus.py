"""A whole corpus: its articles, and what stands beside them, checked against each other."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from index.articles import article_files, load_articles
from index.calibration import CALIBRATION_FILE, PLAIN, Calibration, load_calibration
from index.disagreements import Disagreement, load_disagreements
from index.entities import NO_ENTITIES, Entities
from index.entity_file import load_entities
from index.errors import Fault, FilesRefused
from index.gate import GATE_FILE, GoldenKind, GoldenQuestion, load_gate
from index.glossary import NO_GLOSSARY, Glossary
from index.glossary_words import load_glossary
from index.outlets import Outlets, load_outlets
from index.records import Article
from index.withdrawn import WITHDRAWN_FILE, Withdrawal, load_withdrawn

ENTITIES_FILE, DISAGREEMENTS_FILE, OUTLETS_FILE = "entities.yaml", "disagreements.yaml", "outlets.yaml"
GLOSSARY_FILE = "glossary.yaml"
_DATA_FILES = (
    ENTITIES_FILE,
    DISAGREEMENTS_FILE,
    OUTLETS_FILE,
    WITHDRAWN_FILE,
    CALIBRATION_FILE,
    GLOSSARY_FILE,
    GATE_FILE,
)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Corpus:
    """What bots may know: articles ordered by id, without those withdrawn; ``digest`` is a SHA-256 (hex) of it all."""

    articles: tuple[Article, ...]
    entities: Entities
    disagreements: tuple[Disagreement, ...]
    outlets: Outlets
    withdrawn: tuple[Withdrawal, ...]
    calibration: Calibration
    glossary: Glossary
    gate: tuple[GoldenQuestion, ...]
    digest: str


def load_corpus(directory: Path) -> Corpus:
    """Read and check every file of a corpus. Only `articles/` has to be there.

    Raises:
        FilesRefused: With every fault of every file.
    """
    faults: list[Fault] = []

    def read(load: Callable[[], _T], without: _T) -> _T:
        try:
            return load()
        except FilesRefused as refused:
            faults.extend(refused.faults)
            return without

    no_articles: tuple[Article, ...] = ()
    articles = read(lambda: load_articles(directory), no_articles)
    entities = read(lambda: _entities(directory), NO_ENTITIES)
    outlets = read(lambda: load_outlets(directory / OUTLETS_FILE), Outlets(()))
    glossary = read(lambda: load_glossary(directory / GLOSSARY_FILE), NO_GLOSSARY)
    calibration = read(lambda: load_calibration(directory / CALIBRATION_FILE), PLAIN)
    if faults:
        # What refers to articles can be judged only where all of them could be read.
        raise FilesRefused(faults)
    no_disagreements: tuple[Disagreement, ...] = ()
    disagreements = read(lambda: load_disagreements(directory / DISAGREEMENTS_FILE, articles), no_disagreements)
    none_withdrawn: tuple[Withdrawal, ...] = ()
    no_gate: tuple[GoldenQuestion, ...] = ()
    gate = read(lambda: load_gate(directory / GATE_FILE, articles), no_gate)
    withdrawn = read(lambda: load_withdrawn(directory, [article.article_id for article in articles]), none_withdrawn)
    if faults:
        raise FilesRefused(faults)
    gone = {one.article_id for one in withdrawn}
    kept = tuple(article for article in articles if article.article_id not in gone)
    if not kept:
        wrong, expected = "every article is withdrawn", "at least one that is not"
        raise FilesRefused([Fault(directory / WITHDRAWN_FILE, 1, wrong, expected)])
    return Corpus(
        kept,
        entities,
        disagreements,
        outlets,
        withdrawn,
        calibration,
        glossary,
        _askable(gate, gone),
        _digest(directory),
    )


def new_corpus(directory: Path) -> Corpus:
    """A corpus that has no articles yet, with what stands beside them already.

    Raises:
        FilesRefused: What stands there is wrong.
    """
    return Corpus(
        (),
        _entities(directory),
        (),
        load_outlets(directory / OUTLETS_FILE),
        (),
        PLAIN,
        NO_GLOSSARY,
        (),
        _digest(directory),
    )


def corpus_so_far(directory: Path) -> Corpus:
    """The corpus as it is now; one without articles is one that begins. Raises as `load_corpus` does."""
    return load_corpus(directory) if article_files(directory) else new_corpus(directory)


def suggestions(gate: Sequence[GoldenQuestion]) -> tuple[str, ...]:
    """Questions that the corpus answers, to be proposed to people."""
    odd = {GoldenKind.REFUSAL, GoldenKind.VERIFY, GoldenKind.COMPARISON}
    return tuple(one.question for one in gate if one.language == "en" and one.kind not in odd and not one.known_gap)


def _askable(gate: Sequence[GoldenQuestion], gone: Collection[str]) -> tuple[GoldenQuestion, ...]:
    """Without the questions that only withdrawn articles could answer."""

    def stays(golden: GoldenQuestion) -> bool:
        needed = golden.groups or ((golden.any_of,) if golden.any_of else ())
        return all(any(place.article_id not in gone for place in places) for places in needed)

    return tuple(golden for golden in gate if stays(golden))


def _entities(directory: Path) -> Entities:
    path = directory / ENTITIES_FILE
    return load_entities(path) if path.exists() else NO_ENTITIES


def _digest(directory: Path) -> str:
    """Of names and contents, wherever the articles lie below their folder."""
    digest = hashlib.sha256()
    articles = sorted((directory / "articles").rglob("*.md"), key=lambda path: (path.stem, path))
    for path in (*articles, *(directory / name for name in _DATA_FILES)):
        if path.is_file() and not path.name.startswith("."):
            digest.update(f"{path.stem} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
