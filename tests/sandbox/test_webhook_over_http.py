import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import httpx
import pytest

from bot.sandbox.server import SandboxServer
from bot.sandbox.webhook import SECRET_HEADER
from tests.sandbox.calling import TOKEN

SAM = 1001


@contextmanager
def web_server(answers: list[tuple[int, dict[str, str], bytes]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A web server on this machine that answers by a plan, then that all is well; its address, and what it got."""
    got: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append({"update": json.loads(body), "secret": self.headers[SECRET_HEADER], "path": self.path})
            status, headers, content = answers.pop(0) if answers else (200, {}, b"")
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(content))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/hook", got
        finally:
            server.shutdown()
            thread.join()


def test_a_webhook_over_http(server: SandboxServer, caplog: pytest.LogCaptureFixture) -> None:
    by_answer = json.dumps({"method": "sendMessage", "chat_id": SAM, "text": "answer"}).encode()
    plan = [(503, {"Retry-After": "0"}, b""), (200, {"Content-Type": "application/json"}, by_answer)]
    with web_server(plan) as (url, got), httpx.Client(timeout=20) as http:
        set_ = http.post(f"{server.api_url}{TOKEN}/setWebhook", json={"url": url, "secret_token": "s-1"}).json()
        assert set_["result"] is True
        http.post(f"{server.url}/sandbox/api/say", json={"text": "question"})
        reply = http.get(f"{server.url}/sandbox/api/reply", params={"after": 1}).json()
        info = http.get(f"{server.api_url}{TOKEN}/getWebhookInfo").json()["result"]
    assert reply["text"] == "answer"
    assert [(one["path"], one["secret"], one["update"]["message"]["text"]) for one in got] == [
        ("/hook", "s-1", "question")
    ] * 2
    assert (info["pending_update_count"], info["last_error_message"]) == (0, "Wrong response from the webhook: 503")
    assert caplog.records == []


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "http://127.0.0.1:9/\x01", "http://127.0.0.1:9/" + "x" * 70_000]
)
def test_a_web_server_that_cannot_be_reached_is_an_error_of_the_webhook(
    server: SandboxServer, caplog: pytest.LogCaptureFixture, url: str
) -> None:
    with httpx.Client(timeout=20) as http:
        assert http.post(f"{server.api_url}{TOKEN}/setWebhook", json={"url": url}).json()["ok"]
        http.post(f"{server.url}/sandbox/api/say", json={"text": "question"})
        while "last_error_message" not in (
            info := http.get(f"{server.api_url}{TOKEN}/getWebhookInfo").json()["result"]
        ):
            pass
    assert info["last_error_message"] == "Connection failed: ConnectionError"
    assert caplog.records == []
