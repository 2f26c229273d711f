"""Questions that the articles do not answer, counted by day for maintainers: nobody's in particular."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from bot.state.database import Database
from bot.state.schema import GAPS

LONGEST_GAP = 300  # characters, enough to see what was meant
# Addresses, @names and numbers of nine digits or more say who, not what.
_PERSONAL = re.compile(r"\S*@\S+|\+?(?:\d[ ()/-]{0,2}){9,}")


@dataclass(frozen=True, slots=True)
class Gap:
    """How often a question was asked since some day, and the last day it was."""

    question: str
    language: str
    count: int
    last_asked: date


def normalised(question: str) -> str:
    """A question as it is counted: without case, marks at its ends, odd spaces, and what may tell who asked."""
    text = _PERSONAL.sub("… ", unicodedata.normalize("NFKC", question).casefold())
    return " ".join(text.split())[:LONGEST_GAP].strip(" ?!.…؟۔")


@dataclass(frozen=True, slots=True)
class Gaps:
    database: Database
    clock: Callable[[], datetime]

    async def count(self, question: str, language: str) -> None:
        """Count a question once more today. One of which nothing is left when it is `normalised` is not counted."""
        row = {"question": normalised(question), "language": language, "asked_on": self.clock().date(), "count": 1}
        if not row["question"]:
            return
        upsert = (
            self.database.insert(GAPS)
            .values(row)
            .on_conflict_do_update(index_elements=list(GAPS.primary_key), set_={"count": GAPS.c.count + 1})
        )
        async with self.database.transaction() as connection:
            await connection.execute(upsert)

    async def most_asked(self, since: date, limit: int) -> tuple[Gap, ...]:
        """At most ``limit`` questions asked on ``since`` or later, the most frequent first."""
        times, last = func.sum(GAPS.c.count), func.max(GAPS.c.asked_on)
        found = (
            select(GAPS.c.question, GAPS.c.language, times, last)
            .where(GAPS.c.asked_on >= since)
            .group_by(GAPS.c.question, GAPS.c.language)
            .order_by(times.desc(), last.desc(), GAPS.c.question)
            .limit(limit)
        )
        async with self.database.transaction() as connection:
            return tuple(Gap(*row) for row in await connection.execute(found))
