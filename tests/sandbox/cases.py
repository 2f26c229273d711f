"""A call that the sandbox is to turn down, and short ways to write one."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from tests.sandbox.calling import TOKEN, Caller, Clock, Files
from tests.sandbox.pictures import picture

SAM = 1001
GROUP, FORUM = -1_001_000_000_001, -1_001_000_000_002
PNG = picture()

# Sets the scene for a call, and gives it parameters that only the scene knows; the clock is the sandbox's own.
Scene = Callable[[Caller, Clock], Awaitable[dict[str, Any] | None]]


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    parameters: dict[str, Any] = field(default_factory=dict)
    files: Files = field(default_factory=dict)
    token: str = TOKEN
    body: bytes | None = None  # instead of the parameters
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of call and its answer. ``strict``: only that level answers so; ``faithful`` is what the other says."""

    name: str
    call: Call
    description: str
    code: int = 400
    before: Scene | None = None
    strict: bool = False
    faithful: str = ""  # empty: it takes the call


def send(text: Any = "x", **more: Any) -> Call:
    return Call("sendMessage", {"chat_id": SAM, "text": text, **more})


def html(text: str) -> Call:
    return send(text, parse_mode="HTML")


def entity(type_: str, offset: int, length: int, text: str = "a😀b", **more: Any) -> Call:
    return send(text, entities=[{"type": type_, "offset": offset, "length": length, **more}])


def button(**fields: Any) -> Call:
    return send(reply_markup={"inline_keyboard": [[{"text": "b", **fields}]]})


def buttons(*rows: int) -> Call:
    one = {"text": "b", "callback_data": "d"}
    return send(reply_markup={"inline_keyboard": [[one] * row for row in rows]})


def photo(data: bytes, **more: Any) -> Call:
    return Call("sendPhoto", {"chat_id": SAM, **more}, {"photo": ("p.png", data)})


def document(data: bytes, **more: Any) -> Call:
    return Call("sendDocument", {"chat_id": SAM, **more}, {"document": ("d.txt", data)})


def group_of(*kinds: str) -> Call:
    media = [{"type": kind, "media": f"attach://f{number}"} for number, kind in enumerate(kinds)]
    return Call(
        "sendMediaGroup", {"chat_id": SAM, "media": media}, {f"f{n}": (f"{n}.png", PNG) for n in range(len(kinds))}
    )


def edit(what: str, message_id: int = 1, **more: Any) -> Call:
    return Call(f"editMessage{what}", {"chat_id": SAM, "message_id": message_id, **more})


def article(**fields: Any) -> dict[str, Any]:
    return {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "m"}} | fields


def inline(*results: dict[str, Any], query: str = "i1", **more: Any) -> Call:
    return Call("answerInlineQuery", {"inline_query_id": query, "results": list(results), **more})


def guest(query: str = "1", **fields: Any) -> Call:
    return Call("answerGuestQuery", {"guest_query_id": query, "result": article(**fields)})


def reply(**parameters: Any) -> Call:
    return send(reply_parameters={"message_id": 1, **parameters})


def callback(**more: Any) -> Call:
    return Call("answerCallbackQuery", {"callback_query_id": "1", **more})


def command(name: str, description: str = "x") -> Call:
    return Call("setMyCommands", {"commands": [{"command": name, "description": description}]})


def react(*reaction: dict[str, str]) -> Call:
    return Call("setMessageReaction", {"chat_id": SAM, "message_id": 1, "reaction": list(reaction)})


def in_group(chat_id: int | str = GROUP) -> Call:
    return Call("sendMessage", {"chat_id": chat_id, "text": "x"})
