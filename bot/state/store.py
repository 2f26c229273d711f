"""The store: all that is kept, in one database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.state import erasing, retention
from bot.state.address import StateAddress
from bot.state.answers import Answers
from bot.state.chats import Chats
from bot.state.database import Database, open_database
from bot.state.erasing import Erased
from bot.state.feedback import Feedback, open_feedback
from bot.state.follows import Follows
from bot.state.gaps import Gaps
from bot.state.inbox import Inbox
from bot.state.leases import Leases
from bot.state.sightings import Sightings


@dataclass(frozen=True, slots=True)
class Store:
    """Every method of its parts raises `StateUnavailable` when the database refuses, and then has changed nothing.

    ``clock`` gives the time, with its zone.
    """

    database: Database
    clock: Callable[[], datetime]
    inbox: Inbox
    answers: Answers
    chats: Chats
    feedback: Feedback
    follows: Follows
    gaps: Gaps
    leases: Leases
    sightings: Sightings

    async def prune(self) -> int:
        """Delete what is older than `retention.RETENTION` says; returns how many rows went."""
        return await retention.prune(self.database, self.clock())

    async def erase(self, person: int) -> Erased:
        """Delete everything of a person and of their private chat."""
        return await erasing.erase(self.database, self.feedback, person)

    async def close(self) -> None:
        await self.database.close()


async def open_store(address: StateAddress, clock: Callable[[], datetime]) -> Store:
    """Open the store, make it if need be, and bring its schema up to date.

    Raises:
        StateUnavailable: The database cannot be reached, read or written.
        StateNewer: A newer version of this program has written it.
    """
    database = await open_database(address)
    try:
        feedback = await open_feedback(database)
    except BaseException:
        await database.close()
        raise
    return Store(
        database,
        clock,
        Inbox(database, clock),
        Answers(database, clock),
        Chats(database, clock),
        feedback,
        Follows(database, clock),
        Gaps(database, clock),
        Leases(database, clock),
        Sightings(database),
    )
