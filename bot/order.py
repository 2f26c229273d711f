"""Updates of one chat in order, of different chats at the same time."""

import asyncio
from collections.abc import Awaitable

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.turns import Turns

# Far above what one process answers in the time a person waits; it bounds memory, not speed.
MOST_UPDATES_AT_ONCE = 256


class PerChatProcessor(BaseUpdateProcessor):
    """A lock for each chat that has an update under way. Waiters get it in the order in which they came.

    ``turns`` are there once the state is open, before the first update comes.
    """

    turns: Turns

    def __init__(self) -> None:
        super().__init__(MOST_UPDATES_AT_ONCE)
        self._locks: dict[int, asyncio.Lock] = {}
        self._waiting: dict[int, int] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        if not isinstance(update, Update):
            await coroutine
            return
        chat = update.effective_chat.id if update.effective_chat else None
        if chat is None:
            await self.turns.handle(update, coroutine)
            return
        lock = self._locks.setdefault(chat, asyncio.Lock())
        self._waiting[chat] = self._waiting.get(chat, 0) + 1
        try:
            async with lock:
                await self.turns.handle(update, coroutine)
        finally:
            self._waiting[chat] -= 1
            if not self._waiting[chat]:
                del self._waiting[chat], self._locks[chat]

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""
