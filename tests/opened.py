"""A bot whose state is open, without its polls, and how one lets it handle an update."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Update

from bot.app import App


@asynccontextmanager
async def opened(application: App) -> AsyncIterator[App]:
    """The application as `run_polling` has it before its polls begin; in the end it is shut down as there."""
    assert application.post_init
    assert application.post_shutdown
    async with application:
        await application.post_init(application)
        yield application
    await application.post_shutdown(application)


async def handle(application: App, update: Update) -> None:
    """Handle an update as one that was polled."""
    await application.update_processor.process_update(update, application.process_update(update))
