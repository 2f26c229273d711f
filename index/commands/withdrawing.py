"""`talks-index withdraw`: an article leaves the answers at once."""

from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Annotated

import typer

from index.articles import load_articles
from index.commands.options import CORPUS, INDEX, CorpusOption, IndexOption, JsonOption, report
from index.errors import CorpusError
from index.snapshot.withdrawn_list import write_withdrawn_list
from index.withdrawn import Withdrawal, load_withdrawn, save_withdrawn


def withdraw(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="Id of the article.")],
    why: Annotated[str, typer.Option(help="The reason, for those who maintain the corpus after you.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Let the article be cited again.")] = False,
    corpus: CorpusOption = CORPUS,
    index: IndexOption = INDEX,
    as_json: JsonOption = False,
) -> None:
    """Take an article back: running bots stop citing it at once, and the next build leaves it out."""
    ids = [article.article_id for article in load_articles(corpus)]
    if article_id not in ids:
        near = ", ".join(get_close_matches(article_id, ids)) or "none is like it"
        raise CorpusError(f"no article {article_id} in {corpus}; near: {near}")
    now = _changed(load_withdrawn(corpus, ids), article_id, None if undo else _reason(why))
    # The answers first: if the second list cannot be written, the command can be given again.
    write_withdrawn_list(index, [one.article_id for one in now])
    save_withdrawn(corpus, now)
    done = "may be cited again" if undo else "is not cited any more"
    line = f"{article_id} {done}; run `talks-index build` to {'take it up' if undo else 'leave it out'}"
    report({"article_id": article_id, "withdrawn": not undo, "why": why or None}, line, as_json=as_json)


def _reason(why: str) -> str:
    if not why.strip():
        raise typer.BadParameter("say why it is taken back: --why 'retracted by the outlet'")
    return why.strip()


def _changed(listed: tuple[Withdrawal, ...], article_id: str, why: str | None) -> list[Withdrawal]:
    there = any(one.article_id == article_id for one in listed)
    if why is None:
        if not there:
            raise CorpusError(f"{article_id} is not withdrawn; nothing to undo")
        return [one for one in listed if one.article_id != article_id]
    if there:
        raise CorpusError(f"{article_id} is withdrawn already; --undo lets it be cited again")
    return [*listed, Withdrawal(article_id, why, datetime.now(UTC).date())]
