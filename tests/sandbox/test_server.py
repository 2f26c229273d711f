import asyncio
import signal
import socket
import subprocess
import sys
import threading

import httpx
import pytest

from bot.sandbox.composition import Options, build
from bot.sandbox.server import AddressUnavailableError, SandboxServer, listen
from tests.sandbox.calling import TOKEN


def test_a_server_answers_at_its_addresses() -> None:
    with SandboxServer() as server:
        assert server.api_url == f"{server.url}/bot"
        assert httpx.get(f"{server.api_url}{TOKEN}/getMe").json()["result"]["id"] == 77
        assert httpx.get(server.url).status_code == 200
        url = server.url
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)


def test_a_taken_port_is_named() -> None:
    with SandboxServer() as server:
        port = int(server.url.rpartition(":")[2])
        with pytest.raises(OSError, match=f"cannot listen on 127.0.0.1 port {port}: .*choose another port") as caught:
            SandboxServer(port=port).start()
    assert isinstance(caught.value, AddressUnavailableError)
    assert (caught.value.host, caught.value.port) == ("127.0.0.1", port)


def test_a_host_of_another_machine_is_named() -> None:
    with pytest.raises(AddressUnavailableError, match=r"cannot listen on 192\.0\.2\.1 port 0"):
        listen("192.0.2.1", 0)


def test_a_wildcard_address_is_shown_as_loopback_and_warned_of(caplog: pytest.LogCaptureFixture) -> None:
    with SandboxServer("0.0.0.0") as server:
        assert server.url.startswith("http://127.0.0.1:")
        assert httpx.get(server.url).status_code == 200
    assert "everyone who reaches that address" in caplog.text


def test_a_configured_host_name_is_let_in() -> None:
    transport = httpx.ASGITransport(build(Options(allowed_hosts=("Chat.Example",))).app)

    async def ask(host: str) -> int:
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as http:
            return (await http.get("/")).status_code

    assert asyncio.run(ask("chat.example")) == 200
    assert asyncio.run(ask("other.example")) == 421


async def test_a_server_stops_with_a_stream_and_a_poll_open() -> None:
    server = SandboxServer()
    server.start()
    async with httpx.AsyncClient(timeout=30) as http:
        poll = asyncio.ensure_future(http.get(f"{server.api_url}{TOKEN}/getUpdates?timeout=50"))
        async with http.stream("GET", f"{server.url}/sandbox/events?after=0") as stream:
            lines = stream.aiter_lines()
            while "ready" not in await anext(lines):
                pass  # the poll is known to be open once the page is told of it
            await asyncio.wait_for(asyncio.to_thread(server.stop), 10)
            rest = [line async for line in lines]
        assert (await poll).json() == {"ok": True, "result": []}
    assert all(line == "" or line.startswith((":", "id", "event", "data")) for line in rest)
    assert not any(thread.name == "sandbox" for thread in threading.enumerate())


async def test_a_caller_who_hangs_up_no_longer_counts_as_a_poll(server: SandboxServer) -> None:
    async with httpx.AsyncClient() as http:
        poll = asyncio.ensure_future(http.get(f"{server.api_url}{TOKEN}/getUpdates?timeout=50", timeout=60))
        async with http.stream("GET", f"{server.url}/sandbox/events?after=0") as stream:
            lines = stream.aiter_lines()
            while "ready" not in await anext(lines):
                pass
        poll.cancel()
        await asyncio.gather(poll, return_exceptions=True)
        second = await http.get(f"{server.api_url}{TOKEN}/getUpdates")
        assert second.json() == {"ok": True, "result": []}
        calls = (await http.get(f"{server.url}/sandbox/api/calls")).json()
    assert [call["status"] for call in calls] == [200]


async def test_the_newer_of_two_polls_wins_over_http(server: SandboxServer) -> None:
    async with httpx.AsyncClient() as http:
        older = asyncio.ensure_future(http.get(f"{server.api_url}{TOKEN}/getUpdates?timeout=50", timeout=60))
        async with http.stream("GET", f"{server.url}/sandbox/events?after=0") as stream:
            lines = stream.aiter_lines()
            while "ready" not in await anext(lines):
                pass
        await http.get(f"{server.api_url}{TOKEN}/getUpdates")
        answer = await older
    assert answer.status_code == 409
    assert answer.json() == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }


def test_the_foreground_command_prints_its_address_and_ends_when_interrupted() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    code = f"from bot.sandbox.server import serve; serve(port={port})"
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code], stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == f"Chat: http://127.0.0.1:{port}\n"
        assert process.stdout.readline() == f"Bot API: http://127.0.0.1:{port}/bot\n"
        assert httpx.get(f"http://127.0.0.1:{port}/").status_code == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert process.stderr.read() == ""


def test_a_server_that_was_never_started_can_be_stopped() -> None:
    SandboxServer().stop()
