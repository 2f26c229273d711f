"""Timelines as pictures: what one shows, and the way to its PNG."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

FEWEST_EVENTS, MOST_EVENTS = 2, 10


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """What happened from ``low`` to ``high``, both inclusive: a sentence, verbatim, and the outlet that prints it.

    ``rank`` is its number in the list of the message. ``language`` is that of the sentence, ISO 639-1.

    Raises:
        ValueError: The days are reversed.
    """

    rank: int
    low: date
    high: date
    sentence: str
    outlet: str
    language: str

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"days are reversed: {self.low} > {self.high}")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events, earliest first, and the words around them.

    ``days`` words a first and a last day, ``gap`` how many days lie from one date to the next (at least 2).
    ``footer`` stands below everything, where there is one. ``language`` is that of the words around the events;
    ``right_to_left`` whether it is written so, which mirrors the picture.

    Raises:
        ValueError: There are fewer events than make a timeline, or more than are read on a phone.
    """

    title: str
    events: tuple[TimelineEvent, ...]
    days: Callable[[date, date], str]
    gap: Callable[[int], str]
    language: str
    footer: str = ""
    right_to_left: bool = False
    dark: bool = False

    def __post_init__(self) -> None:
        if not FEWEST_EVENTS <= len(self.events) <= MOST_EVENTS:
            raise ValueError(f"not a timeline: {len(self.events)} events")


def timeline_png(timeline: Timeline) -> bytes:
    """The picture as a PNG that Telegram takes as a photo.

    It takes half a second, and the first one in a process a second more: for a thread, not the event loop.
    """
    from bot.timeline_picture import drawn  # noqa: PLC0415 (loads matplotlib: up to a second, and 40 MB)

    return drawn(timeline)
