"""What just happened, told to every open page: a numbered stream with a short memory, so that none is missed."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field

from bot.sandbox.calls import Call
from bot.sandbox.chats import Message
from bot.sandbox.entities import Entity

# A page asks for what came after its rendering, moments ago; a reconnecting one for the last few seconds.
REMEMBERED_EVENTS = 500


@dataclass(frozen=True, slots=True)
class Sent:
    message: Message


@dataclass(frozen=True, slots=True)
class Edited:
    message: Message


@dataclass(frozen=True, slots=True)
class Deleted:
    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Typing:
    chat_id: int
    thread_id: int | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """What the bot has of an answer so far; empty text: it is thinking."""

    chat_id: int
    draft_id: int
    text: str
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a press of a button: a short notice, or an alert; empty text ends the waiting only."""

    user_id: int
    chat_id: int
    text: str
    alert: bool


@dataclass(frozen=True, slots=True)
class Called:
    call: Call


@dataclass(frozen=True, slots=True)
class CommandsChanged:
    pass


@dataclass(frozen=True, slots=True)
class ProfileChanged:
    pass


@dataclass(frozen=True, slots=True)
class StatusChanged:
    pass


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What a page shows is out of date as a whole: after a reset, or when it was away for too long."""


Event = (
    Sent
    | Edited
    | Deleted
    | Typing
    | Drafted
    | Answered
    | Called
    | CommandsChanged
    | ProfileChanged
    | StatusChanged
    | Forgotten
)


@dataclass(slots=True)
class Feed:
    last: int = 0  # the number of the latest event; the first is 1
    _events: deque[Event] = field(default_factory=lambda: deque(maxlen=REMEMBERED_EVENTS))
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _closed: bool = False

    def publish(self, event: Event) -> None:
        self.last += 1
        self._events.append(event)
        self._wake()

    def close(self) -> None:
        """End every stream, so that a server with open pages can stop."""
        self._closed = True
        self._wake()

    async def follow(self, after: int, *, pause_s: float) -> AsyncGenerator[tuple[int, Event | None]]:
        """Yield numbered events later than ``after``, and None whenever ``pause_s`` seconds pass without one."""
        while True:
            news = self._news  # taken before looking, so that nothing falls between looking and waiting
            if not self.last - len(self._events) <= after <= self.last:
                after = self.last
                yield after, Forgotten()
            missed = self.last - after
            for event in list(self._events)[-missed:] if missed else ():
                after += 1
                yield after, event
            if self._closed:
                return
            if after == self.last:
                try:
                    await asyncio.wait_for(news.wait(), pause_s)
                except TimeoutError:
                    yield after, None

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()
