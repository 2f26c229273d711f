"""What admins are told: in English only, and as plain text. Pure functions."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup

from bot.maintenance import Incomplete, Live, Published, Status
from bot.markup import MAX_CHARACTERS, Markup, bold, join, plain
from bot.render import Reply
from bot.state.gaps import Gap
from index.errors import CorpusError
from index.records import Article

if TYPE_CHECKING:
    from index.drafts import Draft
    from index.ingest.understood import Understood

COMMANDS = (
    BotCommand("status", "What answers, and how much it knows"),
    BotCommand("reindex", "Build from the corpus and answer from that"),
    BotCommand("rollback", "Answer from the snapshot before"),
    BotCommand("withdraw", "Take an article back: ID and reason"),
    BotCommand("gaps", "What was asked and not answered"),
)
PREFIX = "adm:"
ADD, DISCARD = "add", "discard"
_SHOWN = ("title", "outlet", "outlet_country", "published", "published_note", "language", "text", "credits", "rights")
_MOST_SHOWN = 300
_MOST_LINES = 15
WITHDRAW_USAGE = Reply(plain("Say which article and why: /withdraw ID retracted by the outlet"))


def below_draft(key: str) -> InlineKeyboardMarkup:
    buttons = [(ADD, "Add and publish"), (DISCARD, "Discard")]
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=f"{PREFIX}{verb}:{key}") for verb, label in buttons]]
    )


def render_draft(draft: "Draft") -> Reply:
    """What was understood of a page, what is new about it, and what the corpus has of it already."""
    new = draft.novelty
    found = ((draft.length, "paragraph"), (new.quotes, "quotation"), (new.statements, "statement"), (new.dates, "date"))
    lines = [", ".join(counted(number, thing) for number, thing in found)]
    lines += [f"{one.share:.0%} of its words stand in {one.article_id}; the story is shown once" for one in new.copies]
    lines += [f"Unknown speaker: {name}" for name in new.unknown_speakers]
    return _reply([*_understood(draft.understood), "", f"ID: {draft.article.article_id}", *lines])


def render_incomplete(page: Incomplete) -> Reply:
    """What was understood of a page, and what keeps it from becoming an article."""
    refused = str(page.refused).splitlines()
    lines = [*_understood(page.understood), "", "Not an article yet:", *refused]
    if any("give --" in line for line in refused):
        lines += ["", "Send the link again, with what is missing in lines below it, as:", "published: 2025-11-26"]
    return _reply(lines)


def render_building(article: Article | None = None) -> Reply:
    what = [f"Added {article.article_id}."] if article else []
    return _reply([*what, "Building… Questions are answered from the snapshot before meanwhile."])


def render_published(published: Published, article: Article | None = None) -> Reply:
    report, before, now = published.report, published.before.counts, published.now.counts
    done = f"Live: {report.snapshot}" if report.published else f"Nothing had changed; live: {report.snapshot}"
    changed = [
        _changed(before.articles, now.articles, "article"),
        _changed(before.passages, now.passages, "passage"),
        f"{counted(report.embedded, 'text')} embedded, {report.seconds:.0f} s",
    ]
    return _reply([*([f"Added {article.article_id}."] if article else []), done, *changed])


def render_rolled_back(live: Live) -> Reply:
    return _reply([f"Live: {live.snapshot}", *_size(live), "/reindex builds from the corpus as it is now."])


def render_withdrawn(article_id: str) -> Reply:
    return _reply([f"{article_id} is not cited any more. /reindex leaves it out of the snapshot as well."])


def render_discarded(article: Article) -> Reply:
    return _reply([f"Discarded: {article.article_id}"])


def render_refused(error: CorpusError) -> Reply:
    lines = str(error).splitlines()
    more = [f"… and {len(lines) - _MOST_LINES} more"] if len(lines) > _MOST_LINES else []
    return _reply(["Refused:", *lines[:_MOST_LINES], *more])


def render_status(status: Status) -> Reply:
    return _reply(
        [
            f"Snapshot: {status.live.snapshot}",
            *_size(status.live),
            f"Answered since {status.started:%Y-%m-%d %H:%M} UTC: {counted(status.answered, 'message')}",
            f"Waiting: {counted(status.waiting, 'message')}",
            f"Store: {status.state or 'well'}",
        ]
    )


def render_gaps(gaps: Sequence[Gap]) -> Reply:
    if not gaps:
        return _reply(["Nothing was asked in the last 30 days that had no answer."])
    lines = [f"{gap.count}× {gap.question} ({gap.language}, last {gap.last_asked})" for gap in gaps]
    return _reply(["Asked in the last 30 days, and not answered:", *lines])


def counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _changed(before: int, now: int, thing: str) -> str:
    return f"{counted(now, thing)} ({now - before:+,})"


def _size(live: Live) -> list[str]:
    counts = live.counts
    return [
        f"{counted(counts.articles, 'article')}, {counted(counts.passages, 'passage')}",
        f"Newest: {live.newest or 'undated'}",
    ]


def _understood(understood: "Understood") -> list[str]:
    values = understood.values
    origins = understood.origins
    found = [f"{key}: {_value(values[key])}  [{origins.get(key, 'unknown')}]" for key in _SHOWN if key in values]
    return [understood.source, *found, *(f"Note: {remark}" for remark in understood.remarks)]


def _value(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def _reply(lines: Iterable[str]) -> Reply:
    """Lines as one message, the first in bold; what has no room is left out."""
    first, *others = lines
    whole: Markup = bold(plain(first[:_MOST_SHOWN]))
    for line in others:
        longer = join([whole, plain(line)], "\n")
        if longer.characters > MAX_CHARACTERS - 2:
            return Reply(join([whole, plain("…")], "\n"))
        whole = longer
    return Reply(whole)
