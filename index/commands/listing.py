"""`talks-index quotes`, `positions` and `timeline`: what the current snapshot has of somebody, or of some days."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import typer
from rich.text import Text

from index.answer_json import citation_json
from index.asking.day_words import day_words
from index.commands.options import INDEX, IndexOption, JsonOption, out, print_json
from index.composing.by_speaker import positions as positions_of
from index.composing.by_speaker import quotations
from index.composing.by_timeline import MOST_EVENTS
from index.composing.by_timeline import timeline as timeline_of
from index.composing.citing import cite
from index.composing.shown import Shown
from index.readable import days_text, passage_text, source_line
from index.records import Citation, Days, Kind, Query
from index.snapshot.opened import Snapshot, open_current
from index.snapshot.text_index import terms
from index.snapshot.withdrawn_list import WithdrawnList

_Speaker = Annotated[str, typer.Argument(help="A person or party, by any name.")]
_Topic = Annotated[str, typer.Argument(help="What it has to be about.")]
_Most = Annotated[int, typer.Option("--most", min=1, max=1_000, help="At most so many.")]


def quotes(
    speaker: _Speaker, topic: _Topic = "", most: _Most = 10, index: IndexOption = INDEX, as_json: JsonOption = False
) -> None:
    """List quotations of a person or party, the newest first."""
    snapshot = open_current(index)
    who = _known(snapshot, speaker)
    found = quotations(snapshot, [who], _weights(snapshot, topic), WithdrawnList(index).ids(), most)
    _report(snapshot, {"speaker": who, "topic": topic}, found, as_json=as_json)


def positions(
    party: _Speaker, topic: _Topic = "", most: _Most = 10, index: IndexOption = INDEX, as_json: JsonOption = False
) -> None:
    """List what a party or person says: own words before what is told of them, of each the newest first."""
    snapshot = open_current(index)
    who = _known(snapshot, party)
    found = positions_of(snapshot, who, _weights(snapshot, topic), WithdrawnList(index).ids(), most)
    _report(snapshot, {"party": who, "topic": topic}, found, as_json=as_json)


def timeline(
    days: Annotated[str, typer.Argument(help='Days in words or figures: "November 2025", "2025-10-19".')],
    topic: _Topic = "",
    most: _Most = MOST_EVENTS,
    index: IndexOption = INDEX,
    as_json: JsonOption = False,
) -> None:
    """List what happened on some days, in order."""
    snapshot = open_current(index)
    newest = snapshot.corpus.newest or snapshot.manifest.made.date()
    asked = day_words(days, days.lower(), newest).days
    if asked is None:
        raise typer.BadParameter(f"{days!r} names no day; name one as in 12 October 2025, or from 19 to 25 October")
    found = timeline_of(snapshot, asked, _weights(snapshot, topic), WithdrawnList(index).ids(), most)
    said = {"days": {"start": _iso(asked.low), "end": _iso(asked.high)}, "topic": topic}
    _report(snapshot, said, found, asked, as_json=as_json)


def _known(snapshot: Snapshot, name: str) -> str:
    """The id of a person or party; a name that nobody has ends the command."""
    entity = snapshot.entities[name] if name in snapshot.entities else snapshot.entities.named(name)
    if entity is None:
        near = ", ".join(one.name for one, _, _ in snapshot.entities.nearest(name))
        print(f"nobody is called {name} here; {f'near: {near}' if near else 'see entities.yaml'}", file=sys.stderr)
        raise typer.Exit(1)
    return entity.entity_id


def _weights(snapshot: Snapshot, topic: str) -> Mapping[str, float]:
    return {word: snapshot.passages.weight(word) for word in terms(topic)}


def _report(
    snapshot: Snapshot, said: Mapping[str, Any], found: Sequence[Shown], days: Days | None = None, *, as_json: bool
) -> None:
    query = Query("", Kind.QUESTION, "en", (), days=days)
    citations = [
        cite(replace(one, hit=replace(one.hit, rank=rank)), query, snapshot) for rank, one in enumerate(found, start=1)
    ]
    if as_json:
        citing = [citation_json(citation) for citation in citations]
        print_json({"snapshot": snapshot.snapshot_id, **said, "citations": citing})
        return
    if not citations:
        out.print("Nothing.")
    for citation in citations:
        out.print(_head(citation))
        out.print(passage_text(citation))
        out.print(Text(f"{source_line(citation)}\n", style="dim"))


def _head(citation: Citation) -> Text:
    when = days_text(*citation.days) if citation.days else ""
    return Text(" · ".join(part for part in (citation.under, when) if part))


def _iso(day: date) -> str:
    return day.isoformat()
