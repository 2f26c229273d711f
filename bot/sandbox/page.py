"""The chat page and its live stream: everything on it is rendered here, the browser only puts it in place."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.bot import Bot
from bot.sandbox.bubbles import rendered, safe_href
from bot.sandbox.calls import Call, CallLog
from bot.sandbox.chats import ENGLISH_ID, Message, User
from bot.sandbox.feed import (
    Answered,
    Called,
    CommandsChanged,
    Deleted,
    Edited,
    Event,
    Forgotten,
    ProfileChanged,
    Sent,
    StatusChanged,
    Typing,
)
from bot.sandbox.words import Words, words_in

HERE = Path(__file__).parent
# How often a silent stream looks whether the bot is still there; also keeps the connection alive.
PULSE_S = 2.0
LONGEST_SNIPPET = 90  # characters of a message shown above a reply to it
SHOWN_CALLS = 100
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What the browser is told: a kind of change and its fields."""

    kind: str
    fields: dict[str, object]

    def encoded(self, number: int) -> str:
        """In the form of server-sent events."""
        return f"id: {number}\nevent: {self.kind}\ndata: {json.dumps(self.fields)}\n\n"


class Page:
    """Renders the state of one person's chat, and each change of it."""

    def __init__(self, bot: Bot, log: CallLog) -> None:
        self._bot = bot
        self._log = log
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        self._templates.filters |= {"clock": clock, "iso": iso, "safe_href": safe_href, "as_json": as_json}

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/", self.show),
            Route("/sandbox/events", self.events),
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ]

    async def show(self, request: Request) -> Response:
        """The page as one of the people."""
        person = self._person(request)
        if person is None:
            return RedirectResponse("/")
        words = words_in(person.language_code)
        calls = [call for call in self._log if call.worth_showing]
        page = self._render(
            "page.html",
            words,
            person=person,
            people=[(other, words_in(other.language_code)) for other in self._bot.chats.people.values()],
            bot_name=self._bot.name(person.language_code),
            about=self._about(person),
            bubbles=[self.bubble(message, words) for message in self._bot.chats.transcript(person.id)],
            commands=self.commands(person),
            calls=[self.call(call, words) for call in calls[-SHOWN_CALLS:]],
            refused=sum(call.refused for call in calls),
            status=self._bot.updates.status,
            status_text=self._status_text(words),
            last_event=self._bot.feed.last,
        )
        return HTMLResponse(page, headers=HEADERS)

    async def events(self, request: Request) -> Response:
        """The changes of one chat as server-sent events, from the one after `after` on."""
        person = self._person(request)
        after = request.headers.get("last-event-id") or request.query_params.get("after", "")
        if person is None or not after.isdecimal():
            return HTMLResponse("no such chat, or no number of an event in after", 400)
        stream = self._stream(person, int(after))
        return StreamingResponse(stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def _stream(self, person: User, after: int) -> AsyncIterator[str]:
        words = words_in(person.language_code)
        shown = ""
        async for number, event in self._bot.feed.follow(after, pause_s=PULSE_S):
            frame = self.frame(event, person, words) if event else None
            if frame and frame.kind != "status":
                yield frame.encoded(number)
            if (status := self._bot.updates.status) != shown:
                shown = status
                fields: dict[str, object] = {"status": status, "text": self._status_text(words)}
                yield Frame("status", fields).encoded(number)
            elif event is None:
                yield ": still here\n\n"

    def frame(self, event: Event, person: User, words: Words) -> Frame | None:
        """What to tell the page of one person about an event; None if it is none of their business."""
        fields: dict[str, object] = {}
        match event:
            case Sent(message) | Edited(message) if message.chat_id == person.id:
                kind = "message" if isinstance(event, Sent) else "edit"
                fields = {
                    "message_id": message.message_id,
                    "from": "bot" if message.sender.is_bot else "person",
                    "html": self.bubble(message, words),
                }
            case Deleted(chat_id, message_id) if chat_id == person.id:
                kind, fields = "delete", {"message_id": message_id}
            case Typing(chat_id) if chat_id == person.id:
                kind = "typing"
            case Answered(user_id, _, text, alert) if user_id == person.id:
                kind, fields = "answer", {"text": text, "alert": alert}
            case Called(call):
                kind, fields = "call", {"refused": call.refused, "html": self.call(call, words)}
            case CommandsChanged():
                kind, fields = "commands", {"html": self.commands(person)}
            case ProfileChanged():
                kind, fields = "profile", {"name": self._bot.name(words.language), "about": self._about(person)}
            case StatusChanged():
                kind = "status"
            case Forgotten():
                kind = "reload"
            case _:
                return None
        return Frame(kind, fields)

    def bubble(self, message: Message, words: Words) -> str:
        target = self._bot.chats.find(message.chat_id, message.reply_to) if message.reply_to else None
        return self._render(
            "bubble.html",
            words,
            message=message,
            text=rendered(message.text, message.entities, words),
            target=target,
            snippet=_snippet(message.quote or target.text) if target else "",
            bot_name=self._bot.name(words.language),
        )

    def commands(self, person: User) -> str:
        menu = self._bot.profile.menu(person.id, person.language_code)
        return self._render("commands.html", words_in(person.language_code), menu=menu)

    def call(self, call: Call, words: Words) -> str:
        return self._render("call.html", words, call=call)

    def _person(self, request: Request) -> User | None:
        chat_id = request.query_params.get("chat_id", str(ENGLISH_ID))
        return self._bot.chats.people.get(int(chat_id)) if chat_id.isdecimal() else None

    def _about(self, person: User) -> str:
        return self._bot.profile.shown("description", person.language_code)

    def _status_text(self, words: Words) -> str:
        return {"starting": words.starting, "away": words.away, "ready": words.ready}[self._bot.updates.status]

    def _render(self, template: str, words: Words, **values: object) -> str:
        return self._templates.get_template(template).render(words=words, **values)


def clock(seconds: float) -> str:
    """Unix seconds as hours and minutes here."""
    return datetime.fromtimestamp(seconds).astimezone().strftime("%H:%M")


def iso(seconds: float) -> str:
    """Unix seconds as date and time here, for machines."""
    return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")


def as_json(value: object) -> str:
    """A value for people who debug; half a surrogate pair becomes a question mark."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode()


def _snippet(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SNIPPET else f"{line[: LONGEST_SNIPPET - 1]}…"
