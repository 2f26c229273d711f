"""The support test: do the hits answer the question, come near it, or have nothing to do with it?"""

import math
from collections.abc import Mapping, Sequence

from index.calibration import Calibration
from index.counting import speaks_of
from index.records import Hit, Kind, Query, Support, Wanted

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
    signals = support_signals(query, hits, missing)
    probability = calibration.support.probability(signals)
    relevance = calibration.relevance.probability(signals)
    if relevance < calibration.none_below:
        return Support.NONE, min(probability, relevance)
    first = hits[0].passage.span.of(hits[0].article.body)
    if query.wanted is Wanted.NUMBER and not speaks_of(query, first):
        probability = min(probability, math.nextafter(calibration.answer_from, 0.0))
    return (Support.ANSWER if probability >= calibration.answer_from else Support.WEAK), probability


def names_unmet(query: Query, missing: Sequence[str]) -> bool:
    """Whether a question names something that no article does: a ``missing`` word that is written as a name.

    What begins the question has a capital anyway, and where every word has one, capitals say nothing.
    """
    words = [word for word in query.question.split() if word[:1].isalpha()]
    if all(word[:1].isupper() for word in words):
        return False
    return any(word[:1].isupper() and not query.question.lstrip().startswith(word) for word in missing)


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
        "whole_topic": float(best["topic_in_sentence"] > 0.6),
    }
