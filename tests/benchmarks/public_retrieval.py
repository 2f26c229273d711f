"""Retrieval on text that everybody has: the docstrings of Python's standard library, and 155 questions about them.

    python -m tests.benchmarks.public_retrieval [--calibration FILE] [--out DIR]

One article is one module, one paragraph is one of its functions or classes. public_retrieval.tsv has, by line, what is
to be found (any of the names parted by spaces) and a question in other words. What is measured is which ranking finds
it, not whether a question has an answer. Docstrings differ a little from one version of Python to the next, so figures
are comparable within one run.
"""

import argparse
import dataclasses
import importlib
import inspect
import json
import platform
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from index.articles import paragraphs, write_article
from index.build import BuildPlan, build
from index.calibration import load_calibration
from index.disagreements import Place
from index.embedding import DEFAULT_MODEL, open_embedder
from index.embedding.encoded import Encoded
from index.evaluate import Figure, Outcome, figure, retrieval
from index.fitting import reranked
from index.judged import Judgement, place_of
from index.records import Article, Query, Support, TextKind
from index.search import search
from index.signal_names import SIGNALS
from index.snapshot.opened import Snapshot, open_current

QUESTIONS = Path(__file__).with_suffix(".tsv")
MODULES = """
    abc argparse ast base64 bisect calendar codecs collections configparser contextlib copy csv datetime decimal difflib
    dis email.utils enum fnmatch fractions functools gc getpass gettext glob gzip hashlib heapq hmac html importlib
    inspect io ipaddress itertools json linecache locale logging math mimetypes operator os os.path pathlib pickle
    pkgutil platform plistlib pprint queue random re secrets select shlex shutil signal smtplib socket sqlite3
    statistics string struct subprocess sys sysconfig tarfile tempfile textwrap threading time timeit tokenize traceback
    tracemalloc typing unicodedata urllib.parse urllib.request uuid warnings weakref webbrowser zipfile zlib
""".split()
# About as long as the passages of an article; what follows is mostly examples and code.
MAX_CHARACTERS = 1_000
# Both retrievers together propose no more than this.
CANDIDATES, DEPTH = 100, 10
# Of rank fusion: the usual constant.
RRF_OFFSET = 60
from tests.fakes import query_of

# How much each signal of a passage counts (index/signals.py); None: as the snapshot's own calibration has it.
Weights = Mapping[str, float] | None
# A question, its encoding and a snapshot, to what is found, best first, at most DEPTH places.
Ranking = Callable[[Snapshot, Query, Encoded], Sequence[Place]]


# ---------------------------------------------------------------- the articles


def write_corpus(directory: Path) -> dict[str, Place]:
    """Write an article for each module below ``directory``. Where each name is found then."""
    places: dict[str, Place] = {}
    for module in MODULES:
        article_id = f"python-{module.replace('.', '-')}"
        texts: dict[int, str] = {}
        for name, described, text in _described(module):
            # Two names of one thing are one paragraph.
            texts.setdefault(id(described), f"{module}.{name}: {text}")
            places[f"{module}.{name}"] = Place(article_id, list(texts).index(id(described)))
        if texts:
            article = _article(article_id, module, "\n\n".join(texts.values()))
            assert len(list(paragraphs(article.body))) == len(texts), module
            write_article(directory, article)
    return places


def _described(module: str) -> Iterator[tuple[str, object, str]]:
    """Public functions and classes of a module that have a docstring, in the order of their names."""
    imported = importlib.import_module(module)
    names = getattr(imported, "__all__", None) or [name for name in vars(imported) if not name.startswith("_")]
    for name in sorted(names):
        described = getattr(imported, name)
        if (inspect.isroutine(described) or inspect.isclass(described)) and described.__doc__:
            text = _prose(inspect.cleandoc(described.__doc__))
            if text:
                yield name, described, text


def _prose(docstring: str) -> str:
    """The docstring up to its first example, in one paragraph, cut between sentences where it is long."""
    text = " ".join(docstring.partition(">>>")[0].split())
    if len(text) <= MAX_CHARACTERS:
        return text
    cut = text[:MAX_CHARACTERS]
    return cut[: cut.rfind(". ") + 1] or cut


def _article(article_id: str, module: str, body: str) -> Article:
    return Article(
        article_id=article_id,
        title=f"The module {module}",
        outlet="The Python standard library",
        outlet_country=None,
        url=f"https://docs.python.org/3/library/{module}.html",
        published=None,
        published_note="docstrings of the running Python",
        language="en",
        text=TextKind.BRIEF,
        credits=(),
        retrieved=datetime.now(UTC).date(),
        rights="Python Software Foundation License",
        body=body,
    )


def load_questions(places: Mapping[str, Place]) -> tuple[Judgement, ...]:
    """The questions of the file, with the places of what they ask for.

    Raises:
        ValueError: This Python has no docstring of something that is asked for.
    """
    judgements = []
    for number, line in enumerate(QUESTIONS.read_text(encoding="utf-8").splitlines(), start=1):
        names, question = line.split("\t")
        missing = [name for name in names.split() if name not in places]
        if missing:
            raise ValueError(
                f"{QUESTIONS.name}:{number}: {missing[0]} has no docstring in Python {platform.python_version()}"
            )
        judgements.append(_judgement(str(number), question, tuple(places[name] for name in names.split())))
    return tuple(judgements)


def _judgement(question_id: str, question: str, gold: tuple[Place, ...]) -> Judgement:
    return Judgement(question_id, question, "background", "en", True, gold, (), None, None)


# ---------------------------------------------------------------- rankings


def ranked_by(weights: Weights) -> Ranking:
    return lambda snapshot, query, encoded: rank(snapshot, query, encoded, DEPTH, weights)


def rank(snapshot: Snapshot, query: Query, encoded: Encoded, k: int, weights: Weights) -> list[Place]:
    """THE ADAPTER between these rows and the index: the only function here that knows how a search is made.

    The ``k`` best places, best first, each once, of all that the retrievers propose.
    """
    hits = search(snapshot, query, encoded, CANDIDATES)
    if weights is not None:
        hits = reranked(hits, dict.fromkeys(SIGNALS, 0.0) | dict(weights))
    return list(dict.fromkeys(place_of(hit) for hit in hits))[:k]


def rank_fusion(*rankings: Ranking) -> Ranking:
    def fused(snapshot: Snapshot, query: Query, encoded: Encoded) -> list[Place]:
        scores: dict[Place, float] = {}
        for ranking in rankings:
            for place_rank, place in enumerate(ranking(snapshot, query, encoded), start=1):
                scores[place] = scores.get(place, 0.0) + 1 / (RRF_OFFSET + place_rank)
        return sorted(scores, key=lambda place: -scores[place])[:DEPTH]

    return fused


DENSE, LEXICAL = {"dense": 1.0}, {"lexical_share": 1.0}
ROWS: dict[str, Ranking] = {
    "dense, passage": ranked_by({"passage_dense": 1.0}),
    "dense, best sentence": ranked_by({"sentence_dense": 1.0}),
    "dense, both": ranked_by(DENSE),
    "BM25, passage": ranked_by(LEXICAL),
    "BM25, passage and article": ranked_by({"lexical_share": 0.6, "article_share": 0.3}),
    "late interaction": ranked_by({"late_weighted": 1.0}),
    "ranks fused (RRF)": rank_fusion(ranked_by(DENSE), ranked_by(LEXICAL)),
    "scores mixed: .4 dense, .6 BM25": ranked_by({"dense_share": 0.4, "lexical_share": 0.6}),
    "scores mixed: .6 dense, .4 BM25": ranked_by({"dense_share": 0.6, "lexical_share": 0.4}),
    "scores mixed: .4 dense, .6 BM25, .3 article": ranked_by({"fused": 1.0}),
    "the search as it is": ranked_by(None),
}


# ---------------------------------------------------------------- the table


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        "python -m tests.benchmarks.public_retrieval", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--out", type=Path, help="A folder for public-retrieval.json.")
    parser.add_argument("--calibration", type=Path, help="A calibration fitted to another corpus: one row more.")
    given = parser.parse_args(arguments)
    out: Path | None = given.out
    rows = dict(ROWS)
    if given.calibration is not None:
        rows["weights fitted to another corpus"] = ranked_by(load_calibration(given.calibration).ranking)
    with tempfile.TemporaryDirectory() as folder:
        corpus, index = Path(folder) / "corpus", Path(folder) / "index.d"
        judgements = load_questions(write_corpus(corpus))
        built = build(BuildPlan(corpus, index, index / "models", DEFAULT_MODEL), lambda *_: None)
        found = measure(open_current(index), index / "models", judgements, rows)
    said = f"{len(judgements)} questions, {built.articles} articles, {built.passages} passages"
    print(f"{said}, Python {platform.python_version()}\n")
    names = list(next(iter(found.values())))
    print(_row(["", *names]), _row(["---"] * (len(names) + 1)), sep="\n")
    for name, figures in found.items():
        print(_row([name, *(f"{one.mean:.3f} [{one.low:.3f}, {one.high:.3f}]" for one in figures.values())]))
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        text = {row: {name: dataclasses.asdict(one) for name, one in figures.items()} for row, figures in found.items()}
        (out / "public-retrieval.json").write_text(json.dumps({"set": said, "rows": text}, indent=1), encoding="utf-8")


def measure(
    snapshot: Snapshot, models: Path, judgements: Sequence[Judgement], rows: Mapping[str, Ranking]
) -> dict[str, dict[str, Figure]]:
    """Figures by row and measure."""
    embedder = open_embedder(snapshot.manifest.embedder, models)
    queries = [query_of(one.question) for one in judgements]
    every = embedder.encode_questions([query.question for query in queries])
    found = {}
    for name, ranking in rows.items():
        pairs = [
            (one, Outcome(one.question_id, Support.ANSWER, 0.0, tuple(ranking(snapshot, query, encoded)), None))
            for one, query, encoded in zip(judgements, queries, every, strict=True)
        ]
        found[name] = {measured: figure(scores) for measured, scores in retrieval(pairs).items()}
    return found


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(re.sub(r"\|", "/", cell) for cell in cells) + " |"


if __name__ == "__main__":
    main()
