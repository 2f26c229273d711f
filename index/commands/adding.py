"""`talks-index add`, `review` and `approve`: how articles come in."""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from index.articles import article_files, load_articles
from index.commands.options import CORPUS, CorpusOption, JsonOption, counted, print_json
from index.corpus import corpus_so_far
from index.errors import CorpusError
from index.ingest.understood import Understood, to_article, with_flags, with_outlet
from index.novelty import REVIEW_FOLDER, Novelty, novelty, take_up
from index.novelty import approve as approve_one
from index.records import Article

_SHOWN = ("title", "outlet", "outlet_country", "published", "language", "text", "url", "credits", "rights")
_MOST_SHOWN_CHARACTERS = 300


def add(
    sources: Annotated[
        list[str],
        typer.Argument(help="Addresses, saved pages, PDF, Markdown or text files, feeds, or - for standard input."),
    ],
    title: Annotated[str | None, typer.Option(help="Headline, as printed.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    outlet_country: Annotated[str | None, typer.Option(help="Where the outlet is based.")] = None,
    url: Annotated[str | None, typer.Option(help="Address of the page.")] = None,
    published: Annotated[str | None, typer.Option(help="Day of publication, as 2025-10-26.")] = None,
    published_note: Annotated[str | None, typer.Option(help="Why there is no day of publication.")] = None,
    language: Annotated[str | None, typer.Option(help="ISO 639 code: en, ur, ps, fa, tr …")] = None,
    text: Annotated[str | None, typer.Option(help="What the body is: brief, full or excerpt.")] = None,
    credits_: Annotated[str | None, typer.Option("--credits", help="Agencies it names, parted by commas.")] = None,
    rights: Annotated[str | None, typer.Option(help="Who holds the rights in the text.")] = None,
    article_id: Annotated[str | None, typer.Option("--id", help="Id, and name of the file [default: made]")] = None,
    for_review: Annotated[bool, typer.Option("--review", help="Put it aside until `approve`.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    corpus: CorpusOption = CORPUS,
    as_json: JsonOption = False,
) -> None:
    """Add articles. What was understood is shown first; what is missing is asked for by its flag."""
    given: dict[str, Any] = {
        "title": title, "outlet": outlet, "outlet_country": outlet_country, "url": url, "published": published,
        "published_note": published_note, "language": language, "text": text, "rights": rights, "id": article_id,
        "credits": None if credits_ is None else [name.strip() for name in credits_.split(",") if name.strip()],
    }  # fmt: skip
    flags = {key: value for key, value in given.items() if value is not None}
    ask = sys.stdin.isatty() and not yes and not as_json
    said, refused = [], 0
    for one in _read(sources):
        try:
            if isinstance(one, CorpusError):
                raise one
            row = _add_one(one, flags, corpus, review=for_review, ask=ask, quiet=as_json)
        except CorpusError as error:
            refused += 1
            print(error, file=sys.stderr)
            continue
        said.append(row)
    if as_json and said:
        print_json(said[0] if len(sources) == len(said) == 1 else said)
    raise typer.Exit(1 if refused else 0)


def review(corpus: CorpusOption = CORPUS, as_json: JsonOption = False) -> None:
    """List the articles that wait for `approve`."""
    waiting = corpus / REVIEW_FOLDER
    every = load_articles(waiting) if article_files(waiting) else ()
    if as_json:
        print_json([{"article_id": one.article_id, "title": one.title, "url": one.url} for one in every])
        return
    for one in every:
        print(f"{one.article_id}  {one.title or ''}  {one.url}")
    waits = f"{counted(len(every), 'article')} wait{'s' if len(every) == 1 else ''}"
    print(waits + ("; `talks-index approve ID` takes one into the corpus" if every else ""))


def approve(
    article_ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids that `review` lists.")],
    corpus: CorpusOption = CORPUS,
) -> None:
    """Take articles from review into the corpus."""
    for article_id in article_ids:
        path = approve_one(corpus, article_id)
        print(f"approved {path}; run `talks-index build` to publish it")


def _read(names: list[str]) -> Iterator[Understood | CorpusError]:
    """What the sources hold, in order; notes on a whole source go to standard error."""
    from index.ingest.fetch import Fetcher  # noqa: PLC0415 (these load parsers of pages, PDFs and feeds)
    from index.ingest.sources import Note, Sources, Unread  # noqa: PLC0415

    with Fetcher() as fetcher:
        sources = Sources(fetcher, sys.stdin.buffer.read)
        for name in names:
            for one in sources.read(name):
                if isinstance(one, Note):
                    print(f"note: {one.source}: {one.text}", file=sys.stderr)
                else:
                    yield one.error if isinstance(one, Unread) else one


def _add_one(
    understood: Understood, flags: dict[str, Any], directory: Path, *, review: bool, ask: bool, quiet: bool
) -> dict[str, Any]:
    """Show, ask if there is somebody to ask, and write."""
    known = corpus_so_far(directory)
    whole = with_outlet(with_flags(understood, flags), known.outlets)
    if not quiet:
        _show_understood(whole)
    article = to_article(whole, {}, datetime.now(UTC).date())
    new = novelty(article, known)
    if not quiet:
        _show_novelty(new)
    if ask and not typer.confirm("Write it?", default=True):
        raise CorpusError(f"{understood.source}: not written")
    path = take_up(directory, article, review=review)
    count = len(understood.paragraphs)
    if not quiet:
        then = f"approve {article.article_id}` to take it in" if review else "build` to publish it"
        print(f"added {path} ({counted(count, 'paragraph')}); run `talks-index {then}")
    return {"article_id": article.article_id, "path": str(path), "paragraphs": count} | _said(article, whole, new)


def _said(article: Article, understood: Understood, new: Novelty) -> dict[str, Any]:
    return {
        "origins": dict(understood.origins),
        "author": understood.author,
        "remarks": list(understood.remarks),
        "published": article.published.isoformat() if article.published else None,
        "copies": [{"article_id": copy.article_id, "share": round(copy.share, 3)} for copy in new.copies],
        "quotes": new.quotes,
        "statements": new.statements,
        "dates": new.dates,
        "unknown_speakers": list(new.unknown_speakers),
    }


def _show_understood(understood: Understood) -> None:
    """What stands in the source, and where it was found."""
    print(understood.source)
    for key in _SHOWN:
        if key in understood.values:
            print(f"  {key:15} {_shown(understood.values[key])}  [{understood.origins.get(key, 'unknown')}]")
    if understood.author:
        print(f"  {'author':15} {understood.author}")
    for name, number in (("first", 0), ("last", -1)) if understood.paragraphs else ():
        print(f"  {f'{name} paragraph':15} {_shown(understood.paragraphs[number][1])}")
    for remark in understood.remarks:
        print(f"  note: {remark}")


def _show_novelty(new: Novelty) -> None:
    found = ((new.quotes, "quotation"), (new.statements, "statement"), (new.dates, "date"))
    print(f"  {', '.join(counted(number, thing) for number, thing in found)}")
    for copy in new.copies:
        print(f"  note: {copy.share:.0%} of its words stand in {copy.article_id}; what is alike is shown as one story")
    for speaker in new.unknown_speakers:
        print(f"  note: unknown speaker {speaker}; entities.yaml may want an entry")


def _shown(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    return text if len(text) <= _MOST_SHOWN_CHARACTERS else f"{text[:_MOST_SHOWN_CHARACTERS]}…"
