"""A Bot API that lives in memory: it records every call, and can refuse some."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData


@dataclass(frozen=True, slots=True)
class Called:
    method: str
    parameters: dict[str, Any]


@dataclass
class OfflineRequest(BaseRequest):
    """Answers every call; ``fault`` may give an error to raise for it instead."""

    fault: Callable[[Called], TelegramError | None] = lambda _: None
    calls: list[Called] = field(default_factory=list)

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: object, **__: object
    ) -> tuple[int, bytes]:
        called = Called(url.rpartition("/")[2], request_data.parameters if request_data else {})
        self.calls.append(called)
        error = self.fault(called)
        if error is not None:
            raise error
        return 200, json.dumps({"ok": True, "result": self._result(called)}).encode()

    def sent(self) -> list[str]:
        """Texts of all messages sent."""
        return [called.parameters["text"] for called in self.calls if called.method == "sendMessage"]

    def _result(self, called: Called) -> object:
        if called.method == "getMe":
            return {"id": 4242, "is_bot": True, "first_name": "Bot", "username": "talks_bot"}
        if called.method == "sendMessage":
            chat = {"id": called.parameters["chat_id"], "type": "private"}
            return {"message_id": len(self.calls), "date": 1, "chat": chat, "text": "sent"}
        return True
