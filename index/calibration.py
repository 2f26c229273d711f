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
class Logistic:
    """The probability of something is the logistic of offset + Σ weight · signal."""

    weights: Mapping[str, float]
    offset: float

    def probability(self, signals: Mapping[str, float]) -> float:
        """0…1, by signals of these names."""
        total = self.offset + sum(weight * signals[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


@dataclass(frozen=True, slots=True)
class Calibration:
    """``ranking`` weighs the signals of a passage; ``support`` and ``relevance`` tell by signals of the best hit.

    From a probability of ``answer_from`` on that it answers it counts as an answer; below ``none_below`` of being about
    the same matter at all, as none. ``digest`` (SHA-256, hex) is that of the questions that all this was fitted to,
    ``questions`` their number.
    """

    ranking: Mapping[str, float]
    support: Logistic
    answer_from: float
    relevance: Logistic
    none_below: float
    digest: str
    questions: int


# Nothing fitted: the fused score ranks, and nearness in meaning times coverage decides.
_NEAR = Logistic({"dense_coverage": 17.0}, -3.4)
PLAIN = Calibration({"fused": 1.0}, _NEAR, 0.5, _NEAR, 0.2, "", 0)


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
        ranking=_weights(said["ranking"]),
        support=_logistic(said["support"]),
        answer_from=float(said["answer_from"]),
        relevance=_logistic(said["relevance"]),
        none_below=float(said["none_below"]),
        digest=str(said["digest"]),
        questions=int(said["questions"]),
    )


def _logistic(said: Mapping[str, Any]) -> Logistic:
    return Logistic(_weights(said["weights"]), float(said["offset"]))


def _weights(said: Mapping[str, Any]) -> dict[str, float]:
    return {str(name): float(weight) for name, weight in said.items()}
