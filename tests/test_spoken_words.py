import pytest

from index.verification.spoken_words import spoken
from tests.patience import must_end


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("We don't", "we do not"),
        ("We DONT", "we do not"),
        ("they won’t", "they will not"),
        ("cannot", "can't"),
        ("it's so", "it is so"),
        ("“We’re here”", "We are here"),
        ("both—the one", "both - the one"),
        ("«Kalıyoruz»", "kalıyoruz"),
    ],
)
def test_contractions_and_marks_do_not_count(typed: str, same: str) -> None:
    assert spoken(typed).plain == spoken(same).plain


def test_whose_something_is_is_no_contraction() -> None:
    assert spoken("Pakistan's defense").plain == ("pakistans", "defense")


def test_every_word_knows_where_it_stands() -> None:
    text = "We don't pay $1.6 billion — never!"
    assert [text[word.start : word.end] for word in spoken(text).words] == [
        "We", "don't", "don't", "pay", "$1.6 billion", "$1.6 billion", "never!"
    ]  # fmt: skip


@pytest.mark.parametrize("dots", ["…", "...", "[...]", "[…]", "(...)", ". . ."])
def test_dots_are_gaps(dots: str) -> None:
    assert sorted(spoken(f"we want {dots} peace").gaps) == [2]
    assert sorted(spoken(f"{dots} peace {dots}").gaps) == [0, 1]


def test_words_in_brackets_are_an_editors_and_letters_in_brackets_the_speakers() -> None:
    words = spoken("[T]he men [of Kabul] want[ed] (a) war").words
    assert [(word.plain, word.inserted) for word in words] == [
        ("the", False), ("men", False), ("of", True), ("kabul", True), ("wanted", False), ("a", True), ("war", False)
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["not", "n't", "never", "without", "neither", "نہیں", "نه", "değil", "ليس"])
def test_a_negation_is_known_in_the_languages_of_the_articles(word: str) -> None:
    assert spoken("do" + word if word == "n't" else word).words[-1].negates


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "…" * 100_000, "one hundred " * 30_000, "'" * 100_000, "1," * 90_000, "9" * 90_000]
)
def test_a_long_line_of_anything_is_read_in_the_end(text: str) -> None:
    with must_end():
        spoken(text)
