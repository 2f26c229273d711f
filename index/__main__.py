"""`talks-index`: the commands of maintainers. Each parses, calls the library, prints.

Exit codes: 0 done, 1 refused input, 2 usage, 3 no usable snapshot.
"""

import dataclasses
import json
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from index.answer_json import answer_json
from index.answers import Answerer
from index.articles import file_bytes, load_corpus, write_article
from index.build import BuildPlan, build
from index.embedding import DEFAULT_MODEL, open_embedder
from index.errors import (
    ArticleRefused,
    CorpusError,
    EmbedderUnavailable,
    Fault,
    QuestionRefused,
    SnapshotDamaged,
    SnapshotMissing,
)
from index.ingest.text_files import read_text_file
from index.readable import answer_lines
from index.records import Answer
from index.snapshot.opened import open_current

app = typer.Typer(
    help="Articles in, cited answers out: add, check and build a corpus, and ask it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
# A file or a pipe has no width: a table there is not cut to that of a terminal.
out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 250)

CorpusOption = Annotated[
    Path, typer.Option("--corpus", envvar="TALKS_CORPUS", help="Directory of the articles.", file_okay=False)
]
IndexOption = Annotated[
    Path, typer.Option("--index", envvar="TALKS_INDEX", help="Directory of the snapshots.", file_okay=False)
]
ModelsOption = Annotated[
    Path | None,
    typer.Option(
        "--models", envvar="TALKS_MODELS", help="Directory of the exported models [default: models in --index]"
    ),
]
ModelOption = Annotated[
    str, typer.Option("--model", envvar="TALKS_MODEL", help="Name or path of a sentence-transformers model.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
QuietOption = Annotated[bool, typer.Option("--quiet", help="Print nothing but errors and one line of outcome.")]

_CORPUS, _INDEX = Path("corpus"), Path("index.d")


@app.command()
def add(
    source: Annotated[Path, typer.Argument(help="A text or Markdown file, or - for standard input.", allow_dash=True)],
    title: Annotated[str | None, typer.Option(help="Headline, as printed.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    outlet_country: Annotated[str | None, typer.Option(help="Where the outlet is based.")] = None,
    url: Annotated[str | None, typer.Option(help="Address of the page.")] = None,
    published: Annotated[str | None, typer.Option(help="Day of publication, as 2025-10-26.")] = None,
    published_note: Annotated[str | None, typer.Option(help="Why there is no day of publication.")] = None,
    language: Annotated[str | None, typer.Option(help="ISO 639 code: en, ur, ps, fa, tr …")] = None,
    text: Annotated[str | None, typer.Option(help="What the body is: brief, full or excerpt.")] = None,
    credits_: Annotated[str | None, typer.Option("--credits", help="Agencies it names, parted by commas.")] = None,
    rights: Annotated[str | None, typer.Option(help="Who holds the rights in the text.")] = None,
    article_id: Annotated[str | None, typer.Option("--id", help="Id, and name of the file [default: made]")] = None,
    corpus: CorpusOption = _CORPUS,
    as_json: JsonOption = False,
) -> None:
    """Add one article. What a YAML file of the same name says about it need not be given again."""
    given: dict[str, Any] = {
        "title": title, "outlet": outlet, "outlet_country": outlet_country, "url": url, "published": published,
        "published_note": published_note, "language": language, "text": text, "rights": rights, "id": article_id,
        "credits": None if credits_ is None else [name.strip() for name in credits_.split(",") if name.strip()],
    }  # fmt: skip
    data = sys.stdin.buffer.read() if str(source) == "-" else file_bytes(source)
    flags = {key: value for key, value in given.items() if value is not None}
    article = read_text_file(source, data, flags, datetime.now(UTC).date())
    path = write_article(corpus, article)
    said = {"article_id": article.article_id, "path": str(path), "paragraphs": article.body.count("\n\n") + 1}
    _report(said, as_json, f"added {path} ({said['paragraphs']} paragraphs); run `talks-index build` to publish it")


@app.command()
def check(corpus: CorpusOption = _CORPUS, as_json: JsonOption = False) -> None:
    """Check every article, and list everything that is wrong."""
    faults: tuple[Fault, ...] = ()
    articles = 0
    try:
        articles = len(load_corpus(corpus).articles)
    except ArticleRefused as refused:
        faults = refused.faults
    if as_json:
        rows = [dataclasses.asdict(fault) | {"path": str(fault.path)} for fault in faults]
        _print_json({"articles": articles, "faults": rows})
    else:
        print("\n".join(map(str, faults)) or f"{articles} articles, nothing wrong")
    raise typer.Exit(1 if faults else 0)


@app.command()
def articles(corpus: CorpusOption = _CORPUS, as_json: JsonOption = False) -> None:
    """List the articles of the corpus."""
    every = load_corpus(corpus).articles
    if as_json:
        _print_json([{"article_id": a.article_id, "published": a.published and a.published.isoformat(),
                      "outlet": a.outlet, "language": a.language, "text": str(a.text), "title": a.title, "url": a.url}
                     for a in every])  # fmt: skip
        return
    table = Table("published", "outlet", "language", "text", "article")
    for a in every:
        table.add_row(str(a.published or "?"), a.outlet, a.language, str(a.text), a.article_id)
    out.print(table)


@app.command("build")
def build_command(
    corpus: CorpusOption = _CORPUS,
    index: IndexOption = _INDEX,
    models: ModelsOption = None,
    model: ModelOption = DEFAULT_MODEL,
    force: Annotated[bool, typer.Option("--force", help="Build even when nothing has changed.")] = False,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Build a snapshot of the corpus and publish it. Until it is whole and verified, the one before stays."""
    with _bars(shown=not quiet and not as_json and sys.stderr.isatty()) as bars:
        tasks: dict[str, Any] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done)

        report = build(BuildPlan(corpus, index, models or index / "models", model, force), progress)
    done = f"published {report.snapshot}" if report.published else f"{report.snapshot} is up to date"
    _report(
        dataclasses.asdict(report),
        as_json,
        f"{done}: {report.articles} articles, {report.passages} passages, {report.sentences} sentences"
        f" ({report.embedded} texts embedded, {report.seconds:.1f} s)",
    )


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="A question, or - to read one a line from standard input.")],
    index: IndexOption = _INDEX,
    models: ModelsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Ask the current snapshot."""
    snapshot = open_current(index)
    try:
        embedder = open_embedder(snapshot.manifest.embedder, models or index / "models")
    except EmbedderUnavailable as error:
        print(error, file=sys.stderr)
        raise typer.Exit(3) from None
    answerer = Answerer(snapshot, embedder)
    refused = False
    for number, line in _questions(question):
        try:
            answer = answerer.answer(line)
        except QuestionRefused as error:
            refused = True
            print(f"<stdin>:{number}: {error}" if question == "-" else error, file=sys.stderr)
            if question != "-":
                break
            # A script that reads a line for each question must not lose its place.
            answer = answerer.abstain(line)
        _print_answer(answer, as_json)
    raise typer.Exit(1 if refused else 0)


@app.command()
def status(index: IndexOption = _INDEX, as_json: JsonOption = False) -> None:
    """Say what is published, after verifying every file of it."""
    snapshot = open_current(index)
    manifest = snapshot.manifest
    said = {
        "snapshot": manifest.snapshot,
        "made": manifest.made.isoformat(),
        "articles": manifest.counts.articles,
        "passages": manifest.counts.passages,
        "sentences": manifest.counts.sentences,
        "newest": manifest.newest.isoformat() if manifest.newest else None,
        "model": manifest.embedder.model,
        "weights_digest": manifest.embedder.weights_digest,
        "corpus_digest": manifest.corpus_digest,
        "build_seconds": manifest.build_seconds,
        "bytes": sum(path.stat().st_size for path in snapshot.directory.rglob("*") if path.is_file()),
    }
    _report(said, as_json, "\n".join(f"{key.replace('_', ' '):15} {value}" for key, value in said.items()))


def _questions(question: str) -> Iterator[tuple[int, str]]:
    """Questions with their line numbers; blank lines are not questions."""
    if question != "-":
        yield 1, question
        return
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            yield number, line.strip()


def _print_answer(answer: Answer, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer_json(answer), ensure_ascii=False), flush=True)
        return
    for line in answer_lines(answer):
        out.print(line)


def _bars(*, shown: bool) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), disable=not shown)


def _report(said: dict[str, Any], as_json: bool, line: str) -> None:
    if as_json:
        _print_json(said)
    else:
        print(line)


def _print_json(said: object) -> None:
    print(json.dumps(said, ensure_ascii=False, indent=1))


def main() -> None:
    """Run a command; what the library refuses becomes lines on standard error and an exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    # Whatever the locale says. Bytes that are no text reach the question they stand in, and only it is refused.
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]  # real streams
    try:
        app()
    except (SnapshotMissing, SnapshotDamaged) as error:
        print(error, file=sys.stderr)
        sys.exit(3)
    except CorpusError as error:
        print(error, file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
