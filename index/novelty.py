"""What an article adds to a corpus: whether it is a copy, and what can be cited from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from index.articles import load_articles, refuse_taken, write_article
from index.corpus import Corpus
from index.dates import find_dates
from index.errors import ArticleRefused, Fault
from index.quotes import find_quotes
from index.records import Article, Quote
from index.statements import find_statements
from index.stories import NearCopy, near_copies

REVIEW_FOLDER = "review"
# A speaker that starts with one of these is described, not named.
_NO_NAMES = frozenset("a an one the some several another unnamed anonymous".split())


@dataclass(frozen=True, slots=True)
class Novelty:
    """``copies`` are near copies in the corpus, best first; numbers count what was found in the article.

    ``unknown_speakers`` are those quoted whom the entities of the corpus do not have.
    """

    copies: tuple[NearCopy, ...]
    quotes: int
    statements: int
    dates: int
    unknown_speakers: tuple[str, ...]


def novelty(article: Article, corpus: Corpus) -> Novelty:
    """What an article would add.

    Raises:
        ArticleRefused: Its text stands in the corpus already, word for word.
    """
    copies = near_copies(article, corpus.articles)
    for copy in copies:
        if copy.exact:
            wrong = f"the text of {copy.article_id}, word for word"
            raise ArticleRefused([Fault(article.url, 1, wrong, "one article for one text: leave it out")])
    quotes = find_quotes(article.body, corpus.entities)
    return Novelty(
        copies=copies,
        quotes=len(quotes),
        statements=len(find_statements(article.body, corpus.entities)),
        dates=len(find_dates(article.body, article.published)),
        unknown_speakers=tuple(str(quote.speaker) for quote in unknown_speakers(quotes, corpus)),
    )


def unknown_speakers(quotes: Iterable[Quote], corpus: Corpus) -> Iterator[Quote]:
    """The first quotation of each speaker who is named, but is neither an entity nor an outlet of the corpus.

    A corpus without entities knows nobody, so nobody is missing in it.
    """
    told: set[str] = set()
    for quote in quotes if len(corpus.entities) else ():
        if quote.entity_id is not None or not _is_name(quote.speaker) or quote.speaker in told:
            continue
        told.add(quote.speaker)
        if corpus.outlets.named(quote.speaker) is None:
            yield quote


def _is_name(speaker: str | None) -> TypeGuard[str]:
    """Whether a speaker is named at all: "an unnamed security source" is not, and no entry could be made for it."""
    words = (speaker or "").split()
    return bool(words) and words[0].lower() not in _NO_NAMES and not words[-1].islower()


def take_up(corpus: Path, article: Article, *, review: bool) -> Path:
    """Write an article into a corpus, or beside it for review, and return its path.

    Raises:
        ArticleRefused: It cannot be read back, or its id or address is taken, in the corpus or in review.
    """
    waiting = corpus / REVIEW_FOLDER
    here, other = (waiting, corpus) if review else (corpus, waiting)
    refuse_taken(other, other, article)
    return write_article(here, article)


def approve(corpus: Path, article_id: str) -> Path:
    """Move an article from review into the corpus, and return its new path.

    Raises:
        ArticleRefused: There is none of that id in review, or the corpus does not take it.
    """
    waiting = corpus / REVIEW_FOLDER
    for article in load_articles(waiting):
        if article.article_id == article_id:
            path = write_article(corpus, article)
            next((waiting / "articles").rglob(f"{article_id}.md")).unlink()
            return path
    raise ArticleRefused([Fault(waiting, 1, f"no article {article_id} in review", "an id that `review` lists")])
