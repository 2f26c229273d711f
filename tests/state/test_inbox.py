import asyncio
from datetime import timedelta

from bot.state.inbox import CLAIM, Received
from bot.state.store import Store
from tests.state.conftest import FakeClock, Open

QUESTION = Received(7, 100, 200, '{"update_id": 7}')


def update(number: int) -> Received:
    return Received(number, 100, 200, f'{{"update_id": {number}}}')


async def test_an_update_is_new_once(store: Store) -> None:
    assert await store.inbox.receive([update(1), update(2)]) == {1, 2}
    assert await store.inbox.receive([update(2), update(3)]) == {3}
    assert await store.inbox.receive([]) == frozenset()


async def test_an_update_that_reaches_several_processes_is_new_to_one(another: Open) -> None:
    stores = [await another() for _ in range(4)]
    for number in range(10):
        said = await asyncio.gather(*(one.inbox.receive([update(number)]) for one in stores))
        assert sorted(len(new) for new in said) == [0, 0, 0, 1]


async def test_an_update_is_taken_by_one(another: Open) -> None:
    stores = [await another() for _ in range(4)]
    for number in range(10):
        await stores[0].inbox.receive([update(number)])
        took = await asyncio.gather(*(one.inbox.take(number) for one in stores))
        assert sorted(took, key=str) == [1, None, None, None]


async def test_what_is_not_done_is_pending_in_order_with_what_was_said_of_it(store: Store, clock: FakeClock) -> None:
    await store.inbox.receive([update(9), update(3), QUESTION, update(5)])
    attempt = await store.inbox.take(3)
    assert attempt == 1
    assert await store.inbox.begin_sending(3, attempt)
    assert await store.inbox.take(5) == 1
    await store.inbox.done(9, [41, 42])
    pending = await store.inbox.pending(alone=True)
    assert [(one.received.update_id, one.attempts, one.sending_since) for one in pending] == [
        (3, 1, clock.now),
        (5, 1, None),
        (7, 0, None),
    ]
    assert pending[2].received == QUESTION
    assert pending[2].received_at == clock.now
    assert await store.inbox.replies(9) == (41, 42)
    assert await store.inbox.replies(3) is None


async def test_after_a_restart_alone_what_was_taken_can_be_taken_again(store: Store) -> None:
    await store.inbox.receive([QUESTION])
    assert await store.inbox.take(7) == 1
    assert await store.inbox.take(7) is None
    assert [one.received for one in await store.inbox.pending(alone=True)] == [QUESTION]
    assert await store.inbox.take(7) == 2


async def test_what_another_process_has_taken_is_its_own_until_it_must_be_dead(another: Open, clock: FakeClock) -> None:
    one, two = await another(), await another()
    await one.inbox.receive([QUESTION])
    assert await one.inbox.take(7) == 1
    assert await two.inbox.pending(alone=False) == ()
    clock.pass_by(CLAIM)
    assert [each.received for each in await two.inbox.pending(alone=False)] == [QUESTION]
    assert await two.inbox.take(7) == 2
    # The first was only slow: it must not send any more.
    assert not await one.inbox.begin_sending(7, 1)
    assert await two.inbox.begin_sending(7, 2)


async def test_nothing_is_sent_for_what_is_done(store: Store) -> None:
    await store.inbox.receive([QUESTION])
    assert await store.inbox.take(7) == 1
    await store.inbox.done(7)
    assert not await store.inbox.begin_sending(7, 1)
    assert await store.inbox.take(7) is None
    assert await store.inbox.pending(alone=True) == ()


async def test_an_update_that_was_done_is_not_new_until_telegram_has_forgotten_it(
    store: Store, clock: FakeClock
) -> None:
    await store.inbox.receive([QUESTION])
    await store.inbox.done(7)
    clock.pass_by(timedelta(days=2))
    await store.prune()
    assert await store.inbox.receive([QUESTION]) == frozenset()
    clock.pass_by(timedelta(seconds=1))
    await store.prune()
    assert await store.inbox.receive([QUESTION]) == {7}
