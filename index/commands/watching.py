"""`talks-index watch`: feeds are polled, and what matters in them comes in."""

import logging
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from index.build import BuildPlan, build
from index.commands.options import CORPUS, INDEX, CorpusOption, IndexOption, JsonOption, ModelsOption, print_json
from index.corpus import load_corpus
from index.embedding import DEFAULT_MODEL
from index.errors import CorpusError
from index.ingest.feed_list import Adds, Feed, load_feed_list
from index.ingest.feed_state import load_states, save_states
from index.ingest.understood import Understood, to_article
from index.novelty import novelty, take_up

# Between two looks at which feed is due.
_NAP_S = 30.0
log = logging.getLogger(__name__)


def watch(
    once: Annotated[bool, typer.Option("--once", help="One round over the feeds that are due, then end.")] = False,
    corpus: CorpusOption = CORPUS,
    index: IndexOption = INDEX,
    models: ModelsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Poll the feeds of feeds.yaml, add what matters, and rebuild when something was published."""
    logging.getLogger("index").setLevel(logging.INFO)
    if once:
        _round(corpus, index, models or index / "models", as_json=as_json)
        return
    while True:
        try:
            _round(corpus, index, models or index / "models", as_json=as_json)
        except CorpusError as error:
            # Somebody may be in the middle of an edit; the next round reads everything anew.
            log.warning("%s", error)
        sys.stdout.flush()
        time.sleep(_NAP_S)


def _round(corpus: Path, index: Path, models: Path, *, as_json: bool) -> None:
    from index.ingest.fetch import Fetcher  # noqa: PLC0415 (these load parsers of pages and feeds)
    from index.ingest.sources import Sources  # noqa: PLC0415
    from index.ingest.watching import Watcher, alarms  # noqa: PLC0415

    # Read anew each time: feeds and names may have been edited.
    feeds, known = load_feed_list(corpus / "feeds.yaml"), load_corpus(corpus)
    if not feeds.feeds:
        raise CorpusError(f"{corpus / 'feeds.yaml'}: no feeds; list at least one")

    def keep(understood: Understood, feed: Feed) -> str:
        article = to_article(understood, _flags(understood, feed), datetime.now(UTC).date())
        novelty(article, known)
        return take_up(corpus, article, review=feed.adds is Adds.REVIEW).stem

    now = datetime.now(UTC)
    with Fetcher() as fetcher:
        watcher = Watcher(feeds, known.entities, Sources(fetcher, lambda: b""), keep)
        before = load_states(index)
        done = watcher.go_round(before, now)
    save_states(index, done.states, now)
    for line in alarms({feed: state for feed, state in done.states.items() if state != before.get(feed)}, now):
        log.warning("%s", line)
    built = None
    if done.to_publish:
        built = build(BuildPlan(corpus, index, models, DEFAULT_MODEL), lambda *_: None).snapshot
    said = {
        "to_review": list(done.to_review),
        "published": list(done.to_publish),
        "faults": dict(done.faults),
        "alarms": list(alarms(done.states, now)),
        "snapshot": built,
    }
    if as_json:
        print_json(said)
    elif done.to_review or done.to_publish:
        print(f"{now:%Y-%m-%d %H:%M} UTC: {len(done.to_review)} for review, {len(done.to_publish)} published")


def _flags(understood: Understood, feed: Feed) -> dict[str, str | list[str]]:
    """What the list of feeds says about every article of a feed; the language only where the page names none."""
    said: dict[str, str | list[str]] = {"outlet": feed.outlet, "text": str(feed.text), "rights": feed.rights}
    if feed.outlet_country:
        said["outlet_country"] = feed.outlet_country
    if "language" not in understood.values:
        said["language"] = feed.language
    return said
