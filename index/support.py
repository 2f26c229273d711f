"""The support test: do the hits answer the question, come near it, or have nothing to do with it?

A first test, on two signals of the best hits: how near they are in meaning, and how much of the question's word weight
they hold. Its constants were set by hand on 36 questions to one article and 34 to ten (docs/measurements.md), so the
probability it gives is a rough one.
"""

import math
from collections.abc import Sequence

from index.records import Hit, Support

_DENSE, _COVERAGE, _OFFSET = 6.0, 6.0, -5.2
ANSWER_FROM = 0.5
WEAK_FROM = 0.2


def support(hits: Sequence[Hit]) -> tuple[Support, float]:
    """The outcome, and the probability (0…1) that the best hit answers."""
    if not hits:
        return Support.NONE, 0.0
    best = hits[0]
    probability = 1 / (1 + math.exp(-(_DENSE * best.dense + _COVERAGE * best.coverage + _OFFSET)))
    if probability >= ANSWER_FROM:
        return Support.ANSWER, probability
    return (Support.WEAK if probability >= WEAK_FROM else Support.NONE), probability
