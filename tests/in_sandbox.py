"""The whole bot in this process, polling a sandbox, and what those who talk to it do there."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import httpx

from bot.app import OpenState, build_application
from bot.sandbox.server import SandboxServer
from bot.state.store import Store
from bot.worker import AnswerWorker
from index.errors import QuestionRefused
from index.records import Answer, Message
from tests.opened import polled

TOKEN = "4242424242:AAE_test-token-of-the-right-form-00"
SAM, AMINA = 1001, 1002
# Far above what anything here takes: reached only when something hangs.
DEADLINE_S = 60

Json = dict[str, Any]


class AnswersMessages(Protocol):
    def answer_messages(self, messages: Sequence[Message]) -> list[tuple[Answer, ...] | QuestionRefused]: ...


@dataclass(frozen=True, slots=True)
class InSandbox:
    """A bot and its sandbox, as the chat page has them."""

    server: SandboxServer
    http: httpx.AsyncClient
    store: Store

    async def act(self, action: str, **body: object) -> Any:
        answer = await self.http.post(f"/{action}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def look(self, what: str, **query: str | int) -> Any:
        answer = await self.http.get(f"/{what}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def calls(self, method: str) -> list[Json]:
        return [call for call in await self.look("calls") if call["method"] == method]

    async def refused(self) -> list[str]:
        """What Telegram would not have taken of the bot, and why not."""
        return [call["description"] for call in await self.look("calls") if call["status"] != 200]


@asynccontextmanager
async def in_sandbox(answers: AnswersMessages, open_state: OpenState) -> AsyncIterator[InSandbox]:
    """The bot, from the start of its polls to its stop."""
    stores = list[Store]()

    async def open_and_note() -> Store:
        stores.append(await open_state())
        return stores[0]

    worker = AnswerWorker(lambda: answers)
    worker.start()
    with SandboxServer() as server:
        application = build_application(TOKEN, server.url, worker, open_and_note)
        async with (
            httpx.AsyncClient(base_url=f"{server.url}/sandbox/api", timeout=DEADLINE_S) as http,
            polled(application),
        ):
            yield InSandbox(server, http, stores[0])
