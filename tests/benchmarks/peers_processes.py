"""Question-answering programs as processes: a question a line in, a JSON reply a line out, all timed the same way."""

import dataclasses
import json
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.disagreements import Place


@dataclass(frozen=True, slots=True)
class Reply:
    """What a program gave for one question: ``shown`` as an answer, best first, or ``nearest``, marked as no answer.

    ``confidence`` has whatever scale the program gives it; ``took_ms`` is from writing the line to reading the reply.
    """

    answered: bool
    confidence: float
    shown: tuple[Place, ...]
    nearest: tuple[Place, ...]
    took_ms: float


@dataclass(frozen=True, slots=True)
class Run:
    """Replies by question, and what the process took: from its start to its first reply, and at most of memory.

    ``memory_mb`` is its peak of resident memory, or nan where the system does not tell (it is read from /proc).
    """

    replies: Mapping[str, Reply]
    ready_s: float
    memory_mb: float


def ask_all(command: Sequence[str | Path], questions: Iterable[str], read: Callable[[dict[str, Any]], Reply]) -> Run:
    """Ask a process every question, one after the other. The first is asked twice: its first reply is the warm-up.

    Raises:
        RuntimeError: The process ends before its last reply.
    """
    asked = list(dict.fromkeys(questions))
    with tempfile.TemporaryFile("w+") as errors:
        started = time.perf_counter()
        with subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            encoding="utf-8",
            bufsize=1,
        ) as process:
            replies = {}
            ready_s = 0.0
            for number, question in enumerate([asked[0], *asked]):
                try:
                    said, took_ms = _exchange(process, question)
                except (BrokenPipeError, EOFError):
                    process.kill()
                    errors.seek(0)
                    failed = f"{' '.join(map(str, command))} ended at question {question!r}:\n{errors.read()[-2000:]}"
                    raise RuntimeError(failed) from None
                if number == 0:
                    ready_s = time.perf_counter() - started
                replies[question] = dataclasses.replace(read(said), took_ms=took_ms)
            memory_mb = _peak_mb(process.pid)
            assert process.stdin is not None
            process.stdin.close()
    return Run(replies, ready_s, memory_mb)


def _exchange(process: "subprocess.Popen[str]", question: str) -> tuple[dict[str, Any], float]:
    assert process.stdin is not None
    assert process.stdout is not None
    started = time.perf_counter()
    process.stdin.write(" ".join(question.split()) + "\n")
    process.stdin.flush()
    line = process.stdout.readline()
    took_ms = (time.perf_counter() - started) * 1_000
    if not line:
        raise EOFError
    said: dict[str, Any] = json.loads(line)
    return said, took_ms


def _peak_mb(pid: int) -> float:
    # Not ru_maxrss: that of a started process begins with the memory of the one that started it.
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else float("nan")


def timed(command: Sequence[str | Path]) -> tuple[str, float]:
    """What a command that must succeed prints, and the seconds it took.

    Raises:
        RuntimeError: It fails; with what it said.
    """
    started = time.perf_counter()
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))} failed ({done.returncode}):\n{done.stderr[-2000:]}")
    return done.stdout, time.perf_counter() - started
