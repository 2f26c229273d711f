"""Who talks, where, and what was said: the sandbox's whole memory of conversations, gone when it stops."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.sandbox.entities import Entity

# The people whom the page can be. A private chat has the id of its person, as at Telegram.
ENGLISH_ID, URDU_ID = 1001, 1002


@dataclass(frozen=True, slots=True)
class User:
    id: int
    is_bot: bool
    first_name: str
    username: str = ""
    language_code: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button. ``action`` is the one field of the Bot API that says what it does, ``value`` its content."""

    text: str
    action: str
    value: str
    style: str = ""


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands now: an edit replaces it. Times are Unix seconds."""

    message_id: int
    chat_id: int
    date: int
    sender: User
    text: str
    entities: tuple[Entity, ...] = ()
    keyboard: Keyboard = ()
    reply_to: int | None = None
    quote: str = ""
    thread_id: int | None = None
    edit_date: int | None = None


PEOPLE = (
    User(ENGLISH_ID, is_bot=False, first_name="Sam", username="sam_reads", language_code="en"),
    User(URDU_ID, is_bot=False, first_name="آمنہ", username="amina_reads", language_code="ur"),
)


@dataclass(slots=True)
class Chats:
    """The private chats of two people with one bot. Message ids rise over all chats and are never used twice."""

    clock: Callable[[], float] = time.time
    people: dict[int, User] = field(default_factory=lambda: {user.id: user for user in PEOPLE})
    bot: User = User(4242, is_bot=True, first_name="Sandbox bot", username="sandbox_bot")
    _messages: dict[tuple[int, int], Message] = field(default_factory=dict)
    _last_id: int = 0

    def now(self) -> int:
        return int(self.clock())

    def add(self, message: Message) -> Message:
        """Keep a new message under the next id, with the present time; returns it with both."""
        self._last_id += 1
        message = replace(message, message_id=self._last_id, date=self.now())
        self._messages[message.chat_id, message.message_id] = message
        return message

    def edit(self, message: Message) -> Message:
        """Keep a message in place of the earlier one with its id; returns it with the time of the edit."""
        assert (message.chat_id, message.message_id) in self._messages
        message = replace(message, edit_date=self.now())
        self._messages[message.chat_id, message.message_id] = message
        return message

    def remove(self, message: Message) -> None:
        del self._messages[message.chat_id, message.message_id]

    def find(self, chat_id: int, message_id: int) -> Message | None:
        return self._messages.get((chat_id, message_id))

    def transcript(self, chat_id: int) -> tuple[Message, ...]:
        """The messages of one chat, oldest first."""
        return tuple(message for message in self._messages.values() if message.chat_id == chat_id)

    def forget(self) -> None:
        """Drop every message. Ids go on from where they were: a running bot may still hold old ones."""
        self._messages.clear()
