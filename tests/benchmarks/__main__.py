"""`make bench`: what the program costs beside the raw library calls, in one run on one machine. Read the ratios.

Prints a table, and writes the figures to tests/artefacts/bench.json.
"""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from index.answers import Answerer
from index.build import BuildPlan, build
from index.embedding import DEFAULT_MODEL, open_embedder
from index.snapshot.opened import open_current

ROOT = Path(__file__).parents[2]
INDEX = ROOT / "index.d"
RESULTS = ROOT / "tests" / "artefacts" / "bench.json"
ROUNDS = 20
QUESTIONS = (
    "Who headed the Afghan side in Istanbul?",
    "When did the 48-hour truce begin?",
    "What did Khawaja Asif say about open war?",
    "which border crossings were closed",
    "how many posts did the army claim to have destroyed",
    "what is the price of a ferry on the bosphorus",
    "why did kabul pause its operation",
    "what did trump say in kuala lumpur",
)


def median_ms(work: Callable[[str], object]) -> float:
    """Median milliseconds of one call, over all questions and rounds, after one warm-up round."""
    for question in QUESTIONS:
        work(question)
    took = []
    for _ in range(ROUNDS):
        for question in QUESTIONS:
            started = time.perf_counter()
            work(question)
            took.append((time.perf_counter() - started) * 1_000)
    return statistics.median(took)


def cold_start_s(*command: str) -> float:
    """Seconds from starting a process to its end, the middle of three."""
    took = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=True, capture_output=True)
        took.append(time.perf_counter() - started)
    return statistics.median(took)


def main() -> None:
    build(BuildPlan(ROOT / "corpus", INDEX, INDEX / "models", DEFAULT_MODEL), lambda *_: None)
    snapshot = open_current(INDEX)
    embedder = open_embedder(snapshot.manifest.embedder, INDEX / "models")
    answerer = Answerer(snapshot, embedder)
    encode_ms = median_ms(lambda question: embedder.encode_questions([question]))
    answer_ms = median_ms(answerer.answer)
    figures = {
        "passages": snapshot.manifest.counts.passages,
        "raw encode, ms": round(encode_ms, 2),
        "question to answer, ms": round(answer_ms, 2),
        "question to answer / raw encode": round(answer_ms / encode_ms, 3),
        "cold start of `talks-index ask`, s": round(cold_start_s("index", "ask", QUESTIONS[0], "--json"), 2),
        "cold start of `talks-index --help`, s": round(cold_start_s("index", "--help"), 2),
        "peak memory of this process, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "torch imported": "torch" in sys.modules,
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    for name, figure in figures.items():
        print(f"{name:40} {figure}")


if __name__ == "__main__":
    main()
