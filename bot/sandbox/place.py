"""Where a page looks: at one chat of one person, or at one topic of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.sandbox.chats import ENGLISH_ID, Chats, Group, Message, User


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, seen by a person. Without ``thread_id`` a forum shows what belongs to no topic of its own."""

    person: User
    chat_id: int
    group: Group | None = None  # None for the private chat with the bot
    thread_id: int | None = None

    @property
    def address(self) -> str:
        query = {"user_id": self.person.id, "chat_id": self.chat_id}
        return f"/?{urlencode(query | ({'thread_id': self.thread_id} if self.thread_id else {}))}"

    @property
    def key(self) -> str:
        """A name for the place among those of its person."""
        return f"{self.chat_id}.{self.thread_id}" if self.thread_id else str(self.chat_id)

    def holds(self, message: Message) -> bool:
        return (message.chat_id, message.thread_id) == (self.chat_id, self.thread_id)


def place_of(query: Mapping[str, str], chats: Chats) -> Place | None:
    """The place that an address names, or None if its person or its chat is not there.

    A group that has moved on leads to what it has become.
    """
    try:
        given = {name: int(query[name]) for name in ("user_id", "chat_id", "thread_id") if name in query}
    except ValueError:
        return None
    chat_id = given.get("chat_id", given.get("user_id", ENGLISH_ID))
    user_id = given.get("user_id", chat_id if chat_id > 0 else ENGLISH_ID)
    group = chats.groups.get(chat_id)
    while group and group.moved_to is not None:
        group = chats.groups[group.moved_to]
    chat_id, thread_id = group.id if group else chat_id, given.get("thread_id")
    topics = {topic.thread_id for topic in group.topics} if group else set()
    if not chats.is_open_to(user_id, chat_id) or thread_id not in {None, *topics}:
        return None
    return Place(chats.people[user_id], chat_id, group, thread_id)


def places_of(person: User, chats: Chats) -> tuple[Place, ...]:
    """The chats of a person: the one with the bot, and then the groups."""
    groups = chats.groups_of(person.id)
    return Place(person, person.id), *(Place(person, group.id, group) for group in groups)


def topics_of(place: Place) -> tuple[tuple[Place, str], ...]:
    """What a forum is divided into, each with its name: first what belongs to no topic, under an empty name."""
    if place.group is None or not place.group.topics:
        return ()
    named = [(topic.thread_id, topic.name) for topic in place.group.topics]
    return tuple(
        (Place(place.person, place.chat_id, place.group, thread), name) for thread, name in ((None, ""), *named)
    )
