"""Running `talks-index` inside the test's process, as a shell would: arguments and bytes in, code and text out."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass

from index.__main__ import main


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    out: str
    err: str


def talks_index(*arguments: object, stdin: bytes = b"") -> Outcome:
    """Run one command. Whatever is not turned into an exit code is raised, as it would be a traceback."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    code = 0
    with redirect_stdout(out), redirect_stderr(err), _started(arguments, stdin):
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(bool(end.code))
    return Outcome(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))


@contextmanager
def _started(arguments: tuple[object, ...], stdin: bytes) -> Iterator[None]:
    before = sys.argv, sys.stdin
    sys.argv = ["talks-index", *map(str, arguments)]
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    try:
        yield
    finally:
        sys.argv, sys.stdin = before
