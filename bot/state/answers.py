"""Answers that were given, so that their buttons work for a year without the snapshot they came from."""

import json
import secrets
import zlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from bot.state.database import Database
from bot.state.errors import AnswerTooLarge
from bot.state.schema import ANSWERS

# Five citations with their passages are some 10 kB, long timelines ten times that.
LARGEST_PAYLOAD_BYTES = 256 << 10
_ID_BYTES = 9  # 72 bits nobody guesses, as 12 characters: a callback has 64 bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was answered. Chat, person and message are None where there are none, as inline."""

    chat_id: int | None
    person: int | None
    question_message_id: int | None
    question: str
    language: str
    kind: str
    snapshot_id: str


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """``payload`` is what the caller gave: all that it needs to show the answer again."""

    answer_id: str
    asked: Asked
    reply_ids: tuple[int, ...]
    payload: Any
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Answers:
    database: Database
    clock: Callable[[], datetime]

    async def keep(self, asked: Asked, payload: Any) -> KeptAnswer:  # noqa: ANN401 (whatever JSON can hold)
        """Keep an answer under a new id, before it is sent: a button may be pressed at once.

        Raises:
            AnswerTooLarge: The payload is larger than `LARGEST_PAYLOAD_BYTES` as JSON.
        """
        data = json.dumps(payload, separators=(",", ":")).encode()
        if len(data) > LARGEST_PAYLOAD_BYTES:
            raise AnswerTooLarge(len(data), LARGEST_PAYLOAD_BYTES)
        row = asdict(asked) | {
            "answer_id": secrets.token_urlsafe(_ID_BYTES),
            "reply_ids": (),
            "payload": zlib.compress(data),
            "created_at": self.clock(),
        }
        async with self.database.transaction() as connection:
            return _kept((await connection.execute(insert(ANSWERS).values(row).returning(ANSWERS))).one())

    async def sent(self, answer_id: str, reply_ids: Sequence[int]) -> None:
        """Say which messages carry an answer."""
        replies = update(ANSWERS).where(ANSWERS.c.answer_id == answer_id).values(reply_ids=tuple(reply_ids))
        async with self.database.transaction() as connection:
            await connection.execute(replies)

    async def find(self, answer_id: str) -> KeptAnswer | None:
        """The answer of that id, or None when there is none, or no longer."""
        async with self.database.transaction() as connection:
            row = (await connection.execute(select(ANSWERS).where(ANSWERS.c.answer_id == answer_id))).one_or_none()
        return _kept(row) if row else None

    async def to_message(self, chat_id: int, question_message_id: int) -> tuple[KeptAnswer, ...]:
        """The answers to a message, the oldest first: it may have asked several things, or have been edited."""
        found = (
            select(ANSWERS)
            .where(ANSWERS.c.chat_id == chat_id, ANSWERS.c.question_message_id == question_message_id)
            .order_by(ANSWERS.c.created_at)
        )
        async with self.database.transaction() as connection:
            return tuple(_kept(row) for row in (await connection.execute(found)).all())


def _kept(row: Row[Any]) -> KeptAnswer:
    asked = Asked(**{one.name: row._mapping[one.name] for one in fields(Asked)})  # noqa: SLF001 (documented)
    return KeptAnswer(row.answer_id, asked, row.reply_ids, json.loads(zlib.decompress(row.payload)), row.created_at)
