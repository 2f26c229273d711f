"""A feed, RSS of any age or Atom, as the entries that lead to pages."""

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import feedparser

from index.errors import ArticleRefused, Fault
from index.front_matter import MAX_URL_CHARACTERS
from index.ingest.plain_text import cleaned, without_tags
from index.ingest.printed_days import printed_day

MAX_FEED_BYTES = 5_000_000
# A feed holds some tens of entries, an archive some hundreds.
MAX_ENTRIES = 1_000
# A summary is what an entry is judged by before its page is read; some feeds put whole pages there.
MAX_SUMMARY_CHARACTERS = 20_000

_A_FEED = "an RSS or Atom feed"
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says about one page. ``summary`` is plain text, ``published`` the day as the feed prints it.

    ``entry_id`` is the feed's own id of the entry, or a digest where it is missing or too long; it tells entries apart.
    """

    url: str
    title: str
    summary: str
    published: date | None
    entry_id: str


@dataclass(frozen=True, slots=True)
class FeedContent:
    """A feed's entries in its order, and what a maintainer should know about it."""

    title: str
    entries: tuple[Entry, ...]
    remarks: tuple[str, ...] = ()


def read_feed(source: str, data: bytes, url: str | None) -> FeedContent:
    """The entries of a feed; relative links refer to ``url``, where it was fetched.

    Entries that lead to no web page are left out, with a remark. A feed that is broken but still has entries is read.

    Raises:
        ArticleRefused: It is too large, defines entities of its own, or is no feed.
    """
    if len(data) > MAX_FEED_BYTES:
        raise _refused(source, f"feed of {len(data):,} bytes", f"at most {MAX_FEED_BYTES:,}")
    # No feed needs them, and a few lines of them can unfold to gigabytes.
    if _ENTITY.search(data.replace(b"\0", b"")):
        raise _refused(source, "a feed that defines entities of its own", "a feed without <!ENTITY")
    try:
        # Bytes themselves would be taken for the name of a file first; without a type every feed would count as broken.
        headers = {"content-location": url or "", "content-type": "application/xml"}
        parsed: Any = feedparser.parse(
            # Tags are taken out below, and only links are followed, which are resolved below.
            io.BytesIO(data),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        raise _refused(source, f"not a feed ({type(error).__name__})", _A_FEED) from None
    if not parsed.entries and (parsed.bozo or not parsed.get("version")):
        raise _refused(source, f"not a feed{_why(parsed)}", _A_FEED)
    entries = tuple(_entries(parsed.entries[:MAX_ENTRIES], parsed.get("version") or "", url))
    return FeedContent(_text(parsed.feed.get("title")), entries, tuple(_remarks(parsed, len(entries))))


def _entries(entries: list[Mapping[str, Any]], version: str, url: str | None) -> Iterator[Entry]:
    for entry in entries:
        address = _address(entry, url)
        if address is None:
            continue
        stated = entry.get("published") or (entry.get("updated") if version.startswith("rss") else None)
        day = printed_day(stated) if isinstance(stated, str) else None
        summary = _text(entry.get("summary"))
        own_id = str(entry.get("id") or address)
        entry_id = own_id if len(own_id) <= MAX_URL_CHARACTERS else hashlib.sha256(own_id.encode()).hexdigest()
        yield Entry(address, _text(entry.get("title")), summary, day.day if day else None, cleaned(entry_id) or address)


def _address(entry: Mapping[str, Any], url: str | None) -> str | None:
    try:
        whole = urldefrag(urljoin(url or "", str(entry.get("link") or "").strip())).url
        parts = urlsplit(whole)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    except ValueError:
        return None
    return whole if usable and not re.search(r"\s", whole) and len(whole) <= MAX_URL_CHARACTERS else None


def _remarks(parsed: Any, read: int) -> Iterator[str]:  # noqa: ANN401 (feedparser has no types)
    more = len(parsed.entries) - MAX_ENTRIES
    if more > 0:
        yield f"only the first {MAX_ENTRIES:,} entries were read; {more:,} more are there"
    skipped = min(len(parsed.entries), MAX_ENTRIES) - read
    if skipped:
        yield f"entries without a link to a web page left out: {skipped}"
    if parsed.bozo:
        yield f"the feed is broken{_why(parsed)}; what could be read was read"


def _why(parsed: Any) -> str:  # noqa: ANN401 (feedparser has no types)
    error = parsed.get("bozo_exception")
    said = cleaned(str(error))[:120] if error else ""
    return f" ({said})" if said else ""


def _text(markup: object) -> str:
    return without_tags(markup[:MAX_SUMMARY_CHARACTERS]) if isinstance(markup, str) else ""


def _refused(source: str, wrong: str, expected: str) -> ArticleRefused:
    return ArticleRefused([Fault(source, 1, wrong, expected)])
