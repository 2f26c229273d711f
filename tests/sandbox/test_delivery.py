import asyncio

import pytest

from bot.sandbox.delivery import CONFLICT, Update, Updates
from bot.sandbox.refusal import Refused
from tests.sandbox.calling import Clock


async def poll(updates: Updates, offset: int = 0, timeout_s: int = 0, **more: object) -> tuple[Update, ...]:
    limit, allowed = more.get("limit", 100), more.get("allowed")
    assert isinstance(limit, int)
    assert allowed is None or isinstance(allowed, list)
    return await updates.poll(offset=offset, limit=limit, timeout_s=timeout_s, allowed=allowed)


async def begun(updates: Updates, **more: int) -> asyncio.Task[tuple[Update, ...]]:
    """A poll that already waits."""
    task = asyncio.create_task(poll(updates, timeout_s=50, **more))
    await asyncio.sleep(0)
    assert updates.status == "ready"
    return task


async def test_a_long_poll_returns_with_the_first_update() -> None:
    updates = Updates()
    task = await begun(updates)
    updates.push("message", {"text": "x"})
    [update] = await task
    assert update.json() == {"update_id": update.update_id, "message": {"text": "x"}}


async def test_a_newer_poll_ends_the_older_with_a_conflict() -> None:
    updates = Updates()
    older = await begun(updates)
    newer = await begun(updates)
    with pytest.raises(Refused) as refused:
        await older
    assert (refused.value.code, str(refused.value)) == (409, CONFLICT)
    updates.push("message", {})
    assert len(await newer) == 1


async def test_a_poll_without_updates_ends_empty_after_its_time() -> None:
    assert await poll(Updates()) == ()


async def test_limit_and_negative_offset() -> None:
    updates = Updates()
    for number in range(5):
        updates.push("message", {"number": number})
    assert [update.body["number"] for update in await poll(updates, limit=2)] == [0, 1]
    assert [update.body["number"] for update in await poll(updates, offset=-2)] == [3, 4]
    assert updates.pending == 2


async def test_a_bot_gets_only_the_kinds_that_it_asked_for() -> None:
    updates = Updates()
    updates.push("message_reaction", {})
    updates.push("edited_message", {})
    await poll(updates, allowed=["message"])
    updates.push("edited_message", {})
    updates.push("message", {})
    assert [update.kind for update in await poll(updates)] == ["edited_message", "message"]
    await poll(updates, allowed=[])
    assert updates.wants("edited_message")


async def test_the_status_tells_whether_a_bot_is_there() -> None:
    clock, heard = Clock(), []
    updates = Updates(monotonic=clock, on_status=lambda: heard.append(updates.status))
    assert updates.status == "starting"
    await poll(updates)
    assert updates.status == "ready"
    clock.now += 14
    assert updates.status == "ready"
    clock.now += 2
    assert updates.status == "away"
    await poll(updates)
    assert updates.status == "ready"
    assert heard == ["ready", "ready"]


async def test_a_poll_that_is_given_up_leaves_no_trace() -> None:
    clock = Clock()
    updates = Updates(monotonic=clock)
    task = await begun(updates)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    clock.now += 60
    assert updates.status == "away"


async def test_closing_ends_an_open_poll() -> None:
    updates = Updates()
    task = await begun(updates)
    updates.close()
    assert await task == ()
