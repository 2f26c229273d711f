"""Sentences that are known from the records, not from a search, as hits."""

from collections.abc import Collection

from index.records import Hit, Span
from index.snapshot.opened import Snapshot


def hit_of(
    snapshot: Snapshot, article: int, sentence: Span, score: float, withdrawn: Collection[str]
) -> tuple[Hit, int | None] | None:
    """A sentence of the article in a row as a hit with the first passage that holds it, and the story it tells.

    None for a ``withdrawn`` article. It was compared with no question: it has no signals.
    """
    for rows in snapshot.records.of_article(article):
        view = snapshot.view(rows)
        if view.article.article_id in withdrawn:
            return None
        for one in view.sentences:
            if one.span == sentence:
                tellers = () if rows.story is None else snapshot.records.tellers(rows.story)
                others = tuple(
                    other for other in tellers if other != view.article and other.article_id not in withdrawn
                )
                hit = Hit(1, score, view.passage, view.article, sentence, {}, others, view.quotes, one.facts.days)
                return hit, rows.story
    return None
