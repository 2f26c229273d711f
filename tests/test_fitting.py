import random
from dataclasses import replace

import pytest

from index.disagreements import Place
from index.fitting import fit, reranked
from index.judged import Judged, Judgement, place_of
from index.passages import passages
from index.records import Hit, Kind, Query
from index.signal_names import SIGNALS
from index.support import support_signals
from tests.fakes import make_article

ARTICLE = make_article()
PASSAGES = passages(ARTICLE)
QUERY = Query("Who met?", Kind.QUESTION, "en", ("met",))


def hit(rank: int, names: float, dense: float) -> Hit:
    signals = dict.fromkeys(SIGNALS, 0.0) | {"names": names, "dense": dense}
    passage = PASSAGES[0]
    return Hit(rank, 1.0, passage, ARTICLE, passage.sentences[min(rank, len(passage.sentences)) - 1], signals)


def judged(number: int, draw: random.Random, *, answerable: bool) -> Judged:
    """The right hit of an answerable question names what is asked about, whatever the other signals say."""
    right, wrong = hit(1, 1.0, draw.random()), hit(4, 0.0, draw.random())
    gold = (place_of(right),) if answerable else ()
    judgement = Judgement(str(number), "?", "who", "en", answerable, gold, (), None, "fit")
    return Judged(judgement, QUERY, (wrong, right) if answerable else (wrong, hit(3, 0.0, draw.random())), 0.0)


def many(answerable: int, unanswerable: int) -> list[Judged]:
    draw = random.Random(7)
    return [judged(n, draw, answerable=True) for n in range(answerable)] + [
        judged(n, draw, answerable=False) for n in range(1_000, 1_000 + unanswerable)
    ]


def test_what_tells_the_right_hits_weighs_most_and_puts_them_first() -> None:
    calibration = fit(many(40, 40), "digest")
    assert max(calibration.ranking, key=lambda name: calibration.ranking[name]) == "names"
    for one in many(10, 0):
        assert place_of(reranked(one.hits, calibration.ranking)[0]) in one.judgement.gold


def test_the_threshold_parts_questions_that_signals_part() -> None:
    calibration = fit(many(40, 40), "digest")
    assert (calibration.digest, calibration.questions) == ("digest", 80)
    assert 0 < calibration.answer_from < 1
    assert 0 < calibration.none_below < 1


def test_what_is_beside_the_point_is_told_apart_from_what_only_misses_it() -> None:
    draw = random.Random(5)
    beside = [
        replace(one, missing=1.0, judgement=replace(one.judgement, kind="off-topic", question_id=f"o{number}"))
        for number, one in enumerate(judged(n, draw, answerable=False) for n in range(30))
    ]
    calibration = fit(many(40, 40) + beside, "digest")

    def relevance(one: Judged) -> float:
        return calibration.relevance.probability(support_signals(one.query, one.hits, one.missing))

    assert max(map(relevance, beside)) < calibration.none_below
    assert max(map(relevance, beside)) < min(map(relevance, many(40, 40)))


def test_too_few_questions_fit_nothing() -> None:
    with pytest.raises(ValueError, match="at least 10 answerable and 10 unanswerable"):
        fit(many(40, 9), "digest")


def test_reranking_keeps_every_hit_and_counts_from_one() -> None:
    hits = (hit(1, 0.0, 0.9), hit(2, 1.0, 0.1), hit(3, 0.5, 0.5))
    ranked = reranked(hits, {"names": 1.0})
    assert [one.signals["names"] for one in ranked] == [1.0, 0.5, 0.0]
    assert [one.rank for one in ranked] == [1, 2, 3]


def test_a_place_is_the_paragraph_of_the_highlight() -> None:
    assert place_of(hit(1, 0.0, 0.0)) == Place(ARTICLE.article_id, 0)
