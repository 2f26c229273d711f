"""What the browser is told when something happens."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.sandbox.feed import (
    Answered,
    Called,
    CommandsChanged,
    Deleted,
    Drafted,
    Edited,
    Event,
    Forgotten,
    ProfileChanged,
    Sent,
    Typing,
)
from bot.sandbox.painting import Painting
from bot.sandbox.place import Place, places_of


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of change and its fields."""

    kind: str
    fields: dict[str, object]

    def encoded(self, number: int) -> str:
        """In the form of server-sent events."""
        return f"id: {number}\nevent: {self.kind}\ndata: {json.dumps(self.fields)}\n\n"


def frames(event: Event, place: Place, paint: Painting) -> Iterator[Frame]:
    """What to tell a page that looks at a place; nothing if it is none of its business."""
    match event:
        case Sent() | Edited() | Deleted():
            yield from _talk(event, place, paint)
        case Typing(chat_id, thread_id) if (chat_id, thread_id) == (place.chat_id, place.thread_id):
            yield Frame("typing", {})
        case Drafted(chat_id) if chat_id == place.chat_id:
            yield Frame("draft", {"html": paint.draft(event, place)})
        case Answered(user_id, chat_id, text, alert) if (user_id, chat_id) == (place.person.id, place.chat_id):
            yield Frame("answer", {"text": text, "alert": alert})
        case Called(call):
            yield Frame("call", {"refused": call.refused, "html": paint.call(call, place)})
        case CommandsChanged():
            yield Frame("commands", {"html": paint.commands(place)})
        case ProfileChanged():
            name = paint.name(paint.bot.chats.bot, place)
            yield Frame("profile", {"name": name, "about": paint.about(place)})
        case Forgotten():
            yield Frame("reload", {})


def _talk(event: Sent | Edited | Deleted, place: Place, paint: Painting) -> Iterator[Frame]:
    """A change of the conversation itself, and of what the list of chats says of it."""
    if isinstance(event, Deleted):
        if event.chat_id == place.chat_id:
            yield Frame("delete", {"message_id": event.message_id})
        yield from _lines(event.chat_id, None, place, paint, fresh=False)
        return
    message = event.message
    is_own = message.sender.id == place.person.id
    if place.holds(message):
        fields: dict[str, object] = {
            "message_id": message.message_id,
            "from": "bot" if message.sender.is_bot else "person",
            "own": is_own,
            "html": paint.bubble(message, place),
        }
        yield Frame("message" if isinstance(event, Sent) else "edit", fields)
    is_fresh = isinstance(event, Sent) and not is_own
    yield from _lines(message.chat_id, message.thread_id, place, paint, fresh=is_fresh)


def _lines(chat_id: int, thread_id: int | None, place: Place, paint: Painting, *, fresh: bool) -> Iterator[Frame]:
    """What the list of chats says of one of them now. A fresh message is one to read, by somebody else."""
    for chat in places_of(place.person, paint.bot.chats):
        if chat.chat_id == chat_id:
            key = replace(chat, thread_id=thread_id).key
            yield Frame("line", {"chat": chat.key, "key": key, "html": paint.latest(chat), "fresh": fresh})
