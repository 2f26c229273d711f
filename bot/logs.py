"""Logging to standard error, without secrets."""

import logging
import re

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


def set_up_logging(level: str) -> None:
    """Send logs of ``level`` and above to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # The HTTP client logs every address, and the token is part of it.
    for chatty in ("httpx", "httpcore"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
