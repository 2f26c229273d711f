from dataclasses import replace

import pytest

from index.counting import counts, speaks_of, thing_counted
from index.records import Kind, Named, Query, Wanted

QUERY = Query("", Kind.QUESTION, "en", (), wanted=Wanted.NUMBER)


def asking(question: str, *names: str) -> Query:
    return replace(QUERY, question=question, named=tuple(Named(name, name) for name in names))


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("How many containers were stuck?", "Some 5,000 containers stood at the border.", True),
        ("how many of the protest notes were sent", "Asif counted 836 protest notes and 13 demarches.", True),
        ("How many pages had the draft?", "The two teams swapped drafts on 26 October.", False),
        ("How many trucks waited?", "Trucks waited for two weeks.", False),
        ("How many trucks waited?", "They met for two hours, while trucks waited.", False),
        ("How many people died?", "The strike killed eight.", True),
        ("How long did it last?", "The sitting ran past eight hours.", True),
        ("How long did it last?", "The sitting ran late.", False),
    ],
)
def test_a_number_counts_when_it_stands_right_before_the_thing(question: str, text: str, expected: bool) -> None:
    assert counts(asking(question), text) is expected


def test_names_are_not_what_is_counted() -> None:
    assert thing_counted(asking("how many Afghan camels", "Afghan")) == frozenset({"camel"})
    assert thing_counted(asking("how many people")) == frozenset()
    assert thing_counted(asking("how long was it")) is None


def test_a_text_speaks_of_a_thing_by_any_form_of_its_word() -> None:
    assert speaks_of(asking("How many camels came?"), "No camel came.")
    assert not speaks_of(asking("How many camels came?"), "No lorry came.")
