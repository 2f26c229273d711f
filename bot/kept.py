"""An answer as it is kept for its buttons: everything that they show, rendered when it was given.

So a button works for a year, whatever becomes of the snapshot, and shows what was shown.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.citations import as_copied, in_context
from bot.render import Reply, render_answer, render_more
from bot.state.follows import LONGEST_FOLLOWED
from bot.tongue import Tongue
from index.records import Answer, Citation, Query

VERSION = 1
_ON_A_PAGE = 3


@dataclass(frozen=True, slots=True)
class KeptReply:
    """What is shown of an answer.

    ``pages`` and ``contexts`` are messages as Telegram HTML: the answer with what else there is, and the passages among
    their paragraphs. ``citation`` is the first citation as plain text, for the clipboard. ``follow`` is the question as
    it can be asked again by itself; empty where it cannot.
    """

    pages: tuple[str, ...]
    contexts: tuple[str, ...]
    citation: str
    follow: str = ""

    def payload(self) -> dict[str, Any]:
        return {"version": VERSION} | asdict(self)


def kept_reply(answer: Answer, tongue: Tongue) -> tuple[Reply, KeptReply]:
    """The reply to a question, and what is kept of it."""
    reply = render_answer(answer, tongue)
    shown: tuple[Citation, ...] = answer.citations or answer.nearest
    more = [render_more(answer, page, tongue).html for page in _pages(answer.more)]
    contexts = [Reply(in_context(citation, tongue)).html for citation in shown]
    citation = as_copied(shown[0], tongue) if shown else ""
    return reply, KeptReply((reply.html, *more), tuple(contexts), citation, _to_follow(answer.query))


def read(payload: Mapping[str, Any]) -> KeptReply | None:
    """What was kept, or None where an older or newer program has kept it otherwise."""
    if payload.get("version") != VERSION:
        return None
    return KeptReply(tuple(payload["pages"]), tuple(payload["contexts"]), payload["citation"], payload["follow"])


def _to_follow(query: Query) -> str:
    """Nothing of a question that leans on the one before: by itself it would be another one."""
    return "" if query.carried or len(query.question) > LONGEST_FOLLOWED else query.question


def _pages(citations: tuple[Citation, ...]) -> list[tuple[Citation, ...]]:
    return [citations[start : start + _ON_A_PAGE] for start in range(0, len(citations), _ON_A_PAGE)]
