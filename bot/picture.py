"""The picture of an answer that is a timeline: what is kept of it, and its caption."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot import texts
from bot.citations import on_its_day_in_short
from bot.markup import MAX_CAPTION_CHARACTERS, Markup, join
from bot.timeline import FEWEST_EVENTS, MOST_EVENTS, Timeline, TimelineEvent
from bot.tongue import Tongue
from index.records import Answer, Citation

# From so many events on the picture is long, and phones show photos in reduced size: then it can be had as a file.
MANY_EVENTS = 8
# So much of each sentence stands in the caption, the most that fits.
_SENTENCE_CHARACTERS = (240, 160, 110, 80, 60, 40, 20, 0)

Json = dict[str, Any]


def pictured(answer: Answer) -> tuple[Citation, ...]:
    """The citations that a picture shows; none where it would be no timeline."""
    if not answer.query.timeline:
        return ()
    dated = tuple(one for one in answer.citations if one.days)[:MOST_EVENTS]
    return dated if len(dated) >= FEWEST_EVENTS else ()


def kept_timeline(question: str, citations: Sequence[Citation], footer: str) -> Json:
    """All that the picture needs but the language, as JSON."""
    events = [
        [one.rank, *(day.isoformat() for day in one.days or ()), one.highlights[0].of(one.article.body),
         one.article.outlet, one.article.language]
        for one in citations
    ]  # fmt: skip
    return {"title": question, "events": events, "footer": footer}


def timeline_of(kept: Mapping[str, Any], tongue: Tongue) -> Timeline:
    """What was kept, as it is drawn for readers of a language."""
    events = tuple(
        TimelineEvent(rank, date.fromisoformat(low), date.fromisoformat(high), *rest)
        for rank, low, high, *rest in kept["events"]
    )
    return Timeline(
        kept["title"],
        events,
        tongue.days,
        lambda days: tongue.count(*texts.GAP, days),
        tongue.language,
        kept["footer"],
        right_to_left=tongue.direction == "rtl",
    )


def caption(citations: Sequence[Citation], tongue: Tongue) -> Markup:
    """The same events in a line each, with their sources; as many as a caption has room for, which may be none."""
    for most in _SENTENCE_CHARACTERS:
        lines = [on_its_day_in_short(one, tongue, most) for one in citations]
        if _fits(lines):
            return join(lines, "\n")
    while lines and not _fits(lines):
        lines.pop()
    return join(lines, "\n")


def _fits(lines: Sequence[Markup]) -> bool:
    whole = join(lines, "\n")
    return whole.fits and whole.characters <= MAX_CAPTION_CHARACTERS
