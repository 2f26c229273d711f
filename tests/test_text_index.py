from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.snapshot.text_index import TextIndex, terms

TEXTS = [
    "The harbour hotel is closed.",
    "Monitors crossed the copper bridge, the old copper bridge.",
    "The bridge is open to monitors.",
    "Nobody met Erdoğan.",
]


@pytest.fixture
def index(tmp_path: Path) -> TextIndex:
    TextIndex.write(tmp_path / "text", TEXTS)
    return TextIndex.open(tmp_path / "text")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Talks", "talk"),
        ("Erdoğan", "Erdogan"),
        ("İSTANBUL", "istanbul"),
        ("Dağlıca", "daglica"),
        ("Pakistan’s", "Pakistan"),
        ("Pakistan's", "Pakistan"),
        ("كابل", "کابل"),
        ("علي", "علی"),
        ("ټولې", "ټولی"),
        ("می‌روند", "می روند"),
        ("مُذاکَرات", "مذاکرات"),
        ("ہفتہ", "هفته"),
        ("خانۀ", "خانه"),
        ("cafe\u0301", "caf\u00e9"),
    ],
)
def test_spellings_of_one_word_give_one_term(one: str, other: str) -> None:
    assert terms(one) == terms(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("… — !", []),
        ("The talks, again: talking!", ["the", "talk", "again", "talk"]),
        ("26 October 2025", ["26", "octob", "2025"]),
        ("a" * 60, []),
        ("a" * 59, ["a" * 59]),
    ],
)
def test_terms_come_in_order_folded_and_stemmed(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@given(st.text())
def test_any_text_has_terms(text: str) -> None:
    assert all(term and term == term.lower() and len(term) < 60 * 4 for term in terms(text))


def test_search_gives_the_rows_that_hold_a_word_best_first(index: TextIndex) -> None:
    found = index.search(terms("copper bridge"), 10)
    assert list(found) == [1, 2]
    assert found[1] > found[2] > 0


def test_search_gives_at_most_k_rows(index: TextIndex) -> None:
    assert list(index.search(terms("copper bridge"), 1)) == [1]


@pytest.mark.parametrize("words", [[], ["nowhere"]])
def test_words_that_no_text_holds_find_nothing(index: TextIndex, words: list[str]) -> None:
    assert index.search(words, 10) == {}


def test_a_word_that_is_given_twice_counts_once(index: TextIndex) -> None:
    assert index.search(["bridg", "bridg"], 10) == index.search(["bridg"], 10)


@pytest.mark.parametrize("word", ["AND", "a:b", "*", '"', "text:x", "(", "[a TO b]", "\x00"])
def test_a_word_is_a_word_and_no_query_language(index: TextIndex, word: str) -> None:
    assert index.search([word], 10) == {}


def test_frequencies_count_texts_and_rarer_words_weigh_more(index: TextIndex) -> None:
    assert index.size == 4
    assert [index.frequency(word) for word in ("copper", "bridg", "nowhere")] == [1, 2, 0]
    assert index.weight("nowhere") > index.weight("copper") > index.weight("bridg") > 0


def test_many_texts_keep_their_rows(tmp_path: Path) -> None:
    TextIndex.write(tmp_path / "text", [f"envoy number{row}" for row in range(3_000)])
    index = TextIndex.open(tmp_path / "text")
    assert index.size == 3_000
    assert [list(index.search([f"number{row}"], 5)) for row in (0, 1_500, 2_999)] == [[0], [1_500], [2_999]]
