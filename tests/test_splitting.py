import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asking.splitting import split


@pytest.mark.parametrize(
    "parts",
    [
        ("Who led the team?", "When did it arrive?"),
        ("Who led the team", "and when did it arrive?"),
        ("What did Asif say about war", "and also when was the truce signed"),
        ("Who signed the deal", "and why?"),
        ("مذاکرات کب ہوئے؟", "وفد میں کون تھا؟"),
    ],
)
def test_full_questions_are_parted_by_question_marks_and_by_and(parts: tuple[str, str]) -> None:
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize("between", ["\n", "\n\n", "; "])
def test_full_questions_are_parted_by_line_ends_and_semicolons(between: str) -> None:
    assert split(between.join(("when did they meet", "who signed it"))) == ("when did they meet", "who signed it")


def test_lines_that_ask_without_a_question_word_are_parted() -> None:
    text = "quotes by Trump\nPakistan on the TTP\nkabul's position; date of the truce"
    assert split(text) == ("quotes by Trump", "Pakistan on the TTP", "kabul's position", "date of the truce")


@pytest.mark.parametrize(
    "text",
    [
        "Who asked for the truce? both versions pls",
        'Asif: "I apologise". Real quote?',
        'Asif: "why? who? when did we?" did he say it?',
        'Did he write "who are they? when do they come?"',
        'yaqoob: "a bad beginning"? Is that real?',
        "I read that they held back. Why?",
        "what do the Afghans say was hit and what does Pakistan say?",
        "what Kabul asked and what Islamabad offered",
        "when and where did they meet",
        "hello\nwhen did the talks end?",
        "name of the envoy and what she was before",
        "flour and bread",
        "?",
        "? ? ?",
        "",
    ],
)
def test_what_belongs_together_stays_together(text: str) -> None:
    assert split(text) == (text,)


def test_the_first_five_questions_are_kept() -> None:
    assert split("Who led it? " * 7) == ("Who led it?",) * 5


@given(st.text(alphabet="who and when?\n;\"' ", max_size=80))
def test_parts_stand_in_the_text_in_their_order(text: str) -> None:
    at = 0
    for part in split(text):
        at = text.index(part, at) + len(part)
