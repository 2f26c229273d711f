"""How a call to Telegram can fail without being answered: certainly not done, or perhaps done."""

import json

import httpx
from telegram.error import BadRequest, NetworkError

_TOO_MANY = 429
# A server says so instead of doing the call. A gateway's 504 only says that it heard nothing: there it may be done.
_REFUSED_FOR_NOW = frozenset({500, 502, 503})
# Raised before the first byte of a request is sent.
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class NotDone(NetworkError):
    """Telegram refused a call for now, or was never reached: who calls again has it done once.

    ``retry_after_s`` is how many seconds Telegram asked to wait, if it did.
    """

    def __init__(self, reason: str, retry_after_s: int | None = None) -> None:
        super().__init__(reason)
        self.retry_after_s = retry_after_s


class MaybeDone(NetworkError):
    """A call was sent, and no answer to it was heard: who calls again may have it done twice."""


def failure_of_answer(status: int, body: bytes) -> NotDone | MaybeDone | None:
    """What an HTTP answer to a call says of it; None if it is Telegram's own word, be it a result or a refusal."""
    if status == _TOO_MANY:
        return NotDone(f"HTTP {status}", _retry_after_s(body))
    if status in _REFUSED_FOR_NOW:
        return NotDone(f"HTTP {status}")
    if status >= 500:
        return MaybeDone(f"HTTP {status}")
    if status < 300 and not _is_json(body):
        return MaybeDone("an answer that cannot be read")
    return None


def failure_of_error(error: BaseException | None) -> NotDone | MaybeDone:
    """What an error of the HTTP client says of the call that met it."""
    reason = type(error).__name__
    return NotDone(reason) if isinstance(error, _NEVER_SENT) else MaybeDone(reason)


def is_too_late(error: BadRequest) -> bool:
    """Whether a query waits for no answer any more: it is too old, or an unheard try has answered it."""
    return "query is too old" in error.message.lower()


def _retry_after_s(body: bytes) -> int | None:
    try:
        return int(json.loads(body)["parameters"]["retry_after"])
    except (ValueError, LookupError, TypeError, OverflowError):
        return None


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body)
    except ValueError:
        return False
    return True


def is_unchanged(error: BadRequest) -> bool:
    """Whether an edit was refused because the message is so already, as behind an edit that came twice."""
    return "message is not modified" in error.message.lower()
