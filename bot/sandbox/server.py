"""The sandbox as a program: run in the foreground, or beside another one."""

import asyncio
import contextlib
import logging
import socket
import threading
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType
from typing import Self, TypeVar

import uvicorn

from bot.sandbox.composition import PLAIN, Options, Sandbox, build
from bot.sandbox.guard import LOOPBACK_NAMES
from bot.sandbox.wire import BrokenOff

Done = TypeVar("Done")

_log = logging.getLogger(__name__)

# Open streams and polls are told to end; what still runs after this many seconds is cut off.
GRACE_S = 1


class AddressUnavailableError(OSError):
    """The sandbox cannot listen where it was asked to."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(f"cannot listen on {host} port {port}: {reason}; stop what uses it or choose another port")
        self.host = host
        self.port = port


class SandboxServer:
    """A sandbox that runs in a thread of its own, between ``with`` and its end.

    Args:
        host: The address to listen on.
        port: The port; 0 takes a free one.
        options: As for `build`.
    """

    def __init__(self, host: str = "127.0.0.1", port: int = 0, options: Options = PLAIN) -> None:
        self._host = host
        self._port = port
        self._options = _reachable(options, host)
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """The address of the chat page, without a slash at its end. A wildcard host is shown as loopback."""
        shown = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(self._host, self._host)  # noqa: S104
        return f"http://{f'[{shown}]' if ':' in shown else shown}:{self._port}"

    @property
    def api_url(self) -> str:
        """What a Bot API client puts before the token."""
        return f"{self.url}/bot"

    def start(self) -> None:
        """Listen, and return once the server answers.

        Raises:
            AddressUnavailableError: The port is taken, or the host is not of this machine.
        """
        listener = listen(self._host, self._port)
        self._port = listener.getsockname()[1]
        self._server = _Server(build(self._options))
        self._thread = threading.Thread(target=self._server.run, args=([listener],), name="sandbox", daemon=True)
        self._thread.start()
        self._server.answering.wait()
        if not self._server.started:
            raise AddressUnavailableError(self._host, self._port, "the server did not start")

    def within(self, work: Callable[[Sandbox], Done]) -> Done:
        """Do something with the parts of the running sandbox, where they live: in its own thread."""
        assert self._server
        return self._server.within(work)

    def stop(self) -> None:
        """End open polls and streams, and return once the port is free."""
        if self._server and self._thread:
            self._server.should_exit = True
            self._thread.join()
            self._server = self._thread = None


def serve(host: str = "127.0.0.1", port: int = 8081, options: Options = PLAIN) -> None:
    """Run a sandbox in the foreground until the process is interrupted, and print its address.

    Raises:
        AddressUnavailableError: The port is taken, or the host is not of this machine.
    """
    listener = listen(host, port)
    shown = SandboxServer(host, listener.getsockname()[1])
    print(f"Chat: {shown.url}\nBot API: {shown.api_url}", flush=True)  # noqa: T201 - the foreground command
    # uvicorn stops in order at the first Ctrl-C, and then passes it on.
    with contextlib.suppress(KeyboardInterrupt):
        _Server(build(_reachable(options, host))).run([listener])


def _reachable(options: Options, host: str) -> Options:
    return replace(options, allowed_hosts=(*options.allowed_hosts, host))


def listen(host: str, port: int) -> socket.socket:
    """Bind a listening socket, so that a taken port is an error of the caller and not of a thread.

    Raises:
        AddressUnavailableError: The port is taken, or the host is not of this machine.
    """
    if host not in LOOPBACK_NAMES:
        _log.warning("the sandbox listens on %s: everyone who reaches that address can use it as any person", host)
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except OSError as error:
        raise AddressUnavailableError(host, port, error.strerror or str(error)) from error
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError as error:
        listener.close()
        raise AddressUnavailableError(host, port, error.strerror or str(error)) from error
    return listener


class _Server(uvicorn.Server):
    """A uvicorn server that says when it answers, and ends open streams before it waits for them."""

    def __init__(self, sandbox: Sandbox) -> None:
        # No access log: its lines would hold the token, which is part of the address.
        config = uvicorn.Config(
            sandbox.app,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=GRACE_S,
        )
        super().__init__(config)
        self._sandbox = sandbox
        self._reopening: set[asyncio.Task[None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listener: socket.socket | None = None  # None while nobody may connect
        self.answering = threading.Event()
        sandbox.wire.go_away = self.go_away
        logging.getLogger("uvicorn.error").addFilter(_is_no_played_fault)

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            super().run(sockets)
        finally:
            self.answering.set()  # a start that fails must not leave anyone waiting

    def within(self, work: Callable[[Sandbox], Done]) -> Done:
        """Do something in the thread of the loop; to be called from another one."""
        assert self._loop

        async def do() -> Done:
            return work(self._sandbox)

        return asyncio.run_coroutine_threadsafe(do(), self._loop).result()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        self._listener = sockets[0] if sockets else None
        await super().startup(sockets)
        self.answering.set()

    async def go_away(self, seconds: float) -> None:
        """Let nobody connect for a while. Who is connected gets one more answer, and is then sent away.

        To cut idle connections off would leave a caller who was about to use one not knowing whether the call was done.
        """
        if self._reopening or self.should_exit:
            return
        assert self._listener
        address = self._listener.getsockname()
        # Nothing may come between these two: who is connected for the system already would be cut off, not refused.
        taken_in = _connected(self._listener)
        for server in self.servers:
            server.close()
        self._listener = None
        for connected in taken_in:
            await asyncio.get_running_loop().connect_accepted_socket(self._protocol, connected)
        self._sandbox.wire.is_away = True
        task = asyncio.get_running_loop().create_task(self._come_back(address[0], address[1], seconds))
        self._reopening.add(task)
        task.add_done_callback(self._reopening.discard)

    async def _come_back(self, host: str, port: int, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self._sandbox.wire.is_away = False
        self._listener = listen(host, port)
        loop, backlog = asyncio.get_running_loop(), self.config.backlog
        self.servers = [await loop.create_server(self._protocol, sock=self._listener, backlog=backlog)]

    def _protocol(self) -> asyncio.Protocol:
        """As uvicorn makes them itself for those who connect."""
        loop, state = asyncio.get_running_loop(), self.server_state
        return self.config.http_protocol_class(  # type: ignore[call-arg]
            config=self.config, server_state=state, app_state=self.lifespan.state, _loop=loop
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for task in self._reopening:
            task.cancel()
        self._sandbox.close()
        # One turn of the loop, so that what was waiting can answer before its connection is closed.
        await asyncio.sleep(0)
        await super().shutdown(sockets)


def _connected(listener: socket.socket) -> list[socket.socket]:
    """Accept all who wait to be."""
    connected = []
    with contextlib.suppress(BlockingIOError):
        while True:
            connected.append(listener.accept()[0])
            connected[-1].settimeout(0)
    return connected


def _is_no_played_fault(record: logging.LogRecord) -> bool:
    """An answer that was broken off on purpose is nothing to report."""
    return not (record.exc_info and isinstance(record.exc_info[1], BrokenOff))
