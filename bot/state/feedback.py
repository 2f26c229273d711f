"""Whether answers helped. Who said so is kept as a keyed hash: one person has one say on an answer, and no name."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import func, select

from bot.state.database import Database
from bot.state.schema import ANSWERS, FEEDBACK, KEYS

Vote = Literal[1, -1]
_KEY = "feedback"


@dataclass(frozen=True, slots=True)
class Votes:
    up: int
    down: int


@dataclass(frozen=True, slots=True)
class Feedback:
    database: Database
    key: bytes = field(repr=False)

    async def give(self, answer_id: str, person: int, vote: Vote) -> bool:
        """Set the vote of a person on an answer. False: there is no such answer any more."""
        row = {"answer_id": answer_id, "person_hash": self.hash_of(person), "value": vote}
        upsert = (
            self.database.insert(FEEDBACK)
            .values(row)
            .on_conflict_do_update(index_elements=[FEEDBACK.c.answer_id, FEEDBACK.c.person_hash], set_={"value": vote})
        )
        # The lock keeps the answer from being pruned in between; SQLite, which has one writer, needs and writes none.
        answer = select(ANSWERS.c.answer_id).where(ANSWERS.c.answer_id == answer_id).with_for_update()
        async with self.database.transaction() as connection:
            if (await connection.execute(answer)).one_or_none() is None:
                return False
            await connection.execute(upsert)
        return True

    async def votes(self, answer_id: str) -> Votes:
        counted = select(FEEDBACK.c.value, func.count()).where(FEEDBACK.c.answer_id == answer_id)
        async with self.database.transaction() as connection:
            found = {row[0]: row[1] for row in await connection.execute(counted.group_by(FEEDBACK.c.value))}
        return Votes(found.get(1, 0), found.get(-1, 0))

    def hash_of(self, person: int) -> bytes:
        return hmac.digest(self.key, str(person).encode(), hashlib.sha256)


async def open_feedback(database: Database) -> Feedback:
    """Feedback with the key of this database, which the first start makes."""
    offer = database.insert(KEYS).values(name=_KEY, value=secrets.token_bytes(32)).on_conflict_do_nothing()
    async with database.transaction() as connection:
        await connection.execute(offer)
        key = (await connection.execute(select(KEYS.c.value).where(KEYS.c.name == _KEY))).scalar_one()
    return Feedback(database, key)
