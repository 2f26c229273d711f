import pytest

from index.verification.spoken_words import spoken


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("5,000 men", "5000 men"),
        ("five men", "5 men"),
        ("five thousand men", "5,000 men"),
        ("twenty-five", "25"),
        ("two hundred and five", "205"),
        ("one hundred twenty-five thousand", "125,000"),
        ("$1.6bn", "1.6 billion dollars"),
        ("$1.6 billion", "1,600 million dollars"),
        ("around a million", "around 1 million"),
        ("5k", "five thousand"),
        ("the fourth round", "the 4th round"),
        ("50%", "fifty per cent"),
        ("50 percent", "50 %"),
        ("۵۰ نفر", "50 نفر"),
    ],
)
def test_a_number_is_the_same_however_it_is_written(typed: str, same: str) -> None:
    assert spoken(typed).plain == spoken(same).plain


@pytest.mark.parametrize(
    ("typed", "other"),
    [("1.6", "16"), ("two three", "23"), ("five and six", "11"), ("$5", "5 euros"), ("fourth", "four"), ("5 m", "5 k")],
)
def test_other_numbers_are_not(typed: str, other: str) -> None:
    assert spoken(typed).plain != spoken(other).plain


def test_numbers_are_known_as_such_and_a_is_none() -> None:
    words = spoken("a war of five days cost $1.6 billion and one bridge").words
    assert [word.plain for word in words if word.amount] == ["5", "1600000000", "1"]
