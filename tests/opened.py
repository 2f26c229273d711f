"""The bot inside a test, with or without its polls, and how one lets it handle an update."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Update

from bot.app import ALLOWED_UPDATES, App

# Far above what a stop takes: reached only when something hangs.
_STOP_S = 30


@asynccontextmanager
async def opened(application: App) -> AsyncIterator[App]:
    """The application as `run_polling` has it before its polls begin; in the end it is shut down as there."""
    assert application.post_init
    assert application.post_stop
    assert application.post_shutdown
    async with application:
        await application.post_init(application)
        yield application
        await application.post_stop(application)
    await application.post_shutdown(application)


@asynccontextmanager
async def polled(application: App) -> AsyncIterator[App]:
    """The application from the start of its polls to its stop, as `talks-bot run` has it."""
    assert application.updater
    async with opened(application):
        await application.updater.start_polling(allowed_updates=list(ALLOWED_UPDATES), bootstrap_retries=-1)
        await application.start()
        try:
            yield application
        finally:
            async with asyncio.timeout(_STOP_S):
                await application.updater.stop()
                await application.stop()


async def handle(application: App, update: Update) -> None:
    """Handle an update as one that was polled."""
    await application.update_processor.process_update(update, application.process_update(update))
