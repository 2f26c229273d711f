"""Questions that lean on the one before them, and questions that do not."""

from datetime import date

import pytest

from index.entities import NO_ENTITIES
from index.entity_file import load_entities
from index.queries import understand
from index.records import Days, Kind, Query, Wanted
from tests.fixtures import CORPUS

ENTITIES = load_entities(CORPUS / "entities.yaml")
NEWEST = date(2026, 4, 8)


def chat(*questions: str) -> Query:
    """The query of the last question of a chat."""
    previous: Query | None = None
    for question in questions:
        previous = understand(question, ENTITIES, NEWEST, previous, known=lambda _: True)[-1]
    assert previous is not None
    return previous


def ids(query: Query) -> set[str]:
    return {one.entity_id for one in query.named}


def test_another_name_takes_the_place_of_the_speaker() -> None:
    query = chat("What did Asif say about open war on 25 October?", "and Muttaqi?")
    assert (query.kind, query.speakers, ids(query)) == (Kind.QUOTE, ("amir-khan-muttaqi",), {"amir-khan-muttaqi"})
    assert query.days == Days(date(2025, 10, 25), date(2025, 10, 25), "25 October")
    assert (query.terms, query.topic, query.carried) == (("Muttaqi", "open", "war"), ("open", "war"), ("open", "war"))
    assert query.question == "and Muttaqi?"


def test_a_party_that_was_spoken_about_may_become_the_speaker() -> None:
    query = chat("What does Pakistan want from Kabul on the TTP?", "and Kabul?")
    assert (query.kind, query.speakers, ids(query)) == (
        Kind.POSITION,
        ("islamic-emirate",),
        {"islamic-emirate", "ttp"},
    )


def test_another_place_takes_the_place_of_a_place() -> None:
    query = chat("how many soldiers were killed in Kurram?", "in Bajaur?")
    assert (query.wanted, ids(query), query.topic) == (Wanted.NUMBER, {"bajaur"}, ("soldiers", "killed"))


def test_another_topic_keeps_names_and_days() -> None:
    query = chat("What did Dar say about visas in November?", "what about prisoners?")
    assert (query.kind, query.speakers, query.topic) == (Kind.QUOTE, ("ishaq-dar",), ("prisoners",))
    assert query.days is not None


def test_another_month_keeps_everything_else() -> None:
    query = chat("What did Dar say about visas in October?", "and in November?")
    assert (query.kind, query.speakers, query.topic) == (Kind.QUOTE, ("ishaq-dar",), ("visas",))
    assert query.days == Days(date(2025, 11, 1), date(2025, 11, 30), "November")


def test_the_week_after_is_counted_from_the_days_before() -> None:
    query = chat("What did Dar say about visas on 25 October?", "what about the week after?")
    assert query.days == Days(date(2025, 10, 26), date(2025, 11, 1), "the week after")
    assert query.terms == ("Dar", "visas")


def test_an_alleged_quote_is_checked_for_another_speaker() -> None:
    query = chat('Did Asif say "it is open war"?', "and Dar?")
    assert (query.kind, query.speakers, query.quoted) == (Kind.VERIFY, ("ishaq-dar",), "it is open war")


@pytest.mark.parametrize(
    ("question", "kind", "wanted"),
    [
        ("why?", Kind.QUESTION, Wanted.REASON),
        ("and where?", Kind.QUESTION, Wanted.PLACE),
        ("when was that?", Kind.DATE, Wanted.DATE),
        ("who said that?", Kind.QUOTE, Wanted.PERSON),
        ("when did he say it?", Kind.DATE, Wanted.DATE),
        ("why did he say that", Kind.QUESTION, Wanted.REASON),
    ],
)
def test_a_bare_question_word_asks_about_the_same(question: str, kind: Kind, wanted: Wanted) -> None:
    query = chat("What did Asif say about open war?", question)
    assert (query.kind, query.wanted) == (kind, wanted)
    assert query.carried == ("Asif", "open", "war")


def test_a_pronoun_is_the_speaker_before() -> None:
    query = chat("What did Asif say about open war?", "what else did he say")
    assert (query.kind, query.speakers, query.terms) == (Kind.QUOTE, ("khawaja-asif",), ("Asif",))
    query = chat("What did Asif say about open war?", "did he say anything about visas?")
    assert (query.speakers, query.topic) == (("khawaja-asif",), ("visas",))


def test_his_words_are_those_of_the_speaker_before() -> None:
    query = chat("What did Asif say about open war?", "his words on visas")
    assert (query.kind, query.speakers, query.topic) == (Kind.QUOTE, ("khawaja-asif",), ("visas",))


def test_they_may_be_a_party_and_he_may_not() -> None:
    assert chat("Kabul's view on visas", "what did they say about trade").speakers == ("islamic-emirate",)
    assert chat("Kabul's view on visas", "what did he say about trade").speakers == ()


def test_they_are_things_where_nobody_spoke() -> None:
    assert chat("When did the talks begin?", "why did they fail?").carried == ("talks", "begin")


def test_it_is_what_the_question_before_was_about() -> None:
    query = chat("When was the Doha agreement signed?", "who signed it?")
    assert (ids(query), set(query.terms)) == ({"doha"}, {"signed", "Doha", "agreement"})


def test_more_asks_the_same_once_more() -> None:
    query = chat("What does Kabul want on visas?", "more quotes")
    assert (query.kind, query.speakers, query.topic) == (Kind.QUOTE, ("islamic-emirate",), ("visas",))
    assert chat("What does Kabul want on visas?", "anything else?").kind is Kind.POSITION


@pytest.mark.parametrize(
    ("before", "other"),
    [
        ("Pakistan's position on visas", "islamic-emirate"),
        ("Kabul's position on visas", "pakistan"),
        ("what did Asif say about visas", "islamic-emirate"),
    ],
)
def test_the_other_side_is_the_other_of_the_first_two_parties(before: str, other: str) -> None:
    query = chat(before, "and the other side?")
    assert (query.speakers, ids(query), query.topic) == ((other,), {other}, ("visas",))


def test_the_other_side_may_be_asked_about_something_else() -> None:
    query = chat("Pakistan's position on visas", "what did the other side say about prisoners?")
    assert (query.kind, query.speakers, query.topic) == (Kind.QUOTE, ("islamic-emirate",), ("prisoners",))


@pytest.mark.parametrize("before", ["Turkey's position on visas", "the talks between Pakistan and Kabul"])
def test_there_is_no_other_side_of_a_third_party_or_of_both(before: str) -> None:
    assert chat(before, "what did the other side say about prisoners?").speakers == ()


def test_a_question_joined_by_and_takes_the_topic_that_it_lacks() -> None:
    query = chat("Pakistan's position on the Durand Line", "And what does Kabul want?")
    assert (query.kind, query.speakers, query.carried) == (Kind.POSITION, ("islamic-emirate",), ("Durand", "Line"))


def test_what_was_carried_is_carried_on() -> None:
    query = chat("Kabul's position on visas", "and Pakistan?", "why?")
    assert (query.wanted, query.terms) == (Wanted.REASON, ("Pakistan", "visas"))


def test_follow_ups_work_in_other_languages() -> None:
    query = chat("ٹی ٹی پی پر کابل کا موقف کیا ہے؟", "اور پاکستان؟")
    assert (query.kind, query.speakers, ids(query)) == (Kind.POSITION, ("pakistan",), {"pakistan", "ttp"})
    assert chat("کابل کا موقف کیا ہے؟", "او پاکستان څه وویل؟").kind is Kind.QUOTE


@pytest.mark.parametrize(
    "question",
    [
        "What did Dar say about visas?",
        "What does Kabul want?",
        "Did Mujahid say there is no TTP in Afghanistan?",
        "How long does it take to boil an egg",
        "Is it true that Asif said the talks are over?",
        'Was it Erdoğan who said "it is a city"?',
        "who led the Afghan team when they met in Doha",
        "is it going to rain tomorrow",
        "where had the cricketers played their friendly",
        "what did the envoy say she brings to the table",
        "Kabul",
        "hello",
        "quotes by Trump",
    ],
)
def test_a_question_that_stands_on_its_own_takes_nothing(question: str) -> None:
    assert chat("What did Asif say about open war on 25 October?", question) == chat(question)


def test_nothing_is_taken_from_small_talk() -> None:
    assert chat("hello", "and Kabul?") == chat("and Kabul?")


def test_names_that_are_no_longer_known_are_carried_all_the_same() -> None:
    previous = chat("What did Asif say about open war?")
    (query,) = understand("the other side?", NO_ENTITIES, NEWEST, previous)
    assert query.speakers == ()
    (query,) = understand("and visas?", NO_ENTITIES, NEWEST, previous)
    assert (query.speakers, query.topic) == (("khawaja-asif",), ("visas",))
