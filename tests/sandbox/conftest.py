from collections.abc import AsyncIterator, Iterator

import pytest

from bot.sandbox.server import SandboxServer
from tests.sandbox.calling import Caller, calling


@pytest.fixture
async def caller() -> AsyncIterator[Caller]:
    async with calling() as caller:
        yield caller


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer() as server:
        yield server
