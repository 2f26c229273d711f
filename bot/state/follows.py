"""What chats follow, and what they were told of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Row, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.errors import TooManyFollows
from bot.state.schema import CHATS, FOLLOWS, TOLD

MOST_A_CHAT = 20
# Four bytes each at worst, and PostgreSQL indexes no more than 2,700 bytes.
LONGEST_FOLLOWED = 500  # characters

Followed = Literal["question", "entity"]


@dataclass(frozen=True, slots=True)
class Follow:
    """``what`` is the text of a question or the id of an entity; ``told`` has the ids of the stories already told.

    ``language`` is that of the interface in which it was asked for, if it is known.
    """

    follow_id: int
    chat_id: int
    person: int
    kind: Followed
    what: str
    created_at: datetime
    last_notified: date | None
    language: str | None
    told: frozenset[str]


@dataclass(frozen=True, slots=True)
class Follows:
    database: Database
    clock: Callable[[], datetime]

    async def add(self, chat_id: int, person: int, kind: Followed, what: str, language: str | None = None) -> Follow:
        """Follow something; what the person follows there already stays as it is.

        Raises:
            TooManyFollows: The chat follows `MOST_A_CHAT` things.
            ValueError: ``what`` is longer than `LONGEST_FOLLOWED`, or empty.
        """
        if not 0 < len(what) <= LONGEST_FOLLOWED:
            raise ValueError(f"{len(what)} characters cannot be followed; 1 to {LONGEST_FOLLOWED} can")
        now = self.clock()
        day = now.date()
        chat = self.database.insert(CHATS).values(chat_id=chat_id, first_seen=day, last_seen=day)
        # Written even if it is there: the row stays locked, so two replicas cannot pass the limit together.
        chat = chat.on_conflict_do_update(index_elements=[CHATS.c.chat_id], set_={"last_seen": day})
        row = {
            "chat_id": chat_id,
            "person": person,
            "kind": kind,
            "what": what,
            "created_at": now,
            "language": language,
        }
        follow = self.database.insert(FOLLOWS).values(row).on_conflict_do_nothing()
        same = (
            (FOLLOWS.c.chat_id == chat_id)
            & (FOLLOWS.c.person == person)
            & (FOLLOWS.c.kind == kind)
            & (FOLLOWS.c.what == what)
        )
        async with self.database.transaction() as connection:
            await connection.execute(chat)
            await connection.execute(follow)
            counted = select(func.count()).select_from(FOLLOWS).where(FOLLOWS.c.chat_id == chat_id)
            if (await connection.execute(counted)).scalar_one() > MOST_A_CHAT:
                raise TooManyFollows(MOST_A_CHAT)  # which undoes the transaction
            found = (await connection.execute(select(FOLLOWS).where(same))).one()
            return (await _with_told(connection, [found]))[0]

    async def of_chat(self, chat_id: int) -> tuple[Follow, ...]:
        """What a chat follows, the oldest first."""
        found = select(FOLLOWS).where(FOLLOWS.c.chat_id == chat_id).order_by(FOLLOWS.c.follow_id)
        async with self.database.transaction() as connection:
            return await _with_told(connection, (await connection.execute(found)).all())

    async def remove(self, chat_id: int, follow_id: int) -> bool:
        """Stop following. False: the chat follows no such thing."""
        gone = delete(FOLLOWS).where(FOLLOWS.c.chat_id == chat_id, FOLLOWS.c.follow_id == follow_id)
        async with self.database.transaction() as connection:
            return (await connection.execute(gone.returning(FOLLOWS.c.follow_id))).one_or_none() is not None

    async def due(self, limit: int) -> tuple[Follow, ...]:
        """At most ``limit`` follows that were not looked at today, in chats that have not blocked the bot.

        Those who wait longest come first.
        """
        found = (
            select(FOLLOWS)
            .join(CHATS)
            .where(
                CHATS.c.blocked_since.is_(None),
                or_(FOLLOWS.c.last_notified.is_(None), FOLLOWS.c.last_notified < self.clock().date()),
            )
            .order_by(FOLLOWS.c.last_notified.asc().nulls_first(), FOLLOWS.c.follow_id)
            .limit(limit)
        )
        async with self.database.transaction() as connection:
            return await _with_told(connection, (await connection.execute(found)).all())

    async def told(self, follow_id: int, story_ids: Iterable[str]) -> None:
        """Say which stories a follow was told today, if any: it is due again tomorrow."""
        today = self.clock().date()
        rows = [{"follow_id": follow_id, "story_id": one, "told_on": today} for one in sorted(set(story_ids))]
        notified = update(FOLLOWS).where(FOLLOWS.c.follow_id == follow_id).values(last_notified=today)
        async with self.database.transaction() as connection:
            known = (await connection.execute(notified.returning(FOLLOWS.c.follow_id))).one_or_none()
            if known and rows:
                await connection.execute(self.database.insert(TOLD).values(rows).on_conflict_do_nothing())


async def _with_told(connection: AsyncConnection, rows: Iterable[Row[Any]]) -> tuple[Follow, ...]:
    found = list(rows)
    told: dict[int, set[str]] = {row.follow_id: set() for row in found}
    for follow_id, story_id in await connection.execute(
        select(TOLD.c.follow_id, TOLD.c.story_id).where(TOLD.c.follow_id.in_(told))
    ):
        told[follow_id].add(story_id)
    return tuple(Follow(**row._mapping, told=frozenset(told[row.follow_id])) for row in found)  # noqa: SLF001 (documented)
