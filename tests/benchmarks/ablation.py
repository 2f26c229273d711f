"""What each part of the retrieval adds: `python -m tests.benchmarks.ablation QUESTIONS [--row NAME] [--split SPLIT]`.

Every row orders the same candidates, the twenty that the fused score puts first, by another sum of their signals.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

from index.answers import Answerer
from index.embedding import open_embedder
from index.evaluate import Outcome, figure, retrieval
from index.fitting import reranked
from index.judged import Judged, place_of
from index.judgements import load_judgements
from index.records import Support
from index.search import LATE_WEIGHT
from index.snapshot.opened import open_current

COMPARED = 20
UNDERSTANDING = frozenset("names days speaker source date number counted hour person place reason quote verify".split())


def rows(fitted: Mapping[str, float]) -> dict[str, Mapping[str, float]]:
    """Weights by name of the row."""
    without = {name: weight for name, weight in fitted.items() if name not in UNDERSTANDING}
    whole = {name: weight for name, weight in fitted.items() if not name.startswith("late")}
    return {
        "dense": {"passage_dense": 1.0},
        "dense + sentences": {"dense": 1.0},
        "BM25": {"lexical_share": 1.0},
        "BM25 + article": {"lexical_share": 0.6, "article_share": 0.3},
        "fused": {"fused": 1.0},
        "late interaction": {"late_weighted": 1.0},
        "fused + late interaction": {"fused": 1.0, "late_weighted": LATE_WEIGHT},
        "fitted, without late interaction": whole,
        "fitted, without understanding": without,
        "fitted": fitted,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--index", type=Path, default=Path("index.d"))
    parser.add_argument("--row", help="Only this row.")
    parser.add_argument("--split")
    parser.add_argument("--language", default="en")
    given = parser.parse_args()
    snapshot = open_current(given.index)
    answerer = Answerer(snapshot, open_embedder(snapshot.manifest.embedder, given.index / "models"))
    every = [one for one in load_judgements(given.questions) if one.gold and one.language == given.language]
    judged = [answerer.judge(one, COMPARED) for one in every if given.split in {None, one.split}]
    print(f"{len(judged)} answerable questions in {given.language}")
    for name, weights in rows(snapshot.calibration.ranking).items():
        if given.row in {None, name}:
            scores = retrieval([(one.judgement, _outcome(one, weights)) for one in judged])
            cells = "  ".join(f"{measure} {_cell(values)}" for measure, values in scores.items())
            print(f"{name:30} {cells}")


def _outcome(one: Judged, weights: Mapping[str, float]) -> Outcome:
    places = tuple(dict.fromkeys(place_of(hit) for hit in reranked(one.hits, weights)))
    return Outcome(one.judgement.question_id, Support.NONE, 0.0, places, None)


def _cell(values: list[float]) -> str:
    found = figure(values)
    return f"{found.mean:.3f} ({found.low:.2f}–{found.high:.2f})"


if __name__ == "__main__":
    main()
