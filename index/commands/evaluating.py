"""`talks-index evaluate` and `calibrate`: how good answers are on judged questions, and weights fitted to such."""

import hashlib
import json
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from index.answers import Answerer
from index.build import BuildPlan, build
from index.calibration import CALIBRATION_FILE, calibration_json
from index.commands.options import (
    CORPUS,
    INDEX,
    CorpusOption,
    CrossEncoderOption,
    IndexOption,
    JsonOption,
    ModelsOption,
    out,
    print_json,
)
from index.embedding import DEFAULT_MODEL, open_embedder, open_reranker
from index.errors import CorpusError
from index.judged import Judgement, place_of
from index.judgements import load_judgements
from index.snapshot.opened import open_current
from index.whole_files import write_whole

if TYPE_CHECKING:
    from index.evaluate import Outcome

_SHOWN = ("Hit@1", "Hit@3", "MRR@10", "nDCG@10", "recall@5", "answered", "not lost", "not given", "refused", "AUROC")
_DEPTH = 10
_COMPARED = 20


def evaluate(
    questions: Annotated[Path, typer.Argument(help="A file of judged questions.", dir_okay=False)],
    split: Annotated[str | None, typer.Option(help="Only questions of this split: fit or report.")] = None,
    compare: Annotated[Path | None, typer.Option(help="An earlier run, as --json printed it.")] = None,
    floors: Annotated[Path | None, typer.Option(help="Lowest allowed figures; below any, the exit code is 1.")] = None,
    index: IndexOption = INDEX,
    models: ModelsOption = None,
    cross_encoder: CrossEncoderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure retrieval, abstention and verdicts on judged questions, with 95 % intervals."""
    from index.evaluate import Outcome, curve, evaluate  # noqa: PLC0415 (loads ir-measures)

    answerer = replace(_answerer(index, models), reranker=open_reranker(cross_encoder))

    def outcome(judgement: Judgement) -> Outcome:
        answer, hits = answerer.examine(judgement.question, _DEPTH)
        places = tuple(dict.fromkeys(place_of(hit) for hit in hits))
        return Outcome(judgement.question_id, answer.support, answer.confidence, places, answer.verdict)

    judged = _of_split(load_judgements(questions), split)
    outcomes, figures = evaluate(judged, outcome)
    said: dict[str, Any] = {
        "snapshot": answerer.snapshot.snapshot_id,
        "figures": {
            group: {name: _figure(asdict(one)) for name, one in every.items()} for group, every in figures.items()
        },
        "curve": [asdict(point) for point in curve(judged, outcomes)],
        "outcomes": {one: _outcome(outcome) for one, outcome in outcomes.items()},
    }
    if as_json:
        print_json(said)
    else:
        out.print(_table(said["figures"]))
        for point in said["curve"]:
            print(
                "from {threshold:.2f}: {answered:.2f} answered, {not_given:.2f} of the others not given".format(**point)
            )
        for line in _changes(judged, said, compare) if compare else ():
            print(line)
    below = list(_below(said["figures"]["all"], floors, questions, split)) if floors else []
    for line in below:
        print(line, file=sys.stderr)
    raise typer.Exit(1 if below else 0)


def calibrate(
    questions: Annotated[Path, typer.Argument(help="A file of judged questions; those of split fit count.")],
    other: Annotated[list[Path] | None, typer.Option(help="More questions, about another corpus.")] = None,
    other_corpus: Annotated[list[Path] | None, typer.Option(help="That corpus, one for each --other.")] = None,
    corpus: CorpusOption = CORPUS,
    index: IndexOption = INDEX,
    models: ModelsOption = None,
) -> None:
    """Fit the weights of ranking and of the support test, and write them beside the corpus."""
    from index.fitting import fit  # noqa: PLC0415 (loads scikit-learn)

    if len(other or ()) != len(other_corpus or ()):
        raise typer.BadParameter("give one --other-corpus for each --other")
    digest, judged = hashlib.sha256(), []
    with TemporaryDirectory() as aside:
        pairs = [(questions, index)]
        for number, (more, its_corpus) in enumerate(zip(other or (), other_corpus or (), strict=True)):
            its_index = Path(aside) / str(number)
            build(BuildPlan(its_corpus, its_index, models or index / "models", DEFAULT_MODEL), lambda *_: None)
            pairs.append((more, its_index))
        for path, its_index in pairs:
            digest.update(path.read_bytes())
            answerer = _answerer(its_index, models or index / "models")
            judged += [answerer.judge(one, _COMPARED) for one in _of_split(load_judgements(path), "fit")]
    try:
        calibration = fit(judged, digest.hexdigest())
    except ValueError as error:
        raise CorpusError(f"{questions}: {error}") from None
    path = corpus / CALIBRATION_FILE
    write_whole(path, f"{calibration_json(calibration)}\n".encode())
    print(f"wrote {path}, fitted to {calibration.questions} questions; run `talks-index build` to use it")


def _answerer(index: Path, models: Path | None) -> Answerer:
    snapshot = open_current(index)
    return Answerer(snapshot, open_embedder(snapshot.manifest.embedder, models or index / "models"))


def _of_split(judgements: Sequence[Judgement], split: str | None) -> list[Judgement]:
    return [one for one in judgements if split is None or one.split == split]


def _outcome(outcome: "Outcome") -> dict[str, Any]:
    places = [f"{place.article_id}#{place.paragraph}" for place in outcome.places]
    values = {"support": str(outcome.support), "confidence": round(outcome.confidence, 4), "verdict": outcome.verdict}
    return values | {"places": places}


def _figure(values: dict[str, Any]) -> dict[str, Any] | None:
    if math.isnan(values["mean"]):
        return None
    return {name: round(value, 4) for name, value in values.items()}


def _table(figures: Mapping[str, Mapping[str, Any]]) -> Table:
    table = Table("questions", "n", *_SHOWN, "verdict")
    for group, every in figures.items():
        count = max((figure["count"] for figure in every.values() if figure), default=0)
        cells = [every[name] for name in (*_SHOWN, "verdict")]
        table.add_row(group, str(count), *(_cell(one) for one in cells))
    return table


def _cell(figure: Mapping[str, Any] | None) -> str:
    return f"{figure['mean']:.2f} ({figure['low']:.2f}–{figure['high']:.2f})" if figure else ""


def _changes(judged: Sequence[Judgement], said: Mapping[str, Any], earlier: Path) -> list[str]:
    """A line for each question whose outcome or first place is another than in an earlier run."""
    try:
        before = json.loads(earlier.read_text(encoding="utf-8"))["outcomes"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"{earlier}: not a run ({type(error).__name__}); give what --json printed") from None
    lines = []
    for one in judged:
        was, now = before.get(one.question_id), said["outcomes"][one.question_id]
        if was and (was["support"], was["places"][:1]) != (now["support"], now["places"][:1]):
            first = [(run["places"] or ["nothing"])[0] for run in (was, now)]
            lines.append(f"{one.question_id} {was['support']} {first[0]} → {now['support']} {first[1]}: {one.question}")
    return lines


def _below(figures: Mapping[str, Any], floors: Path, questions: Path, split: str | None) -> list[str]:
    """A line for each figure below its floor."""
    try:
        lowest = json.loads(floors.read_text(encoding="utf-8"))[f"{questions.name}:{split or 'all'}"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"{floors}: no floors for {questions.name} ({type(error).__name__})") from None
    return [
        f"{name} is {figures[name]['mean']:.4f}, below its floor of {floor}"
        for name, floor in lowest.items()
        if figures[name]["mean"] < floor
    ]
