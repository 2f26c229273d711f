"""The support test: do the hits answer the question, come near it, or have nothing to do with it?"""

import math
import re
from collections.abc import Mapping, Sequence

from index.calibration import Calibration
from index.records import Hit, Kind, Query, Support, Wanted
from index.snapshot.text_index import terms

_COUNTED = re.compile(r"\bhow many\s+(?:of\s+(?:the\s+)?)?([\w'’-]+(?:\s+[\w'’-]+){0,3})")
# Of what is counted, these say which kind, and people are counted under many names.
_WHICH = frozenset("more other new different such civilian official foreign own of the these those".split())
_ANYBODY = frozenset(terms("people persons ppl men women casualties victims dead lives deaths others times"))
# What an answer of the wanted type has to show, by the signal that says so.
_TYPES = {
    Wanted.DATE: "date",
    Wanted.HOUR: "hour",
    Wanted.NUMBER: "number",
    Wanted.PERSON: "person",
    Wanted.PLACE: "place",
    Wanted.REASON: "reason",
}


def support(query: Query, hits: Sequence[Hit], missing: float, calibration: Calibration) -> tuple[Support, float]:
    """The outcome, and the probability (0…1) that the best hit answers.

    ``missing`` is the share of the question's words that no article uses.
    """
    if not hits:
        return Support.NONE, 0.0
    probability = calibration.probability(support_signals(query, hits, missing))
    if query.wanted is Wanted.NUMBER and not _counts(query, hits[0]):
        probability = min(probability, math.nextafter(calibration.answer_from, 0.0))
    if probability >= calibration.answer_from:
        return Support.ANSWER, probability
    return (Support.WEAK if probability >= calibration.weak_from else Support.NONE), probability


def _counts(query: Query, hit: Hit) -> bool:
    """Whether the passage speaks of what is to be counted: the word that "how many" stands before."""
    asked = _COUNTED.search(query.question.lower())
    if asked is None:
        return True
    names = {word for one in query.named for word in one.words.lower().split()}
    thing = next((word for word in asked[1].split() if word not in names and word not in _WHICH), "")
    counted = terms(thing)
    held = _ANYBODY.union(terms(hit.passage.span.of(hit.article.body)))
    return not counted or not held.isdisjoint(counted)


def support_signals(query: Query, hits: Sequence[Hit], missing: float) -> Mapping[str, float]:
    """Signals of the best hit, and of how it stands to the question and to the next one."""
    best = hits[0].signals
    wanted = query.answer_type
    met = best[_TYPES[wanted]] if wanted else 0.0
    asks_words = query.kind in {Kind.QUOTE, Kind.VERIFY}
    return dict(best) | {
        "dense_coverage": max(0.0, best["dense"]) * best["coverage"],
        "type_met": met,
        "type_unmet": 1.0 - met if wanted else 0.0,
        "quote_met": best["quote"] + best["verify"],
        "quote_unmet": 1.0 - best["quote"] - best["verify"] if asks_words else 0.0,
        "names_unmet": float(len(query.named)) * (1.0 - best["names"]),
        "margin": hits[0].score - hits[1].score if len(hits) > 1 else 0.0,
        "score": hits[0].score,
        "missing": missing,
        "words": min(len(query.terms), 12) / 12,
        "whole_topic": float(best["topic_in_sentence"] > 0.6),
    }
