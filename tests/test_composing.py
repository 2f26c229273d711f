"""What answers of each kind look like, asked of the corpus of the repository."""

import dataclasses

import pytest

from index.answers import Answerer
from index.composing.voices import voices_of
from index.disagreements import Place
from index.records import Answer, Citation, Kind


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
    first = answer.citations[0]
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
