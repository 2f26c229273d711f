import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text_lines import ELLIPSIS, LEFT_TO_RIGHT_MARK, drawable, reads_right_to_left, wrapped

MARK = LEFT_TO_RIGHT_MARK


def latin(character: str) -> bool:
    return character.isascii() or character in "éا\u0301\u200c"


def widths(line: str) -> float:
    """Every character is one wide; the mark of direction is not."""
    return len(line.removeprefix(MARK))


def lines_of(text: str, width: int, most: int = 9) -> list[str]:
    return [line.removeprefix(MARK) for line in wrapped(text, width, most, widths, right_to_left=False)]


def test_lines_break_between_words() -> None:
    assert lines_of("one two three four", 9) == ["one two", "three", "four"]


def test_a_word_wider_than_the_line_is_broken() -> None:
    assert lines_of("a bbbbbbbb c", 3) == ["a", "bbb", "bbb", "bb", "c"]


def test_no_mark_is_torn_from_its_letter() -> None:
    assert lines_of("aae\u0301e\u0301", 3) == ["aa", "e\u0301", "e\u0301"]


def test_what_is_over_is_cut_at_a_word_with_an_ellipsis() -> None:
    assert lines_of("one two three four", 9, most=2) == ["one two", f"three {ELLIPSIS}"]


def test_a_word_without_end_is_cut_within() -> None:
    assert lines_of("a" * 10_000, 5, most=2) == ["aaaaa", f"aaaa{ELLIPSIS}"]


def test_words_that_are_held_together_stay_on_a_line() -> None:
    assert lines_of(drawable("am 5.\u00a0Mai", lambda _: True), 6) == ["am", "5.\u00a0Mai"]


def test_of_nothing_there_are_no_lines() -> None:
    assert lines_of(drawable(" \n\t", latin), 5) == []


@given(st.text(), st.integers(2, 30), st.integers(1, 4))
def test_no_text_makes_a_line_that_is_too_wide_or_one_too_many(text: str, width: int, most: int) -> None:
    lines = lines_of(drawable(text, lambda _: True), width, most)
    assert len(lines) <= most
    # A letter with its marks is never parted, and no letter carries more than two.
    assert max(map(len, lines), default=0) <= max(width, 4)


@given(st.text(alphabet=st.sampled_from("ab é اب\u200c"), max_size=80), st.integers(4, 30))
def test_the_lines_together_are_the_text(text: str, width: int) -> None:
    shown = drawable(text, lambda _: True)
    assert "".join(lines_of(shown, width, most=100)).replace(" ", "") == shown.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$x^2$ <b>", "$x^2$ <b>"),
        ("a\n\n b\tc", "a b c"),
        ("e\u0301", "é"),
        ("e" + "\u0301" * 9, "é\u0301\u0301"),
        ("\u202eabc\u202c \u2067d\u2069", "abc d"),
        ("a\x00\ud800\u200b b", "a b"),
        ("a\u200cb", "a\u200cb"),
        ("\U0001f389\U0001f38a z\ufe0f हिन्दी", "□ z □"),
    ],
    ids=[
        "markup",
        "white space",
        "composed",
        "a pile of marks",
        "controls of direction",
        "controls",
        "joiners",
        "boxes",
    ],
)
def test_only_what_a_font_has_is_drawn(text: str, shown: str) -> None:
    assert drawable(text, latin) == shown


@pytest.mark.parametrize(("text", "right"), [("«نه», no", True), ("(No) نه", False), ("12 – 13", True)])
def test_the_first_letter_says_where_reading_begins(text: str, right: bool) -> None:
    assert reads_right_to_left(text, otherwise=True) == right
