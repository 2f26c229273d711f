"""The golden gate: a new snapshot goes live only if it still answers, and refuses, what it has to."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.answers import Answerer
from index.disagreements import Place
from index.gate import GoldenKind, GoldenQuestion
from index.records import Answer
from index.verification.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class GateReport:
    """``broken`` are questions that do not hold though they should, ``mended`` known gaps that hold by now."""

    asked: int
    broken: tuple[GoldenQuestion, ...]
    mended: tuple[GoldenQuestion, ...]


def run_gate(gate: Sequence[GoldenQuestion], answerer: Answerer) -> GateReport:
    """Ask every golden question."""
    held = {golden.question_id: holds(golden, answerer.answer(golden.question)) for golden in gate}
    broken = [one for one in gate if not one.known_gap and not held[one.question_id]]
    mended = [one for one in gate if one.known_gap and held[one.question_id]]
    return GateReport(len(gate), tuple(broken), tuple(mended))


def holds(golden: GoldenQuestion, answer: Answer) -> bool:
    """Whether an answer shows what the question asks for, or gives none where no article says it."""
    shown = {Place(one.article.article_id, one.paragraph) for one in (*answer.citations, *answer.nearest)}
    if golden.kind is GoldenKind.REFUSAL:
        return not answer.answered
    if golden.verdict is not None and answer.verdict != golden.verdict:
        return False
    if golden.verdict is Verdict.NOT_FOUND:
        return True
    return all(shown.intersection(places) for places in golden.groups or (golden.any_of,))
