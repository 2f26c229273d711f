"""A hit as an answer shows it."""

from dataclasses import dataclass

from index.records import Hit


@dataclass(frozen=True, slots=True)
class Shown:
    """``under`` is what it is headed with: the name of a party, of a speaker, or of a version."""

    hit: Hit
    under: str | None = None
