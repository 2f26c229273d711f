"""A person in a private chat with a bot that runs in the test's own loop."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from tests.e2e.bot_process import DEADLINE_S, Chat

Json = dict[str, Any]
T = TypeVar("T")
# Between looks at what has no event to wait for.
_LOOK_AGAIN_S = 0.02


def buttons_of(message: Json) -> list[str]:
    """The data of the buttons below a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


@dataclass(frozen=True, slots=True)
class Talk:
    chat: Chat

    async def ask(self, text: str) -> Json:
        """Say something, and wait for the first reply."""
        return await asyncio.to_thread(self.chat.ask, text)

    async def forward(self, text: str, author: str) -> Json:
        """Forward what ``author`` wrote, and wait for the first reply."""
        said = {"text": text, "chat_id": self.chat.person, "forwarded_from": author}
        sent = await asyncio.to_thread(self.chat._post, "/sandbox/api/say", said)
        return await asyncio.to_thread(self.chat.reply_to, sent["message_id"])

    async def press(self, message: Json, verb: str) -> str:
        """Press the first button whose data begins so; returns what the bot says to that."""
        data = next(one for one in buttons_of(message) if one.startswith(f"{verb}:"))
        return await self.press_data(message, data)

    async def press_data(self, message: Json, data: str) -> str:
        pressing = {"message_id": message["message_id"], "data": data, "chat_id": self.chat.person}
        pressed = await asyncio.to_thread(self.chat._post, "/sandbox/api/press", pressing)
        answer = await self._until(lambda: self._answer(pressed["callback_query_id"]))
        return str(answer.get("text", ""))

    async def changed(self, message: Json, is_so: Callable[[Json], bool]) -> Json:
        """Wait until a message has become so."""
        return await self._until(lambda: next((one for one in self._same(message) if is_so(one)), None))

    def _answer(self, query_id: str) -> Json | None:
        answers = (call["parameters"] for call in self.chat.calls() if call["method"] == "answerCallbackQuery")
        return next((one for one in answers if one["callback_query_id"] == query_id), None)

    def _same(self, message: Json) -> list[Json]:
        return [one for one in self.chat.messages() if one["message_id"] == message["message_id"]]

    async def _until(self, find: Callable[[], Json | None]) -> Json:
        return await asyncio.to_thread(found_in_the_end, find)


def found_in_the_end(find: Callable[[], T | None]) -> T:
    """Look for something again and again, until it is there."""
    give_up = time.monotonic() + DEADLINE_S
    while (found := find()) is None:
        assert time.monotonic() < give_up
        time.sleep(_LOOK_AGAIN_S)
    return found
