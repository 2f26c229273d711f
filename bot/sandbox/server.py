"""The sandbox as a program: put together, guarded, and run in the foreground or beside another one."""

import asyncio
import contextlib
import logging
import socket
import threading
from collections.abc import Collection
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.sandbox.calls import CallLog
from bot.sandbox.chats import Chats
from bot.sandbox.delivery import Updates
from bot.sandbox.feed import Feed, StatusChanged
from bot.sandbox.methods import Bot
from bot.sandbox.page import Page
from bot.sandbox.person import Person
from bot.sandbox.profile import Profile
from bot.sandbox.wire import Wire

_log = logging.getLogger(__name__)

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
TEST_CLIENT_NAME = "testserver"
# Open streams and polls are told to end; what still runs after this many seconds is cut off.
GRACE_S = 1


class AddressUnavailableError(OSError):
    """The sandbox cannot listen where it was asked to."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(f"cannot listen on {host} port {port}: {reason}; stop what uses it or choose another port")
        self.host = host
        self.port = port


@dataclass(frozen=True, slots=True)
class Sandbox:
    """All parts together. ``app`` serves them; ``close`` ends what would keep its server from stopping."""

    bot: Bot
    log: CallLog
    app: Starlette

    def close(self) -> None:
        self.bot.updates.close()
        self.bot.feed.close()


def build(allowed_hosts: Collection[str] = ()) -> Sandbox:
    """Put a new, empty sandbox together.

    Args:
        allowed_hosts: Names, besides those of this machine, under which browsers may reach it.
    """
    feed = Feed()
    updates = Updates(on_status=lambda: feed.publish(StatusChanged()))
    bot = Bot(Chats(), updates, feed, Profile())
    log = CallLog()
    page = Page(bot, log)
    hosts = LOOPBACK_NAMES | {TEST_CLIENT_NAME} | {host.lower() for host in allowed_hosts}
    routes = [*Wire(bot, log).routes(), *Person(bot, log).routes(), *page.routes()]
    app = Starlette(routes=routes, middleware=[Middleware(HostGuard, allowed_hosts=frozenset(hosts))])
    return Sandbox(bot, log, app)


def create_app(allowed_hosts: Collection[str] = ()) -> Starlette:
    """A new, empty sandbox as an ASGI application."""
    return build(allowed_hosts).app


@dataclass(frozen=True, slots=True)
class HostGuard:
    """Turns away requests under a foreign name, or from a page of another site.

    Without it, a web page that the user visits could reach a server of the loopback address by pointing a name
    of its own there (DNS rebinding).
    """

    app: ASGIApp
    allowed_hosts: frozenset[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if not self._allows(f"//{headers.get('host', '')}"):
            refusal = PlainTextResponse("This sandbox is not known under that host name", 421)
        elif origin is not None and not self._allows(origin):
            refusal = PlainTextResponse("This sandbox takes no requests from other sites", 403)
        else:
            await self.app(scope, receive, send)
            return
        await refusal(scope, receive, send)

    def _allows(self, address: str) -> bool:
        try:
            return urlsplit(address).hostname in self.allowed_hosts
        except ValueError:
            return False


class SandboxServer:
    """A sandbox that runs in a thread of its own, between ``with`` and its end.

    Args:
        host: The address to listen on.
        port: The port; 0 takes a free one.
        allowed_hosts: As for `build`.
    """

    def __init__(self, host: str = "127.0.0.1", port: int = 0, allowed_hosts: Collection[str] = ()) -> None:
        self._host = host
        self._port = port
        self._allowed_hosts = allowed_hosts
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
        self._server = _Server(build((*self._allowed_hosts, self._host)))
        self._thread = threading.Thread(target=self._server.run, args=([listener],), name="sandbox", daemon=True)
        self._thread.start()
        self._server.answering.wait()
        if not self._server.started:
            raise AddressUnavailableError(self._host, self._port, "the server did not start")

    def stop(self) -> None:
        """End open polls and streams, and return once the port is free."""
        if self._server and self._thread:
            self._server.should_exit = True
            self._thread.join()
            self._server = self._thread = None


def serve(host: str = "127.0.0.1", port: int = 8081, allowed_hosts: Collection[str] = ()) -> None:
    """Run a sandbox in the foreground until the process is interrupted, and print its address.

    Raises:
        AddressUnavailableError: The port is taken, or the host is not of this machine.
    """
    listener = listen(host, port)
    shown = SandboxServer(host, listener.getsockname()[1])
    print(f"Chat: {shown.url}\nBot API: {shown.api_url}", flush=True)  # noqa: T201 - the foreground command
    # uvicorn stops in order at the first Ctrl-C, and then passes it on.
    with contextlib.suppress(KeyboardInterrupt):
        _Server(build((*allowed_hosts, host))).run([listener])


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
        self.answering = threading.Event()

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            super().run(sockets)
        finally:
            self.answering.set()  # a start that fails must not leave anyone waiting

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.answering.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._sandbox.close()
        # One turn of the loop, so that what was waiting can answer before its connection is closed.
        await asyncio.sleep(0)
        await super().shutdown(sockets)
