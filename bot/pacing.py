"""How fast the bot calls Telegram: within its limits, also when calls are tried again."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from telegram.ext import AIORateLimiter

from bot.retrying import Retrying
from bot.turns import turn_if_any

# Methods that put messages into a chat, and those named alike that put none there.
_SENDING_VERBS = ("send", "copy", "forward")
_NOT_SENDING = frozenset({"sendChatAction", "sendMessageDraft"})

# What a call of the Bot API gives.
Given = bool | dict[str, Any] | list[dict[str, Any]]


class PacedCalls(AIORateLimiter):
    """Thirty messages a second, twenty a minute in a group; each further try waits its turn like the first.

    The library's own retries are off: they would hold up all chats for a limit that one of them has reached.
    A turn is told that sending begins when the wait is over, and which messages were sent.
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
        noted = partial(_noted, callback) if sends(endpoint) else callback
        once = partial(super().process_request, noted, args, kwargs, endpoint, data, rate_limit_args)
        return await self._retrying.run(endpoint, once)


def sends(endpoint: str) -> bool:
    """Whether a method of the Bot API puts messages into a chat."""
    return endpoint.startswith(_SENDING_VERBS) and endpoint not in _NOT_SENDING


async def _noted(callback: Callable[..., Coroutine[Any, Any, Given]], *args: Any, **kwargs: Any) -> Given:  # noqa: ANN401
    turn = turn_if_any()
    if turn is None:
        return await callback(*args, **kwargs)
    await turn.begin_sending()
    given = await callback(*args, **kwargs)
    messages = given if isinstance(given, list) else [given]
    turn.sent += [message["message_id"] for message in messages if isinstance(message, dict)]
    return given
