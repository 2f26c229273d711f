"""What answers of each kind look like, asked of the corpus of the repository."""

import dataclasses
import json
from datetime import date
from functools import partial

import pytest

from index.answers import Answerer
from index.composing.by_timeline import MOST_EVENTS
from index.composing.voices import voices_of
from index.disagreements import Place
from index.records import Answer, Citation, Kind, Support
from tests.commands import talks_index
from tests.fixtures import Built


def words(citation: Citation) -> str:
    return citation.highlights[0].of(citation.article.body)


def places(answer: Answer) -> list[Place]:
    return [Place(one.article.article_id, one.paragraph) for one in (*answer.citations, *answer.nearest)]


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("quotes by Trump", "Donald Trump"),
        ("What did Asif say about war?", "Khawaja Muhammad Asif"),
        ("What did Iran's president tell Naqvi?", "Masoud Pezeshkian"),
    ],
)
def test_who_asks_for_words_gets_quotations_of_the_speaker(answerer: Answerer, question: str, speaker: str) -> None:
    answer = answerer.answer(question)
    assert answer.query.kind is Kind.QUOTE
    first = (*answer.citations, *answer.nearest)[0]
    assert "“" in words(first)
    assert first.said is not None
    assert first.said.speaker == first.under == speaker


def test_quotations_of_somebody_come_newest_first(answerer: Answerer) -> None:
    days = [one.article.published for one in answerer.answer("quotes by Trump").citations]
    assert days == sorted(days, key=lambda day: day.toordinal() if day else 0, reverse=True)


def test_who_said_words_that_are_printed_is_answered_with_the_speaker(answerer: Answerer) -> None:
    answer = answerer.answer("Who said “the negotiations were sabotaged”?")
    assert (answer.answered, answer.confidence, answer.verdict) == (True, 1.0, None)
    assert "negotiations were sabotaged" in words(answer.citations[0])
    assert answer.citations[0].under == "Khawaja Muhammad Asif"


def test_a_comparison_gives_each_of_two_named_sides_in_turn(answerer: Answerer) -> None:
    question = "Paktika strike of 17 October: what do the Afghans say was hit and what does Pakistan say?"
    _, hits = answerer.examine(question, 10)
    first, second = (voices_of(answerer.snapshot, hit).reported for hit in hits[:2])
    assert "islamic-emirate" in first
    assert "pakistan" in second


def test_a_comparison_of_known_versions_gives_one_of_each_first(answerer: Answerer) -> None:
    known = {one.disagreement_id: one for one in answerer.snapshot.disagreements}
    for question, told in (
        ("who started the 5 december fire, each version", "border-fire-5-december"),
        ("who asked for the 48 hr truce? both versions pls", "truce-15-october-request"),
        ("How long did the Doha session last, depending on the outlet?", "doha-talks-length"),
    ):
        answer = answerer.answer(question)
        assert answer.differing is not None
        assert answer.differing.disagreement_id == told
        versions = known[told].versions
        shown = places(answer)[: len(versions)]
        assert all(any(place in version.places for place in shown) for version in versions), question


def test_versions_of_withdrawn_articles_are_not_fetched(answerer: Answerer) -> None:
    question = "who asked for the 48 hr truce? both versions pls"
    gone = places(answerer.answer(question))[1].article_id
    left = dataclasses.replace(answerer, withdrawn=lambda: {gone}).answer(question)
    assert gone not in {place.article_id for place in places(left)}


def test_a_position_is_given_under_the_name_of_its_party(answerer: Answerer) -> None:
    answer = answerer.answer("What does Pakistan demand about the TTP?")
    assert answer.query.kind is Kind.POSITION
    assert "Pakistan" in {one.under for one in (*answer.citations, *answer.nearest)}


# ---------------------------------------------------------------- dates and timelines


@pytest.mark.parametrize(
    ("question", "low", "high"),
    [
        ("urumqi meeting dates", date(2026, 4, 1), date(2026, 4, 7)),
        ("On what day did Muttaqi face reporters in the Indian capital?", date(2025, 10, 12), date(2025, 10, 12)),
    ],
)
def test_the_date_of_what_happened_comes_before_that_of_a_report(
    answerer: Answerer, question: str, low: date, high: date
) -> None:
    answer = answerer.answer(question)
    (best, *_) = (*answer.citations, *answer.nearest)
    assert best.days == (low, high)
    (first, *_) = [one for one in answer.dated if one.rank == 1]
    assert (first.low, first.high) == (low, high)
    assert first.words in words(best)


def test_what_happened_on_a_day_is_told_in_order_with_the_day_of_each_event(answerer: Answerer) -> None:
    answer = answerer.answer("what happened between 19 and 25 October?")
    days = [one.days for one in answer.citations if one.days]
    assert (answer.confidence, len(days)) == (1.0, len(answer.citations))
    assert 3 < len(days) <= MOST_EVENTS
    assert days == sorted(days)
    assert all(date(2025, 10, 19) <= low and high <= date(2025, 10, 25) for low, high in days)
    assert len({(one.article.article_id, one.highlights) for one in answer.citations}) == len(days)


def test_days_and_people_of_whom_nothing_is_told_are_no_answer(answerer: Answerer) -> None:
    for question in ("what happened on 3 May 2024", "quotes by Maulana Fazlur Rehman"):
        answer = answerer.answer(question)
        assert (answer.support, answer.confidence) == (Support.NONE, 0.0)


def test_a_timeline_without_days_is_of_the_matter(answerer: Answerer) -> None:
    answer = answerer.answer("timeline of the Istanbul talks")
    assert answer.answered
    assert all("Istanbul" in one.text for one in answer.citations)


def test_nothing_of_withdrawn_articles_is_listed(answerer: Answerer) -> None:
    for question in ("what happened on 12 October", "quotes by Trump"):
        gone = frozenset(place.article_id for place in places(answerer.answer(question)))
        left = dataclasses.replace(answerer, withdrawn=partial(frozenset, gone)).answer(question)
        assert gone.isdisjoint({place.article_id for place in places(left)})


# ---------------------------------------------------------------- commands


def test_quotes_positions_and_timeline_print_citations(built: Built) -> None:
    for arguments, expected in (
        (("quotes", "Trump", "solved"), {"speaker": "trump", "topic": "solved"}),
        (("positions", "islamic-emirate"), {"party": "islamic-emirate", "topic": ""}),
        (("timeline", "October 2025", "Torkham"), {"days": {"start": "2025-10-01", "end": "2025-10-31"}}),
    ):
        asked = talks_index(*arguments, "--most", 3, "--json", "--index", built.index)
        said = json.loads(asked.out)
        assert asked.code == 0
        assert {key: said[key] for key in expected} == expected
        assert 0 < len(said["citations"]) <= 3
        assert [one["rank"] for one in said["citations"]] == list(range(1, len(said["citations"]) + 1))
        shown = talks_index(*arguments, "--index", built.index).out
        assert said["citations"][0]["passage"]["text"] in shown


def test_own_words_come_before_what_is_told_of_them(built: Built) -> None:
    said = json.loads(talks_index("positions", "Pakistan", "TTP", "--json", "--index", built.index).out)
    quoted = [one["speaker"] is not None for one in said["citations"]]
    assert quoted == sorted(quoted, reverse=True)


def test_whom_nobody_knows_is_said_to_be_unknown(built: Built) -> None:
    unknown = talks_index("quotes", "Nobody Atall", "--index", built.index)
    assert (unknown.code, "nobody is called Nobody Atall" in unknown.err) == (1, True)
    assert talks_index("timeline", "sometime", "--index", built.index).code == 2
