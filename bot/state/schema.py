"""The tables, as the newest migration leaves them.

Ids of persons and chats are Telegram's. Moments are stored as microseconds since 1970, so that both databases agree.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A time with its zone; comes back in UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: object) -> int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()}: a moment needs a time zone")
        return round(value.timestamp() * 1_000_000)

    def process_result_value(self, value: int | None, _dialect: object) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value / 1_000_000, UTC)


class Words(TypeDecorator[str]):
    """What a person typed. What no database can store, half characters and NUL, is replaced."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: object) -> str | None:
        if value is None:
            return None
        return value.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")


class MessageIds(TypeDecorator[tuple[int, ...]]):
    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[int] | None, _dialect: object) -> str:
        return json.dumps(list(value or ()))

    def process_result_value(self, value: str | None, _dialect: object) -> tuple[int, ...]:
        return tuple(json.loads(value or "[]"))


METADATA = MetaData()

INBOX = Table(
    "inbox",
    METADATA,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger),
    Column("person", BigInteger),
    Column("raw", Words),  # gone once the update is done
    Column("received_at", Moment, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("taken_at", Moment),
    Column("sending_since", Moment),
    Column("done_at", Moment),
    Column("reply_ids", MessageIds, nullable=False),
    Index("inbox_done_at", "done_at"),
)
ANSWERS = Table(
    "answers",
    METADATA,
    Column("answer_id", Text, primary_key=True),
    Column("chat_id", BigInteger),
    Column("person", BigInteger),
    Column("question_message_id", BigInteger),
    Column("reply_ids", MessageIds, nullable=False),
    Column("question", Words, nullable=False),
    Column("language", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("snapshot_id", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),  # JSON, deflated
    Column("created_at", Moment, nullable=False),
    Index("answers_of_question", "chat_id", "question_message_id"),
)
CHATS = Table(
    "chats",
    METADATA,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", Text),
    Column("blocked_since", Moment),
    Column("migrated_to", BigInteger),
    Column("first_seen", Date, nullable=False),
    Column("last_seen", Date, nullable=False),
)
FEEDBACK = Table(
    "feedback",
    METADATA,
    Column("answer_id", ForeignKey(ANSWERS.c.answer_id, ondelete="CASCADE"), primary_key=True),
    Column("person_hash", LargeBinary, primary_key=True),
    Column("value", SmallInteger, nullable=False),  # 1 or -1
)
FOLLOWS = Table(
    "follows",
    METADATA,
    # SQLite numbers rows by itself only if their key is called INTEGER.
    Column("follow_id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("chat_id", ForeignKey(CHATS.c.chat_id, ondelete="CASCADE"), nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("what", Words, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("last_notified", Date),
    Column("language", Text),  # None in what was followed before it was kept
    UniqueConstraint("chat_id", "person", "kind", "what", name="follows_once"),
)
TOLD = Table(
    "told",
    METADATA,
    Column("follow_id", ForeignKey(FOLLOWS.c.follow_id, ondelete="CASCADE"), primary_key=True),
    Column("story_id", Text, primary_key=True),
    Column("told_on", Date, nullable=False),
)
GAPS = Table(
    "gaps",
    METADATA,
    Column("question", Words, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("asked_on", Date, primary_key=True),
    Column("count", Integer, nullable=False),
)
LEASES = Table(
    "leases",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("until", Moment, nullable=False),
    Column("fence", BigInteger, nullable=False),
)
KEYS = Table(
    "keys",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
