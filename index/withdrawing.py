"""Taking an article back: it leaves the answers of running bots at once, and the next build leaves it out."""

from datetime import date
from difflib import get_close_matches
from pathlib import Path

from index.articles import load_articles
from index.errors import CorpusError
from index.snapshot.withdrawn_list import write_withdrawn_list
from index.withdrawn import Withdrawal, load_withdrawn, save_withdrawn


def withdraw(corpus: Path, index: Path, article_id: str, why: str, today: date) -> None:
    """Take an article back, for the reason ``why``.

    Raises:
        FilesRefused: The corpus cannot be read.
        CorpusError: There is no such article, it is withdrawn already, or the disk refuses.
    """
    listed = _listed(corpus, article_id)
    if any(one.article_id == article_id for one in listed):
        raise CorpusError(f"{article_id} is withdrawn already; --undo lets it be cited again")
    _write(corpus, index, [*listed, Withdrawal(article_id, why, today)])


def reinstate(corpus: Path, index: Path, article_id: str) -> None:
    """Let a withdrawn article be cited again.

    Raises:
        FilesRefused: The corpus cannot be read.
        CorpusError: There is no such article, it is not withdrawn, or the disk refuses.
    """
    listed = _listed(corpus, article_id)
    left = [one for one in listed if one.article_id != article_id]
    if left == listed:
        raise CorpusError(f"{article_id} is not withdrawn; nothing to undo")
    _write(corpus, index, left)


def _listed(corpus: Path, article_id: str) -> list[Withdrawal]:
    ids = [article.article_id for article in load_articles(corpus)]
    if article_id not in ids:
        near = ", ".join(get_close_matches(article_id, ids)) or "none is like it"
        raise CorpusError(f"no article {article_id} in {corpus}; near: {near}")
    return list(load_withdrawn(corpus, ids))


def _write(corpus: Path, index: Path, withdrawn: list[Withdrawal]) -> None:
    # The answers first: if the second list cannot be written, the command can be given again.
    write_withdrawn_list(index, [one.article_id for one in withdrawn])
    save_withdrawn(corpus, withdrawn)
