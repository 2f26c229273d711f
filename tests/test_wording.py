import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asking.wording import wording
from index.entities import EntityKind
from index.records import Span


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("did he say “we want war”", "we want war"),
        ('did he say "we want war"', "we want war"),
        ("did he say «we want war»", "we want war"),
        ("did he say 'we want war'", "we want war"),
        ("did he say ‘we want war’", "we want war"),
        ('did he say “we want war"', "we want war"),
        ('"short" and "a longer one"', "a longer one"),
        ("the 'open war' line", None),
        ("pakistan's and kabul's troops", None),
        ('an " alone', None),
        ('empty " "', None),
    ],
)
def test_the_longest_text_between_quotation_marks_is_quoted(text: str, quoted: str | None) -> None:
    assert wording(text).quoted == quoted


def test_quotations_are_blank_and_names_masked_at_their_places() -> None:
    typed = wording('Asif’s "Asif war" on Kabul')
    names = [(Span(0, 4), EntityKind.PERSON), (Span(8, 12), EntityKind.PERSON), (Span(21, 26), EntityKind.PARTY)]
    assert typed.bare == 'asif\'s "        " on kabul'
    assert typed.masked(names) == 'ΦΦΦΦ\'s "        " on ΠΠΠΠΠ'


@given(st.text(alphabet="aİßA\"'“”« ’\n", max_size=40))
def test_all_ways_of_writing_a_question_are_as_long_as_it(text: str) -> None:
    typed = wording(text)
    assert len(typed.lower) == len(typed.bare) == len(text)
