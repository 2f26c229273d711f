"""Chats: the language chosen there, whether the bot was blocked, and what became of a group that got a new id."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.schema import ANSWERS, CHATS, FOLLOWS, INBOX


@dataclass(frozen=True, slots=True)
class Chat:
    """Days are those of UTC. ``language`` is None until one is chosen."""

    chat_id: int
    language: str | None
    blocked_since: datetime | None
    migrated_to: int | None
    first_seen: date
    last_seen: date


@dataclass(frozen=True, slots=True)
class Chats:
    database: Database
    clock: Callable[[], datetime]

    async def find(self, chat_id: int) -> Chat | None:
        async with self.database.transaction() as connection:
            return await _find(connection, chat_id)

    async def seen(self, chat_id: int) -> Chat:
        """Somebody wrote there, so the bot is not blocked. Makes the chat known."""
        return await self._set(chat_id, blocked_since=None)

    async def choose_language(self, chat_id: int, language: str | None) -> Chat:
        """Set the language of a chat; None goes back to that of each person's app."""
        return await self._set(chat_id, language=language)

    async def blocked(self, chat_id: int) -> None:
        """Nothing can be sent there any more. The first such moment is kept."""
        block = update(CHATS).where(CHATS.c.chat_id == chat_id, CHATS.c.blocked_since.is_(None))
        async with self.database.transaction() as connection:
            await connection.execute(block.values(blocked_since=self.clock()))

    async def migrate(self, old: int, new: int) -> None:
        """A group got a new id: everything of it moves there, and the old one says so. Again, it changes nothing."""
        if old == new:
            raise ValueError(f"chat {old} cannot become itself")
        today = self.clock().date()
        async with self.database.transaction() as connection:
            before = await _find(connection, old)
            await self._upsert(connection, new, first_seen=before.first_seen if before else today)
            await self._upsert(connection, old, language=None, migrated_to=new)
            if before and before.language:
                keep = update(CHATS).where(CHATS.c.chat_id == new, CHATS.c.language.is_(None))
                await connection.execute(keep.values(language=before.language))
            followed = select(FOLLOWS.c.person, FOLLOWS.c.kind, FOLLOWS.c.what).where(FOLLOWS.c.chat_id == new)
            twice = tuple_(FOLLOWS.c.person, FOLLOWS.c.kind, FOLLOWS.c.what).in_(followed)
            await connection.execute(delete(FOLLOWS).where(FOLLOWS.c.chat_id == old, twice))
            for table in (INBOX, ANSWERS, FOLLOWS):
                await connection.execute(update(table).where(table.c.chat_id == old).values(chat_id=new))

    async def _set(self, chat_id: int, **values: Any) -> Chat:  # noqa: ANN401 (columns of several types)
        async with self.database.transaction() as connection:
            await self._upsert(connection, chat_id, **values)
            chat = await _find(connection, chat_id)
        assert chat is not None  # it was just written, in this transaction
        return chat

    async def _upsert(self, connection: AsyncConnection, chat_id: int, **values: Any) -> None:  # noqa: ANN401 (the same)
        today = self.clock().date()
        row = {"chat_id": chat_id, "first_seen": today, "last_seen": today, **values}
        again = {name: value for name, value in row.items() if name not in {"chat_id", "first_seen"}}
        upsert = self.database.insert(CHATS).values(row)
        await connection.execute(upsert.on_conflict_do_update(index_elements=[CHATS.c.chat_id], set_=again))


async def _find(connection: AsyncConnection, chat_id: int) -> Chat | None:
    row = (await connection.execute(select(CHATS).where(CHATS.c.chat_id == chat_id))).one_or_none()
    return Chat(**row._mapping) if row else None  # noqa: SLF001 (SQLAlchemy's documented name)
