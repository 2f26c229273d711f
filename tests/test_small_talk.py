import pytest

from index.asking.small_talk import is_small_talk


@pytest.mark.parametrize(
    "words",
    ["hi", "hello there", "thank you", "good morning", "what is up", "السلام علیکم", "شکریہ", "merhaba", "start hello"],
)
def test_greetings_and_thanks_are_small_talk(words: str) -> None:
    assert is_small_talk(words.split())


@pytest.mark.parametrize(
    "words",
    ["what is who", "hello who led the talks", "thanks for the truce date", "hi " * 7, "", "kabul", "what"],
)
def test_what_asks_or_says_more_is_no_small_talk(words: str) -> None:
    assert not is_small_talk(words.split())
