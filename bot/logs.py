"""Logging to standard error, without secrets."""

import logging
import re

from telegram.error import InvalidToken

# A token in any text: in a URL of the HTTP client, in an exception, in somebody's mistaken setting.
_TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{30,64}")
REDACTED = "<token>"


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, and replaces everything that looks like a bot token."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


def redacted(text: str) -> str:
    """The text without bot tokens."""
    return _TOKEN.sub(REDACTED, text)


def _is_not_told_elsewhere(record: logging.LogRecord) -> bool:
    """A wrong token ends the program, which says so in one line; the library's traceback of it says no more."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, InvalidToken)


def set_up_logging(level: str) -> None:
    """Send logs of ``level`` and above to standard error."""
    handler = logging.StreamHandler()
    handler.addFilter(_is_not_told_elsewhere)
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # The HTTP client logs every address, and the token is part of it; Alembic tells at each start how it works.
    for chatty in ("httpx", "httpcore", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
