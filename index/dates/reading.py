"""What the pattern of a date reads in a text, before the days around it are known."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from index.dates.periods import Period
from index.dates.tense import Cues


class Base(Enum):
    """The day that a relative date is counted from.

    NEAR: the day of publication, else the last day named; good enough to complete a date that lacks its year.
    SPEECH: the day of publication, in a quotation the day on which it was said.
    ANCHOR: the last day named in the paragraph, else as SPEECH. ANCHOR_ONLY: the last day named in the paragraph.
    AROUND: the last day, month or year named in the paragraph; good enough to count years from. HAPPENING: the day on
    which, by the text, what the words name was.
    """

    NEAR = auto()
    SPEECH = auto()
    ANCHOR = auto()
    ANCHOR_ONLY = auto()
    AROUND = auto()
    HAPPENING = auto()


class Alone(Enum):
    """What becomes of a time that stands beside no day.

    It is no date, it belongs to the one day that its sentence names, or to the day of publication.
    """

    NOTHING = auto()
    SENTENCE = auto()
    PUBLISHED = auto()


@dataclass(frozen=True, slots=True)
class Shift:
    """A date that is counted from another day: ``of`` makes it of that day; ``happening`` is what was on that day."""

    base: Base
    of: Callable[[date], Period | None]
    happening: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time of a day, named beside the day: what the day's value is followed by (nothing for "the early hours")."""

    suffix: str
    alone: Alone = Alone.NOTHING


Reading = Period | Shift | Time


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a pattern matched: the folded text, its sentence with the cues of tense, and whether it was typed."""

    text: str
    start: int
    end: int
    typed: bool
    cues: Cues

    def before(self, match: re.Match[str], length: int = 30) -> str:
        """Up to ``length`` characters of the sentence before the match, small."""
        return self.text[max(self.start, match.start() - length) : match.start()].lower()

    def after(self, match: re.Match[str], length: int = 30) -> str:
        return self.text[match.end() : min(self.end, match.end() + length)]

    def tense(self, match: re.Match[str]) -> int:
        """Whether the words around the match look forward or back, as `Cues.tense` says it."""
        return self.cues.tense(match.start(), match.end())


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write dates.

    ``starts`` are the first words it can begin with, small ("0" stands for every word that begins with a digit);
    ``read`` is the meaning of a match, or None where it is no date after all.
    """

    name: str
    starts: frozenset[str]
    expression: re.Pattern[str]
    read: Callable[[re.Match[str], Scene], Reading | None]


def pattern(name: str, starts: str, expression: str, read: Callable[[re.Match[str], Scene], Reading | None]) -> Pattern:
    """A `Pattern` of first words parted by spaces and of an expression that ignores case."""
    return Pattern(name, frozenset(starts.split()), re.compile(expression, re.IGNORECASE), read)
