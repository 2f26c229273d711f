"""Short articles of our own and what has to be found in them: <name>.md, and beside it <name>.py with the records.

What is expected is never weakened to what is found: where the extraction falls short, KNOWN_GAPS says so, and why.
"""

from typing import NamedTuple


class Said(NamedTuple):
    """An expected quote: its parts in words, who speaks, and the outlet that the text names for it."""

    parts: tuple[str, ...]
    speaker: str | None
    entity_id: str | None = None
    inferred: bool = False
    credited_to: str | None = None


class Reported(NamedTuple):
    """An expected statement, in words."""

    tier: str
    source: str
    cue: str
    content: str
    entity_id: str | None = None
    party: str | None = None


class Dated(NamedTuple):
    """An expected date: its words, and what they mean (`index.dates.DateMention`)."""

    words: str
    value: str
    precision: str


class Gap(NamedTuple):
    """What is known to fail: a record that is expected and not found, or one that is found and not expected."""

    record: Said | Reported | Dated
    reason: str


# What is longer is written as its first and last letters.
_SHORT = 60


def short(text: str) -> str:
    """A text as it stands in the expected records: whole, or its beginning and end."""
    return text if len(text) <= _SHORT else f"{text[:25]} … {text[-25:]}"
