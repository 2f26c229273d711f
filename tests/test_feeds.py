from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ArticleRefused
from index.ingest.feeds import MAX_FEED_BYTES, Entry, FeedContent, read_feed
from tests.patience import must_end

URL = "https://gazette.example/feeds/talks.xml"
LINK = "https://gazette.example/talks/1"
ENTRY = Entry(LINK, "Talks resume", "They met & spoke.", date(2031, 3, 4), LINK)


def rss(items: str, *, version: str = "2.0", before: str = "") -> bytes:
    head = f'<?xml version="1.0"?>{before}<rss version="{version}"><channel><title>Gazette &amp; Co</title>'
    return f"{head}{items}</channel></rss>".encode()


def item(link: str = LINK, more: str = "") -> str:
    return f"<item><title>Talks resume</title><link>{link}</link>{more}</item>"


def read(data: bytes, url: str | None = URL) -> FeedContent:
    with must_end():
        return read_feed("talks.xml", data, url)


def refusal(data: bytes) -> str:
    with pytest.raises(ArticleRefused) as refused:
        read(data)
    return str(refused.value)


SUMMARY = "<description>&lt;p&gt;They met &amp;amp; spoke.&lt;/p&gt;</description>"
STAMP = "<pubDate>Tue, 04 Mar 2031 23:30:00 +0500</pubDate>"
RDF = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Gazette &amp; Co</title></channel>
<item rdf:about="{LINK}"><title>Talks resume</title><link>{LINK}</link>
<description>They met &amp;amp; spoke.</description><dc:date>2031-03-04T23:30:00+05:00</dc:date></item></rdf:RDF>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette &amp; Co</title>
<entry><id>{LINK}</id><title type="html">Talks &lt;b&gt;resume&lt;/b&gt;</title><link href="../talks/1"/>
<summary type="html">&lt;p&gt;They met &amp;amp; spoke.&lt;script&gt;x()&lt;/script&gt;&lt;/p&gt;</summary>
<published>2031-03-04T23:30:00+05:00</published><updated>2031-03-09T00:00:00Z</updated></entry></feed>"""


@pytest.mark.parametrize(
    "data",
    [
        rss(item(more=SUMMARY + STAMP)),
        rss(item(more=SUMMARY + STAMP), version="0.91"),
        RDF.encode(),
        ATOM.encode(),
        RDF.replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16"),
    ],
    ids=["RSS 2.0", "RSS 0.91", "RSS 1.0", "Atom", "UTF-16"],
)
def test_feeds_of_every_kind_give_the_same_entries(data: bytes) -> None:
    assert read(data) == FeedContent("Gazette & Co", (ENTRY,))


def test_the_day_of_a_change_is_no_day_of_publication() -> None:
    changed = ATOM.replace("<published>2031-03-04T23:30:00+05:00</published>", "")
    assert read(changed.encode()).entries[0].published is None


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/talks/1", LINK),
        ("../talks/1#part", LINK),
        ("//gazette.example/talks/1", "https://gazette.example/talks/1"),
    ],
)
def test_relative_links_refer_to_the_address_of_the_feed(link: str, expected: str) -> None:
    assert [entry.url for entry in read(rss(item(link))).entries] == [expected]


@pytest.mark.parametrize(
    "link", ["", "javascript:alert(1)", "file:///etc/passwd", "ftp://x.example/a", "http://[", "https://a:b@x.example/"]
)
def test_entries_that_lead_to_no_web_page_are_left_out_and_counted(link: str) -> None:
    found = read_feed("talks.xml", rss(item(link) + item()), None)
    assert [entry.url for entry in found.entries] == [LINK]
    assert found.remarks == ("entries without a link to a web page left out: 1",)


def test_a_broken_feed_that_still_has_entries_is_read_with_a_remark() -> None:
    found = read(rss(item(more=SUMMARY + STAMP) + "<item><title>Cut")[:-20])
    assert found.entries[0] == ENTRY
    assert found.remarks[-1].startswith("the feed is broken (")


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read(rss("")) == FeedContent("Gazette & Co", ())


@pytest.mark.parametrize(
    "data", [b"", b"x", b"{}", b"<html><body>Not here</body></html>", b"<rss", b"\0\0\0", b"/etc/passwd"]
)
def test_what_is_no_feed_is_refused_in_one_line(data: bytes) -> None:
    assert refusal(data).startswith("talks.xml:1: not a feed")
    assert len(refusal(data).splitlines()) == 1


def test_entities_that_would_unfold_to_gigabytes_are_refused() -> None:
    names = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10))
    bomb = f'<!DOCTYPE rss [<!ENTITY a0 "boom">{names}]>'
    for data in (rss(item(more="<description>&a9;</description>"), before=bomb),):
        assert refusal(data) == "talks.xml:1: a feed that defines entities of its own; a feed without <!ENTITY"
        assert refusal(data.decode().encode("utf-16")) == refusal(data)


def test_a_feed_that_is_too_large_is_refused() -> None:
    assert refusal(b" " * (MAX_FEED_BYTES + 1)) == "talks.xml:1: feed of 5,000,001 bytes; at most 5,000,000"


def test_a_feed_nested_deep_ends() -> None:
    data = rss(item(more="<description>" + "&lt;b&gt;" * 100_000 + "</description>") + "<x>" * 50_000)
    assert read(data).entries[0].url == LINK


@given(st.binary(max_size=40), st.integers(0, 400))
def test_any_bytes_in_a_feed_are_read_or_refused(junk: bytes, place: int) -> None:
    whole = rss(item(more=SUMMARY + STAMP))
    try:
        read_feed("talks.xml", whole[:place] + junk + whole[place:], URL)
    except ArticleRefused as refused:
        lines = str(refused).splitlines()
        assert len(lines) == 1
