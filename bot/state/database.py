"""One database, SQLite or PostgreSQL: opening it, its transactions, and what goes wrong with it."""

import importlib.util
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.state.address import StateAddress
from bot.state.errors import StateNewer, StateUnavailable
from bot.state.migrations import migrate

# How long one waits for another who writes, or for a free connection, before it is called a failure.
PATIENCE_S = 10
_CONNECTIONS = 5  # to PostgreSQL, of each replica
_COMMAND_S = 30  # the most that a statement may take there
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    # Every commit reaches the disk before it returns: what was acknowledged survives a power cut, too.
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    # What is deleted is overwritten, and does not stay in free pages.
    "PRAGMA secure_delete=ON",
)
_ADVICE = {
    "SQLITE_BUSY": "another program holds the file; only one bot may use it",
    "SQLITE_CANTOPEN": "let this account read and write the file and its directory",
    "SQLITE_CORRUPT": "the file is damaged; put a copy back, or move it away to start anew",
    "SQLITE_FULL": "free some space on its disk",
    "SQLITE_IOERR": "check its disk",
    "SQLITE_LOCKED": "another program holds the file; only one bot may use it",
    "SQLITE_NOTADB": "this is no state file; name another, or move it away",
    "SQLITE_READONLY": "let this account write the file and its directory",
}
_POSTGRES_ADVICE = "check the address, the rights of its user, and that the server runs"


class Database:
    """``failures`` are the kinds of error that the driver raises beside SQLAlchemy's."""

    def __init__(self, engine: AsyncEngine, address: StateAddress, failures: tuple[type[Exception], ...]) -> None:
        self._engine = engine
        self._address = address
        self._failures = failures

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """All that is done inside is kept, or nothing is.

        Raises:
            StateUnavailable: The database refuses or cannot be reached.
        """
        try:
            async with self._engine.begin() as connection:
                yield connection
        except (IntegrityError, DataError):
            raise  # a mistake of ours; it shows no values, because the engine hides them
        except DBAPIError as error:
            raise self._unavailable(error.orig or error) from None
        except NoConnectionFree:
            raise self._unavailable(f"busy for more than {PATIENCE_S} s") from None
        except self._failures as error:
            raise self._unavailable(error) from None

    def insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """An INSERT that can say what to do on a conflict, in the words of this database."""
        return postgresql.insert(table) if self._address.path is None else sqlite.insert(table)

    async def close(self) -> None:
        await self._engine.dispose()

    def _unavailable(self, error: BaseException | str) -> StateUnavailable:
        # SQLAlchemy's adapter of asyncpg wraps the server's own words.
        cause = error if isinstance(error, str) else error.__cause__ or error
        said = (str(cause).strip() or type(cause).__name__).splitlines()[0]
        advice = _POSTGRES_ADVICE
        if self._address.path is not None:
            code = "_".join(str(getattr(cause, "sqlite_errorname", "")).split("_")[:2])
            advice = _ADVICE.get(code, _ADVICE["SQLITE_CANTOPEN"])
        return StateUnavailable(self._address.shown, f"{self._address.without_password(said)}; {advice}")


async def open_database(address: StateAddress) -> Database:
    """Open a database, make it if it is a file that is not there, and bring its schema up to date.

    Raises:
        StateUnavailable: It cannot be reached, read or written.
        StateNewer: Its schema is that of a newer version.
    """
    database = _sqlite(address, address.path) if address.path is not None else _postgres(address)
    try:
        async with database.transaction() as connection:
            unknown = await connection.run_sync(migrate)
    except BaseException:
        await database.close()
        raise
    if unknown is not None:
        await database.close()
        raise StateNewer(address.shown, unknown)
    return database


def _sqlite(address: StateAddress, path: Path) -> Database:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Only this account may read what people asked; SQLite gives the files beside it the same mode.
        os.close(os.open(path, os.O_CREAT | os.O_RDONLY, 0o600))
    except OSError as error:
        why = f"{error.strerror}; {_ADVICE['SQLITE_CANTOPEN']}"
        raise StateUnavailable(address.shown, why) from None
    # One connection: writers of this process wait for each other here, in order, and not by trying again.
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path.absolute())),
        connect_args={"isolation_level": None, "timeout": PATIENCE_S},
        hide_parameters=True,
        pool_size=1,
        max_overflow=0,
        pool_timeout=PATIENCE_S,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _prepare(connection: DBAPIConnection, _: object) -> None:
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        # Taking the write lock first: a transaction that reads and then writes cannot fail half-way for a lock.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return Database(engine, address, (sqlite3.Error, OSError))


def _postgres(address: StateAddress) -> Database:
    if importlib.util.find_spec("asyncpg") is None:
        why = "PostgreSQL needs asyncpg; `pip install 'talks-bot[postgres]'` brings it"
        raise StateUnavailable(address.shown, why)
    import asyncpg  # noqa: PLC0415 (an extra that most do without)

    # asyncpg reads the address itself, so that it is written as for every other program, and never reaches the engine.
    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=partial(asyncpg.connect, address.dsn, timeout=PATIENCE_S, command_timeout=_COMMAND_S),
        hide_parameters=True,
        pool_size=_CONNECTIONS,
        max_overflow=0,
        pool_timeout=PATIENCE_S,
        pool_pre_ping=True,
    )
    return Database(engine, address, (asyncpg.PostgresError, asyncpg.InterfaceError, OSError))
