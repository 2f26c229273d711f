"""Leases: what only one of several processes may do at a time, and for how long it may without saying so again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update

from bot.state.database import Database
from bot.state.schema import LEASES


@dataclass(frozen=True, slots=True)
class Lease:
    """``fence`` grows with each new holder: whoever has a smaller one has lost the lease."""

    name: str
    owner: str
    until: datetime
    fence: int


@dataclass(frozen=True, slots=True)
class Leases:
    """The clocks of all processes are taken to agree: choose spans that are long beside what they may differ."""

    database: Database
    clock: Callable[[], datetime]

    async def acquire(self, name: str, owner: str, span: timedelta) -> Lease | None:
        """Take a lease that nobody holds; None when somebody does, be it the same owner."""
        now = self.clock()
        row = {"name": name, "owner": owner, "until": now + span}
        upsert = (
            self.database.insert(LEASES)
            .values(**row, fence=1)
            .on_conflict_do_update(
                index_elements=[LEASES.c.name],
                set_={**row, "fence": LEASES.c.fence + 1},
                where=LEASES.c.until <= now,
            )
            .returning(LEASES)
        )
        async with self.database.transaction() as connection:
            taken = (await connection.execute(upsert)).one_or_none()
        return Lease(*taken) if taken else None

    async def renew(self, lease: Lease, span: timedelta) -> Lease | None:
        """Hold a lease for ``span`` from now; None when it has passed to another, or was given back."""
        return await self._until(lease, self.clock() + span)

    async def release(self, lease: Lease) -> None:
        """Give a lease back, if it is still held. The row stays, so that its fence goes on growing."""
        await self._until(lease, self.clock())

    async def _until(self, lease: Lease, until: datetime) -> Lease | None:
        change = (
            update(LEASES)
            .where(LEASES.c.name == lease.name, LEASES.c.fence == lease.fence)
            .values(until=until)
            .returning(LEASES)
        )
        async with self.database.transaction() as connection:
            held = (await connection.execute(change)).one_or_none()
        return Lease(*held) if held else None
