"""Building a snapshot in a process of its own: what building needs of memory is gone when it is done."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.build import BuildReport
from index.errors import CorpusError

_LONGEST_ERROR = 2_000  # characters of what a build says last
# So long a build that is told to end may take to do so.
_PATIENCE_S = 5.0

# Builds and publishes a snapshot, as `index.build.build` does.
Build = Callable[[], Awaitable[BuildReport]]


@dataclass(frozen=True, slots=True)
class BuildAside:
    """Runs `talks-index build`; the model is that of the environment, as for the command.

    Without a ``corpus`` nothing is built.
    """

    corpus: Path | None
    index: Path
    models: Path

    async def __call__(self) -> BuildReport:
        """Build and publish.

        Raises:
            CorpusError: There is no corpus, or the build refuses, for the reasons that it gives; nothing was published.
        """
        if self.corpus is None:
            raise CorpusError("there is no corpus to build from")
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "index", "build", "--json"),
            *("--corpus", self.corpus, "--index", self.index, "--models", self.models),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            out, err = await process.communicate()
        finally:
            await _ended(process)
        return report_of(process.returncode or 0, out.decode(), err.decode(errors="replace"))


def report_of(code: int, out: str, err: str) -> BuildReport:
    """What a build that ended with ``code`` has to say.

    Raises:
        CorpusError: It refused.
    """
    if code != 0:
        lines = err.strip().splitlines() or [f"the build ended with code {code} and said nothing"]
        # Of a build that broke, the last line says why, and the others are for developers.
        said = lines[-1:] if any(line.startswith("Traceback") for line in lines) else lines
        raise CorpusError("\n".join(said)[:_LONGEST_ERROR])
    said_of_it: dict[str, Any] = json.loads(out)
    return BuildReport(**said_of_it)


async def _ended(process: asyncio.subprocess.Process) -> None:
    """End a build that nobody waits for any more; what it has begun it leaves aside, never published by half."""
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), _PATIENCE_S)
        except TimeoutError:
            process.kill()
