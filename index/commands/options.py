"""What the commands have in common: options, and how they report."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

# A file or a pipe has no width: a table there is not cut to that of a terminal.
out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 250)

CorpusOption = Annotated[
    Path, typer.Option("--corpus", envvar="TALKS_CORPUS", help="Directory of the corpus.", file_okay=False)
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
CrossEncoderOption = Annotated[
    Path | None,
    typer.Option("--cross-encoder", envvar="TALKS_CROSS_ENCODER", help="Folder of a cross-encoder that reranks."),
]
ParserOption = Annotated[
    bool,
    typer.Option(
        "--parser/--no-parser", envvar="TALKS_PARSER", help="Read indirect speech with the parser of the parser extra."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
QuietOption = Annotated[bool, typer.Option("--quiet", help="Print nothing but errors and one line of outcome.")]

CORPUS, INDEX = Path("corpus"), Path("index.d")


def bars(*, shown: bool) -> Progress:
    """Progress bars on standard error."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), disable=not shown)


def counted(number: int, thing: str) -> str:
    """A number of things in words: "1 date", "2 dates"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def report(said: object, line: str, *, as_json: bool) -> None:
    """Print ``said`` as JSON, or ``line``."""
    if as_json:
        print_json(said)
    else:
        print(line)


def print_json(said: object) -> None:
    print(json.dumps(said, ensure_ascii=False, indent=1))
