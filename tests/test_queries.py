import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QuestionRefused
from index.queries import MAX_QUESTION_CHARACTERS, parse
from tests.patience import must_end


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who led the Afghan delegation in Istanbul?", ("led", "Afghan", "delegation", "Istanbul")),
        ("What did Khawaja Asif say about “open war”?", ("Khawaja", "Asif", "open", "war")),
        ("the the THE", ()),
        ("truce truce Truce", ("truce", "Truce")),
        ("48-hour truce at 2.30", ("48-hour", "truce", "2.30")),
        ("Pakistan’s offer", ("Pakistan’s", "offer")),
        ("استنبول مذاکرات میں کیا ہوا؟", ("استنبول", "مذاکرات")),
        ("Doha görüşmeleri ne zaman bitti?", ("Doha", "görüşmeleri", "zaman", "bitti")),
    ],
)
def test_terms_are_the_content_words_as_typed_in_order(question: str, expected: tuple[str, ...]) -> None:
    assert parse(question).terms == expected


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Who led the talks?", "en"),
        ("Görüşmeler nerede yapıldı?", "tr"),
        ("bu ne ve kim", "tr"),
        ("وفد کی قیادت کس نے کی؟ کہاں ہیں؟", "ur"),
        ("د خبرو مشر څوک ؤ؟", "ps"),
        ("چه کسی گفتگو کرد؟", "fa"),
        ("من هو", "ar"),
        ("?", "en"),
    ],
)
def test_the_language_of_a_question_is_told_by_its_letters(question: str, language: str) -> None:
    assert parse(question).language == language


@pytest.mark.parametrize(
    "question",
    [
        "Hi",
        "hello there!",
        "Thank you",
        "good morning",
        "what is up",
        "السلام علیکم",
        "شکریہ",
        "merhaba",
        "/start hello",
    ],
)
def test_greetings_and_thanks_are_small_talk(question: str) -> None:
    assert parse(question).kind == "small talk"


@pytest.mark.parametrize(
    "question",
    ["what is who", "hello, who led the talks", "thanks for the truce date", "hi " * 7, "…", "Kabul", "what"],
)
def test_anything_that_asks_is_a_question(question: str) -> None:
    assert parse(question).kind == "question"


def test_white_space_around_a_question_is_not_part_of_it() -> None:
    assert parse(" \n Who led?\t") == parse("Who led?")


@pytest.mark.parametrize("question", ["", " ", "\n\t", "\u2003"])
def test_an_empty_question_is_refused(question: str) -> None:
    with pytest.raises(QuestionRefused, match=r"^the question is empty; type a question$"):
        parse(question)


def test_a_question_is_at_most_as_long_as_a_message() -> None:
    assert len(parse("a" * MAX_QUESTION_CHARACTERS).question) == 4_096
    with pytest.raises(QuestionRefused, match=r"^the question has 4,097 characters; at most 4,096$"):
        parse("a" * (MAX_QUESTION_CHARACTERS + 1))


@pytest.mark.parametrize("question", ["caf\udce9", "\ud83d", "who \udfff?"])
def test_a_question_that_is_no_text_is_refused(question: str) -> None:
    with pytest.raises(QuestionRefused, match=r"^the question is not UTF-8; send it as UTF-8$"):
        parse(question)


@given(st.text(min_size=1))
def test_any_text_is_a_question_or_refused(question: str) -> None:
    try:
        query = parse(question)
    except QuestionRefused:
        return
    assert query.question == question.strip()
    assert all(term in question for term in query.terms)
    assert len(set(query.terms)) == len(query.terms)
    query.question.encode()


@pytest.mark.parametrize("unit", ["a-", "a'", "a ", ".", "a" * 40 + "-", "hi "])
def test_the_longest_question_is_understood(unit: str) -> None:
    with must_end():
        assert parse((unit * MAX_QUESTION_CHARACTERS)[:MAX_QUESTION_CHARACTERS]).kind == "question"
