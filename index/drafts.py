"""Articles that were fetched from a link and wait, in review, until somebody takes them into the corpus or not."""

import hashlib
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from index.articles import article_files, load_articles, paragraphs
from index.corpus import corpus_so_far, load_corpus
from index.errors import CorpusError, FilesRefused
from index.ingest.sources import Fetches, Note, Sources, Unread, is_address
from index.ingest.understood import Understood, to_article, with_flags, with_outlet
from index.novelty import REVIEW_FOLDER, Novelty, approve, novelty, take_up
from index.records import Article, TextKind

_ASSUMED = "assumed"
_KEY_CHARACTERS = 12


@dataclass(frozen=True, slots=True)
class Draft:
    """An article in review, what the corpus has of it already, and where its values were found."""

    article: Article
    novelty: Novelty
    understood: Understood

    @property
    def key(self) -> str:
        """Names the draft in a button: twelve letters and digits."""
        return _key(self.article.article_id)

    @property
    def length(self) -> int:
        """Number of its paragraphs."""
        return sum(1 for _ in paragraphs(self.article.body))


def fetched(link: str, opened: AbstractContextManager[Fetches]) -> Understood:
    """What the page behind a link says; that its text is all of it is assumed.

    Raises:
        CorpusError: It is no address, is not fetched or not read, or is a feed with several pages.
    """
    if not is_address(link):
        raise CorpusError(f"{link}: no address; send one that begins with https://")
    with opened as fetcher:
        found = [one for one in Sources(fetcher, lambda: b"").read(link) if not isinstance(one, Note)]
    if len(found) != 1:
        raise CorpusError(
            f"{link}: holds {len(found)} pages; send the link of one, or use `talks-index add` for a feed"
        )
    (page,) = found
    if isinstance(page, Unread):
        raise page.error
    return replace(page, values={"text": TextKind.FULL, **page.values}, origins={"text": _ASSUMED, **page.origins})


def draft(corpus: Path, understood: Understood, flags: Mapping[str, str | list[str]], today: date) -> Draft:
    """Put an article into review. One of the same address that waited there gives way to it.

    Raises:
        ArticleRefused: Something is missing or wrong, or its text or its address stand in the corpus already.
        FilesRefused: The corpus cannot be read.
    """
    known = corpus_so_far(corpus)
    whole = with_outlet(with_flags(understood, flags), known.outlets)
    article = to_article(whole, {}, today)
    new = novelty(article, known)
    for other in _waiting(corpus):
        if other.url == article.url:
            discard(corpus, _key(other.article_id))
    take_up(corpus, article, review=True)
    return Draft(article, new, whole)


def take_in(corpus: Path, key: str, today: date) -> Article:
    """Take a draft into the corpus, if nothing is wrong with it there.

    Raises:
        CorpusError: It waits no more, or it has errors; then it waits on.
    """
    from index.checks import Level, check_articles  # noqa: PLC0415 (loads a language identifier)

    article = _found(corpus, key)
    path = approve(corpus, article.article_id)
    try:
        checked = check_articles(corpus, load_corpus(corpus), today)
        errors = [one.fault for one in checked if one.level is Level.ERROR and one.fault.path == path]
        if errors:
            raise FilesRefused(errors)
    except CorpusError:
        put_back(corpus, article)
        raise
    return article


def put_back(corpus: Path, article: Article) -> None:
    """Let an article that was taken in wait again.

    Raises:
        CorpusError: The disk refuses.
    """
    article_files(corpus)[article.article_id].unlink()
    take_up(corpus, article, review=True)


def discard(corpus: Path, key: str) -> Article:
    """Throw a draft away.

    Raises:
        CorpusError: It waits no more.
    """
    article = _found(corpus, key)
    article_files(corpus / REVIEW_FOLDER)[article.article_id].unlink()
    return article


def _found(corpus: Path, key: str) -> Article:
    for article in _waiting(corpus):
        if _key(article.article_id) == key:
            return article
    raise CorpusError("this article does not wait for review any more; send its link again")


def _waiting(corpus: Path) -> tuple[Article, ...]:
    waiting = corpus / REVIEW_FOLDER
    return load_articles(waiting) if article_files(waiting) else ()


def _key(article_id: str) -> str:
    return hashlib.sha256(article_id.encode()).hexdigest()[:_KEY_CHARACTERS]
