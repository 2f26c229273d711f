"""The person's side over HTTP, for the page and for tests. docs/sandbox.md lists the addresses."""

import asyncio
import base64
import json
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import asdict, dataclass
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox.bot import Bot
from bot.sandbox.calls import CallLog
from bot.sandbox.chats import ENGLISH_ID, Forwarded, Group, Message
from bot.sandbox.faults import FaultRefused, fault_of
from bot.sandbox.files import Attachment, Upload
from bot.sandbox.inline import QUERY_LIFE_S, Offer
from bot.sandbox.person import Person, PersonError, Said
from bot.sandbox.refusal import Refused
from bot.sandbox.shapes import Json, group_json, message_json, user_json
from bot.sandbox.world import World

Found = TypeVar("Found")

ROOT = "/sandbox/api"
LONGEST_WAIT_S = 60.0


@dataclass(frozen=True, slots=True)
class Given:
    """The JSON object of a request; its methods refuse what is ill-typed in words for people."""

    values: dict[str, object]

    def integer(self, name: str, default: int | None = None) -> int:
        value = self.values.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise PersonError(f"{name} must be an integer")
        return value

    def number_or_none(self, name: str) -> int | None:
        return None if self.values.get(name) is None else self.integer(name)

    def text(self, name: str, default: str | None = None) -> str:
        value = self.values.get(name, default)
        if not isinstance(value, str):
            raise PersonError(f"{name} must be a string")
        return value

    def list_of(self, name: str, type_: type) -> list:  # type: ignore[type-arg] # mypy cannot tell from an argument
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, type_) for one in value):
            raise PersonError(f"{name} must be a list, each of its items {type_.__name__}")
        return value

    @property
    def chat_id(self) -> int:
        return self.integer("chat_id", self.integer("user_id", ENGLISH_ID))

    @property
    def user_id(self) -> int:
        """Who acts: in a private chat whose it is, elsewhere the first person unless another is named."""
        return self.integer("user_id", self.chat_id if self.chat_id > 0 else ENGLISH_ID)


@dataclass(frozen=True, slots=True)
class PersonApi:
    bot: Bot
    log: CallLog
    person: Person
    world: World

    def routes(self) -> list[Route]:
        acts: dict[str, Callable[[Given], Awaitable[object]]] = {
            "say": self._say,
            "edit": self._edit,
            "press": self._press,
            "inline": self._inline,
            "choose": self._choose,
            "react": self._react,
            "block": self._block,
            "unblock": self._unblock,
            "person": self._add_person,
            "language": self._language,
            "group": self._add_group,
            "bot_status": self._bot_status,
            "migrate": self._migrate,
            "switches": self._switches,
            "faults": self._set_faults,
            "reset": self._reset,
        }
        looks: dict[str, Callable[[Request], Awaitable[object]]] = {
            "transcript": self._transcript,
            "calls": self._calls,
            "status": self._status,
            "chats": self._chats,
            "faults": self._faults,
            "reply": self._reply,
            "edited": self._edited,
        }
        return [
            *(Route(f"{ROOT}/{name}", _acting(act), methods=["POST"]) for name, act in acts.items()),
            *(Route(f"{ROOT}/{name}", _looking(look), methods=["GET"]) for name, look in looks.items()),
        ]

    async def _say(self, given: Given) -> object:
        said = Said(
            given.number_or_none("reply_to"),
            given.text("quote", ""),
            given.number_or_none("thread_id"),
            self._attachment(given),
            self._forwarded(given),
        )
        return self._json(self.person.say(given.user_id, given.chat_id, given.text("text"), said))

    async def _edit(self, given: Given) -> object:
        message_id = given.integer("message_id")
        return self._json(self.person.edit(given.user_id, given.chat_id, message_id, given.text("text")))

    async def _press(self, given: Given) -> object:
        message_id, data = given.integer("message_id"), given.text("data")
        return {"callback_query_id": self.person.press(given.user_id, given.chat_id, message_id, data)}

    async def _inline(self, given: Given) -> object:
        """Search through the bot, and wait for what it offers."""
        query = self.person.search(given.user_id, given.chat_id, given.text("query"), given.text("offset", ""))
        offer = await self._until(lambda: self.bot.inline.offer(query.id), QUERY_LIFE_S)
        return {"query_id": query.id} | _offer_json(offer)

    async def _choose(self, given: Given) -> object:
        query_id, result_id = given.text("query_id"), given.text("result_id")
        return self._json(self.person.choose(given.user_id, query_id, result_id, given.number_or_none("thread_id")))

    async def _react(self, given: Given) -> object:
        message_id, emoji = given.integer("message_id"), given.text("emoji")
        return self._json(self.person.react(given.user_id, given.chat_id, message_id, emoji))

    async def _block(self, given: Given) -> object:
        self.person.block(given.user_id, blocked=True)
        return {}

    async def _unblock(self, given: Given) -> object:
        self.person.block(given.user_id, blocked=False)
        return {}

    async def _add_person(self, given: Given) -> object:
        return user_json(self.world.add_person(given.text("name"), given.text("language_code", "en")))

    async def _language(self, given: Given) -> object:
        return user_json(self.world.set_language(given.user_id, given.text("language_code")))

    async def _add_group(self, given: Given) -> object:
        group = self.world.add_group(
            given.text("title"),
            given.list_of("members", int) or list(self.bot.chats.people),
            given.list_of("topics", str),
            given.text("kind", "supergroup"),
            given.text("bot", "member"),
        )
        return group_json(group) | _topics(group)

    async def _bot_status(self, given: Given) -> object:
        return {"bot": self.world.set_bot_status(given.user_id, given.chat_id, given.text("bot")).bot_status}

    async def _migrate(self, given: Given) -> object:
        return group_json(self.world.migrate(given.user_id, given.chat_id))

    async def _switches(self, given: Given) -> object:
        return asdict(self.world.switch(given.values))

    async def _set_faults(self, given: Given) -> object:
        """Begin a new plan of faults, switch the limits of rates, or both; what is not named stays."""
        rates = given.values.get("rates", self.bot.rates.on)
        if not isinstance(rates, bool):
            raise PersonError("rates must be true or false")
        try:
            if "faults" in given.values:
                self.bot.faults.set(fault_of(one) for one in given.list_of("faults", dict))
        except FaultRefused as refused:
            raise PersonError(str(refused)) from None
        self.bot.rates.on = rates
        return {}

    async def _reset(self, _: Given) -> object:
        self.world.reset()
        self.log.forget()
        return {}

    async def _transcript(self, request: Request) -> object:
        user_id, chat_id = _place(request)
        self.person.member(user_id, chat_id)
        return [self._json(message) for message in self.bot.chats.transcript(chat_id)]

    async def _calls(self, _: Request) -> object:
        return [call.json() for call in self.log]

    async def _status(self, _: Request) -> object:
        return {"bot": self.bot.updates.status, "pending_updates": self.bot.updates.pending}

    async def _chats(self, request: Request) -> object:
        """The people, and the groups of one of them."""
        groups = self.bot.chats.groups_of(_number(request, "user_id", ENGLISH_ID))
        return {
            "bot": user_json(self.bot.chats.bot),
            "people": [user_json(user) for user in self.bot.chats.people.values()],
            "groups": [
                group_json(group) | {"bot": group.bot_status, "members": sorted(group.members)} | _topics(group)
                for group in groups
            ],
            "switches": asdict(self.bot.chats.switches),
        }

    async def _faults(self, _: Request) -> object:
        faults = self.bot.faults
        return {"faults": [asdict(one) for one in faults.plan], "happened": faults.happened, "rates": self.bot.rates.on}

    async def _reply(self, request: Request) -> object:
        """Wait for the bot's first message after a given one."""
        (user_id, chat_id), after = _place(request), _number(request, "after", 0)
        self.person.member(user_id, chat_id)

        def find() -> Message | None:
            found = (m for m in self.bot.chats.transcript(chat_id) if m.sender.is_bot and m.message_id > after)
            return next(found, None)

        return self._json(await self._until(find, _timeout_s(request)))

    async def _edited(self, request: Request) -> object:
        """Wait until a given message has been edited."""
        (user_id, chat_id), message_id = _place(request), _number(request, "message_id", 0)

        def find() -> Message | None:
            message = self.person.found(user_id, chat_id, message_id)
            return message if message.edit_date is not None else None

        return self._json(await self._until(find, _timeout_s(request)))

    async def _until(self, find: Callable[[], Found | None], timeout_s: float) -> Found:
        """Wait for something to be there, looking whenever anything has happened."""
        feed = self.bot.feed
        try:
            async with asyncio.timeout(timeout_s), aclosing(feed.follow(feed.last, pause_s=timeout_s)) as events:
                while (found := find()) is None:
                    await anext(events)
        except (TimeoutError, StopAsyncIteration):
            raise PersonError("The bot did not do it in time", 504) from None
        return found

    def _json(self, message: Message) -> Json:
        shape = message_json(message, self.bot.chats)
        reactions = [{"user_id": user_id, "emoji": emoji} for user_id, emoji in message.reactions]
        return shape | ({"reactions": reactions} if reactions else {})

    def _attachment(self, given: Given) -> Attachment | None:
        """A file that a person sends: its kind, name, and content in base 64."""
        if (fields := given.values.get("file")) is None:
            return None
        if not isinstance(fields, dict):
            raise PersonError("file must be an object")
        file = Given(fields)
        kind = file.text("kind", "document")
        if kind not in {"photo", "document"}:
            raise PersonError("kind of a file must be photo or document")
        try:
            data = base64.b64decode(file.text("base64"), validate=True)
            return self.bot.files.keep(kind, Upload(file.text("name"), file.text("mime_type", ""), data))
        except ValueError:
            raise PersonError("base64 of a file does not read as that") from None
        except Refused as refused:
            raise PersonError(str(refused)) from None

    def _forwarded(self, given: Given) -> Forwarded | None:
        name = given.text("forwarded_from", "")
        return Forwarded(name, self.bot.chats.now()) if name else None


def _topics(group: Group) -> Json:
    return {"topics": [asdict(topic) for topic in group.topics]}


def _offer_json(offer: Offer) -> Json:
    results = [
        {"id": one.id, "title": one.title, "description": one.description, "url": one.url, "text": one.text}
        for one in offer.results
    ]
    button = {"text": offer.button[0], "start_parameter": offer.button[1]} if offer.button else None
    return {"results": results, "next_offset": offer.next_offset, "button": button}


def _acting(act: Callable[[Given], Awaitable[object]]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return await _answered(_given_to(act, request))

    return answer


def _looking(look: Callable[[Request], Awaitable[object]]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return await _answered(look(request))

    return answer


async def _given_to(act: Callable[[Given], Awaitable[object]], request: Request) -> object:
    return await act(await _body(request))


async def _answered(work: Awaitable[object]) -> Response:
    try:
        return _json(await work, 200)
    except PersonError as error:
        return _json({"error": str(error)}, error.status)


async def _body(request: Request) -> Given:
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
    return Given(given)


def _place(request: Request) -> tuple[int, int]:
    """The person who looks, and the chat."""
    values: dict[str, object] = {
        name: _number(request, name, 0) for name in ("user_id", "chat_id") if name in request.query_params
    }
    given = Given(values)
    return given.user_id, given.chat_id


def _timeout_s(request: Request) -> float:
    return min(float(_number(request, "timeout_s", 10)), LONGEST_WAIT_S)


def _number(request: Request, name: str, default: int) -> int:
    try:
        return int(request.query_params.get(name, default))
    except ValueError:
        raise PersonError(f"{name} must be an integer") from None


def _json(content: object, status: int) -> Response:
    return Response(json.dumps(content), status, media_type="application/json")
