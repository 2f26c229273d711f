"""The whole bot inside a test: it polls a sandbox, as `talks-bot run` does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.app import ALLOWED_UPDATES, App


@asynccontextmanager
async def polled(application: App) -> AsyncIterator[App]:
    """The application between its start and its stop."""
    assert application.post_init
    assert application.post_stop
    assert application.post_shutdown
    assert application.updater
    async with application:
        await application.post_init(application)
        await application.updater.start_polling(allowed_updates=list(ALLOWED_UPDATES))
        await application.start()
        yield application
        await application.updater.stop()
        await application.stop()
        await application.post_stop(application)
    await application.post_shutdown(application)
