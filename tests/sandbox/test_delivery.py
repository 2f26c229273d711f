import asyncio

import pytest

from bot.sandbox.delivery import CONFLICT, Update, Updates
from bot.sandbox.faults import Fault, Faults
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


# Trouble on the way


def troubled(*faults: Fault) -> Updates:
    return Updates(faults=Faults(faults))


def texts(polled: tuple[Update, ...]) -> list[object]:
    return [update.body["text"] for update in polled]


def push(updates: Updates, *texts: str, lane: int = 1) -> None:
    for text in texts:
        updates.push("message", {"text": text}, lane)


async def confirmed(updates: Updates, polled: tuple[Update, ...], timeout_s: int = 0) -> tuple[Update, ...]:
    """Poll again as a bot does that has worked through a batch."""
    return await poll(updates, offset=max(update.update_id for update in polled) + 1, timeout_s=timeout_s)


async def test_a_late_update_holds_back_its_chat_and_no_other() -> None:
    updates = troubled(Fault("late", times=1, seconds=0.01))
    push(updates, "a", "b")
    push(updates, "other", lane=2)
    push(updates, "c")
    assert updates.pending == 4
    first = await poll(updates)
    assert texts(first) == ["other"]
    assert texts(await confirmed(updates, first, timeout_s=5)) == ["a", "b", "c"]
    push(updates, "d")
    assert texts(await poll(updates)) == ["a", "b", "c", "d"]


async def test_ids_rise_in_the_order_in_which_updates_come() -> None:
    updates = troubled(Fault("late", times=1, seconds=0.01))
    push(updates, "late")
    push(updates, "other", lane=2)
    first = await poll(updates)
    second = await confirmed(updates, first, timeout_s=5)
    assert texts(first + second) == ["other", "late"]
    assert first[0].update_id < second[0].update_id


async def test_a_chat_can_be_late_again() -> None:
    updates = troubled(Fault("late", times=2, seconds=0.01))
    for text in ("a", "b"):
        push(updates, text)
        polled = await poll(updates, timeout_s=5)
        assert texts(polled) == [text]
        assert await confirmed(updates, polled) == ()


async def test_what_is_late_is_forgotten_by_a_reset() -> None:
    updates = troubled(Fault("late", times=1, seconds=0.01))
    push(updates, "a")
    updates.forget()
    push(updates, "b")
    await asyncio.sleep(0.02)
    assert texts(await poll(updates)) == ["b"]
    assert updates.pending == 1


async def test_a_duplicate_comes_once_more_after_it_was_confirmed() -> None:
    updates = troubled(Fault("duplicate", times=1))
    push(updates, "a", "b")
    first = await poll(updates)
    assert texts(first) == ["a", "b"]
    again = await confirmed(updates, first)
    assert again == first[:1]
    assert await confirmed(updates, again) == ()


async def test_swapped_updates_change_places_in_one_batch() -> None:
    updates = troubled(Fault("swapped", times=1))
    push(updates, "a", "b", "c")
    batch = await poll(updates)
    assert texts(batch) == ["b", "a", "c"]
    assert texts(await poll(updates)) == ["a", "b", "c"]
    assert await confirmed(updates, batch) == ()


async def test_a_swapped_update_waits_for_another_to_change_places_with() -> None:
    updates = troubled(Fault("swapped", times=1))
    push(updates, "a")
    assert texts(await poll(updates)) == ["a"]
    push(updates, "b")
    assert texts(await poll(updates)) == ["b", "a"]


async def test_a_fault_of_updates_meets_kinds_by_pattern() -> None:
    updates = troubled(Fault("duplicate", method="callback*"))
    push(updates, "a")
    updates.push("callback_query", {"text": "b"}, 1)
    first = await poll(updates)
    assert texts(await confirmed(updates, first)) == ["b"]


async def test_an_unwanted_update_uses_up_no_fault() -> None:
    updates = troubled(Fault("duplicate", times=1))
    await poll(updates, allowed=["message"])
    updates.push("edited_message", {"text": "a"}, 1)
    push(updates, "b")
    assert texts(await confirmed(updates, await poll(updates))) == ["b"]


async def test_a_limit_out_of_range_is_the_largest() -> None:
    updates = Updates()
    push(updates, *map(str, range(150)))
    for limit in (0, -1, 101):
        assert len(await poll(updates, limit=limit)) == 100
    assert len(await poll(updates, offset=-200)) == 100


async def test_offset_confirms_only_what_lies_below_it() -> None:
    updates = Updates()
    push(updates, "a", "b", "c")
    a, b, c = await poll(updates)
    assert await poll(updates, offset=b.update_id) == (b, c)
    assert await poll(updates, offset=a.update_id) == (b, c)
    assert await poll(updates, offset=c.update_id + 10) == ()
