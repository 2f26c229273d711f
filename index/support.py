"""The support test: do the hits answer the question, come near it, or have nothing to do with it?

A first test, on two signals of the best hit: how near it is in meaning, and how much of the question's word weight it
holds. Either alone is easily misled (a common place name; a word with two meanings), so their product decides. The two
constants were fitted to 130 questions of our own (docs/measurements.md), so the probability is a rough one.
"""

import math
from collections.abc import Sequence

from index.records import Hit, Support

_SLOPE, _OFFSET = 17.0, -3.4
ANSWER_FROM = 0.5
WEAK_FROM = 0.2


def support(hits: Sequence[Hit]) -> tuple[Support, float]:
    """The outcome, and the probability (0…1) that the best hit answers."""
    if not hits:
        return Support.NONE, 0.0
    best = hits[0]
    probability = 1 / (1 + math.exp(-(_SLOPE * max(0.0, best.dense) * best.coverage + _OFFSET)))
    if probability >= ANSWER_FROM:
        return Support.ANSWER, probability
    return (Support.WEAK if probability >= WEAK_FROM else Support.NONE), probability
