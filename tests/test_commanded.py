"""What commands ask for: the kind is given, and the words behind it say of whom, when and about what."""

from datetime import date

import pytest

from index.answers import Answerer
from index.entity_file import load_entities
from index.errors import QuestionEmpty
from index.queries import commanded
from index.records import Alleged, Answer, Days, Kind, Message, Query, Support, Wanted
from tests.fixtures import CORPUS
from tests.test_queries import NEWEST

ENTITIES = load_entities(CORPUS / "entities.yaml")
ASIF = ("khawaja-asif",)


def understood(kind: Kind, text: str) -> Query:
    return commanded(text, kind, ENTITIES, NEWEST)


def answered(answerer: Answerer, kind: Kind, text: str) -> Answer:
    (answers,) = answerer.answer_messages([Message(text, None, kind)])
    assert isinstance(answers, tuple)
    return answers[0]


@pytest.mark.parametrize("kind", [Kind.QUOTE, Kind.POSITION])
def test_the_first_name_behind_a_command_speaks_and_the_rest_is_the_topic(kind: Kind) -> None:
    query = understood(kind, "Khawaja Asif open war in Kabul")
    assert (query.kind, query.speakers, query.topic, query.listed) == (kind, ASIF, ("open", "war"), True)


@pytest.mark.parametrize("name", ["خواجہ آصف", "khawaja asif", "Khwaja Asif"])
def test_names_are_known_in_any_script_and_misspelt(name: str) -> None:
    assert understood(Kind.QUOTE, name).speakers == ASIF


def test_both_names_are_sides_of_a_comparison() -> None:
    query = understood(Kind.COMPARISON, "Pakistan and the Taliban on casualties")
    assert (query.speakers, query.topic, query.listed) == (("pakistan", "islamic-emirate"), ("casualties",), False)


@pytest.mark.parametrize("text", ["October 2025", "Who said what in October 2025?"])
def test_a_timeline_is_wanted_whatever_the_words_ask(text: str) -> None:
    query = understood(Kind.DATE, text)
    assert query.timeline
    assert query.wanted is Wanted.DATE
    assert query.days == Days(date(2025, 10, 1), date(2025, 10, 31), "October 2025")


def test_greetings_behind_a_command_are_words_like_any() -> None:
    assert understood(Kind.POSITION, "hello").kind is Kind.POSITION


@pytest.mark.parametrize(
    ("text", "alleged"),
    [
        ("“open war” Khawaja Asif", Alleged("open war", ASIF)),
        ("Khawaja Asif: “open war”", Alleged("open war", ASIF)),
        ("did Asif say “open war”?", Alleged("open war", ASIF)),
        ("Asif: the wells of the hills run dry", Alleged("the wells of the hills run dry", ASIF)),
        ("the wells of the hills run dry", Alleged("the wells of the hills run dry")),
        ("open war", Alleged("open war")),
        ("“open war” Mira Tolen", Alleged("open war", (), ("mira", "tolen"))),
    ],
)
def test_words_are_put_to_the_test_with_or_without_marks_and_a_name(text: str, alleged: Alleged) -> None:
    query = understood(Kind.VERIFY, text)
    assert (query.kind, query.alleged) == (Kind.VERIFY, alleged)


@pytest.mark.parametrize("kind", [Kind.QUOTE, Kind.VERIFY])
def test_nothing_behind_a_command_is_refused(kind: Kind) -> None:
    with pytest.raises(QuestionEmpty):
        understood(kind, " ")


def test_quotations_on_a_topic_are_all_of_the_speaker(answerer: Answerer) -> None:
    answer = answered(answerer, Kind.QUOTE, "Khawaja Asif open war")
    assert answer.support is Support.ANSWER
    assert {one.under for one in answer.citations} == {"Khawaja Muhammad Asif"}
    assert all("war" in one.text for one in answer.citations)


def test_of_a_position_own_words_come_before_what_is_told(answerer: Answerer) -> None:
    answer = answered(answerer, Kind.POSITION, "Taliban on border crossings")
    first, second, *_ = answer.citations
    assert first.said is not None
    assert first.said.party == "islamic-emirate"
    assert second.said is None


def test_a_topic_that_nobody_was_quoted_on_is_searched_for(answerer: Answerer) -> None:
    answer = answered(answerer, Kind.QUOTE, "Khawaja Asif chess tournaments in Peru")
    assert answer.support is not Support.ANSWER


def test_a_timeline_of_what_no_article_knows_is_no_answer(answerer: Answerer) -> None:
    for kind, text in ((Kind.DATE, "bananas"), (None, "timeline of chess tournaments in Peru")):
        (answers,) = answerer.answer_messages([Message(text, None, kind)])
        assert isinstance(answers, tuple)
        assert (answers[0].support, answers[0].citations) == (Support.NONE, ())


def test_a_timeline_of_a_matter_that_articles_know_is_in_order(answerer: Answerer) -> None:
    answer = answered(answerer, Kind.DATE, "Istanbul")
    days = [one.days for one in answer.citations]
    assert answer.support is Support.ANSWER
    assert len(days) > 1
    assert days == sorted(days, key=lambda one: one or (date.max, date.max))


def test_who_is_told_to_have_said_something_is_named(answerer: Answerer) -> None:
    answer = answered(answerer, Kind.POSITION, "Taliban on border crossings")
    told = [one for one in answer.citations if one.said is None]
    assert [one.reported for one in told] == ["Hamdullah Fitrat"]
