from collections.abc import Collection
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from index.articles import article_files, load_articles
from index.drafts import Draft, discard, draft, fetched, put_back, take_in
from index.errors import CorpusError, FetchRefused
from index.ingest.fetch import Fetched
from index.novelty import REVIEW_FOLDER
from index.records import TextKind
from tests.fakes import past_corpus, two_articles

TODAY = date(2026, 1, 5)
LINK = "https://gazette.example/talks-resume"
FEED = """<rss version="2.0"><channel><title>x</title><link>https://gazette.example</link><description>x</description>
<item><title>a</title><link>https://gazette.example/a</link></item>
<item><title>b</title><link>https://gazette.example/b</link></item></channel></rss>"""
PARAGRAPHS = (
    "The envoys of the hill towns met their hosts again on Sunday and spoke for nine hours about the wells.",
    "“We will come back when the wells are shared”, said Mira Tolen, who led the delegation of the hill towns.",
    "A ferry strike kept the observers away, who were to count the breaches of the harbour truce that week.",
)


def page(title: str = "Talks resume", published: str = "2026-01-04", paragraphs: Collection[str] = PARAGRAPHS) -> str:
    said = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"""<html lang="en"><head><title>{title}</title><meta property="og:title" content="{title}">
<meta property="og:site_name" content="Hill Gazette"><meta property="article:published_time" content="{published}">
</head><body><article><h1>{title}</h1>{said}</article></body></html>"""


@dataclass
class Web:
    """Pages that stand in for the web, by address."""

    pages: dict[str, str] = field(default_factory=lambda: {LINK: page()})

    def fetch(
        self,
        url: str,
        accept: Collection[str],
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> Fetched:
        if url not in self.pages:
            raise FetchRefused(url, "answers with 404 Not Found; check the address")
        kind = "application/rss+xml" if self.pages[url].startswith("<rss") else "text/html"
        data = self.pages[url].encode()
        return Fetched(url, kind, "utf-8", data, etag, last_modified, not_modified=False, crawl_delay_s=None)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return past_corpus(tmp_path / "corpus")


def drafted(corpus: Path, web: Web | None = None, **flags: str) -> Draft:
    understood = fetched(LINK, nullcontext(web or Web()))
    return draft(corpus, understood, flags, TODAY)


def waiting(corpus: Path) -> list[str]:
    return sorted(article_files(corpus / REVIEW_FOLDER))


def test_a_link_becomes_a_draft_that_waits_beside_the_corpus(corpus: Path) -> None:
    made = drafted(corpus)
    article = made.article
    assert (article.title, article.outlet, article.published) == ("Talks resume", "Hill Gazette", date(2026, 1, 4))
    assert (article.text, made.understood.origins["text"]) == (TextKind.FULL, "assumed")
    assert (made.length, made.novelty.quotes, article.retrieved) == (3, 1, TODAY)
    assert waiting(corpus) == [article.article_id]
    assert len(load_articles(corpus)) == 2


def test_what_is_missing_is_asked_for(corpus: Path) -> None:
    understood = fetched(LINK, nullcontext(Web({LINK: page(published="")})))
    with pytest.raises(CorpusError) as refused:
        draft(corpus, understood, {}, TODAY)
    assert str(refused.value) == f"{LINK}:1: no published; give --published"
    assert waiting(corpus) == []


def test_a_draft_is_taken_into_the_corpus(corpus: Path) -> None:
    made = drafted(corpus)
    assert take_in(corpus, made.key, TODAY) == made.article
    assert waiting(corpus) == []
    assert made.article in load_articles(corpus)


def test_a_draft_with_errors_waits_on(corpus: Path) -> None:
    made = drafted(corpus, published="2027-01-01")
    with pytest.raises(CorpusError, match="published 2027-01-01 is in the future"):
        take_in(corpus, made.key, TODAY)
    assert waiting(corpus) == [made.article.article_id]
    assert len(load_articles(corpus)) == 2


def test_what_was_taken_in_can_be_put_back(corpus: Path) -> None:
    made = drafted(corpus)
    put_back(corpus, take_in(corpus, made.key, TODAY))
    assert waiting(corpus) == [made.article.article_id]
    assert len(load_articles(corpus)) == 2
    assert take_in(corpus, made.key, TODAY) == made.article


def test_a_draft_that_was_thrown_away_waits_no_more(corpus: Path) -> None:
    made = drafted(corpus)
    assert discard(corpus, made.key) == made.article
    assert waiting(corpus) == []
    gone = "does not wait for review any more; send its link again"
    with pytest.raises(CorpusError, match=gone):
        discard(corpus, made.key)
    with pytest.raises(CorpusError, match=gone):
        take_in(corpus, made.key, TODAY)


def test_a_link_that_is_sent_again_replaces_its_draft(corpus: Path) -> None:
    drafted(corpus)
    second = drafted(corpus, title="Talks go on")
    assert waiting(corpus) == [second.article.article_id]
    assert second.article.title == "Talks go on"


def test_a_link_of_the_corpus_is_refused(corpus: Path) -> None:
    taken = two_articles()[0]
    understood = fetched(taken.url, nullcontext(Web({taken.url: page()})))
    with pytest.raises(CorpusError, match=f"is taken by {taken.article_id}"):
        draft(corpus, understood, {}, TODAY)
    assert waiting(corpus) == []


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ({}, "answers with 404 Not Found"),
        (
            {LINK: FEED, "https://gazette.example/a": page(), "https://gazette.example/b": page()},
            "holds 2 pages; send the link of one",
        ),
    ],
    ids=["not there", "a feed"],
)
def test_what_is_no_page_is_refused_in_one_line(pages: dict[str, str], expected: str) -> None:
    with pytest.raises(CorpusError, match=expected) as refused:
        fetched(LINK, nullcontext(Web(pages)))
    assert len(str(refused.value).splitlines()) == 1


def test_no_file_is_read_for_a_link(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Secret\n\nNobody may know.\n")
    with pytest.raises(CorpusError, match="no address; send one that begins with https://"):
        fetched(str(tmp_path / "secret.md"), nullcontext(Web()))
