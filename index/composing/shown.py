"""A hit as an answer shows it."""

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
