"""The Bot API over HTTP: addresses, the four ways to pass parameters, files, faults, and the envelope of answers."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, replace

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.sandbox import methods, names
from bot.sandbox.bot import Bot
from bot.sandbox.calls import CallLog
from bot.sandbox.faults import Fault
from bot.sandbox.feed import Called
from bot.sandbox.files import LARGEST_UPLOAD_BYTES, Upload
from bot.sandbox.refusal import Refused

_TOKEN = re.compile(r"([0-9]{1,18}):[A-Za-z0-9_-]{30,}")
_METHODS = {name.lower(): name for name in names.METHODS}
UNKNOWN_METHOD = "an unknown method"
# The largest upload, and room for the parameters beside it.
LARGEST_BODY_BYTES = LARGEST_UPLOAD_BYTES + (1 << 20)
FRONT_SERVER_PAGE = (
    "<html>\r\n<head><title>{status} {reason}</title></head>\r\n<body>\r\n<center><h1>{status} {reason}</h1></center>"
    "\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)
_REASONS = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout"}


async def _no_server(_: float) -> None:
    raise NotImplementedError("a refused connection cannot be played where no server listens")


@dataclass(slots=True)
class Wire:
    """``go_away`` lets nobody connect for some seconds; that needs a server that listens."""

    bot: Bot
    log: CallLog
    go_away: Callable[[float], Awaitable[None]] = _no_server
    is_away: bool = False

    def routes(self) -> list[Route]:
        return [
            Route("/bot{token}/{method}", self.answer, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.download, methods=["GET"]),
        ]

    async def answer(self, request: Request) -> Response:
        """Answer one call of a bot, and record it without its token."""
        # What is not one of ours is cut: a caller's mistake can put anything here, even a secret.
        method = _METHODS.get(request.path_params["method"].lower(), UNKNOWN_METHOD)
        given: Mapping[str, object] = {}
        fault = None
        try:
            self._meet(request.path_params["token"])
            _check_known(method)
            given = await _parameters(request)
            if (fault := self.bot.faults.of_call(method)) and (refusal := self._instead(method, given, fault)):
                return refusal
            result = await _unless_gone(request, methods.call(self.bot, method, given))
        except Refused as refused:
            answer = self._refusal(method, given, refused, fault)
        else:
            self._record(method, given, 200, "", fault)
            answer = _json({"ok": True, "result": result}, 200)
        if self.is_away:
            answer.headers["Connection"] = "close"
        return await self._troubled(answer, fault) if fault else answer

    async def by_answer(self, method: str, given: Mapping[str, object]) -> None:
        """Do a call that a web server has given as its answer to an update. What comes of it, only the log tells."""
        method = _METHODS.get(method.lower(), UNKNOWN_METHOD)
        try:
            _check_known(method)
            await methods.call(self.bot, method, given)
        except Refused as refused:
            self._record(method, given, refused.code, str(refused))
        else:
            self._record(method, given, 200, "")

    async def download(self, request: Request) -> Response:
        """A file that the bot has asked for by `getFile`."""
        try:
            self._meet(request.path_params["token"])
        except Refused as refused:
            return _envelope(refused)
        if (found := self.bot.files.at(request.path_params["path"])) is None:
            return _envelope(Refused("Not Found", 404))
        return Response(found.data, media_type="application/octet-stream")

    def _meet(self, token: str) -> None:
        """Any token of the right form is let in; its number is the bot's id."""
        if not (match := _TOKEN.fullmatch(token)):
            raise Refused("Unauthorized", 401)
        self.bot.chats.bot = replace(self.bot.chats.bot, id=int(match[1]))

    def _instead(self, method: str, given: Mapping[str, object], fault: Fault) -> Response | None:
        """The answer of a call that a fault keeps from being done; None for a fault that comes after."""
        if fault.kind == "flood":
            seconds = max(round(fault.seconds), 1)
            refused = Refused(f"Too Many Requests: retry after {seconds}", 429, retry_after=seconds)
            return self._refusal(method, given, refused, fault)
        if fault.kind == "server_error":
            reason = _REASONS[fault.status]
            self._record(method, given, fault.status, reason, fault)
            page = FRONT_SERVER_PAGE.format(status=fault.status, reason=reason)
            return Response(page, fault.status, media_type="text/html")
        return None

    async def _troubled(self, answer: Response, fault: Fault) -> Response:
        """The answer of a call that was done, as the fault lets it through."""
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        if fault.kind == "reply_lost":
            return _BrokenAnswer(answer.body, answer.status_code, answer.headers)
        if fault.kind == "refused":
            # Before the answer, so that its reader finds nobody at once.
            await self.go_away(fault.seconds)
            answer.headers["Connection"] = "close"
        return answer

    def _refusal(
        self, method: str, given: Mapping[str, object], refused: Refused, fault: Fault | None = None
    ) -> Response:
        self._record(method, given, refused.code, str(refused), fault)
        return _envelope(refused)

    def _record(
        self, method: str, given: Mapping[str, object], status: int, description: str, fault: Fault | None = None
    ) -> None:
        now = self.bot.chats.clock()
        kind = fault.kind if fault else ""
        call = self.log.record(method, given, status=status, description=description, time=now, fault=kind)
        if call.worth_showing:
            self.bot.feed.publish(Called(call))


class BrokenOff(Exception):
    """Ends an answer in its middle, and with it the connection."""


class _BrokenAnswer(Response):
    """An answer of which only the first half arrives."""

    async def __call__(self, _: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        half = bytes(self.body[: len(self.body) // 2])
        await send({"type": "http.response.body", "body": half, "more_body": True})
        raise BrokenOff


def _check_known(method: str) -> None:
    if method not in names.METHODS:
        raise Refused("Not Found", 404)


class _Gone(HTTPException):
    """The caller hung up; nobody reads what is answered."""


async def _unless_gone(request: Request, call: Coroutine[object, object, object]) -> object:
    """Wait for a call, but not for a caller who has hung up: a dead poll must not look like a connected bot."""
    work = asyncio.ensure_future(call)
    hang_up = asyncio.ensure_future(_hung_up(request))
    try:
        await asyncio.wait({work, hang_up}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            raise _Gone(499)
        return work.result()
    finally:
        for task in (work, hang_up):
            task.cancel()
        await asyncio.gather(work, hang_up, return_exceptions=True)


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _parameters(request: Request) -> dict[str, object]:
    """The parameters of a call, wherever they stand; those of the body win over those of the address.

    Raises:
        Refused: The body cannot be read, or is too large.
    """
    given: dict[str, object] = dict(request.query_params)
    length = request.headers.get("content-length", "")
    if length.isdecimal() and float(length) > LARGEST_BODY_BYTES:
        raise Refused("Request Entity Too Large", 413)
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/json":
        given |= _json_object(await request.body())
    elif kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        try:
            async with request.form() as form:
                given |= {name: await _part(value) for name, value in form.items()}
        except HTTPException as error:
            raise Refused(f"Bad Request: can't read the form: {error.detail}") from error
    else:
        await request.body()  # so that what is received next is a hang-up
    return given


async def _part(value: UploadFile | str) -> Upload | str:
    if isinstance(value, str):
        return value
    return Upload(value.filename or "file", value.content_type or "", await value.read())


def _json_object(body: bytes) -> dict[str, object]:
    try:
        given = json.loads(body)
        json.dumps(given, allow_nan=False)  # what is no JSON could not be shown on the page either
    except (ValueError, RecursionError):
        raise Refused("Bad Request: can't parse the body as JSON") from None
    if not isinstance(given, dict):
        raise Refused("Bad Request: the body must be a JSON object")
    return given


def _envelope(refused: Refused) -> Response:
    more = {"parameters": refused.parameters} if refused.parameters else {}
    return _json({"ok": False, "error_code": refused.code, "description": str(refused)} | more, refused.code)


def _json(content: object, status: int) -> Response:
    # Escaped to ASCII as by the real server; so a stray half of a surrogate pair cannot break the answer either.
    return Response(json.dumps(content), status, media_type="application/json")
