"""Who talks, where, and what was said: the sandbox's whole memory of conversations, gone when it stops."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.sandbox.entities import Entity
from bot.sandbox.files import Attachment

# The people whom the page can be. A private chat has the id of its person, as at Telegram.
ENGLISH_ID, URDU_ID = 1001, 1002
GROUP_ID, FORUM_ID = -1_001_000_000_001, -1_001_000_000_002


@dataclass(frozen=True, slots=True)
class User:
    id: int
    is_bot: bool
    first_name: str
    username: str = ""
    language_code: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of a forum. ``thread_id`` is the id of the message that opened it."""

    thread_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group or supergroup. ``bot_status`` is the bot's own, in the words of the Bot API."""

    id: int
    title: str
    kind: str = "supergroup"
    members: frozenset[int] = frozenset()  # people only
    bot_status: str = "member"  # or administrator, left, kicked
    topics: tuple[Topic, ...] = ()
    moved_to: int | None = None  # the supergroup that this group has become

    @property
    def has_bot(self) -> bool:
        return self.bot_status in {"member", "administrator"}


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button. ``action`` is the one field of the Bot API that says what it does, ``value`` its content."""

    text: str
    action: str
    value: str
    style: str = ""
    allowed: tuple[str, ...] = ()  # the kinds of chat that a switch to inline mode may go to


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Service:
    """What a message reports instead of saying something: the field of the Bot API, and its content."""

    field: str
    users: tuple[User, ...] = ()
    chat_id: int = 0


@dataclass(frozen=True, slots=True)
class Forwarded:
    """Where a message comes from: the name that its author shows, and when it was written, in Unix seconds."""

    name: str
    date: int


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands now: an edit replaces it. Times are Unix seconds."""

    message_id: int
    chat_id: int
    date: int
    sender: User
    text: str  # or the caption of the attachment
    entities: tuple[Entity, ...] = ()
    keyboard: Keyboard = ()
    reply_to: int | None = None
    quote: str = ""
    quote_position: int = 0  # in UTF-16 code units of the text that is answered
    thread_id: int | None = None
    edit_date: int | None = None
    attachment: Attachment | None = None
    album: str = ""  # id of the media group that it belongs to
    inline_id: str = ""  # by which the bot may edit a message that was sent through it
    via_bot: bool = False
    guest_caller: User | None = None  # who called the bot as a guest, if it was
    forwarded: Forwarded | None = None
    service: Service | None = None
    reactions: tuple[tuple[int, str], ...] = ()  # (user id, emoji)


@dataclass(frozen=True, slots=True)
class Switches:
    """What @BotFather decides. With ``privacy`` the bot sees of a group only what is meant for it."""

    privacy: bool = True
    inline: bool = True
    inline_feedback: bool = True
    guest: bool = True


PEOPLE = (
    User(ENGLISH_ID, is_bot=False, first_name="Sam", username="sam_reads", language_code="en"),
    User(URDU_ID, is_bot=False, first_name="آمنہ", username="amina_reads", language_code="ur"),
)
# Far above the ids of messages, one of which would have opened the topic.
TOPICS = (Topic(1_000_001, "Talks"), Topic(1_000_002, "Border"))
GROUPS = (
    Group(GROUP_ID, "Newsroom", members=frozenset({ENGLISH_ID, URDU_ID})),
    Group(FORUM_ID, "Forum", members=frozenset({ENGLISH_ID, URDU_ID}), topics=TOPICS),
)


@dataclass(slots=True)
class Chats:
    """People, the groups that they share, and every message. Message ids rise over all chats, none is used twice."""

    clock: Callable[[], float] = time.time
    people: dict[int, User] = field(default_factory=lambda: {user.id: user for user in PEOPLE})
    groups: dict[int, Group] = field(default_factory=lambda: {group.id: group for group in GROUPS})
    blocked: set[int] = field(default_factory=set)  # people who have blocked the bot
    bot: User = User(4242, is_bot=True, first_name="Sandbox bot", username="sandbox_bot")
    switches: Switches = Switches()
    _messages: dict[tuple[int, int], Message] = field(default_factory=dict)
    _last_id: int = 0

    def now(self) -> int:
        return int(self.clock())

    def user(self, user_id: int) -> User | None:
        return self.bot if user_id == self.bot.id else self.people.get(user_id)

    def is_open_to(self, user_id: int, chat_id: int) -> bool:
        """Whether a person reads and writes in this chat."""
        if group := self.groups.get(chat_id):
            return user_id in group.members and group.moved_to is None
        return chat_id == user_id and user_id in self.people

    def groups_of(self, user_id: int) -> tuple[Group, ...]:
        return tuple(group for group in self.groups.values() if user_id in group.members and group.moved_to is None)

    def next_id(self) -> int:
        self._last_id += 1
        return self._last_id

    def add(self, message: Message) -> Message:
        """Keep a new message under the next id, with the present time; returns it with both."""
        message = replace(message, message_id=self.next_id(), date=self.now())
        self._messages[message.chat_id, message.message_id] = message
        return message

    def edit(self, message: Message) -> Message:
        """Keep a message in place of the earlier one with its id; returns it with the time of the edit."""
        return self.put(replace(message, edit_date=self.now()))

    def put(self, message: Message) -> Message:
        """Keep a message in place of the earlier one with its id, without calling it edited."""
        assert (message.chat_id, message.message_id) in self._messages
        self._messages[message.chat_id, message.message_id] = message
        return message

    def remove(self, message: Message) -> None:
        del self._messages[message.chat_id, message.message_id]

    def find(self, chat_id: int, message_id: int) -> Message | None:
        return self._messages.get((chat_id, message_id))

    def find_inline(self, inline_id: str) -> Message | None:
        """The message that was sent through the bot under this id."""
        return next((message for message in self._messages.values() if message.inline_id == inline_id), None)

    def transcript(self, chat_id: int) -> tuple[Message, ...]:
        """The messages of one chat, oldest first."""
        return tuple(message for message in self._messages.values() if message.chat_id == chat_id)

    def forget(self) -> None:
        """Drop every message. Ids go on from where they were: a running bot may still hold old ones."""
        self._messages.clear()
