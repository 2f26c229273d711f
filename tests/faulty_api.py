"""A Bot API on loopback, with people who write, whose calls fail as Telegram's and the network's do."""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl

# Far above what anything here takes: reached only when something hangs.
DEADLINE_S = 30
# How long a poll that finds nothing is held.
_HELD_S = 0.1


class Fault(Enum):
    """What happens to a call."""

    NONE = "it is done and answered"
    TOO_MANY = "429"
    ERROR = "500"
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503"
    SLOW = "done, and the answer comes when nobody waits for it any more"
    LOST = "done, and the connection closed without an answer"
    CUT = "done, and the connection closed in the middle of the answer"
    UNREADABLE = "done, and half of the answer comes as if it were all"
    GATEWAY_TIMEOUT = "504"


# What Telegram knows of the bot, which is nothing yet.
_INTRODUCED = {
    "getMyCommands": [],
    "getMyDescription": {"description": ""},
    "getMyShortDescription": {"short_description": ""},
}
NOT_DONE = (Fault.TOO_MANY, Fault.ERROR, Fault.BAD_GATEWAY, Fault.UNAVAILABLE)
MAYBE_DONE = (Fault.SLOW, Fault.LOST, Fault.CUT, Fault.UNREADABLE, Fault.GATEWAY_TIMEOUT)


@dataclass
class FaultyApi:
    """Serves calls between ``async with`` and its end. ``slow_s`` is longer than the client waits for an answer."""

    slow_s: float
    faults: dict[str, deque[Fault]] = field(default_factory=dict)
    # What the next polls bring, whatever they ask for; afterwards they bring what is not confirmed.
    batches: deque[list[int]] = field(default_factory=deque)
    calls: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    sent: list[tuple[int, str]] = field(default_factory=list)
    port: int = 0
    _updates: dict[int, dict[str, Any]] = field(default_factory=dict)
    _confirmed: int = 0
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _server: asyncio.Server | None = None
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        await self.listen()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.refuse_connections()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def listen(self) -> None:
        """Take connections, at the same port each time."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def refuse_connections(self) -> None:
        """Close all, and take none until `listen`."""
        if self._server:
            self._server.close()
            for writer in self._open.copy():
                writer.close()
            await self._server.wait_closed()
            self._server = None

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method fail, each in its way."""
        self.faults.setdefault(method, deque()).extend(faults)

    async def say(self, text: str, person: int = 1001) -> int:
        """A person writes; the id of the update."""
        update_id = 501 + len(self._updates)
        message = {
            "message_id": update_id,
            "date": 1_900_000_000,
            "chat": {"id": person, "type": "private", "first_name": "Sam"},
            "from": {"id": person, "is_bot": False, "first_name": "Sam"},
            "text": text,
        }
        async with self._changed:
            self._updates[update_id] = {"update_id": update_id, "message": message}
            self._changed.notify_all()
        return update_id

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something holds of what was called and sent."""
        async with asyncio.timeout(DEADLINE_S), self._changed:
            await self._changed.wait_for(true)

    async def until_quiet(self) -> None:
        """Wait until two more polls brought nothing, so that whatever was delivered is at work or done."""
        polls = len(self.offsets)
        await self.until(lambda: len(self.offsets) >= polls + 2 and not self.batches)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            while await self._answer(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # whoever called has gone, or the test is over
        finally:
            self._open.discard(writer)
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Read a call and answer it; whether the connection stays open."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        lengths = [line.partition(":")[2] for line in head.split("\r\n") if line.lower().startswith("content-length:")]
        body = await reader.readexactly(int(lengths[0]) if lengths else 0)
        method = head.split(" ")[1].rpartition("/")[2]
        waiting = self.faults.get(method)
        fault = waiting.popleft() if waiting else Fault.NONE
        result = None if fault in NOT_DONE else await self._do(method, dict(parse_qsl(body.decode())))
        async with self._changed:
            self.calls.append(method)
            self._changed.notify_all()
        if fault is Fault.SLOW:
            await asyncio.sleep(self.slow_s)
        if fault is Fault.LOST:
            return False
        answer = _answer_of(fault, result)
        writer.write(answer[:-9] if fault is Fault.CUT else answer)
        await writer.drain()
        return fault is not Fault.CUT

    async def _do(self, method: str, parameters: dict[str, str]) -> object:
        if method == "getMe":
            return {"id": 4242, "is_bot": True, "first_name": "Bot", "username": "talks_bot"}
        if method == "sendMessage":
            self.sent.append((int(parameters["chat_id"]), parameters["text"]))
            chat = {"id": int(parameters["chat_id"]), "type": "private"}
            return {"message_id": 9000 + len(self.sent), "date": 1_900_000_000, "chat": chat, "text": "sent"}
        if method == "getUpdates":
            return await self._poll(int(parameters.get("offset", 0)), float(parameters.get("timeout", 0)))
        return _INTRODUCED.get(method, True)

    async def _poll(self, offset: int, held_s: float) -> list[dict[str, Any]]:
        self.offsets.append(offset)
        # Confirmed is what lies below an offset; an offset that goes back brings nothing back.
        self._confirmed = max(self._confirmed, offset)
        if self.batches:
            return [self._updates[update_id] for update_id in self.batches.popleft()]
        async with self._changed:
            try:
                async with asyncio.timeout(min(held_s, _HELD_S)):
                    await self._changed.wait_for(self._unconfirmed)
            except TimeoutError:
                pass
        return self._unconfirmed()

    def _unconfirmed(self) -> list[dict[str, Any]]:
        return [update for update_id, update in self._updates.items() if update_id >= self._confirmed]


def _answer_of(fault: Fault, result: object) -> bytes:
    body = json.dumps({"ok": True, "result": result}).encode()
    status = "200 OK"
    if fault is Fault.TOO_MANY:
        refusal = {"ok": False, "error_code": 429, "description": "Too Many", "parameters": {"retry_after": 1}}
        status, body = "429 Too Many Requests", json.dumps(refusal).encode()
    elif fault in (*NOT_DONE, Fault.GATEWAY_TIMEOUT):
        status, body = f"{fault.value} Server Trouble", b"<html><body><h1>Server Trouble</h1></body></html>"
    elif fault is Fault.UNREADABLE:
        body = body[:-9]
    return f"HTTP/1.1 {status}\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body
