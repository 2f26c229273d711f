"""Whatever a maintainer names, a file, an address, a feed or standard input, as what was understood of it."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from index.articles import file_bytes
from index.errors import CorpusError
from index.ingest.feeds import Entry, read_feed
from index.ingest.fetch import Fetched
from index.ingest.kinds import kind_of
from index.ingest.pages import read_page
from index.ingest.pdf_files import read_pdf
from index.ingest.text_files import read_text
from index.ingest.understood import Understood, with_file_beside

PAGE_TYPES = ("text/html", "application/xhtml+xml")
FEED_TYPES = (
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
)  # fmt: skip
TEXT_TYPES = ("text/plain", "text/markdown")
ALL_TYPES = (*PAGE_TYPES, "application/pdf", *FEED_TYPES, *TEXT_TYPES)
# A saved page with its scripts, or a PDF with its pictures, is larger than any article.
MAX_SOURCE_BYTES = 10_000_000


class Fetches(Protocol):
    """What reads addresses; `index.ingest.fetch.Fetcher` is one."""

    def fetch(
        self, url: str, accept: Collection[str], etag: str | None = None, last_modified: str | None = None
    ) -> Fetched: ...


@dataclass(frozen=True, slots=True)
class Unread:
    """A source, or an entry of a feed, that could not be read, and why."""

    source: str
    error: CorpusError


@dataclass(frozen=True, slots=True)
class Note:
    """What a maintainer should know of a source as a whole."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Reads what maintainers name. ``stdin`` gives the bytes of standard input, which is named ``-``."""

    fetcher: Fetches
    stdin: Callable[[], bytes]

    def read(self, name: str) -> Iterator[Understood | Unread | Note]:
        """What a source holds: one article, or each entry's page of a feed. What cannot be read is told."""
        try:
            if is_address(name):
                fetched = self.fetcher.fetch(name, ALL_TYPES)
                yield from self._understood(fetched.url, fetched)
            else:
                yield from self._of_file(name)
        except CorpusError as error:
            yield Unread(name, error)

    def page_of(self, entry: Entry) -> Understood:
        """The page that an entry of a feed leads to, with the day that the feed gives where the page has none.

        Raises:
            CorpusError: It is not fetched, or is no page.
        """
        fetched = self.fetcher.fetch(entry.url, PAGE_TYPES)
        page = read_page(fetched.url, fetched.data, fetched.charset, fetched.url)
        if "published" in page.values or entry.published is None:
            return page
        return _with(page, "published", entry.published, "feed")

    def _of_file(self, name: str) -> Iterator[Understood | Unread | Note]:
        path = Path(name)
        data = self.stdin() if name == "-" else file_bytes(path, MAX_SOURCE_BYTES)
        fetched = Fetched("", "", None, data, None, None, not_modified=False, crawl_delay_s=None)
        for one in self._understood(name, fetched):
            yield with_file_beside(one, path) if name != "-" and isinstance(one, Understood) else one

    def _understood(self, source: str, fetched: Fetched) -> Iterator[Understood | Unread | Note]:
        kind = kind_of(source, fetched.content_type or None, fetched.data)
        if kind == "page":
            yield read_page(source, fetched.data, fetched.charset, fetched.url or None)
        elif kind == "pdf":
            yield _at(read_pdf(source, fetched.data), fetched.url)
        elif kind == "text":
            yield _at(read_text(source, fetched.data), fetched.url)
        else:
            feed = read_feed(source, fetched.data, fetched.url)
            yield from (Note(source, remark) for remark in feed.remarks)
            for entry in feed.entries:
                try:
                    yield self.page_of(entry)
                except CorpusError as error:
                    yield Unread(entry.url, error)


def is_address(name: str) -> bool:
    """Whether a source is named by an address, and not by a path."""
    return name.lower().startswith(("http://", "https://"))


def _at(understood: Understood, url: str) -> Understood:
    """What was fetched from an address has it, unless it names another itself."""
    return understood if not url or "url" in understood.values else _with(understood, "url", url, "address")


def _with(understood: Understood, key: str, value: object, origin: str) -> Understood:
    values, origins = {**understood.values, key: value}, {**understood.origins, key: origin}
    return replace(understood, values=values, origins=origins)
