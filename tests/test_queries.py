"""From a message to its queries: what is refused, and what all parts together make of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities import NO_ENTITIES
from index.entity_file import load_entities
from index.errors import QuestionEmpty, QuestionRefused, QuestionTooLong, QuestionUnreadable
from index.queries import MAX_QUESTION_CHARACTERS, understand
from index.records import Days, Kind, Named, Query, Wanted
from tests.fixtures import CORPUS
from tests.patience import must_end

ENTITIES = load_entities(CORPUS / "entities.yaml")
NEWEST = date(2026, 4, 8)


def one(question: str) -> Query:
    (query,) = understand(question, ENTITIES, NEWEST)
    return query


def test_a_question_is_understood_in_all_its_parts() -> None:
    assert one("What did Khawaja Asif not say about “open war” on 25 October?") == Query(
        question="What did Khawaja Asif not say about “open war” on 25 October?",
        kind=Kind.QUOTE,
        language="en",
        terms=("Khawaja", "Asif", "open", "war"),
        topic=("open", "war"),
        named=(Named("khawaja-asif", "Khawaja Asif"),),
        speakers=("khawaja-asif",),
        days=Days(date(2025, 10, 25), date(2025, 10, 25), "25 October"),
        quoted="open war",
        negated=True,
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who led the Afghan delegation in Istanbul?", ("led", "Afghan", "delegation", "Istanbul")),
        ("What did Khawaja Asif say about “open war”?", ("Khawaja", "Asif", "open", "war")),
        ("the the THE", ()),
        ("truce truce Truce", ("truce", "Truce")),
        ("48-hour truce at 2.30", ("48-hour", "truce", "2.30")),
        ("Pakistan’s offer", ("Pakistan’s", "offer")),
        ("date of the truce in October 2025", ("truce",)),
        ("quotes by Trump", ("Trump",)),
        ("Kabul's position on the quotes", ("Kabul's", "position")),
        ('did Asif say "a date and a position"', ("Asif", "date", "position")),
        ("استنبول مذاکرات میں کیا ہوا؟", ("استنبول", "مذاکرات")),
        ("Doha görüşmeleri ne zaman bitti?", ("Doha", "görüşmeleri", "bitti")),
        ("متى بدأت محادثات الدوحة؟", ("بدأت", "محادثات", "الدوحة")),
        ("طالبان چه گفتند؟", ("طالبان",)),
        ("د طالبانو دریځ څه دی؟", ("طالبانو",)),
    ],
)
def test_terms_are_the_content_words_as_typed_in_order(question: str, expected: tuple[str, ...]) -> None:
    assert one(question).terms == expected


def test_the_topic_are_the_terms_that_name_nobody() -> None:
    assert one("Pakistan's defence minister on visas for Pakistan's guests").topic == ("visas", "guests")


def test_greetings_are_small_talk_and_anything_that_asks_is_not() -> None:
    assert [one(text).kind for text in ("hello there!", "hello, who led the talks")] == [Kind.SMALL_TALK, Kind.QUESTION]


def test_a_question_in_another_language_has_its_kind_and_its_wanted_type() -> None:
    query = one("دوحہ میں پاکستانی وفد کی قیادت کس نے کی؟")
    assert (query.language, query.kind, query.wanted) == ("ur", Kind.QUESTION, Wanted.PERSON)
    assert one("Görüşmeler ne zaman bitti?").wanted is Wanted.DATE


@pytest.mark.parametrize(
    ("question", "negated"),
    [
        ("who did not attend", True),
        ("why didn't Kabul sign", True),
        ("did Asif say we will never yield?", True),
        ('did Asif say "we will never yield"', False),
        ("Asif said it, true or not?", False),
        ("Mao Ning said it, didn't she?", False),
        ("کابل نے دستخط کیوں نہیں کیے؟", True),
    ],
)
def test_a_question_is_negated_by_words_outside_of_quotations(question: str, *, negated: bool) -> None:
    assert one(question).negated is negated


def test_each_question_of_a_message_leans_on_the_one_before_it() -> None:
    first, second = understand("Who led the Afghan team and when did it arrive?", ENTITIES, NEWEST)
    assert (first.wanted, first.carried) == (Wanted.PERSON, ())
    assert (second.kind, second.carried) == (Kind.DATE, ("Afghan", "led", "team"))


def test_the_first_question_leans_on_the_last_one_of_the_chat() -> None:
    (second,) = understand("and Kabul?", ENTITIES, NEWEST, one("What does Pakistan want on visas?"))
    assert (second.kind, second.speakers, second.terms) == (Kind.POSITION, ("islamic-emirate",), ("Kabul", "visas"))


def test_a_word_that_the_corpus_uses_is_no_misspelt_name() -> None:
    text = "what a moment for turksih envoys"
    (query,) = understand(text, ENTITIES, NEWEST, known={"moment", "envoys"}.__contains__)
    assert query.named == (Named("turkiye", "turksih", guessed=True),)


def test_white_space_around_a_question_is_not_part_of_it() -> None:
    assert one(" \n Who led?\t") == one("Who led?")


@pytest.mark.parametrize("question", ["", " ", "\n\t", "\u2003"])
def test_an_empty_question_is_refused(question: str) -> None:
    with pytest.raises(QuestionEmpty, match=r"^the question is empty; type a question$"):
        one(question)


def test_a_question_is_at_most_as_long_as_a_message() -> None:
    assert len(one("a" * MAX_QUESTION_CHARACTERS).question) == 4_096
    with pytest.raises(QuestionTooLong, match=r"^the question has 4,097 characters; at most 4,096$") as refusal:
        one("a" * (MAX_QUESTION_CHARACTERS + 1))
    assert (refusal.value.characters, refusal.value.most) == (4_097, 4_096)


@pytest.mark.parametrize("question", ["caf\udce9", "\ud83d", "who \udfff?"])
def test_a_question_that_is_no_text_is_refused(question: str) -> None:
    with pytest.raises(QuestionUnreadable, match=r"^the question is not UTF-8; send it as UTF-8$"):
        one(question)


PIECES = st.sampled_from(
    [
        "and ",
        "Kabul",
        "Asif",
        "'s ",
        '"',
        "“",
        "when ",
        "?",
        "\n",
        "; ",
        "the week after",
        "İ",
        "ß",
        " he ",
        "25 October ",
    ]
)
MESSAGES = st.text(min_size=1) | st.lists(PIECES, min_size=1, max_size=12).map("".join)


@given(MESSAGES, MESSAGES)
def test_any_text_is_understood_or_refused(first: str, second: str) -> None:
    previous = None
    for text in (first, second):
        try:
            queries = understand(text, ENTITIES, NEWEST, previous)
        except QuestionRefused:
            continue
        assert 1 <= len(queries) <= 5
        for query in queries:
            assert query.question in text
            query.question.encode()
            assert len(set(query.terms)) == len(query.terms)
            assert set(query.topic) <= set(query.terms)
            assert set(query.carried) <= set(query.terms)
            assert all(term in query.question for term in query.terms if term not in query.carried)
            assert set(query.speakers) <= {named.entity_id for named in query.named}
        previous = queries[-1]


@pytest.mark.parametrize(
    "unit", ["a-", "a'", "a ", ".", "a" * 40 + "-", "what did ", "and when ", '" ', "did he say ", "asif's ", "kabol "]
)
def test_the_longest_question_is_understood(unit: str) -> None:
    text = (unit * MAX_QUESTION_CHARACTERS)[:MAX_QUESTION_CHARACTERS]
    with must_end():
        queries = understand(text, ENTITIES, NEWEST)
        understand(text, ENTITIES, NEWEST, queries[-1])
    assert queries


def test_a_question_is_understood_where_nobody_is_known() -> None:
    (query,) = understand("what did Asif say", NO_ENTITIES, NEWEST)
    assert (query.kind, query.named, query.speakers) == (Kind.QUOTE, (), ())
