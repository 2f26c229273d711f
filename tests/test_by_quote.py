from datetime import date
from pathlib import Path

import pytest

from index.composing.by_quote import quoted_first
from index.entities import Entities
from index.queries import understand
from tests.small_hits import a_hit, small_entities

BERG = "“The wells are ours and stay ours”, Anna Berg said in the harbour."
TOLD = "Anna Berg wants the wells for her own side."
OTHER = "“The wells are for everybody here”, Otto Lund said in the harbour."
LATER = "“We leave the harbour at last”, Anna Berg said on the quay."


@pytest.fixture
def entities(tmp_path: Path) -> Entities:
    return small_entities(tmp_path)


def order(question: str, scored: dict[str, float], entities: Entities) -> list[str]:
    (query,) = understand(question, entities, date(2031, 4, 9))
    hits = [a_hit(body, score, entities) for body, score in scored.items()]
    return [shown.hit.article.body for shown in quoted_first(query, hits, {"well": 1.0}, entities)]


def test_what_quotes_the_speaker_comes_before_what_is_hardly_better(entities: Entities) -> None:
    assert order("What did Berg say about the wells?", {TOLD: 10.0, OTHER: 9.8, BERG: 9.5}, entities)[0] == BERG


def test_a_passage_that_is_far_better_stays_first(entities: Entities) -> None:
    assert order("What did Berg say about the wells?", {TOLD: 14.0, BERG: 9.5}, entities)[0] == TOLD


def test_words_spoken_for_a_party_are_quotations_of_it(entities: Entities) -> None:
    assert order("What did Norland say about the wells?", {TOLD: 10.0, BERG: 9.5}, entities)[0] == BERG


def test_all_quotations_of_somebody_come_newest_first(entities: Entities) -> None:
    (query,) = understand("quotes by Berg", entities, date(2031, 4, 9))
    days = {BERG: date(2031, 3, 1), TOLD: date(2031, 4, 1), LATER: date(2031, 3, 9)}
    hits = [a_hit(body, 10.0, entities, day) for body, day in days.items()]
    shown = quoted_first(query, hits, {}, entities)
    assert [one.hit.article.body for one in shown] == [LATER, BERG, TOLD]


def test_the_sentence_of_the_quotation_on_the_topic_is_marked_under_the_speakers_name(entities: Entities) -> None:
    body = f"The sitting was long. {LATER} {BERG}"
    (query,) = understand("What did Berg say about the wells?", entities, date(2031, 4, 9))
    (shown,) = quoted_first(query, [a_hit(body, 10.0, entities)], {"well": 1.0}, entities)
    assert shown.hit.highlight.of(body) == BERG
    assert shown.under == "Anna Berg"


def test_words_that_a_question_quotes_keep_the_place_where_they_were_found(entities: Entities) -> None:
    assert order("Who said “the harbour at last”?", {TOLD: 10.0, BERG: 9.9}, entities)[0] == TOLD
