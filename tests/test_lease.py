import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.lease import SPAN, StateInUse, Tenancy
from bot.state.address import StateAddress
from bot.state.store import Store, open_store

BEGIN = datetime(2031, 3, 4, tzinfo=UTC)


class Time:
    """Goes on when somebody sleeps."""

    now = BEGIN

    def __call__(self) -> datetime:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        await asyncio.sleep(0)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
async def store(tmp_path: Path, time: Time) -> AsyncIterator[Store]:
    store = await open_store(StateAddress.parse(str(tmp_path / "state.sqlite")), time)
    yield store
    await store.close()


async def ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_second_bot_on_the_same_state_is_refused(store: Store, time: Time) -> None:
    first, second = (Tenancy(store.leases, name, time.sleep) for name in ("first", "second"))
    await first.begin()
    holding = asyncio.create_task(first.hold(lambda: None))
    with pytest.raises(StateInUse, match="another bot is running on this state"):
        await second.begin()
    assert not holding.done()
    await ended(holding)


async def test_after_a_kill_the_next_bot_waits_out_the_lease(store: Store, time: Time) -> None:
    await Tenancy(store.leases, "killed", time.sleep).begin()
    await Tenancy(store.leases, "next", time.sleep).begin()
    assert SPAN <= time() - BEGIN <= SPAN + timedelta(seconds=1)


async def test_a_bot_that_stopped_keeps_nobody_waiting(store: Store, time: Time) -> None:
    stopped = Tenancy(store.leases, "stopped", time.sleep)
    await stopped.begin()
    await stopped.end()
    await Tenancy(store.leases, "next", time.sleep).begin()
    assert time() == BEGIN


async def test_a_bot_whose_place_was_taken_stops(store: Store, time: Time, caplog: pytest.LogCaptureFixture) -> None:
    lost = []
    slept = Tenancy(store.leases, "slept", time.sleep)
    await slept.begin()
    await Tenancy(store.leases, "next", time.sleep).begin()
    await slept.hold(lambda: lost.append(True))
    assert lost == [True]
    assert "another bot has taken this state" in caplog.text


async def test_a_state_that_is_away_for_a_moment_costs_no_place(
    store: Store, time: Time, caplog: pytest.LogCaptureFixture
) -> None:
    tenancy = Tenancy(store.leases, "only", time.sleep)
    await tenancy.begin()
    async with store.database.transaction() as connection:
        await connection.exec_driver_sql("ALTER TABLE leases RENAME TO away")
    holding = asyncio.create_task(tenancy.hold(lambda: None))
    while "the lease on the state was not renewed" not in caplog.text:  # noqa: ASYNC110 (a log sets no event)
        await asyncio.sleep(0)
    async with store.database.transaction() as connection:
        await connection.exec_driver_sql("ALTER TABLE away RENAME TO leases")
    renewed = time()
    with pytest.raises(StateInUse):
        await Tenancy(store.leases, "next", time.sleep).begin()
    assert time() > renewed
    assert not holding.done()
    await ended(holding)
