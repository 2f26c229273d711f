import httpx
import pytest

from bot.failures import MaybeDone, NotDone, failure_of_answer, failure_of_error

HTML = b"<html><body><h1>502 Bad Gateway</h1></body></html>"


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, b'{"ok":true,"result":true}', None),
        (200, b'{"ok":true,"res', MaybeDone),
        (200, b"\xff\xfe\xfd", MaybeDone),
        (302, b"", None),
        (400, b'{"ok":false,"description":"Bad Request: message text is empty"}', None),
        (401, b"", None),
        (403, b"", None),
        (409, b"", None),
        (429, b"", NotDone),
        (500, HTML, NotDone),
        (502, HTML, NotDone),
        (503, HTML, NotDone),
        (504, HTML, MaybeDone),
        (520, HTML, MaybeDone),
    ],
)
def test_an_answer_says_whether_the_call_was_done(
    status: int, body: bytes, kind: type[NotDone] | type[MaybeDone] | None
) -> None:
    failure = failure_of_answer(status, body)
    assert (type(failure) if failure else None) == kind


@pytest.mark.parametrize(
    ("body", "retry_after_s"),
    [
        (b'{"ok":false,"error_code":429,"parameters":{"retry_after":7}}', 7),
        (b'{"ok":false,"error_code":429}', None),
        (b'{"parameters":{"retry_after":NaN}}', None),
        (b'{"parameters":{"retry_after":Infinity}}', None),
        (b'{"parameters":[]}', None),
        (b"[]", None),
        (HTML, None),
    ],
)
def test_how_long_telegram_asks_to_wait_is_read(body: bytes, retry_after_s: int | None) -> None:
    failure = failure_of_answer(429, body)
    assert isinstance(failure, NotDone)
    assert failure.retry_after_s == retry_after_s


@pytest.mark.parametrize("error", [httpx.ConnectError(""), httpx.ConnectTimeout(""), httpx.PoolTimeout("")])
def test_what_was_never_sent_is_not_done(error: Exception) -> None:
    assert isinstance(failure_of_error(error), NotDone)


@pytest.mark.parametrize(
    "error",
    [
        httpx.ReadTimeout(""),
        httpx.WriteTimeout(""),
        httpx.ReadError(""),
        httpx.WriteError(""),
        httpx.CloseError(""),
        httpx.RemoteProtocolError(""),
        None,
    ],
)
def test_what_was_sent_and_not_answered_may_be_done(error: Exception | None) -> None:
    assert isinstance(failure_of_error(error), MaybeDone)
