"""Weights by which passages are ranked and answers told from near misses, fitted to judged questions."""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.errors import DataRefused, Fault

CALIBRATION_FILE = "calibration.json"
# What was fitted to our own corpus and to an invented one, tests/questions.
_DEFAULT = Path(__file__).with_name("default_calibration.json")


@dataclass(frozen=True, slots=True)
class Calibration:
    """``ranking`` weighs the signals of a passage; ``support`` those of the best hit, after ``offset``.

    The probability that the best hit answers is the logistic of offset + Σ weight · signal. From ``answer_from`` on it
    counts as an answer, from ``weak_from`` on as weak. ``digest`` (SHA-256, hex) is that of the questions that all this
    was fitted to, ``questions`` their number.
    """

    ranking: Mapping[str, float]
    support: Mapping[str, float]
    offset: float
    answer_from: float
    weak_from: float
    digest: str
    questions: int

    def probability(self, signals: Mapping[str, float]) -> float:
        """The probability (0…1) that a hit with these signals answers."""
        total = self.offset + sum(weight * signals[name] for name, weight in self.support.items())
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


# Nothing fitted: the fused score ranks, and nearness in meaning times coverage decides.
PLAIN = Calibration({"fused": 1.0}, {"dense_coverage": 17.0}, -3.4, 0.5, 0.2, "", 0)


def load_calibration(path: Path) -> Calibration:
    """Read a calibration; without the file, the one that comes with the library: it carries over to other corpora.

    Raises:
        DataRefused: It is not one.
    """
    try:
        return calibration_from_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return calibration_from_json(_DEFAULT.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        expected = "what `talks-index calibrate` writes; remove it, or run that again"
        raise DataRefused([Fault(path, 1, f"not a calibration ({type(error).__name__})", expected)]) from None


def calibration_json(calibration: Calibration) -> str:
    return json.dumps(asdict(calibration), indent=1)


def calibration_from_json(text: str) -> Calibration:
    said: dict[str, Any] = json.loads(text)
    return Calibration(
        ranking={str(name): float(weight) for name, weight in said["ranking"].items()},
        support={str(name): float(weight) for name, weight in said["support"].items()},
        offset=float(said["offset"]),
        answer_from=float(said["answer_from"]),
        weak_from=float(said["weak_from"]),
        digest=str(said["digest"]),
        questions=int(said["questions"]),
    )
