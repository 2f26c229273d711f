"""`talks-index`: the commands of maintainers. Each parses, calls the library, prints.

Exit codes: 0 done, 1 refused input, 2 usage, 3 no usable snapshot.
"""

import logging
import sys

import typer

from index.commands.adding import add, approve, review
from index.commands.annotating import annotate
from index.commands.asking import ask
from index.commands.building import build_command, status
from index.commands.checking import articles, check
from index.commands.evaluating import calibrate, evaluate
from index.commands.listing import positions, quotes, timeline
from index.commands.verifying import verify
from index.commands.watching import watch
from index.commands.withdrawing import withdraw
from index.errors import CorpusError, SnapshotDamaged, SnapshotMissing

app = typer.Typer(
    help="Articles in, cited answers out: add, check and build a corpus, and ask it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    *(add, review, approve, check, articles, annotate, withdraw, watch, status),
    *(ask, verify, quotes, positions, timeline, evaluate, calibrate),
):
    app.command()(command)
app.command("build")(build_command)


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
