"""Sentences of the same words that say different things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.figures import contradict, figures
from index.shingles import normalised_words


def contradicting(one: str, other: str) -> bool:
    return contradict([figures(normalised_words(one))], [figures(normalised_words(other))])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("23 soldiers died near Seld", "58 soldiers died near Seld"),
        ("23 soldiers and 4 guards died", "23 soldiers and guards died on day 2"),
        ("They meet on 3 May in Seld", "They meet on 3 June in Seld"),
        ("They meet on Monday in Seld", "They meet on Friday in Seld"),
        ("It cost the town two million crowns", "It cost the town two billion crowns"),
        ("The army would sign the paper", "The army would not sign the paper"),
        ("The army could sign the paper", "The army couldn’t sign the paper"),
        ("Ordu kağıdı dün imzaladı dedi", "Ordu kağıdı dün imzalamadı dedi"),
        ("دولت پیمان را امضا کرد", "دولت پیمان را امضا نکرد"),
        ("وہ معاہدے پر دستخط کریں گے", "وہ معاہدے پر دستخط نہیں کریں گے"),
    ],
)
def test_another_figure_or_a_denial_contradicts(one: str, other: str) -> None:
    assert (contradicting(one, other), contradicting(other, one)) == (True, True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Soldiers died near Seld", "23 soldiers died near Seld"),
        ("They met on Monday in Seld", "They met on Monday, 3 May, in Seld"),
        ("They met on 3 Sept. in Seld", "They met on three September in Seld"),
        ("The army did not sign the paper", "The army didn’t sign the paper"),
        ("23 soldiers died near Seld", "The gate opened for 58 lorries"),
    ],
)
def test_what_is_left_out_or_spelt_otherwise_or_about_something_else_contradicts_nothing(one: str, other: str) -> None:
    assert (contradicting(one, other), contradicting(other, one)) == (False, False)


@given(st.lists(st.sampled_from("not 3 4 may monday army gate signs the".split())))
def test_no_sentence_contradicts_itself(words: list[str]) -> None:
    assert contradict([figures(words)], [figures(words)]) is False
