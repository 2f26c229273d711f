import sqlite3
import sys
from pathlib import Path

import pytest

from bot.state.address import StateAddress
from bot.state.errors import StateUnavailable
from bot.state.inbox import Received
from bot.state.store import Store, open_store
from tests.state.conftest import FakeClock
from tests.state.postgres_server import PASSWORD, Server


async def refusal(address: StateAddress, clock: FakeClock) -> str:
    with pytest.raises(StateUnavailable) as refused:
        await open_store(address, clock)
    assert "\n" not in str(refused.value)
    return str(refused.value)


async def pragma(store: Store, setting: str) -> None:
    """Change how SQLite behaves for the one connection that a store has."""
    async with store.database.transaction() as connection:
        await connection.exec_driver_sql(f"PRAGMA {setting}")


@pytest.fixture
def address(tmp_path: Path) -> StateAddress:
    """A file: what follows is about SQLite, where it does not name a server."""
    return StateAddress.parse(str(tmp_path / "state.sqlite"))


async def test_a_file_of_something_else_is_refused_and_stays(address: StateAddress, clock: FakeClock) -> None:
    assert address.path is not None
    address.path.write_text("My diary. " * 1000)
    assert await refusal(address, clock) == (
        f"TALKS_STATE: {address.path}: file is not a database; this is no state file; name another, or move it away"
    )
    assert address.path.read_text() == "My diary. " * 1000


async def test_a_place_where_no_file_can_be_is_named(tmp_path: Path, clock: FakeClock) -> None:
    (tmp_path / "file").touch()
    wrong = StateAddress.parse(str(tmp_path / "file/deeper/state.sqlite"))
    assert await refusal(wrong, clock) == (
        f"TALKS_STATE: {wrong.path}: Not a directory; let this account read and write the file and its directory"
    )
    directory = StateAddress.parse(str(tmp_path))
    assert (await refusal(directory, clock)).startswith(f"TALKS_STATE: {tmp_path}: ")


async def test_a_file_that_another_program_holds_is_said_to_be_held(
    address: StateAddress, store: Store, tmp_path: Path
) -> None:
    assert address.path is not None
    await pragma(store, "busy_timeout=0")
    holder = sqlite3.connect(address.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StateUnavailable) as refused:
        await store.inbox.receive([Received(1, 1, 1, "{}")])
    assert str(refused.value) == (
        f"TALKS_STATE: {address.path}: database is locked; another program holds the file; only one bot may use it"
    )
    holder.close()
    assert await store.inbox.receive([Received(1, 1, 1, "{}")]) == {1}


async def test_a_file_that_may_only_be_read_is_said_to_be_so(address: StateAddress, store: Store) -> None:
    await pragma(store, "query_only=ON")
    with pytest.raises(StateUnavailable) as refused:
        await store.chats.seen(1)
    assert str(refused.value) == (
        f"TALKS_STATE: {address.path}: attempt to write a readonly database; "
        "let this account write the file and its directory"
    )


async def test_a_full_disk_leaves_nothing_half_written(address: StateAddress, store: Store) -> None:
    await pragma(store, "max_page_count=40")
    many = [Received(number, 1, 1, "x" * 4_000) for number in range(100)]
    with pytest.raises(StateUnavailable) as refused:
        await store.inbox.receive(many)
    assert str(refused.value) == (f"TALKS_STATE: {address.path}: database or disk is full; free some space on its disk")
    assert await store.inbox.pending(alone=True) == ()
    await pragma(store, "max_page_count=4000")
    assert len(await store.inbox.receive(many)) == 100


async def test_a_wrong_password_is_not_shown(postgres: Server, clock: FakeClock) -> None:
    said = await refusal(StateAddress.parse(postgres.dsn("talks-other-password")), clock)
    assert said == (
        f"TALKS_STATE: postgresql://talks@{postgres.socket_directory}/postgres: "
        'password authentication failed for user "talks"; '
        "check the address, the rights of its user, and that the server runs"
    )


async def test_a_server_that_is_not_there_is_named(tmp_path: Path, clock: FakeClock) -> None:
    for host in ("127.0.0.1:1", "localhost-that-is-not.invalid"):
        said = await refusal(StateAddress.parse(f"postgresql://talks:{PASSWORD}@{host}/talks"), clock)
        assert said.startswith(f"TALKS_STATE: postgresql://talks@{host}/talks: ")
        assert said.endswith("; check the address, the rights of its user, and that the server runs")
        assert PASSWORD not in said


async def test_without_its_driver_postgresql_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, clock: FakeClock
) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    assert await refusal(StateAddress.parse("postgresql://talks@db/talks"), clock) == (
        "TALKS_STATE: postgresql://talks@db/talks: "
        "PostgreSQL needs asyncpg; `pip install 'talks-bot[postgres]'` brings it"
    )


async def test_a_server_that_closed_its_connections_is_connected_to_again(postgres: Server, clock: FakeClock) -> None:
    store = await open_store(StateAddress.parse(postgres.dsn()), clock)
    await store.chats.seen(1)
    async with store.database.transaction() as connection:
        mine = (await connection.exec_driver_sql("SELECT pg_backend_pid()")).scalar_one()
    killer = await open_store(StateAddress.parse(postgres.dsn()), clock)
    async with killer.database.transaction() as connection:
        await connection.exec_driver_sql(f"SELECT pg_terminate_backend({int(mine)})")
    assert await store.chats.find(1) is not None
    await store.close()
    await killer.close()


def test_a_password_is_taken_out_of_any_text() -> None:
    address = StateAddress.parse("postgresql://talks:p%2Fss-word@db/talks?password=inside")
    assert address.without_password("p/ss-word p%2Fss-word inside talks") == "<password> <password> <password> talks"
