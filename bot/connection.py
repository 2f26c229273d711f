"""The HTTP connections to Telegram, which tell calls that were not done from those that may have been."""

from dataclasses import dataclass
from typing import Any

import httpx
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

from bot.failures import failure_of_answer, failure_of_error

# Servers close idle connections (uvicorn after 5 s), and a call that is sent at that moment is lost, nobody knows how:
# so they are closed here first.
KEEP_ALIVE_S = 2.0


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds of silence after which an answer is waited for no longer.

    The longer ``call_s`` is, the fewer messages are left in doubt; but a stop waits for it, and is given ten seconds by
    docker. ``poll_s`` begins where the time that Telegram was asked to hold a poll ends.
    """

    call_s: float = 8.0
    poll_s: float = 3.0


USUAL_TIMEOUTS = Timeouts()


class Connection(HTTPXRequest):
    """Raises `NotDone` or `MaybeDone` where a call has no answer by Telegram itself."""

    def __init__(self, connections: int, read_timeout_s: float) -> None:
        limits = httpx.Limits(max_connections=connections, keepalive_expiry=KEEP_ALIVE_S)
        super().__init__(read_timeout=read_timeout_s, httpx_kwargs={"limits": limits})

    async def do_request(
        self,
        url: str,
        method: str,
        *rest: Any,  # noqa: ANN401 (the library's own arguments, passed on)
        **options: Any,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        """See `BaseRequest.do_request`."""
        try:
            status, body = await super().do_request(url, method, *rest, **options)
        except NetworkError as error:
            raise failure_of_error(error.__cause__) from error
        failure = failure_of_answer(status, body)
        if failure is not None:
            raise failure
        return status, body
