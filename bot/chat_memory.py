"""The last query of each person in each chat, for questions that lean on it; never across chats, and not for long."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from index.records import Kind, Query

# A question an hour later is a new one.
FORGET_AFTER_S = 3_600.0
# The oldest go first; a query takes about a kilobyte.
_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Asker:
    """A person in a chat; in a forum, in one topic of it."""

    chat_id: int
    topic: int | None
    person: int | None


@dataclass(frozen=True, slots=True)
class AnswerIn:
    """The message of an answer: whoever replies to it asks on. ``person`` is whose question it answers; any will do."""

    chat_id: int
    message_id: int
    person: int | None = field(default=None, compare=False)


Key = Asker | AnswerIn


@dataclass(frozen=True, slots=True)
class ChatMemory:
    """``clock`` gives seconds that only grow."""

    clock: Callable[[], float]
    _kept: OrderedDict[Key, tuple[float, Query]] = field(default_factory=OrderedDict)

    def last(self, *keys: Key) -> Query | None:
        """The query that was remembered last, if it is not too long ago, for the first of the keys that has one."""
        for key in keys:
            at, query = self._kept.get(key, (0.0, None))
            if query is not None and self.clock() - at <= FORGET_AFTER_S:
                return query
        return None

    def forget(self, person: int) -> None:
        """Drop what is remembered of a person in any chat, and all of their private chat."""
        for key in [key for key in self._kept if person in {key.chat_id, key.person}]:
            del self._kept[key]

    def remember(self, key: Key, query: Query) -> None:
        """Keep a query. Small talk is no subject to come back to."""
        if query.kind is Kind.SMALL_TALK:
            return
        self._kept[key] = (self.clock(), query)
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
