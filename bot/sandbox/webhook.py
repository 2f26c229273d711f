"""Pushes updates to the bot's own web server, as Telegram does: in order within a chat, again after a failure."""

import asyncio
import functools
import json
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.sandbox.delivery import Update, Updates
from bot.sandbox.parameters import Arguments
from bot.sandbox.refusal import Refused, not_played

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (a name, not a secret)
USUAL_CONNECTIONS, MOST_CONNECTIONS = 40, 100
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0
_MOST_DOUBLINGS = 6  # already past the longest pause
# Methods that a web server may not call by its answer.
_NOT_BY_ANSWER = re.compile(r"(?:get.*|setwebhook|deletewebhook|close|logout)", re.IGNORECASE)
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Posted:
    """What a web server answered: its status, body, and after how many seconds to come again (0: it did not say)."""

    status: int
    body: bytes = b""
    retry_after_s: float = 0.0


# Sends a body and headers to an address; raises OSError where nothing came back.
Post = Callable[[str, dict[str, str], bytes], Awaitable[Posted]]


@dataclass(frozen=True, slots=True)
class Target:
    """Where updates go. Without ``url`` they wait for polls."""

    url: str = ""
    secret: str = field(default="", repr=False)
    connections: int = USUAL_CONNECTIONS


@dataclass(slots=True)
class Webhook:
    """Pushes what waits in the queue. ``call`` does a call that a web server gives as its answer."""

    updates: Updates
    post: Post
    clock: Callable[[], float]
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep
    target: Target = Target()
    last_error: tuple[int, str] | None = None  # Unix seconds, and what it was
    call: Callable[[str, dict[str, object]], Awaitable[None]] | None = None
    _lanes: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(USUAL_CONNECTIONS))

    def set(self, given: Arguments, allowed: Sequence[str] | None) -> None:
        """Begin to push to the address of a call, or end it where that is empty; ``allowed``: kinds of update, if new.

        Raises:
            Refused: The address, the secret or a number is not what Telegram takes; or it is not on this machine.
        """
        target = _target(given)
        if given.flag("drop_pending_updates"):
            self.updates.forget()
        if allowed is not None:
            self.updates.allowed = tuple(allowed)
        self._end()
        self.target, self.last_error = target, None
        self.updates.pushed_to = target.url
        self._room = asyncio.Semaphore(target.connections)
        if target.url:
            self.updates.end_poll()
            self.updates.seen()
            self.push()
        self.updates.on_status()

    def push(self) -> None:
        """Start sending in every lane where something waits and nothing is under way."""
        if not self.target.url:
            return
        for lane in {update.lane for update in self.updates.waiting()} - self._lanes.keys():
            task = asyncio.get_running_loop().create_task(self._send_lane(lane))
            self._lanes[lane] = task
            task.add_done_callback(functools.partial(self._lane_ended, lane))

    def close(self) -> None:
        """Push nothing any more, so that the server can stop."""
        self.target = Target()
        self._end()

    def _end(self) -> None:
        for task in self._lanes.values():
            task.cancel()
        self._lanes.clear()

    def _lane_ended(self, lane: int, task: asyncio.Task[None]) -> None:
        if self._lanes.get(lane) is task:
            del self._lanes[lane]
            self.push()

    async def _send_lane(self, lane: int) -> None:
        """Send the updates of a lane one by one, each until it is taken."""
        failures = 0
        while update := next((one for one in self.updates.waiting() if one.lane == lane), None):
            async with self._room:
                posted = await self._posted(update)
            if 200 <= posted.status < 300:
                failures = 0
                self.updates.confirm([update])
                await self._answered(posted.body)
                continue
            failures += 1
            await self.pause(posted.retry_after_s or _pause_s(failures))

    async def _posted(self, update: Update) -> Posted:
        headers = {"Content-Type": "application/json"}
        if self.target.secret:
            headers[SECRET_HEADER] = self.target.secret
        try:
            posted = await self.post(self.target.url, headers, json.dumps(update.json()).encode())
        except OSError as error:
            self._failed(f"Connection failed: {type(error).__name__}")
            return Posted(0)
        self.updates.seen()
        if not 200 <= posted.status < 300:
            self._failed(f"Wrong response from the webhook: {posted.status}")
        return posted

    def _failed(self, why: str) -> None:
        self.last_error = int(self.clock()), why

    async def _answered(self, body: bytes) -> None:
        """Do the call that the answer of the web server may hold."""
        try:
            given = json.loads(body) if body else {}
        except (ValueError, RecursionError):
            return
        method = given.pop("method", "") if isinstance(given, dict) else ""
        if isinstance(method, str) and method and not _NOT_BY_ANSWER.fullmatch(method) and self.call:
            await self.call(method, given)


def _pause_s(failures: int) -> float:
    """Seconds to wait after so many failures in a row: the first two times alike, then twice as long each time."""
    return float(min(FIRST_PAUSE_S * 2.0 ** min(max(failures - 2, 0), _MOST_DOUBLINGS), LONGEST_PAUSE_S))


def _target(given: Arguments) -> Target:
    url = given.text("url")
    if not url:
        return Target()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Refused("Bad Request: invalid webhook URL specified") from None
    if parts.scheme not in {"http", "https"} or not host or port == 0:
        raise Refused("Bad Request: invalid webhook URL specified")
    # Telegram wants HTTPS and a public address; this stand-in reaches its own machine only, where HTTP does.
    if host not in _LOOPBACK:
        raise not_played("webhooks on other machines")
    if not _SECRET.fullmatch(given.text("secret_token")):
        raise Refused("Bad Request: secret token contains unallowed characters")
    connections = given.integer("max_connections", USUAL_CONNECTIONS)
    return Target(url, given.text("secret_token"), min(max(connections, 1), MOST_CONNECTIONS))
