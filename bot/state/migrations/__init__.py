"""Changes of the schema, in order, and how they are made at start. A change that was released is never altered."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

# Any number, as long as every replica takes the same: those that start at once migrate one after the other.
_LOCK = 7_416_225_001


def migrate(connection: Connection) -> str | None:
    """Make the schema the newest, in the transaction that ``connection`` is in.

    Returns the schema's revision if this program does not know it, and then nothing was done.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in {one.revision for one in scripts.walk_revisions()}:
        return current
    if current != scripts.get_current_head():
        command.upgrade(config, "head")
    return None
