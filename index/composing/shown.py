"""A hit as an answer shows it, and how hits are weighed against each other."""

from dataclasses import dataclass
from datetime import date

from index.records import Hit


@dataclass(frozen=True, slots=True)
class Shown:
    """``under`` heads it: the name of a party, a speaker or a version, which may be a ``side`` of a comparison.

    ``days`` are those that it stands for in a timeline.
    """

    hit: Hit
    under: str | None = None
    days: tuple[date, date] | None = None
    side: bool = False


def weighed(hit: Hit, part: float) -> float:
    """So much (0…1) of the score of a hit, which may be below 0: the smaller the part, the lower."""
    return hit.score - (1 - part) * abs(hit.score)
