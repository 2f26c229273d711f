"""One round over the watched feeds: what is new, what of it matters, and what becomes of it."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from index.entities import Entities
from index.errors import CorpusError
from index.ingest.feed_list import Adds, Feed, FeedList, matters
from index.ingest.feed_state import TRIES, FeedState
from index.ingest.feeds import Entry, read_feed
from index.ingest.sources import FEED_TYPES, Sources
from index.ingest.understood import Understood

log = logging.getLogger(__name__)


# Writes what was understood of an entry, and returns the id of the article.
Keep = Callable[[Understood, Feed], str]


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did: new states by feed, ids of articles added for review and at once, faults of feeds by id."""

    states: Mapping[str, FeedState]
    to_review: tuple[str, ...] = ()
    to_publish: tuple[str, ...] = ()
    faults: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Watcher:
    """Reads feeds that are due. ``keep`` is called for each new entry that matters, with its page read."""

    feeds: FeedList
    entities: Entities
    sources: Sources
    keep: Keep

    def go_round(self, states: Mapping[str, FeedState], now: datetime) -> Round:
        """Ask every feed that is due. A fault of one feed or entry is logged, counted, and costs no other."""
        after = dict(states)
        added: dict[Adds, list[str]] = {Adds.REVIEW: [], Adds.PUBLISH: []}
        faults: dict[str, str] = {}
        for feed in self.feeds.feeds:
            state = after.get(feed.feed_id, FeedState())
            if not state.is_due(now):
                continue
            every = timedelta(minutes=feed.every_minutes)
            try:
                state, entries = self._ask(feed, state)
            except CorpusError as error:
                after[feed.feed_id], faults[feed.feed_id] = state.failed(now, every), str(error)
                log.warning("feed %s: %s", feed.feed_id, error)
                continue
            fresh = [entry for entry in entries if entry.entry_id not in state.seen]
            state = state.succeeded(now, every, fresh=bool(fresh))
            for entry in fresh:
                state, article_id = self._take(feed, entry, state)
                if article_id:
                    added[feed.adds].append(article_id)
            after[feed.feed_id] = state
        return Round(after, tuple(added[Adds.REVIEW]), tuple(added[Adds.PUBLISH]), faults)

    def _ask(self, feed: Feed, state: FeedState) -> tuple[FeedState, tuple[Entry, ...]]:
        fetched = self.sources.fetcher.fetch(feed.url, FEED_TYPES, state.etag, state.last_modified)
        if fetched.not_modified:
            return state, ()
        content = read_feed(feed.url, fetched.data, fetched.url)
        for remark in content.remarks:
            log.info("feed %s: %s", feed.feed_id, remark)
        return replace(state, etag=fetched.etag, last_modified=fetched.last_modified), content.entries

    def _take(self, feed: Feed, entry: Entry, state: FeedState) -> tuple[FeedState, str | None]:
        if not matters(self.feeds.matters, f"{entry.title}\n{entry.summary}", self.entities):
            return state.done_with(entry.entry_id), None
        try:
            article_id = self.keep(self.sources.page_of(entry), feed)
        except CorpusError as error:
            after = state.tried(entry.entry_id)
            left = TRIES - dict(after.tries).get(entry.entry_id, TRIES)
            log.warning("feed %s: %s was not added (%d more tries): %s", feed.feed_id, entry.url, left, error)
            return after, None
        return state.done_with(entry.entry_id), article_id


def alarms(states: Mapping[str, FeedState], now: datetime) -> Iterator[str]:
    """A line for each feed that has been silent or failing for a day."""
    for feed, state in sorted(states.items()):
        alarm = state.alarm(now)
        if alarm:
            yield f"feed {feed}: {alarm}"
