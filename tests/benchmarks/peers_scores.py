"""What came of judged questions, as figures that mean the same for every program, and as a table."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.evaluate import Figure, auroc, figure
from index.judged import Judgement
from tests.benchmarks.peers_processes import Reply, Run

SHOWN = 3
OFF_TOPIC = "off-topic"
# Of the answerable questions, in the column that sets every program to the same point, whatever cut it came with.
LOST_SHARE = 0.1
AT_SAME_POINT = f"near at {LOST_SHARE:.0%} lost"


@dataclass(frozen=True, slots=True)
class Contender:
    """One row of the table: a program with a cut; ``build_s`` is from articles to index, in a process of its own."""

    name: str
    run: Run
    build_s: float


def scores(judgements: Sequence[Judgement], replies: Mapping[str, Reply]) -> dict[str, list[float]]:
    """Scores by column, one for each question that the column is about, in the order of the questions.

    "fact first" and "fact in three" are over answerable questions with gold, and count what is given as an answer; a
    comparison counts in parts, one for each side. "or as nearest" also counts what is shown and marked as no answer.
    "refused near" is over unanswerable questions about the subject. `AT_SAME_POINT` is the same with the cut under the
    confidence of each program at which it would lose just `LOST_SHARE` of these answerable questions.
    """
    found: dict[str, list[float]] = {
        name: [] for name in ("fact first", "fact in three", "or as nearest", "lost", "refused near", "refused off")
    }
    for one in judgements:
        reply = replies[one.question]
        given = reply.shown if reply.answered else ()
        groups = one.groups or ((one.gold,) if one.gold else ())
        if one.answerable:
            found["lost"].append(float(not reply.answered))
        else:
            column = "refused off" if one.kind == OFF_TOPIC else "refused near"
            found[column].append(float(not reply.answered))
        if one.answerable and groups:
            for name, shown in (
                ("fact first", given[:1]),
                ("fact in three", given[:SHOWN]),
                ("or as nearest", (given or reply.nearest)[:SHOWN]),
            ):
                found[name].append(sum(any(place in group for place in shown) for group in groups) / len(groups))
    found[AT_SAME_POINT] = _refused_at_same_point(judgements, replies)
    return found


def _refused_at_same_point(judgements: Sequence[Judgement], replies: Mapping[str, Reply]) -> list[float]:
    answerable = sorted(replies[one.question].confidence for one in judgements if one.answerable)
    near = [one for one in judgements if not one.answerable and one.kind != OFF_TOPIC]
    if not answerable:
        return []
    cut = answerable[int(LOST_SHARE * len(answerable))]
    return [float(replies[one.question].confidence < cut) for one in near]


def figures(judgements: Sequence[Judgement], run: Run) -> dict[str, Figure]:
    """The means of the scores, the AUROC of the confidence, and the milliseconds of a question, with intervals."""
    replies = run.replies
    found = {name: figure(values) for name, values in scores(judgements, replies).items()}
    confidence = {one.question_id: replies[one.question].confidence for one in judgements}
    found["AUROC"] = auroc(
        [confidence[one.question_id] for one in judgements if one.answerable],
        [confidence[one.question_id] for one in judgements if not one.answerable],
    )
    return found


def differences(judgements: Sequence[Judgement], ours: Run, theirs: Run) -> dict[str, Figure]:
    """Ours less theirs, question by question: an interval without 0 is a difference that these questions show."""
    left, right = scores(judgements, ours.replies), scores(judgements, theirs.replies)
    return {name: figure([a - b for a, b in zip(left[name], right[name], strict=True)]) for name in left}


def median_ms(judgements: Iterable[Judgement], run: Run) -> float:
    """Median milliseconds of these questions."""
    took = sorted(run.replies[one.question].took_ms for one in judgements)
    return took[len(took) // 2] if took else math.nan


def matching_cut(fit: Sequence[Judgement], ours: Run, theirs: Run) -> float:
    """The confidence above which theirs answers as many of the answerable questions of ``fit`` as ours does."""
    answerable = [one.question for one in fit if one.answerable]
    answered = sum(ours.replies[question].answered for question in answerable)
    confidences = sorted((theirs.replies[question].confidence for question in answerable), reverse=True)
    return confidences[answered - 1] if answered else math.inf


def table(judgements: Sequence[Judgement], contenders: Sequence[Contender]) -> str:
    """A Markdown table: percentages with 95 % intervals, one row for each contender."""
    rows = []
    columns: list[str] = []
    for contender in contenders:
        found = figures(judgements, contender.run)
        columns = [f"{name} (n = {value.count})" for name, value in found.items()]
        cells = [_percent(value) for value in found.values()]
        cells += [
            f"{median_ms(judgements, contender.run):.1f}",
            f"{contender.build_s:.1f}",
            f"{contender.run.ready_s:.1f}",
            f"{contender.run.memory_mb:.0f}",
        ]
        rows.append(_row([contender.name, *cells]))
    head = ["", *columns, "median ms", "build s", "ready s", "MB"]
    return "\n".join([_row(head), _row(["---"] * len(head)), *rows])


def differences_table(judgements: Sequence[Judgement], contenders: Sequence[Contender]) -> str:
    """Percentage points of the first contender less each other one."""
    ours, *others = contenders
    found = {other.name: differences(judgements, ours.run, other.run) for other in others}
    names = list(next(iter(found.values()))) if found else []
    rows = [_row([f"less {name}", *(_percent(value) for value in values.values())]) for name, values in found.items()]
    return "\n".join([_row([ours.name, *names]), _row(["---"] * (len(names) + 1)), *rows])


def _percent(value: Figure) -> str:
    if not value.count:
        return "–"
    return f"{100 * value.mean:.0f} [{100 * value.low:.0f}, {100 * value.high:.0f}]"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
