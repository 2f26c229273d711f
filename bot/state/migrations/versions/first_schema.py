"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# SQLite numbers rows by itself only if their key is called INTEGER.
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("chat_id", sa.BigInteger),
        sa.Column("person", sa.BigInteger),
        sa.Column("raw", sa.Text),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("taken_at", sa.BigInteger),
        sa.Column("sending_since", sa.BigInteger),
        sa.Column("done_at", sa.BigInteger),
        sa.Column("reply_ids", sa.Text, nullable=False),
    )
    op.create_index("inbox_done_at", "inbox", ["done_at"])
    op.create_table(
        "answers",
        sa.Column("answer_id", sa.Text, primary_key=True),
        sa.Column("chat_id", sa.BigInteger),
        sa.Column("person", sa.BigInteger),
        sa.Column("question_message_id", sa.BigInteger),
        sa.Column("reply_ids", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("snapshot_id", sa.Text, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
    )
    op.create_index("answers_of_question", "answers", ["chat_id", "question_message_id"])
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("language", sa.Text),
        sa.Column("blocked_since", sa.BigInteger),
        sa.Column("migrated_to", sa.BigInteger),
        sa.Column("first_seen", sa.Date, nullable=False),
        sa.Column("last_seen", sa.Date, nullable=False),
    )
    op.create_table(
        "feedback",
        sa.Column("answer_id", sa.Text, sa.ForeignKey("answers.answer_id", ondelete="CASCADE"), primary_key=True),
        sa.Column("person_hash", sa.LargeBinary, primary_key=True),
        sa.Column("value", sa.SmallInteger, nullable=False),
    )
    op.create_table(
        "follows",
        sa.Column("follow_id", NUMBER, primary_key=True),
        sa.Column("chat_id", sa.BigInteger, sa.ForeignKey("chats.chat_id", ondelete="CASCADE"), nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("last_notified", sa.Date),
        sa.UniqueConstraint("chat_id", "person", "kind", "what", name="follows_once"),
    )
    op.create_table(
        "told",
        sa.Column("follow_id", NUMBER, sa.ForeignKey("follows.follow_id", ondelete="CASCADE"), primary_key=True),
        sa.Column("story_id", sa.Text, primary_key=True),
        sa.Column("told_on", sa.Date, nullable=False),
    )
    op.create_table(
        "gaps",
        sa.Column("question", sa.Text, primary_key=True),
        sa.Column("language", sa.Text, primary_key=True),
        sa.Column("asked_on", sa.Date, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("fence", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "keys",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
