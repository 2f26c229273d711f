"""Updates of one chat in order, of different chats at the same time."""

import asyncio
from collections.abc import Awaitable, Callable

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.backlog import Backlog
from bot.turns import Turns

# Far above what one process answers in the time a person waits; it bounds memory, not speed.
MOST_UPDATES_AT_ONCE = 256
# Updates that wait are counted by the backlog, and the library's own limit would let one chat take all places.
_ALL_THAT_WAIT = 1_000_000

# Tells a person that it takes long, in seconds.
Crowded = Callable[[Update, float], Awaitable[None]]


class PerChatProcessor(BaseUpdateProcessor):
    """A lock for each chat that has an update under way. Waiters get it in the order in which they came.

    ``turns`` and ``tell`` are there once the state is open, before the first update comes.
    """

    turns: Turns
    tell: Crowded

    def __init__(self, backlog: Backlog) -> None:
        super().__init__(_ALL_THAT_WAIT)
        self._backlog = backlog
        self._places = asyncio.Semaphore(MOST_UPDATES_AT_ONCE)
        self._locks: dict[int, asyncio.Lock] = {}
        self._waiting: dict[int, int] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        if not isinstance(update, Update):
            await coroutine
            return
        self._backlog.come()
        try:
            await self._in_order(update, coroutine)
        finally:
            self._backlog.go()

    async def _in_order(self, update: Update, coroutine: Awaitable[object]) -> None:
        chat = update.effective_chat.id if update.effective_chat else None
        if chat is None:
            async with self._places:
                await self.turns.handle(update, coroutine)
            return
        lock = self._locks.setdefault(chat, asyncio.Lock())
        self._waiting[chat] = self._waiting.get(chat, 0) + 1
        try:
            async with lock:
                if update.message and (wait_s := self._backlog.news_for(chat)) is not None:
                    await self.tell(update, wait_s)
                async with self._places:
                    await self.turns.handle(update, coroutine)
        finally:
            self._waiting[chat] -= 1
            if not self._waiting[chat]:
                del self._waiting[chat], self._locks[chat]

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""
