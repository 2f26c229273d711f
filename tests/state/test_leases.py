import asyncio
from datetime import timedelta

from bot.state.leases import Lease
from bot.state.store import Store
from tests.state.conftest import FakeClock, Open

MINUTE = timedelta(minutes=1)


async def test_a_lease_is_held_by_one_until_it_ends(another: Open, clock: FakeClock) -> None:
    stores = [await another() for _ in range(4)]
    took = await asyncio.gather(
        *(one.leases.acquire("digest", str(number), MINUTE) for number, one in enumerate(stores))
    )
    held = [one for one in took if one is not None]
    assert held == [Lease("digest", held[0].owner, clock.now + MINUTE, 1)]
    assert await stores[0].leases.acquire("digest", held[0].owner, MINUTE) is None
    assert await stores[0].leases.acquire("poller", "x", MINUTE) is not None
    clock.pass_by(MINUTE)
    assert await stores[0].leases.acquire("digest", "late", MINUTE) == Lease("digest", "late", clock.now + MINUTE, 2)


async def test_a_lease_lasts_as_long_as_it_is_renewed(store: Store, clock: FakeClock) -> None:
    lease = await store.leases.acquire("digest", "one", MINUTE)
    assert lease is not None
    clock.pass_by(MINUTE / 2)
    renewed = await store.leases.renew(lease, MINUTE)
    assert renewed == Lease("digest", "one", clock.now + MINUTE, 1)
    clock.pass_by(MINUTE / 2)
    assert await store.leases.acquire("digest", "two", MINUTE) is None


async def test_who_was_late_and_replaced_cannot_renew(store: Store, clock: FakeClock) -> None:
    lost = await store.leases.acquire("digest", "one", MINUTE)
    assert lost is not None
    clock.pass_by(MINUTE)
    held = await store.leases.acquire("digest", "two", MINUTE)
    assert held is not None
    assert await store.leases.renew(lost, MINUTE) is None
    await store.leases.release(lost)
    assert await store.leases.renew(held, MINUTE) == held


async def test_a_lease_that_was_given_back_is_free_at_once(store: Store) -> None:
    lease = await store.leases.acquire("digest", "one", MINUTE)
    assert lease is not None
    await store.leases.release(lease)
    again = await store.leases.acquire("digest", "two", MINUTE)
    assert again is not None
    assert again.fence == 2
