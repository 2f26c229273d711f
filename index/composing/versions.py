"""What articles tell differently: which disagreement a question or a citation is about, and its versions."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from index.disagreements import Disagreement, Place, Version
from index.judged import place_of
from index.records import Article, Differing, Hit, VersionTold
from index.signals import share
from index.snapshot.text_index import terms

# Its topic holds so much of the question's words, unless the best hit tells one of its versions.
ABOUT = 0.3
# And so much where it was not asked what the versions are.
PLAINLY_ABOUT = 0.5
# Of several, what counts is that share, and how its best passage compares with the best of all.
_NEAR_SHARE = 0.3
# Only the best hits say what a question is about.
_LOOKED_AT = 10


def asked_about(
    disagreements: Sequence[Disagreement], hits: Sequence[Hit], weights: Mapping[str, float], least: float
) -> Disagreement | None:
    """The disagreement that a question is about, if it is one; ``weights`` are those of the question's terms.

    It is told in one of the best hits, and its topic holds ``least`` of the question's words (0…1) and more of them
    than that of any other.
    """
    best_score = hits[0].score
    near = {
        place_of(hit): hit.score / best_score if best_score > 0 else float(hit.score == best_score)
        for hit in reversed(hits[:_LOOKED_AT])
    }
    best, most = None, 0.0
    for one in disagreements:
        nearest = max((near.get(place, 0.0) for version in one.versions for place in version.places), default=0.0)
        if nearest <= 0:
            continue
        words = terms(" ".join([one.topic, *(version.label for version in one.versions)]))
        named = share(weights, frozenset(words))
        score = named + _NEAR_SHARE * nearest
        if score > most and (nearest >= 1 or named >= least):
            best, most = one, score
    return best


def told_in(disagreements: Sequence[Disagreement], place: Place) -> Disagreement | None:
    """The first disagreement of which a paragraph tells a version."""
    return next((one for one in disagreements if version_at(one, place)), None)


def version_at(disagreement: Disagreement, place: Place) -> Version | None:
    """The version that a paragraph tells."""
    return next((version for version in disagreement.versions if place in version.places), None)


def differing(
    disagreement: Disagreement | None, articles: Callable[[Iterable[str]], tuple[Article, ...]]
) -> Differing | None:
    """The versions with the articles that may be shown for them; ``articles`` are found by id. None with one left."""
    if disagreement is None:
        return None
    versions = (
        VersionTold(version.label, articles(place.article_id for place in version.places))
        for version in disagreement.versions
    )
    told = tuple(version for version in versions if version.articles)
    return Differing(disagreement.disagreement_id, disagreement.topic, told) if len(told) > 1 else None
