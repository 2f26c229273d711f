"""How fast the bot calls Telegram: within its limits, also when calls are tried again."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from telegram.ext import AIORateLimiter

from bot.retrying import Retrying

# What a call of the Bot API gives.
Given = bool | dict[str, Any] | list[dict[str, Any]]


class PacedCalls(AIORateLimiter):
    """Thirty messages a second, twenty a minute in a group; each further try waits its turn like the first.

    The library's own retries are off: they would hold up all chats for a limit that one of them has reached.
    """

    def __init__(self, retrying: Retrying) -> None:
        super().__init__(max_retries=0)
        self._retrying = retrying

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Given]],
        args: Any,  # noqa: ANN401 (as the library has it)
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Given:
        """See `BaseRateLimiter.process_request`."""
        once = partial(super().process_request, callback, args, kwargs, endpoint, data, rate_limit_args)
        return await self._retrying.run(endpoint, once)
