"""Stores for tests: each test of the state runs on SQLite and on PostgreSQL, in an empty database."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest

from bot.state.address import StateAddress
from bot.state.store import Store, open_store
from tests.state.postgres_server import Server, ServerNotStarted, postgres_server


@dataclass(slots=True)
class FakeClock:
    """Stands still until it is told to go on."""

    now: datetime = field(default=datetime(2026, 3, 1, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, span: timedelta) -> None:
        self.now += span


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    try:
        with postgres_server() as running:
            yield running
    except ServerNotStarted as reason:
        pytest.skip(f"no PostgreSQL to test with: {reason}")


@pytest.fixture
async def postgres(server: Server) -> Server:
    """A server whose database is empty."""
    connection = await asyncpg.connect(server.dsn())
    await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    await connection.close()
    return server


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> StateAddress:
    """Of an empty database."""
    if request.param == "sqlite":
        return StateAddress.parse(str(tmp_path / "state.d/state.sqlite"))
    postgres: Server = request.getfixturevalue("postgres")
    return StateAddress.parse(postgres.dsn())


Open = Callable[[], Awaitable[Store]]


@pytest.fixture
async def another(address: StateAddress, clock: FakeClock) -> AsyncIterator[Open]:
    """Opens stores of the same database, as several processes would, and closes them in the end."""
    opened: list[Store] = []

    async def open_another() -> Store:
        opened.append(await open_store(address, clock))
        return opened[-1]

    yield open_another
    for one in opened:
        await one.close()


@pytest.fixture
async def store(another: Open) -> Store:
    return await another()
