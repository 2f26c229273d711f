from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from index.entities import Entities
from index.errors import CorpusError, FetchRefused
from index.ingest.feed_list import Adds, Feed, FeedList, Matters
from index.ingest.feed_state import TRIES, FeedState
from index.ingest.fetch import Fetched
from index.ingest.sources import FEED_TYPES, Sources
from index.ingest.understood import Understood
from index.ingest.watching import Round, Watcher, alarms
from index.records import TextKind

NOW = datetime(2031, 3, 4, 12, tzinfo=UTC)
DAY = timedelta(days=1)
HILL = Feed(
    "hill", "Hill Gazette", None, "https://gazette.example/feed", "en", 60, TextKind.FULL, "theirs", Adds.REVIEW
)
RULE = Matters((), 1, ("wells",))
PAGE = (
    "<html lang='en'><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    + "<p>The envoys of the hill towns and of the river towns met again over the shared wells on Sunday evening.</p>"
    * 4
    + "</article></body></html>"
)


def feed_of(*titles: str) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>https://gazette.example/{title.replace(' ', '-')}</link>"
        f"<guid>{title}</guid><pubDate>Tue, 04 Mar 2031 08:00:00 GMT</pubDate></item>"
        for title in titles
    )
    return f"<rss version='2.0'><channel><title>Hill</title>{items}</channel></rss>".encode()


@dataclass
class Web:
    """Pages by address; what is not there is refused. ``asked`` has every address in order."""

    pages: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    etag: str | None = None

    def fetch(
        self, url: str, accept: Collection[str], etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        self.asked.append(url)
        if url not in self.pages:
            raise FetchRefused(url, "answers 404; check the address")
        unchanged = etag is not None and etag == self.etag
        kind = "application/rss+xml" if "application/rss+xml" in accept else "text/html"
        data = b"" if unchanged else self.pages[url]
        return Fetched(url, kind, "utf-8", data, self.etag, None, not_modified=unchanged, crawl_delay_s=None)


def web_of(*titles: str) -> Web:
    pages = {
        f"https://gazette.example/{title.replace(' ', '-')}": PAGE.format(title=title).encode() for title in titles
    }
    return Web({HILL.url: feed_of(*titles), **pages})


@dataclass
class Kept:
    """What was kept, by title; titles in ``refused`` are not."""

    refused: tuple[str, ...] = ()
    titles: list[str] = field(default_factory=list)

    def __call__(self, understood: Understood, feed: Feed) -> str:
        title = str(understood.values["title"])
        if title in self.refused:
            raise CorpusError("no outlet; give --outlet")
        self.titles.append(title)
        return title


def go(web: Web, kept: Kept, states: Mapping[str, FeedState], now: datetime = NOW, feed: Feed = HILL) -> Round:
    return Watcher(FeedList(RULE, (feed,)), Entities(()), Sources(web, lambda: b""), kept).go_round(states, now)


def test_entries_that_matter_are_kept_and_the_others_are_not_even_read() -> None:
    web, kept = web_of("Wells reopen", "Cricket results"), Kept()
    done = go(web, kept, {})
    assert (kept.titles, done.to_review, done.to_publish) == (["Wells reopen"], ("Wells reopen",), ())
    assert "https://gazette.example/Cricket-results" not in web.asked


def test_a_feed_that_may_publish_does() -> None:
    feed = Feed("hill", "Hill Gazette", None, HILL.url, "en", 60, TextKind.FULL, "theirs", Adds.PUBLISH)
    done = go(web_of("Wells reopen"), Kept(), {}, feed=feed)
    assert (done.to_review, done.to_publish) == ((), ("Wells reopen",))


def test_an_entry_is_taken_once() -> None:
    web, kept = web_of("Wells reopen"), Kept()
    states = go(web, kept, {}).states
    go(web, kept, states, NOW + DAY)
    assert kept.titles == ["Wells reopen"]


def test_a_feed_is_not_asked_before_it_is_due() -> None:
    web = web_of("Wells reopen")
    states = go(web, Kept(), {}).states
    web.asked.clear()
    done = go(web, Kept(), states, NOW + timedelta(minutes=59))
    assert (web.asked, done.states) == ([], states)


def test_a_feed_that_has_not_changed_is_a_success_without_entries() -> None:
    web, kept = web_of("Wells reopen"), Kept()
    web.etag = '"v1"'
    states = go(web, kept, {}).states
    done = go(web, kept, states, NOW + DAY)
    assert (kept.titles, done.faults, done.states["hill"].last_success) == (["Wells reopen"], {}, NOW + DAY)


def test_a_fault_of_a_feed_is_told_counted_and_costs_no_other_feed_its_turn() -> None:
    other = Feed("river", "River Post", None, "https://post.example/feed", "en", 60, TextKind.FULL, "x", Adds.REVIEW)
    web, kept = web_of("Wells reopen"), Kept()
    done = Watcher(FeedList(RULE, (other, HILL)), Entities(()), Sources(web, lambda: b""), kept).go_round({}, NOW)
    assert kept.titles == ["Wells reopen"]
    assert done.faults == {"river": "https://post.example/feed: answers 404; check the address"}
    assert (done.states["river"].failures, done.states["hill"].failures) == (1, 0)


@pytest.mark.parametrize("data", [b"", b"<html>not a feed</html>", b"\xff\xfe\x00", b"<rss><channel>"])
def test_what_is_no_feed_is_a_fault_and_no_crash(data: bytes) -> None:
    web = web_of("Wells reopen")
    web.pages[HILL.url] = data
    done = go(web, Kept(), {})
    assert (list(done.faults), done.states["hill"].failures) == (["hill"], 1)


def test_an_entry_that_cannot_be_added_is_tried_again_some_times_and_then_given_up() -> None:
    web, kept = web_of("Wells reopen", "Wells close"), Kept(refused=("Wells reopen",))
    states: Mapping[str, FeedState] = {}
    for day in range(TRIES + 2):
        states = go(web, kept, states, NOW + day * DAY).states
    assert kept.titles == ["Wells close"]
    assert web.asked.count("https://gazette.example/Wells-reopen") == TRIES


def test_alarms_name_the_feed_and_since_when() -> None:
    web = web_of("Wells reopen")
    states = go(web, Kept(), {}).states
    states = go(web, Kept(), states, NOW + DAY).states
    assert list(alarms(states, NOW + DAY)) == ["feed hill: silent since 2031-03-04 12:00 UTC"]
    del web.pages[HILL.url]
    states = go(web, Kept(), states, NOW + 2 * DAY).states
    assert list(alarms(states, NOW + 2 * DAY)) == ["feed hill: failing since 2031-03-05 12:00 UTC (1 tries)"]


def test_feeds_are_asked_for_as_feeds() -> None:
    assert "application/rss+xml" in FEED_TYPES
    assert "text/html" not in FEED_TYPES
