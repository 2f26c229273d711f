"""How long everything is kept: the one list that pruning goes by, and that docs/operating.md shows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Date, delete, exists, true

from bot.state.database import Database
from bot.state.schema import ANSWERS, CHATS, FOLLOWS, GAPS, INBOX, TOLD

_ALL = true()


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows of a table go ``days`` after what ``since`` says, unless ``only`` does not hold for them."""

    what: str
    days: int
    since: Column[Any]
    only: ColumnElement[bool] = _ALL


RETENTION = (
    # Telegram itself forgets an update after a day, so none comes again later.
    Kept("Ids of updates that were answered", 2, INBOX.c.done_at),
    Kept("Updates that never could be answered", 7, INBOX.c.received_at, INBOX.c.done_at.is_(None)),
    # Buttons work for a year, and a month more for who is late.
    Kept("Answers with their questions, and the votes on them", 400, ANSWERS.c.created_at),
    Kept("Refused questions", 90, GAPS.c.asked_on),
    Kept("Stories that a follow was told", 400, TOLD.c.told_on),
    Kept("Chats that follow nothing", 400, CHATS.c.last_seen, ~exists().where(FOLLOWS.c.chat_id == CHATS.c.chat_id)),
)


async def prune(database: Database, now: datetime) -> int:
    """Delete what is older than it is kept, at once; how many rows went, without those that went with them."""
    gone = 0
    async with database.transaction() as connection:
        for kept in RETENTION:
            before = now - timedelta(days=kept.days)
            limit = before.date() if isinstance(kept.since.type, Date) else before
            deleted = await connection.execute(delete(kept.since.table).where(kept.since < limit, kept.only))
            gone += deleted.rowcount
    return gone
