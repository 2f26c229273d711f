"""Where the time of a question goes among many passages: `python -m tests.benchmarks.many_passages [--passages N]`.

Each question is asked once, so that nothing is still known of it. Times are the processor's, so that other programs
disturb little. Read the ratios: of the median of each stage to that of encoding the same questions alone, in the same
run.
"""

import argparse
import resource
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index import answers
from index import search as searching
from index.answers import Answerer
from index.embedding import open_embedder
from index.judgements import load_judgements
from index.records import Kind
from index.snapshot.opened import Snapshot, open_current
from tests.benchmarks.shuffled_snapshot import write_shuffled

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "tests" / "questions" / "corpus.yaml"
# Some of them, from all over the file; the first ones are not counted.
ASKED, WARM_UP = 220, 20


class Clock:
    """Milliseconds of processor time that each stage took, without what others took inside it, for each question."""

    def __init__(self) -> None:
        self.took: dict[str, list[float]] = {}
        self.calls: dict[str, list[int]] = {}
        self._inside: list[float] = []

    def time(self, stage: str, part: Any, name: str) -> None:
        """Count what a function of a part takes, from now on, as of a stage."""
        function = getattr(part, name)
        self.took[stage], self.calls[stage] = [], []

        def timed(*given: Any, **named: Any) -> Any:
            self._inside.append(0.0)
            started = time.thread_time()
            try:
                return function(*given, **named)
            finally:
                took = (time.thread_time() - started) * 1_000
                self.took[stage][-1] += took - self._inside.pop()
                self.calls[stage][-1] += 1
                if self._inside:
                    self._inside[-1] += took

        setattr(part, name, timed)

    def next_question(self) -> None:
        for stage, took in self.took.items():
            took.append(0.0)
            self.calls[stage].append(0)


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of each question: encoding it alone, all of its answer, and by stage, with how often that ran."""

    encode: list[float]
    answer: list[float]
    stages: dict[str, list[float]]
    calls: dict[str, list[int]]


def measure(snapshot: Snapshot, models: Path) -> Measured:
    embedder = open_embedder(snapshot.manifest.embedder, models)
    answerer = Answerer(snapshot, embedder)
    english = [
        one.question
        for one in load_judgements(QUESTIONS)
        if one.language == "en" and answerer.understand(one.question)[0].kind is not Kind.SMALL_TALK
    ]
    clock = Clock()
    clock.time("understanding", answers, "understand")
    clock.time("encoding", embedder, "encode_questions")
    clock.time("FAISS, passages", snapshot.vectors, "search")
    clock.time("FAISS, cosines of the others", snapshot.vectors, "cosines")
    clock.time("BM25, passages", snapshot.passages, "search")
    clock.time("BM25, articles", snapshot.articles, "search")
    clock.time("cosines of sentences", snapshot.vectors, "sentence_cosines")
    clock.time("late interaction", snapshot.words, "matches")
    clock.time("reading passages", snapshot, "view")
    clock.time("signals", searching, "signals")
    clock.time("the rest of the search", answers, "search")
    clock.time("whose words they are", answers, "verified")
    clock.time("who said them", answers, "who_said")
    clock.time("composing", answers, "compose")
    clock.time("citing", answers, "cite")
    encode, answer = [], []
    raw = open_embedder(snapshot.manifest.embedder, models)
    for question in english[:: len(english) // ASKED][:ASKED]:
        clock.next_question()
        started = time.thread_time()
        raw.encode_questions([question])
        encoded = time.thread_time()
        answerer.answer(question)
        encode.append((encoded - started) * 1_000)
        answer.append((time.thread_time() - encoded) * 1_000)
    return Measured(
        encode[WARM_UP:],
        answer[WARM_UP:],
        {stage: took[WARM_UP:] for stage, took in clock.took.items()},
        {stage: calls[WARM_UP:] for stage, calls in clock.calls.items()},
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--index", type=Path, default=ROOT / "index.d", help="What is shuffled, and the models.")
    parser.add_argument("--kept", type=Path, help="A directory to keep the shuffled snapshot in, and to find it there.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as aside:
        directory = given.kept or Path(aside) / "snapshot"
        if not directory.exists():
            started = time.perf_counter()
            directory.mkdir(parents=True)
            write_shuffled(directory, open_current(given.index), given.passages)
            print(f"written in {time.perf_counter() - started:.0f} s")
        snapshot = Snapshot(directory)
        took = measure(snapshot, given.index / "models")
    encode = statistics.median(took.encode)
    counts = snapshot.manifest.counts
    print(f"{counts.passages} passages, {counts.articles} articles; {len(took.answer)} questions, milliseconds")
    print(f"{'':30} {'median':>8} {'mean':>8} {'90 %':>8} {'/ encode':>8} {'calls':>6}")
    others = [whole - sum(parts) for whole, *parts in zip(took.answer, *took.stages.values(), strict=True)]
    rows = {"encoding alone": took.encode, **took.stages, "the rest": others, "question to answer": took.answer}
    for stage, values in rows.items():
        middle, slow = statistics.median(values), statistics.quantiles(values, n=10)[-1]
        calls = f"{statistics.mean(took.calls[stage]):6.1f}" if stage in took.calls else ""
        print(f"{stage:30} {middle:8.2f} {statistics.mean(values):8.2f} {slow:8.2f} {middle / encode:8.3f} {calls}")
    print(f"peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
