"""`talks-index build` and `status`: making a snapshot, and saying what is published."""

import dataclasses
import sys
from typing import Annotated, Any

import typer

from index.build import BuildPlan, build
from index.commands.options import (
    CORPUS,
    INDEX,
    CorpusOption,
    IndexOption,
    JsonOption,
    ModelOption,
    ModelsOption,
    ParserOption,
    QuietOption,
    bars,
    report,
)
from index.embedding import DEFAULT_MODEL
from index.snapshot.opened import open_current


def build_command(
    corpus: CorpusOption = CORPUS,
    index: IndexOption = INDEX,
    models: ModelsOption = None,
    model: ModelOption = DEFAULT_MODEL,
    parser: ParserOption = False,
    force: Annotated[bool, typer.Option("--force", help="Build even when nothing has changed.")] = False,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Build a snapshot of the corpus and publish it. Until it is whole and verified, the one before stays."""
    with bars(shown=not quiet and not as_json and sys.stderr.isatty()) as shown:
        tasks: dict[str, Any] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = shown.add_task(stage, total=total)
            shown.update(tasks[stage], completed=done)

        built = build(BuildPlan(corpus, index, models or index / "models", model, force, parser), progress)
    done = f"published {built.snapshot}" if built.published else f"{built.snapshot} is up to date"
    line = (
        f"{done}: {built.articles} articles, {built.passages} passages, {built.sentences} sentences"
        f" ({built.embedded} texts embedded, {built.seconds:.1f} s)"
    )
    report(dataclasses.asdict(built), line, as_json=as_json)


def status(index: IndexOption = INDEX, as_json: JsonOption = False) -> None:
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
        "parser": manifest.parser,
        "weights_digest": manifest.embedder.weights_digest,
        "corpus_digest": manifest.corpus_digest,
        "build_seconds": manifest.build_seconds,
        "bytes": sum(path.stat().st_size for path in snapshot.directory.rglob("*") if path.is_file()),
    }
    line = "\n".join(f"{key.replace('_', ' '):15} {value}" for key, value in said.items())
    report(said, line, as_json=as_json)
