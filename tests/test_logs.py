import io
import logging
import sys

from bot.logs import RedactingFormatter, redacted, set_up_logging

TOKEN = "123456789:AAE_fake-token-of-the-right-form-000"


def test_a_token_is_replaced_wherever_it_stands() -> None:
    assert redacted(f"POST https://example.org/bot{TOKEN}/getMe") == "POST https://example.org/bot<token>/getMe"


def test_a_token_in_a_traceback_is_replaced() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter("%(message)s"))
    try:
        raise ValueError(TOKEN)
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "failed for %s", (TOKEN,), sys.exc_info())
    handler.handle(record)
    assert "ValueError: <token>" in stream.getvalue()
    assert TOKEN not in stream.getvalue()


def test_the_http_client_is_not_heard_at_info() -> None:
    set_up_logging("INFO")
    assert not logging.getLogger("httpx").isEnabledFor(logging.INFO)
