"""Calls the Bot API of a sandbox inside the test, without a network."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx

from bot.sandbox.composition import PLAIN, Options, Sandbox, build

TOKEN = "77:" + "t" * 35

# By the name of the part: the name of the file, and its content.
Files = dict[str, tuple[str, bytes]]


class Clock:
    """A clock that stands until it is moved. Seconds."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class Caller:
    """One client of one new sandbox: as the bot, and as the person."""

    def __init__(self, sandbox: Sandbox, http: httpx.AsyncClient) -> None:
        self.sandbox = sandbox
        self.http = http

    async def call(self, method: str, parameters: dict[str, object], token: str = TOKEN) -> Any:
        """Call a method with JSON and return the whole envelope."""
        answer = await self.http.post(f"/bot{token}/{method}", json=parameters)
        envelope = answer.json()
        assert envelope["ok"] is (answer.status_code == 200)
        assert envelope.get("error_code", 200) == answer.status_code
        return envelope

    async def upload(self, method: str, parameters: dict[str, object], files: Files, token: str = TOKEN) -> Any:
        """Call a method with a multipart form and return the whole envelope."""
        form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
        answer = await self.http.post(f"/bot{token}/{method}", data=form, files=files)
        assert answer.json()["ok"] is (answer.status_code == 200)
        return answer.json()

    async def result(self, method: str, **parameters: object) -> Any:
        """Call a method that must succeed and return its result."""
        envelope = await self.call(method, parameters)
        assert envelope["ok"], envelope
        return envelope["result"]

    async def refusal(self, method: str, **parameters: object) -> tuple[int, str]:
        """Call a method that must be refused and return the code and the description."""
        envelope = await self.call(method, parameters)
        assert not envelope["ok"], envelope
        return envelope["error_code"], envelope["description"]

    async def act(self, action: str, **body: object) -> Any:
        """Do something as the person, which must succeed."""
        answer = await self.http.post(f"/sandbox/api/{action}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def look(self, what: str, **query: str | int) -> Any:
        """Look at something as the person, which must succeed."""
        answer = await self.http.get(f"/sandbox/api/{what}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()


async def until(it_is_so: Callable[[], bool]) -> None:
    """Let everything else go on until something is so."""
    async with asyncio.timeout(10):
        while not it_is_so():  # noqa: ASYNC110 (what is waited for tells nobody)
            await asyncio.sleep(0)


@asynccontextmanager
async def calling(options: Options = PLAIN) -> AsyncIterator[Caller]:
    """A new sandbox and its caller."""
    sandbox = build(options)
    transport = httpx.ASGITransport(sandbox.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as http:
        yield Caller(sandbox, http)
    sandbox.close()
    await asyncio.sleep(0)  # what was cancelled ends now
