"""What is done once a day: deleting what is kept no longer."""

import logging
from collections.abc import Awaitable, Callable

from bot.state.errors import StateUnavailable
from bot.state.store import Store

_DAY_S = 86_400.0

log = logging.getLogger(__name__)


async def keep_up(store: Store, sleep: Callable[[float], Awaitable[None]]) -> None:
    """Prune the store now, and then each day, for ever. ``sleep`` waits so many seconds."""
    while True:
        try:
            log.info("pruned: %d rows", await store.prune())
        except StateUnavailable as error:
            log.error("not pruned: %s", error)  # noqa: TRY400 (no traceback needed)
        await sleep(_DAY_S)
