"""A link, a feed, a file: each becomes what was understood of it, through the real fetcher and a server on loopback."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.ingest.fetch import Fetcher, Limits
from index.ingest.sources import Note, Sources, Unread, is_address
from index.ingest.understood import Understood
from tests.hostile_server import HostileServer, Names, Page, answer, only_loopback, redirect

SENTENCE = "The envoys of the hill towns met the river towns over the shared wells for the {} time, without result."
PARAGRAPHS = [SENTENCE.format(which) for which in ("first", "second", "third", "fourth")]
ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PAGE = f"<html lang='en'><head><title>Wells</title></head><body><article>{ARTICLE}</article></body></html>"


def feed(*links: str) -> str:
    items = "".join(
        f"<item><title>Day</title><link>{link}</link><pubDate>Tue, 04 Mar 2031 08:00:00 GMT</pubDate></item>"
        for link in links
    )
    return f"<rss version='2.0'><channel><title>Hill</title>{items}</channel></rss>"


@pytest.fixture
def sources() -> Iterator[Sources]:
    with Fetcher(Limits(seconds=5.0, robots=False), only_loopback, Names()) as fetcher:
        yield Sources(fetcher, lambda: b"# Typed\n\nThe envoys met.\n")


def read(sources: Sources, target: str, pages: dict[str, Page]) -> tuple[str, list[Understood | Unread | Note]]:
    """The address of the server, and what was read from a target of it."""
    with HostileServer(pages) as server:
        return server.url("/"), list(sources.read(server.url(target)))


def test_a_link_is_read_as_a_page_and_has_its_last_address(sources: Sources) -> None:
    root, (page,) = read(sources, "/old", {"/old": redirect("/new"), "/new": answer(PAGE.encode())})
    assert isinstance(page, Understood)
    assert (page.values["title"], page.values["url"]) == ("Wells", f"{root}new")
    assert [text for _, text in page.paragraphs] == PARAGRAPHS


def test_a_link_to_a_text_has_its_address(sources: Sources) -> None:
    root, (text,) = read(sources, "/a.md", {"/a.md": answer(b"# Talks\n\nThey met.", content_type="text/plain")})
    assert isinstance(text, Understood)
    assert (text.values["title"], text.values["url"], text.origins["url"]) == ("Talks", f"{root}a.md", "address")


def test_a_feed_gives_each_page_and_what_cannot_be_read_in_its_place(sources: Sources) -> None:
    with HostileServer({"/a": answer(PAGE.encode()), "/b": answer(b"", status="404 Not Found")}) as server:
        path = feed(server.url("/b"), server.url("/a"), "javascript:alert(1)")
        broken, *rest = _without_notes(_of_feed(sources, path))
        assert isinstance(broken, Unread)
        assert "answers with 404" in str(broken.error)
        (page,) = rest
        assert isinstance(page, Understood)
        assert (page.values["published"], page.origins["published"]) == (date(2031, 3, 4), "feed")


def test_entries_that_lead_nowhere_are_told(sources: Sources) -> None:
    notes = [one for one in _of_feed(sources, feed("javascript:alert(1)")) if isinstance(one, Note)]
    assert len(notes) == 1
    assert "1" in notes[0].text


def _of_feed(sources: Sources, text: str) -> list[Understood | Unread | Note]:
    return list(Sources(sources.fetcher, text.encode).read("-"))


def _without_notes(read: list[Understood | Unread | Note]) -> list[Understood | Unread]:
    return [one for one in read if not isinstance(one, Note)]


def test_a_file_takes_what_the_file_beside_it_says(sources: Sources, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "page.yaml").write_text("outlet: Hill Gazette\n")
    (page,) = sources.read(str(tmp_path / "page.html"))
    assert isinstance(page, Understood)
    assert (page.values["outlet"], page.origins["outlet"]) == ("Hill Gazette", "sidecar file")


def test_standard_input_is_a_source(sources: Sources) -> None:
    (text,) = sources.read("-")
    assert isinstance(text, Understood)
    assert (text.values["title"], text.paragraphs) == ("Typed", ((3, "The envoys met."),))


@pytest.mark.parametrize("name", ["nowhere.txt", "file:///etc/passwd", "ftp://a.example/x"])
def test_what_is_no_file_and_no_web_address_is_told(sources: Sources, name: str) -> None:
    (unread,) = sources.read(name)
    assert isinstance(unread, Unread)
    assert "cannot be read" in str(unread.error)


def test_a_source_of_more_than_ten_megabytes_is_refused(sources: Sources, tmp_path: Path) -> None:
    (tmp_path / "big.html").write_bytes(b" " * 10_000_001)
    (unread,) = sources.read(str(tmp_path / "big.html"))
    assert isinstance(unread, Unread)
    assert "at most 10,000,000" in str(unread.error)


@pytest.mark.parametrize(
    ("name", "expected"), [("https://a.example/", True), ("HTTP://a.example", True), ("http.txt", False), ("-", False)]
)
def test_an_address_is_told_from_a_path(name: str, expected: bool) -> None:
    assert is_address(name) is expected
