"""`talks-index withdraw`: an article leaves the answers at once."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from index.commands.options import CORPUS, INDEX, CorpusOption, IndexOption, JsonOption, report
from index.withdrawing import reinstate
from index.withdrawing import withdraw as take_back


def withdraw(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="Id of the article.")],
    why: Annotated[str, typer.Option(help="The reason, for those who maintain the corpus after you.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Let the article be cited again.")] = False,
    corpus: CorpusOption = CORPUS,
    index: IndexOption = INDEX,
    as_json: JsonOption = False,
) -> None:
    """Take an article back: running bots stop citing it at once, and the next build leaves it out."""
    if undo:
        reinstate(corpus, index, article_id)
    else:
        take_back(corpus, index, article_id, _reason(why), datetime.now(UTC).date())
    done = "may be cited again" if undo else "is not cited any more"
    line = f"{article_id} {done}; run `talks-index build` to {'take it up' if undo else 'leave it out'}"
    report({"article_id": article_id, "withdrawn": not undo, "why": why or None}, line, as_json=as_json)


def _reason(why: str) -> str:
    if not why.strip():
        raise typer.BadParameter("say why it is taken back: --why 'retracted by the outlet'")
    return why.strip()
