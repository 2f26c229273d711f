"""The chat page and its live stream: everything on it is rendered here, the browser only puts it in place."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import fontpkg
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from bot.sandbox.bot import Bot
from bot.sandbox.calls import CallLog
from bot.sandbox.faults import KINDS
from bot.sandbox.frames import Frame, frames
from bot.sandbox.painting import OFFERED_REACTIONS, Painting
from bot.sandbox.place import Place, place_of, places_of, topics_of
from bot.sandbox.words import words_in

HERE = Path(__file__).parent
# How often a silent stream looks whether the bot is still there; also keeps the connection alive.
PULSE_S = 2.0
SHOWN_CALLS = 100
RATES = (100, 50, 20, 5)  # percent of calls or updates that a fault may meet
# The words that the script needs, for what only the browser knows of.
SCRIPT_WORDS = """
    language stopped typing photo copied not_copied send save replying_to editing choose_chat no_chat
    searching no_results no_answer inline_off more_results no_commands
""".split()
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_KEPT = {"Cache-Control": "max-age=86400"}


async def letters(_: Request) -> Response:
    """The font for the Arabic script, from the package that has it."""
    return FileResponse(fontpkg.path("Noto Sans Arabic"), media_type="font/ttf", headers=_KEPT)


class _Static(StaticFiles):
    """Asked for anew by each page, so that no browser keeps a script which does not fit the page any more."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = "no-cache"
        return response


class Page:
    """Shows one place of one person, and each change of it."""

    def __init__(self, bot: Bot, log: CallLog) -> None:
        self._bot = bot
        self._log = log
        self._paint = Painting(bot)

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/", self.show),
            Route("/sandbox/events", self.events),
            Route("/sandbox/files/{file_id}", self.file),
            Route("/sandbox/letters.ttf", letters),
            Mount("/static", _Static(directory=HERE / "static")),
        ]

    async def show(self, request: Request) -> Response:
        """The page of a place."""
        chats = self._bot.chats
        if (place := place_of(request.query_params, chats)) is None:
            return RedirectResponse("/")
        words = words_in(place.person.language_code)
        calls = [call for call in self._log if call.worth_showing]
        page = self._paint.whole(
            "page.html",
            place,
            people=[(other, words_in(other.language_code)) for other in chats.people.values()],
            places=places_of(place.person, chats),
            topics=topics_of(place),
            bot_name=self._bot.name(words.language),
            username=chats.bot.username,
            messages=[message for message in chats.transcript(place.chat_id) if place.holds(message)],
            is_blocked=place.chat_id in chats.blocked,
            calls=calls[-SHOWN_CALLS:],
            refused=sum(call.refused for call in calls),
            faults={kind: self._rate(kind) for kind in KINDS},
            fault_rates=RATES,
            counts_rates=self._bot.rates.on,
            status=self._bot.updates.status,
            last_event=self._bot.feed.last,
            script_words={name: getattr(words, name) for name in SCRIPT_WORDS},
            offered_reactions=OFFERED_REACTIONS,
        )
        return HTMLResponse(page, headers=HEADERS)

    async def events(self, request: Request) -> Response:
        """The changes of one place as server-sent events, from the one after `after` on."""
        place = place_of(request.query_params, self._bot.chats)
        after = request.headers.get("last-event-id") or request.query_params.get("after", "")
        if place is None or not after.isdecimal():
            return HTMLResponse("no such chat, or no number of an event in after", 400)
        stream = self._stream(place, int(after))
        return StreamingResponse(stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def file(self, request: Request) -> Response:
        """A file of a message: a photo to look at, anything else to keep and never to run here."""
        found = self._bot.files.find(request.path_params["file_id"])
        if found is None:
            return PlainTextResponse("There is no such file", 404)
        is_photo = found.kind == "photo"
        media_type = found.mime_type if is_photo else "application/octet-stream"
        kept = {"Content-Disposition": "inline" if is_photo else "attachment"}
        return Response(found.data, media_type=media_type, headers=HEADERS | kept)

    async def _stream(self, place: Place, after: int) -> AsyncIterator[str]:
        words = words_in(place.person.language_code)
        shown = ""
        async for number, event in self._bot.feed.follow(after, pause_s=PULSE_S):
            for frame in frames(event, place, self._paint) if event else ():
                yield frame.encoded(number)
            if (status := self._bot.updates.status) != shown:
                shown = status
                yield Frame("status", {"status": status, "text": self._paint.status(words)}).encoded(number)
            elif event is None:
                yield ": still here\n\n"

    def _rate(self, kind: str) -> int:
        """How many percent the fault of this kind meets, 0 if there is none."""
        return next((round(100 * fault.rate) for fault in self._bot.faults.plan if fault.kind == kind), 0)
