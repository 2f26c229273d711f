"""What admins do with the corpus and the snapshots from a chat."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.building import Build
from bot.state.errors import StateUnavailable
from bot.state.gaps import Gap
from bot.state.store import Store
from bot.worker import Answers, AnswerWorker
from index.answers import Answerer
from index.build import BuildReport
from index.errors import CorpusError
from index.records import Article
from index.snapshot.manifest import Counts
from index.snapshot.publish import rollback
from index.withdrawing import withdraw

if TYPE_CHECKING:
    from index.drafts import Draft
    from index.ingest.sources import Fetches
    from index.ingest.understood import Understood

# What may stand in lines below a link, as "published: 2025-11-26".
_FLAGS = ("title", "outlet", "outlet_country", "published", "published_note", "language", "text", "credits", "rights")
_FLAG = re.compile(rf"\s*({'|'.join(_FLAGS)})\s*:\s*(\S.*?)\s*", re.IGNORECASE)
_GAP_DAYS, _MOST_GAPS = 30, 20


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A page that is no article as it stands, and why."""

    understood: "Understood"
    refused: CorpusError


@dataclass(frozen=True, slots=True)
class Live:
    """A snapshot that answers, and how much it knows."""

    snapshot: str
    counts: Counts
    newest: date | None


@dataclass(frozen=True, slots=True)
class Published:
    """What a build did, and what answered before and answers now."""

    report: BuildReport
    before: Live
    now: Live


@dataclass(frozen=True, slots=True)
class Status:
    """``answered`` messages since the start, ``waiting`` ones now; ``state`` says what is wrong with the store."""

    live: Live
    started: datetime
    answered: int
    waiting: int
    state: str | None


@dataclass(frozen=True, slots=True)
class Library:
    """Where the corpus and the snapshots are, and how they are worked on.

    ``corpus`` is None where admins may not change it; ``build`` is not asked then. ``open_next`` opens the published
    snapshot in place of the one that answers; ``open_web`` opens what fetches links. ``clock`` gives the time, with its
    zone.
    """

    corpus: Path | None
    index: Path
    build: Build
    open_next: Callable[[Answerer], Answers]
    open_web: Callable[[], "AbstractContextManager[Fetches]"]
    clock: Callable[[], datetime]


class Maintenance:
    """One change of the corpus or of what answers at a time. Every refusal is a `CorpusError` of one or more lines."""

    def __init__(self, library: Library, worker: AnswerWorker, admins: frozenset[int]) -> None:
        self.admins = admins
        self._library = library
        self._worker = worker
        self._files, self._building = asyncio.Lock(), asyncio.Lock()
        self._started = library.clock()

    async def draft(self, link: str, flags: Mapping[str, str | list[str]]) -> "Draft | Incomplete":
        """Fetch a page and put it into review."""
        from index import drafts  # noqa: PLC0415 (loads parsers of pages, PDFs and feeds)

        corpus, today = self._corpus(), self._today()
        understood = await asyncio.to_thread(drafts.fetched, link, self._library.open_web())
        async with self._files:
            try:
                return await asyncio.to_thread(drafts.draft, corpus, understood, flags, today)
            except CorpusError as refused:
                return Incomplete(understood, refused)

    async def discard(self, key: str) -> Article:
        """Throw a draft away."""
        from index import drafts  # noqa: PLC0415 (the same)

        async with self._files:
            return await asyncio.to_thread(drafts.discard, self._corpus(), key)

    async def take_in(self, key: str, began: Callable[[Article], Awaitable[object]]) -> tuple[Article, Published]:
        """Take a draft into the corpus, build, and answer from it. ``began`` is told when the build begins.

        When no snapshot is built of it the draft waits again, and the corpus is as it was.
        """
        from index import drafts  # noqa: PLC0415 (the same)

        corpus = self._corpus()
        async with self._building:
            async with self._files:
                article = await asyncio.to_thread(drafts.take_in, corpus, key, self._today())
            await began(article)
            before = await self._live()
            try:
                report = await self._library.build()
            except CorpusError:
                async with self._files:
                    await asyncio.to_thread(drafts.put_back, corpus, article)
                raise
            return article, await self._opened(report, before)

    async def reindex(self) -> Published:
        """Build from the corpus as it is, and answer from that."""
        self._corpus()
        self._refuse_while_building()
        async with self._building:
            before = await self._live()
            return await self._opened(await self._library.build(), before)

    async def roll_back(self) -> Live:
        """Answer from the snapshot that was made before the current one."""
        self._refuse_while_building()
        async with self._building:
            await asyncio.to_thread(rollback, self._library.index)
            await self._worker.replace(self._library.open_next)
            return await self._live()

    async def withdraw(self, article_id: str, why: str) -> None:
        """Take an article back; it is cited no more from now on."""
        async with self._files:
            await asyncio.to_thread(withdraw, self._corpus(), self._library.index, article_id, why, self._today())

    async def status(self, store: Store) -> Status:
        try:
            await store.gaps.most_asked(self._today(), 1)
            state = None
        except StateUnavailable as error:
            state = str(error)
        return Status(await self._live(), self._started, self._worker.answered, self._worker.waiting, state)

    async def gaps(self, store: Store) -> tuple[Gap, ...]:
        """What was asked most of late without being answered.

        Raises:
            CorpusError: The store is not there.
        """
        try:
            return await store.gaps.most_asked(self._today() - timedelta(days=_GAP_DAYS), _MOST_GAPS)
        except StateUnavailable as error:
            raise CorpusError(str(error)) from None

    async def _opened(self, report: BuildReport, before: Live) -> Published:
        """Answer from what was built; where it cannot be opened, what answered goes on answering."""
        await self._worker.replace(self._library.open_next)
        return Published(report, before, await self._live())

    def _refuse_while_building(self) -> None:
        if self._building.locked():
            raise CorpusError("a build is running; try again when it is done")

    async def _live(self) -> Live:
        def look(answerer: Answerer) -> Live:
            manifest = answerer.snapshot.manifest
            return Live(manifest.snapshot, manifest.counts, manifest.newest)

        return await self._worker.do(look)

    def _corpus(self) -> Path:
        if self._library.corpus is None:
            raise CorpusError("TALKS_CORPUS is not set, so the corpus cannot be changed from here")
        return self._library.corpus

    def _today(self) -> date:
        return self._library.clock().date()


def flags_in(text: str) -> dict[str, str | list[str]]:
    """What an admin says of a page in lines below its link, by key of the front matter."""
    flags: dict[str, str | list[str]] = {}
    for line in text.splitlines():
        if found := _FLAG.fullmatch(line):
            key, value = found[1].lower(), found[2]
            flags[key] = [one.strip() for one in value.split(",") if one.strip()] if key == "credits" else value
    return flags
