from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from index.coverage import Coverage, OutletCount, coverage
from index.records import Article, CorpusSize
from index.snapshot.opened import Snapshot
from tests.fakes import make_article, two_articles

SnapshotOf = Callable[[Sequence[Article]], Snapshot]
GAZETTE, HERALD = two_articles()
SECOND = make_article(article_id="gazette-2031-05-01-more", published=date(2031, 5, 1))
UNDATED = make_article(article_id="post-undated", outlet="Post", published=None, published_note="none printed")


def test_articles_are_counted_by_outlet_and_those_with_most_come_first(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of([GAZETTE, HERALD, SECOND, UNDATED])
    assert coverage(snapshot, ()) == Coverage(
        CorpusSize(4, date(2031, 5, 1), date(2031, 3, 4)),
        (
            OutletCount("Hill Gazette", 2, date(2031, 5, 1)),
            OutletCount("Herald", 1, date(2031, 3, 4)),
            OutletCount("Post", 1, None),
        ),
    )


def test_what_was_withdrawn_is_not_counted(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of([GAZETTE, replace(HERALD, published=date(2031, 4, 9))])
    known = coverage(snapshot, {HERALD.article_id})
    assert known.corpus == CorpusSize(1, date(2031, 3, 4), date(2031, 3, 4))
    assert [one.outlet for one in known.outlets] == ["Hill Gazette"]
    assert coverage(snapshot, {GAZETTE.article_id, HERALD.article_id}) == Coverage(CorpusSize(0, None), ())
