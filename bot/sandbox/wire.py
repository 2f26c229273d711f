"""The Bot API over HTTP: addresses, the four ways to pass parameters, and the envelope of the answers."""

import asyncio
import json
import re
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, replace

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox import names
from bot.sandbox.calls import CallLog
from bot.sandbox.feed import Called
from bot.sandbox.methods import Bot
from bot.sandbox.refusal import Refused, not_played

_TOKEN = re.compile(r"([0-9]{1,18}):[A-Za-z0-9_-]{30,}")
_METHODS = {name.lower(): name for name in names.METHODS}


@dataclass(frozen=True, slots=True)
class Wire:
    bot: Bot
    log: CallLog

    def routes(self) -> list[Route]:
        return [Route("/bot{token}/{method}", self.answer, methods=["GET", "POST"])]

    async def answer(self, request: Request) -> Response:
        """Answer one call of a bot, and record it without its token."""
        # What is not one of ours is cut: a caller's mistake can put anything here, even a secret.
        method = _METHODS.get(request.path_params["method"].lower(), "an unknown method")
        given: Mapping[str, object] = {}
        try:
            self._meet(request.path_params["token"])
            _check_known(method)
            given = await _parameters(request)
            result = await _unless_gone(request, self.bot.call(method, given))
        except Refused as refused:
            return self._refusal(method, given, refused)
        self._record(method, given, 200, "")
        return _json({"ok": True, "result": result}, 200)

    def _meet(self, token: str) -> None:
        """Any token of the right form is let in; its number is the bot's id."""
        if not (match := _TOKEN.fullmatch(token)):
            raise Refused("Unauthorized", 401)
        self.bot.chats.bot = replace(self.bot.chats.bot, id=int(match[1]))

    def _refusal(self, method: str, given: Mapping[str, object], refused: Refused) -> Response:
        self._record(method, given, refused.code, str(refused))
        more = {"parameters": refused.parameters} if refused.parameters else {}
        return _json({"ok": False, "error_code": refused.code, "description": str(refused)} | more, refused.code)

    def _record(self, method: str, given: Mapping[str, object], status: int, description: str) -> None:
        now = self.bot.chats.clock()
        call = self.log.record(method, given, status=status, description=description, time=now)
        if call.worth_showing:
            self.bot.feed.publish(Called(call))


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
        Refused: The body cannot be read, or holds a file.
    """
    given: dict[str, object] = dict(request.query_params)
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/json":
        given |= _json_object(await request.body())
    elif kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        try:
            async with request.form() as form:
                if any(isinstance(value, UploadFile) for value in form.values()):
                    raise not_played("uploads")
                given |= dict(form)
        except HTTPException as error:
            raise Refused(f"Bad Request: can't read the form: {error.detail}") from error
    else:
        await request.body()  # so that what is received next is a hang-up
    return given


def _json_object(body: bytes) -> dict[str, object]:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused("Bad Request: can't parse the body as JSON") from None
    if not isinstance(given, dict):
        raise Refused("Bad Request: the body must be a JSON object")
    return given


def _json(content: object, status: int) -> Response:
    # Escaped to ASCII as by the real server; so a stray half of a surrogate pair cannot break the answer either.
    return Response(json.dumps(content), status, media_type="application/json")
