import pytest

from index.records import Change
from index.verification.differences import Difference, Weight, differences


def test_negations_are_named_first_then_numbers_then_other_words() -> None:
    diff = (
        Change("delete", "river"),
        Change("insert", "hill"),
        Change("equal", "towns have"),
        Change("delete", "50"),
        Change("insert", "500"),
        Change("equal", "wells, and will"),
        Change("insert", "not"),
        Change("equal", "share"),
        Change("delete", "them"),
    )
    assert differences(diff) == (
        Difference(Weight.NEGATION, "", "not"),
        Difference(Weight.NUMBER, "50", "500"),
        Difference(Weight.WORDS, "river", "hill"),
        Difference(Weight.WORDS, "them", ""),
    )


@pytest.mark.parametrize(
    ("alleged", "printed"),
    [
        ("founded", "unfounded"),
        ("legal", "illegal"),
        ("do", "don’t"),
        ("can", "cannot"),
        ("some", "no"),
        ("no-go", "go"),
    ],
)
def test_what_turns_a_word_to_its_opposite_is_a_negation(alleged: str, printed: str) -> None:
    (found,) = differences((Change("delete", alleged), Change("insert", printed)))
    assert found.weight is Weight.NEGATION


@pytest.mark.parametrize(
    ("difference", "line"),
    [
        (Difference(Weight.NEGATION, "", "not,"), "Negation left out: “not”"),
        (Difference(Weight.NEGATION, "never", ""), "Negation added: “never”"),
        (Difference(Weight.NUMBER, "5", "six."), "Number changed: “5”, printed “six”"),
    ],
)
def test_a_difference_can_be_read(difference: Difference, line: str) -> None:
    assert str(difference) == line
