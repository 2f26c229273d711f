from datetime import date

import pytest

from index.dates import find_dates
from index.entity_file import load_entities
from index.events import find_events
from index.facts import Facts, facts_from_json, facts_json, facts_of
from index.quotes import find_quotes
from index.records import Span
from index.sentences import sentences
from index.statements import find_statements
from tests.fakes import make_article
from tests.fixtures import CORPUS

ENTITIES = load_entities(CORPUS / "entities.yaml")


def facts(body: str) -> list[Facts]:
    article = make_article(body)
    dates = find_dates(body, article.published)
    quotes, statements = find_quotes(body, ENTITIES), find_statements(body, ENTITIES)
    return facts_of(
        article, sentences(body), ENTITIES, quotes, statements, dates, find_events(body, article.published, ENTITIES)
    )


def test_each_sentence_has_its_own_names_days_and_speakers() -> None:
    one, other = facts("Khawaja Asif met Fidan on 3 March 2031. “We go,” said Mujahid in Doha.")
    assert one.names[:2] == ("khawaja-asif", "hakan-fidan")
    assert one.days == ((date(2031, 3, 3), date(2031, 3, 3)),)
    assert (one.quotes, one.speakers) == (False, ())
    assert (other.quotes, other.speakers, other.days) == (True, ("zabihullah-mujahid",), ())
    assert "doha" in other.names


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("The raid killed 23 men.", True),
        ("The raid killed five men.", True),
        ("Trade fell by 40 per cent.", True),
        ("They met on 3 March 2031.", False),
        ("They met in 2031.", False),
        ("They met again.", False),
    ],
)
def test_a_number_that_counts_is_told_from_a_date(sentence: str, number: bool) -> None:
    assert [one.number for one in facts(sentence)] == [number]


def test_whoever_says_something_is_a_source_and_so_is_the_party() -> None:
    said, quoted, neither = facts("Ishaq Dar said that trade waits. “We go,” said Mujahid. Rain fell on Ishaq Dar.")
    assert said.sources == ("ishaq-dar", "pakistan")
    assert quoted.sources[0] == "zabihullah-mujahid"
    assert neither.sources == ()


def test_the_day_of_a_deed_is_told_from_that_of_its_being_said() -> None:
    done, said = facts("The truce began on 3 March 2031. Asif said on 4 March 2031 that trade waits.")
    assert (done.deed, said.deed) == (True, False)


@pytest.mark.parametrize(
    ("sentence", "clock"),
    [
        ("They sat down at 2:30 p.m. on 3 March 2031.", True),
        ("The raid came on Sunday night.", True),
        ("On Sunday.", False),
    ],
)
def test_a_time_of_day_is_seen(sentence: str, clock: bool) -> None:
    assert [one.clock for one in facts(sentence)] == [clock]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [("The gate was shut because of shelling.", True), ("Rains delayed the convoy.", False)],
)
def test_a_reason_is_seen_by_its_words(sentence: str, reason: bool) -> None:
    assert [one.reason for one in facts(sentence)] == [reason]


def test_facts_are_read_back_as_they_were_written() -> None:
    for one in facts("Khawaja Asif met Fidan on 3 March 2031. “We go,” said Mujahid because of 12 reasons."):
        assert facts_from_json(facts_json(one)) == one


def test_a_quotation_over_two_sentences_speaks_in_both() -> None:
    body = "“We go. We stay,” said Mujahid."
    spans = [Span(0, 7), Span(8, len(body))]
    found = facts_of(make_article(body), spans, ENTITIES, find_quotes(body, ENTITIES), (), (), ())
    assert [one.speakers for one in found] == [("zabihullah-mujahid",)] * 2
