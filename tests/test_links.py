from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given

from index.links import sentence_url
from index.records import Span, TextKind
from index.sentences import sentences
from tests.fakes import make_article
from tests.prose import bodies

PAGE = "https://gazette.example/talks"


def link(sentence: str, kind: TextKind = TextKind.FULL, url: str = PAGE) -> str:
    return sentence_url(make_article(sentence, url=url, text=kind), Span(0, len(sentence)))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The envoys met twice.", "The%20envoys%20met%20twice"),
        ("They met: once, twice & again!", "They%20met%3A%20once%2C%20twice%20%26%20again"),
        ("A 48-hour truce.", "A%2048%2Dhour%20truce"),
        ("وفد پہنچا۔", "%D9%88%D9%81%D8%AF%20%D9%BE%DB%81%D9%86%DA%86%D8%A7%DB%94"),
        ("The envoys\nmet twice.", "The%20envoys%20met%20twice"),
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen.",
            "one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen",
        ),
    ],
)
def test_a_sentence_of_the_page_itself_is_linked_word_by_word(sentence: str, expected: str) -> None:
    assert link(sentence) == link(sentence, TextKind.EXCERPT) == f"{PAGE}#:~:text={expected}"


def test_a_sentence_of_a_brief_is_linked_by_its_longest_quotation() -> None:
    sentence = "Tolen said “never” and then: “We will not sign before the wells are shared”, twice."
    expected = "We%20will%20not%20sign%20before%20the%20wells%20are%20shared"
    assert link(sentence, TextKind.BRIEF) == f"{PAGE}#:~:text={expected}"


@pytest.mark.parametrize("sentence", ["The envoys met twice in one day.", "He said “we will not” and left."])
def test_a_sentence_of_a_brief_without_a_long_quotation_is_linked_to_the_page(sentence: str) -> None:
    assert link(sentence, TextKind.BRIEF) == PAGE


def test_a_sentence_without_words_is_linked_to_the_page() -> None:
    assert link("…!?") == PAGE


def test_the_fragment_and_the_query_of_an_address_are_kept() -> None:
    url = f"{PAGE}?day=3&page=1#wells"
    assert link("They met.", url=url) == f"{url}:~:text=They%20met"


def test_a_text_fragment_of_the_address_is_exchanged() -> None:
    assert link("They met.", url=f"{PAGE}#:~:text=Old%20words") == f"{PAGE}#:~:text=They%20met"
    assert link("They met.", url=f"{PAGE}#wells:~:text=Old") == f"{PAGE}#wells:~:text=They%20met"


@given(bodies)
def test_a_link_leads_to_words_of_the_sentence_on_the_same_page(body: str) -> None:
    for kind in TextKind:
        article = make_article(body, text=kind, url=PAGE)
        for sentence in sentences(article.body):
            address = sentence_url(article, sentence)
            assert address.isascii()
            assert urlsplit(address)._replace(fragment="").geturl() == PAGE
            words = " ".join(sentence.of(article.body).split())
            _, _, directive = address.partition("#:~:text=")
            assert all(unquote(part) in words for part in directive.split(","))
            assert "#" not in address or all(directive.split(","))
