from collections.abc import AsyncIterator

import pytest

from bot.app import OpenState
from bot.state.inbox import Received
from bot.state.store import Store
from bot.upkeep import keep_up


class Over(Exception):
    """The test has seen enough days."""


@pytest.fixture
async def store(open_state: OpenState) -> AsyncIterator[Store]:
    store = await open_state()
    yield store
    await store.close()


async def test_the_state_is_pruned_at_the_start_and_then_each_day_whatever_happens(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    slept = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            raise Over
        async with store.database.transaction() as connection:
            names = ("inbox", "away") if len(slept) == 1 else ("away", "inbox")
            await connection.exec_driver_sql("ALTER TABLE {} RENAME TO {}".format(*names))

    await store.inbox.receive([Received(1, 11, 11, "{}")])
    with pytest.raises(Over):
        await keep_up(store, sleep)
    assert slept == [86_400.0] * 3
    assert [record.message.partition(":")[0] for record in caplog.records] == ["pruned", "not pruned", "pruned"]
