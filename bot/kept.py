"""An answer as it is kept for its buttons: everything that they show, rendered when it was given.

So a button works for a year, whatever becomes of the snapshot, and shows what was shown.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from bot import texts
from bot.citations import as_copied, in_context
from bot.exports import Form, exported
from bot.exports.report import ReportWords
from bot.picture import Json, caption, kept_timeline, pictured
from bot.render import Caption, Reply, corpus_line, render_answer, render_more
from bot.state.answers import Answers, KeptAnswer
from bot.state.follows import LONGEST_FOLLOWED
from bot.tongue import Tongue
from index.records import Answer, Citation, Query, TextKind

VERSION = 1
_ON_A_PAGE = 3


@dataclass(frozen=True, slots=True)
class KeptReply:
    """What is shown of an answer.

    ``pages`` and ``contexts`` are messages as Telegram HTML: the answer with what else there is, and the passages among
    their paragraphs. ``citation`` is the first citation as plain text, for the clipboard. ``files`` are the exports, as
    text, by the value of their `Form`. ``timeline`` is what a picture needs (`bot.picture`), with its ``caption`` in
    HTML; both are empty where there is none. ``follow`` is the question as it can be asked again by itself; empty where
    it cannot.
    """

    pages: tuple[str, ...]
    contexts: tuple[str, ...]
    citation: str
    files: Mapping[str, str] = field(default_factory=dict)
    timeline: Json = field(default_factory=dict)
    caption: str = ""
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
    drawn, footer = pictured(answer), corpus_line(answer.corpus, tongue)
    below_picture = caption(drawn, tongue)
    kept = KeptReply(
        (reply.html, *more),
        tuple(contexts),
        citation,
        _files(answer, tongue) if shown else {},
        kept_timeline(answer.query.question, drawn, footer) if drawn else {},
        Caption(below_picture).html if below_picture.characters else "",
        _to_follow(answer.query),
    )
    return reply, kept


def read(payload: Mapping[str, Any]) -> KeptReply | None:
    """What was kept, or None where an older or newer program has kept it otherwise."""
    if payload.get("version") != VERSION:
        return None
    return KeptReply(
        tuple(payload["pages"]),
        tuple(payload["contexts"]),
        payload["citation"],
        payload["files"],
        payload["timeline"],
        payload["caption"],
        payload["follow"],
    )


async def find(answers: Answers, answer_id: str) -> tuple[KeptAnswer, KeptReply] | None:
    """The answer that is kept under an id, and what it showed; None where there is none, or none that can be read.

    Raises:
        StateUnavailable: What is kept cannot be reached.
    """
    answer = await answers.find(answer_id)
    keeping = read(answer.payload) if answer else None
    return (answer, keeping) if answer and keeping else None


def _files(answer: Answer, tongue: Tongue) -> dict[str, str]:
    words = ReportWords(
        day=tongue.day,
        # They are filled in where the file is made.
        said_by=tongue.say(texts.SAID_BY, speaker="{speaker}"),
        credited_to=tongue.say(texts.CREDITED, outlet="{outlet}"),
        kinds={
            TextKind.BRIEF: tongue.say(texts.OUR_SUMMARY),
            TextKind.EXCERPT: tongue.say(texts.EXCERPT),
        },
        corpus=corpus_line(answer.corpus, tongue),
        snapshot=tongue.say(texts.SNAPSHOT, id="{id}"),
        weak=tongue.say(texts.WEAK),
    )
    return {form: exported(answer, form, words).data.decode() for form in Form}


def _to_follow(query: Query) -> str:
    """Nothing of a question that leans on the one before: by itself it would be another one."""
    return "" if query.carried or len(query.question) > LONGEST_FOLLOWED else query.question


def _pages(citations: tuple[Citation, ...]) -> list[tuple[Citation, ...]]:
    return [citations[start : start + _ON_A_PAGE] for start in range(0, len(citations), _ON_A_PAGE)]
