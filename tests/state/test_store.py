import asyncio
import re
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, func, select, text

from bot.state.address import StateAddress
from bot.state.answers import Asked
from bot.state.errors import StateNewer
from bot.state.inbox import Received
from bot.state.retention import RETENTION
from bot.state.schema import METADATA
from bot.state.store import Store, open_store
from tests.state.conftest import FakeClock, Open

PERSON, OTHER, GROUP = 200, 201, -500
DOCS = Path(__file__).parents[2] / "docs/operating.md"


async def rows(store: Store) -> dict[str, int]:
    """How many rows each table has, of those that have any."""
    async with store.database.transaction() as connection:
        counted = {
            name: (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for name, table in METADATA.tables.items()
        }
    return {name: count for name, count in counted.items() if count}


async def fill(store: Store, person: int, first_update: int) -> None:
    """Something of a person in every table, in their private chat and in a group."""
    await store.inbox.receive(
        [Received(first_update + n, chat, person, "a secret") for n, chat in enumerate((person, GROUP))]
    )
    for chat in (person, GROUP):
        kept = await store.answers.keep(Asked(chat, person, 11, "a secret", "en", "question", "s"), [])
        await store.feedback.give(kept.answer_id, PERSON, 1)
        await store.feedback.give(kept.answer_id, OTHER, -1)
        follow = await store.follows.add(chat, person, "question", "a secret")
        await store.follows.told(follow.follow_id, ["story"])
    await store.gaps.count("nobody's question", "en")


async def test_processes_that_start_at_once_all_open_the_store(another: Open) -> None:
    stores = await asyncio.gather(*(another() for _ in range(4)))
    await stores[0].chats.choose_language(1, "ur")
    assert [one.language for store in stores if (one := await store.chats.find(1))] == ["ur"] * 4


async def test_a_store_that_is_opened_again_has_what_it_had(store: Store, another: Open) -> None:
    await fill(store, PERSON, 1)
    before = await rows(store)
    await store.close()
    again = await another()
    assert await rows(again) == before
    assert again.feedback.key == store.feedback.key


async def test_the_migrations_make_the_tables_that_the_program_knows(store: Store) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), METADATA))

    async with store.database.transaction() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_schema_of_a_newer_version_is_left_alone(store: Store, another: Open, address: StateAddress) -> None:
    async with store.database.transaction() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StateNewer) as refusal:
        await another()
    assert str(refusal.value) == (
        f"TALKS_STATE: {address.shown}: written by a newer version (schema 9999); run that version, or restore a copy"
    )
    async with store.database.transaction() as connection:
        assert (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalars().all() == ["9999"]


async def test_everything_of_a_person_goes_and_nothing_of_others(store: Store) -> None:
    await fill(store, OTHER, 1)
    others = await rows(store)
    await fill(store, PERSON, 3)
    erased = await store.erase(PERSON)
    # They voted on two answers to each of the two; with their own answers went the other's votes on these.
    assert (erased.answers, erased.follows, erased.votes, erased.chats, erased.updates) == (2, 2, 4, 1, 2)
    assert await rows(store) == others | {"inbox": 4, "feedback": 2}
    assert [one.received.person for one in await store.inbox.pending(alone=True)] == [OTHER, OTHER]
    assert await store.inbox.receive([Received(3, PERSON, PERSON, "again")]) == frozenset()
    again = await store.erase(PERSON)
    assert (again.answers, again.follows, again.votes, again.chats, again.updates) == (0, 0, 0, 0, 0)


async def test_what_was_asked_to_be_deleted_is_answered_still(store: Store) -> None:
    await store.inbox.receive([Received(1, PERSON, PERSON, "/forget me")])
    attempt = await store.inbox.take(1)
    assert attempt is not None
    await store.erase(PERSON)
    assert await store.inbox.begin_sending(1, attempt)


async def test_what_is_erased_is_not_in_the_file_any_more(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "state.sqlite"
    store = await open_store(StateAddress.parse(str(path)), clock)
    await fill(store, PERSON, 1)
    await store.close()
    assert b"a secret" in path.read_bytes()
    store = await open_store(StateAddress.parse(str(path)), clock)
    await store.erase(PERSON)
    await store.close()
    assert b"a secret" not in path.read_bytes()


async def test_only_its_owner_may_read_the_file(tmp_path: Path, clock: FakeClock) -> None:
    store = await open_store(StateAddress.parse(str(tmp_path / "state.d/state.sqlite")), clock)
    await store.chats.seen(1)
    modes = {one.name: oct(one.stat().st_mode & 0o777) for one in (tmp_path / "state.d").iterdir()}
    assert modes == dict.fromkeys(("state.sqlite", "state.sqlite-shm", "state.sqlite-wal"), "0o600")
    await store.close()


async def test_everything_goes_after_its_days_and_not_before(store: Store, clock: FakeClock) -> None:
    await fill(store, PERSON, 1)
    await store.inbox.done(1)
    await store.chats.seen(300)
    start = clock.now
    left = []
    for days in sorted({kept.days for kept in RETENTION}):
        for late in (timedelta(), timedelta(days=1)):  # some are kept by the day, so the day after is the first for all
            clock.now = start + timedelta(days=days) + late
            await store.prune()
            left.append((days + late.days, await rows(store)))
    kept = {"answers": 2, "feedback": 4, "chats": 3, "follows": 2, "told": 2, "gaps": 1, "keys": 1}
    no_gap = {name: count for name, count in kept.items() if name != "gaps"}
    assert left == [
        (2, kept | {"inbox": 2}),
        (3, kept | {"inbox": 1}),
        (7, kept | {"inbox": 1}),
        (8, kept),
        (90, kept),
        (91, no_gap),
        (400, no_gap),
        (401, {"chats": 2, "follows": 2, "keys": 1}),
    ]


def test_the_documentation_says_how_long_everything_is_kept() -> None:
    section = DOCS.read_text(encoding="utf-8").partition("## What is stored")[2].partition("\n## ")[0]
    said = re.findall(r"^\| ([^|]+?) \| [^|]+ \| (\d+) days\b[^|]*\|$", section, re.MULTILINE)
    assert said == [(kept.what, str(kept.days)) for kept in RETENTION]


async def test_a_task_that_is_cancelled_leaves_nothing_half_done_and_the_store_in_order(store: Store) -> None:
    for number in range(20):
        task = asyncio.ensure_future(store.inbox.receive([Received(2 * number + n, 1, 1, "{}") for n in (0, 1)]))
        for _ in range(number):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    waiting = {one.received.update_id // 2 for one in await store.inbox.pending(alone=True)}
    assert await rows(store) == {"keys": 1} | ({"inbox": 2 * len(waiting)} if waiting else {})
    assert await store.inbox.receive([Received(1000, 1, 1, "{}")]) == {1000}
