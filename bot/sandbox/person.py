"""The person's side over HTTP: to write, to press a button, and to look on. For the page and for tests."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox.calls import CallLog
from bot.sandbox.chats import ENGLISH_ID, Message, User
from bot.sandbox.feed import Edited, Forgotten, Sent
from bot.sandbox.methods import Bot
from bot.sandbox.rules import LONGEST_TEXT, commands_in, settled
from bot.sandbox.shapes import message_json, user_json

LONGEST_WAIT_S = 60.0


class PersonError(Exception):
    """The person cannot do this; ``str()`` says why, for people."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True, slots=True)
class Person:
    bot: Bot
    log: CallLog

    def routes(self) -> list[Route]:
        def route(path: str, act: Callable[[Request], Awaitable[object]], method: str) -> Route:
            async def answer(request: Request) -> Response:
                try:
                    return _json(await act(request), 200)
                except PersonError as error:
                    return _json({"error": str(error)}, error.status)

            return Route(f"/sandbox/{path}", answer, methods=[method])

        return [
            route("say", self._say, "POST"),
            route("edit", self._edit, "POST"),
            route("press", self._press, "POST"),
            route("reset", self._reset, "POST"),
            route("transcript", self._transcript, "GET"),
            route("calls", self._calls, "GET"),
            route("status", self._status, "GET"),
            route("reply", self._reply, "GET"),
            route("edited", self._edited, "GET"),
        ]

    def say(self, chat_id: int, text: str) -> Message:
        """Write a message in one's private chat with the bot."""
        person, text = self.person(chat_id), _typed(text)
        message = self.bot.chats.add(Message(0, chat_id, 0, person, text, commands_in(text)))
        self.bot.updates.push("message", message_json(message, self.bot.chats))
        self.bot.feed.publish(Sent(message))
        return message

    def edit(self, chat_id: int, message_id: int, text: str) -> Message:
        """Change one's own earlier message."""
        message, text = self._found(chat_id, message_id), _typed(text)
        if message.sender.is_bot:
            raise PersonError("Only one's own messages can be edited")
        message = self.bot.chats.edit(replace(message, text=text, entities=commands_in(text)))
        self.bot.updates.push("edited_message", message_json(message, self.bot.chats))
        self.bot.feed.publish(Edited(message))
        return message

    def press(self, chat_id: int, message_id: int, data: str) -> str:
        """Press the inline button with this callback data; returns the id of the callback query."""
        message = self._found(chat_id, message_id)
        if not any(b.action == "callback_data" and b.value == data for row in message.keyboard for b in row):
            raise PersonError("This message has no button with that data", 404)
        query_id = self.bot.expect_answer(chat_id)
        body: dict[str, object] = {
            "id": query_id,
            "from": user_json(self.person(chat_id)),
            "message": message_json(message, self.bot.chats),
            "chat_instance": str(chat_id),
            "data": data,
        }
        self.bot.updates.push("callback_query", body)
        return query_id

    def person(self, chat_id: int) -> User:
        if (person := self.bot.chats.people.get(chat_id)) is None:
            raise PersonError(f"There is no chat {chat_id}", 404)
        return person

    def _found(self, chat_id: int, message_id: int) -> Message:
        self.person(chat_id)
        if (message := self.bot.chats.find(chat_id, message_id)) is None:
            raise PersonError(f"There is no message {message_id} in chat {chat_id}", 404)
        return message

    async def _say(self, request: Request) -> object:
        given = await _body(request)
        message = self.say(_integer(given, "chat_id", ENGLISH_ID), _text(given, "text"))
        return message_json(message, self.bot.chats)

    async def _edit(self, request: Request) -> object:
        given = await _body(request)
        chat_id, message_id = _integer(given, "chat_id", ENGLISH_ID), _integer(given, "message_id")
        return message_json(self.edit(chat_id, message_id, _text(given, "text")), self.bot.chats)

    async def _press(self, request: Request) -> object:
        given = await _body(request)
        chat_id, message_id = _integer(given, "chat_id", ENGLISH_ID), _integer(given, "message_id")
        return {"callback_query_id": self.press(chat_id, message_id, _text(given, "data"))}

    async def _reset(self, _: Request) -> object:
        """Forget messages, waiting updates and calls. What the bot said of itself at its start stays."""
        self.bot.chats.forget()
        self.bot.updates.forget()
        self.bot.presses.clear()
        self.log.forget()
        self.bot.feed.publish(Forgotten())
        return {}

    async def _transcript(self, request: Request) -> object:
        chat_id = _number(request, "chat_id", ENGLISH_ID)
        self.person(chat_id)
        return [message_json(message, self.bot.chats) for message in self.bot.chats.transcript(chat_id)]

    async def _calls(self, _: Request) -> object:
        return [
            {
                "number": call.number,
                "method": call.method,
                "parameters": call.parameters,
                "status": call.status,
                "description": call.description,
                "time": call.time,
            }
            for call in self.log
        ]

    async def _status(self, _: Request) -> object:
        return {"bot": self.bot.updates.status, "pending_updates": self.bot.updates.pending}

    async def _reply(self, request: Request) -> object:
        """Wait for the bot's first message after a given one."""
        chat_id, after = _number(request, "chat_id", ENGLISH_ID), _number(request, "after", 0)

        def find() -> Message | None:
            found = (m for m in self.bot.chats.transcript(chat_id) if m.sender.is_bot and m.message_id > after)
            return next(found, None)

        return await self._awaited(request, find)

    async def _edited(self, request: Request) -> object:
        """Wait until a given message has been edited."""
        chat_id, message_id = _number(request, "chat_id", ENGLISH_ID), _number(request, "message_id", 0)

        def find() -> Message | None:
            message = self._found(chat_id, message_id)
            return message if message.edit_date is not None else None

        return await self._awaited(request, find)

    async def _awaited(self, request: Request, find: Callable[[], Message | None]) -> object:
        timeout_s = min(float(_number(request, "timeout_s", 10)), LONGEST_WAIT_S)
        feed = self.bot.feed
        try:
            async with asyncio.timeout(timeout_s), aclosing(feed.follow(feed.last, pause_s=timeout_s)) as events:
                while (message := find()) is None:
                    await anext(events)
        except (TimeoutError, StopAsyncIteration):
            raise PersonError("The bot did not do it in time", 504) from None
        return message_json(message, self.bot.chats)


def _typed(text: str) -> str:
    """What Telegram's apps would send of this."""
    text, _ = settled(text, ())
    if not text:
        raise PersonError("The message is empty")
    if len(text) > LONGEST_TEXT:
        raise PersonError(f"The message is longer than {LONGEST_TEXT} characters")
    return text


async def _body(request: Request) -> dict[str, object]:
    # Only JSON: a page of another site cannot send that without asking first.
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        raise PersonError("Send JSON, with the content type application/json", 415)
    try:
        given = json.loads(await request.body())
        json.dumps(given, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise PersonError("The body is not JSON in UTF-8") from None
    if not isinstance(given, dict):
        raise PersonError("The body is not a JSON object")
    return given


def _integer(given: dict[str, object], name: str, default: int | None = None) -> int:
    value = given.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool):
        raise PersonError(f"{name} must be an integer")
    return value


def _text(given: dict[str, object], name: str) -> str:
    value = given.get(name)
    if not isinstance(value, str):
        raise PersonError(f"{name} must be a string")
    return value


def _number(request: Request, name: str, default: int) -> int:
    try:
        return int(request.query_params.get(name, default))
    except ValueError:
        raise PersonError(f"{name} must be an integer") from None


def _json(content: object, status: int) -> Response:
    return Response(json.dumps(content), status, media_type="application/json")
