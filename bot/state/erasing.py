"""Deleting what is kept of a person, at their word."""

from dataclasses import dataclass

from sqlalchemy import delete, or_, update

from bot.state.database import Database
from bot.state.feedback import Feedback
from bot.state.schema import ANSWERS, CHATS, FEEDBACK, FOLLOWS, INBOX


@dataclass(frozen=True, slots=True)
class Erased:
    """How much there was of each kind."""

    answers: int
    follows: int
    votes: int
    chats: int
    updates: int


async def erase(database: Database, feedback: Feedback, person: int) -> Erased:
    """Delete everything of a person, in every chat, and of their private chat, which has the same id.

    Ids of updates stay for their two days, without chat, person and text, so that none is answered again. Refused
    questions stay: they are nobody's.
    """
    async with database.transaction() as connection:
        votes = await connection.execute(delete(FEEDBACK).where(FEEDBACK.c.person_hash == feedback.hash_of(person)))
        deleted = [
            await connection.execute(delete(table).where(or_(table.c.person == person, table.c.chat_id == person)))
            for table in (ANSWERS, FOLLOWS)
        ]
        chats = await connection.execute(delete(CHATS).where(CHATS.c.chat_id == person))
        updates = await connection.execute(
            update(INBOX)
            .where(or_(INBOX.c.person == person, INBOX.c.chat_id == person))
            .values(raw=None, person=None, chat_id=None)
        )
    return Erased(deleted[0].rowcount, deleted[1].rowcount, votes.rowcount, chats.rowcount, updates.rowcount)
