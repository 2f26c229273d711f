"""How alleged quotations are judged: `python -m tests.benchmarks.verify_cases [--index DIR] [--wrong]`.

Prints, for each sort of case and for each verdict that is right, how often each verdict came.
"""

import argparse
from collections import Counter
from pathlib import Path

from index.answers import Answerer
from index.embedding import open_embedder
from index.snapshot.opened import open_current
from tests.verify_cases import Case, cases

VERDICTS = ("verbatim", "altered", "misattributed", "not_found", "None")


def judged(answerer: Answerer) -> list[tuple[Case, str]]:
    """Each case with the verdict that it got."""
    return [(case, str(answerer.answer(case.question).verdict)) for case in cases()]


def matrix(outcomes: list[tuple[Case, str]]) -> dict[str, Counter[str]]:
    """For each verdict that is right, how often each came; of several right ones, the one that came."""
    counted: dict[str, Counter[str]] = {}
    for case, verdict in outcomes:
        right = verdict if verdict in case.expected else case.expected[0]
        counted.setdefault(right, Counter())[verdict] += 1
    return counted


def rates(outcomes: list[tuple[Case, str]]) -> dict[str, float]:
    """For each verdict that is right, the share that got it."""
    return {right: came[right] / came.total() for right, came in matrix(outcomes).items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, default=Path("index.d"))
    parser.add_argument("--wrong", action="store_true", help="print the cases that got another verdict")
    asked = parser.parse_args()
    snapshot = open_current(asked.index)
    outcomes = judged(Answerer(snapshot, open_embedder(snapshot.manifest.embedder, asked.index / "models")))
    print(f"{'expected':18}", *(f"{name:>14}" for name in VERDICTS))
    for right, came in matrix(outcomes).items():
        print(f"{right:18}", *(f"{came[name]:14}" for name in VERDICTS))
    print(f"\n{'sort':18}", *(f"{name:>14}" for name in ("right", "of")))
    for sort in dict.fromkeys(case.sort for case, _ in outcomes):
        of = [verdict in case.expected for case, verdict in outcomes if case.sort == sort]
        print(f"{sort:18} {sum(of):14} {len(of):14}")
    for case, verdict in outcomes if asked.wrong else ():
        if verdict not in case.expected:
            print(f"{case.sort}: {' or '.join(case.expected)}, came {verdict}: {case.question}")


if __name__ == "__main__":
    main()
