"""The language of the interface in which somebody began to follow something."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("follows", sa.Column("language", sa.Text))
