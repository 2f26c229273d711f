"""Which ids of messages are known, so that one whose id was never heard can be looked for among the others."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select

from bot.state.database import Database
from bot.state.schema import ANSWERS, INBOX

# Supergroups lie below, each with a count of messages of its own; all other chats of a bot share one.
_FIRST_SUPERGROUP = -1_000_000_000_000
# So far back is looked; longer than a message waits for Telegram's limits.
_WINDOW = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Sighted:
    """Messages in the count that a chat's are in, around a moment.

    ``before`` is the highest id known to exist by then, ``known`` are those of messages that are known otherwise, and
    ``unheard`` is how many answers were sent without their ids being heard.
    """

    before: int
    known: frozenset[int]
    unheard: int


UNSIGHTED = Sighted(0, frozenset(), 0)


@dataclass(frozen=True, slots=True)
class Sightings:
    database: Database

    async def around(self, chat_id: int, moment: datetime) -> Sighted:
        """What is known of a chat's count of messages."""
        since = moment - _WINDOW
        updates = select(INBOX).where(
            _shares(INBOX.c.chat_id, chat_id), (INBOX.c.received_at >= since) | (INBOX.c.done_at >= since)
        )
        answers = select(ANSWERS).where(_shares(ANSWERS.c.chat_id, chat_id), ANSWERS.c.created_at >= since)
        before, known, unheard = 0, set[int](), 0
        async with self.database.transaction() as connection:
            for row in await connection.execute(updates):
                known.update(row.reply_ids, came := tuple(_message_ids(json.loads(row.raw or "null"))))
                there = (*(row.reply_ids if row.done_at and row.done_at < moment else ()), *came)
                before = max(before, *there) if row.received_at < moment and there else before
                unheard += bool(row.sending_since and row.done_at and not row.reply_ids)
            for row in await connection.execute(answers):
                asked = [row.question_message_id] if row.question_message_id else []
                known.update(row.reply_ids, asked)
                before = max(before, *asked) if row.created_at < moment and asked else before
        return Sighted(before, frozenset(known), unheard)


def _shares(column: Any, chat_id: int) -> ColumnElement[bool]:  # noqa: ANN401 (a column, as SQLAlchemy types it)
    """Whether a row is of a chat with the same count."""
    shared: ColumnElement[bool] = column > _FIRST_SUPERGROUP if chat_id > _FIRST_SUPERGROUP else column == chat_id
    return shared


def _message_ids(raw: object) -> Iterator[int]:
    """The ids of messages in the JSON of an update, but for those of other chats that it quotes."""
    update = raw if isinstance(raw, dict) else {}
    for kind in ("message", "edited_message", "callback_query"):
        part = update.get(kind) or {}
        message = part.get("message") or {} if kind == "callback_query" else part
        for one in (message, message.get("reply_to_message") or {}):
            if isinstance(one.get("message_id"), int):
                yield one["message_id"]
