"""Updates between their arrival and their answer, so that no kill loses a question or answers it twice.

An update is received before it is confirmed to Telegram, taken by who answers it, marked right before the first message
is sent, and done after the last.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, select, update

from bot.state.database import Database
from bot.state.schema import INBOX

# Longer than any answer takes, its waiting for Telegram's limits included: whoever has it for longer is dead.
CLAIM = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Received:
    """An update as it came: ``raw`` is its JSON. Chat and person are None where it has none."""

    update_id: int
    chat_id: int | None
    person: int | None
    raw: str


@dataclass(frozen=True, slots=True)
class Pending:
    """An update that is not done. ``attempts`` counts how often it was taken.

    If ``sending_since`` is set, somebody began to send and did not say how it ended: the answer may have arrived.
    """

    received: Received
    received_at: datetime
    attempts: int
    sending_since: datetime | None


@dataclass(frozen=True, slots=True)
class Inbox:
    database: Database
    clock: Callable[[], datetime]

    async def receive(self, updates: Sequence[Received]) -> frozenset[int]:
        """Keep updates, durably, and say which of them are new: the ids that were never seen before."""
        if not updates:
            return frozenset()
        now = self.clock()
        rows = [asdict(one) | {"received_at": now, "attempts": 0, "reply_ids": ()} for one in updates]
        insert = self.database.insert(INBOX).values(rows).on_conflict_do_nothing().returning(INBOX.c.update_id)
        async with self.database.transaction() as connection:
            return frozenset((await connection.execute(insert)).scalars())

    async def take(self, update_id: int) -> int | None:
        """Claim an update: the number of this attempt, from 1, or None when it is done or somebody else has it."""
        now = self.clock()
        claim = (
            update(INBOX)
            .where(INBOX.c.update_id == update_id, INBOX.c.done_at.is_(None), _free(now))
            .values(taken_at=now, attempts=INBOX.c.attempts + 1)
            .returning(INBOX.c.attempts)
        )
        async with self.database.transaction() as connection:
            return (await connection.execute(claim)).scalar_one_or_none()

    async def begin_sending(self, update_id: int, attempt: int) -> bool:
        """Say that sending begins now. False: send nothing, the update was taken by another since, or is done."""
        now = self.clock()
        begin = (
            update(INBOX)
            .where(INBOX.c.update_id == update_id, INBOX.c.attempts == attempt, INBOX.c.done_at.is_(None))
            .values(sending_since=now, taken_at=now)
            .returning(INBOX.c.update_id)
        )
        async with self.database.transaction() as connection:
            return (await connection.execute(begin)).one_or_none() is not None

    async def done(self, update_id: int, reply_ids: Sequence[int] = ()) -> None:
        """Say that an update needs no more, and which messages answered it. What it said is forgotten."""
        finish = (
            update(INBOX)
            .where(INBOX.c.update_id == update_id)
            .values(done_at=self.clock(), reply_ids=tuple(reply_ids), raw=None)
        )
        async with self.database.transaction() as connection:
            await connection.execute(finish)

    async def replies(self, update_id: int) -> tuple[int, ...] | None:
        """The messages that answered an update; None when it is not done, or no longer known."""
        found = select(INBOX.c.reply_ids).where(INBOX.c.update_id == update_id, INBOX.c.done_at.is_not(None))
        async with self.database.transaction() as connection:
            return (await connection.execute(found)).scalar_one_or_none()

    async def pending(self, *, alone: bool) -> tuple[Pending, ...]:
        """What waits for an answer, in order of update ids.

        ``alone``: no other process answers from this database, so everything that was taken is free again. Otherwise
        what others took in the last `CLAIM` is theirs.
        """
        waiting = INBOX.c.done_at.is_(None) & INBOX.c.raw.is_not(None)
        found = select(INBOX).where(waiting, _free(self.clock())).order_by(INBOX.c.update_id)
        async with self.database.transaction() as connection:
            if alone:
                await connection.execute(update(INBOX).where(waiting).values(taken_at=None))
            rows = (await connection.execute(found)).all()
        return tuple(
            Pending(
                Received(row.update_id, row.chat_id, row.person, row.raw),
                row.received_at,
                row.attempts,
                row.sending_since,
            )
            for row in rows
        )


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(INBOX.c.taken_at.is_(None), INBOX.c.taken_at <= now - CLAIM)
