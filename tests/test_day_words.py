"""The days that a question is about, and how follow-ups move them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asking.day_words import day_words, moved
from index.records import Days, Span

NEWEST = date(2026, 4, 8)


def asked(text: str) -> Days | None:
    return day_words(text, text.lower(), NEWEST).days


@pytest.mark.parametrize(
    ("text", "low", "high", "words"),
    [
        ("on 25 October", date(2025, 10, 25), date(2025, 10, 25), "25 October"),
        ("in november", date(2025, 11, 1), date(2025, 11, 30), "november"),
        ("in 2025", date(2025, 1, 1), date(2025, 12, 31), "2025"),
        ("between 18 and 25 october", date(2025, 10, 18), date(2025, 10, 25), "18 and 25 october"),
        ("from 6 to 7 november", date(2025, 11, 6), date(2025, 11, 7), "6 to 7 november"),
        ("9 October or 17 October", date(2025, 10, 9), date(2025, 10, 17), "9 October, 17 October"),
        ("since 26 february", date(2026, 2, 26), NEWEST, "26 february"),
        ("after 25 october", date(2025, 10, 25), NEWEST, "25 october"),
        ("before 25 october", date.min, date(2025, 10, 25), "25 october"),
        ("in autumn 2025, on 9 October", date(2025, 10, 9), date(2025, 10, 9), "9 October"),
    ],
)
def test_days_are_those_that_the_words_name(text: str, low: date, high: date, words: str) -> None:
    assert asked(text) == Days(low, high, words)


@pytest.mark.parametrize("text", ["between Doha and Istanbul", "after the Urumqi talks", "a 48-hour truce", "they may"])
def test_events_and_durations_are_no_days(text: str) -> None:
    assert day_words(text, text.lower(), NEWEST).spans == ()
    assert asked(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("the week after?", date(2025, 10, 27), date(2025, 11, 2)),
        ("the next day", date(2025, 10, 27), date(2025, 10, 27)),
        ("the day before", date(2025, 10, 24), date(2025, 10, 24)),
        ("the previous week", date(2025, 10, 18), date(2025, 10, 24)),
        ("a month later", date(2025, 11, 24), date(2025, 11, 25)),
        ("two weeks earlier?", date(2025, 10, 11), date(2025, 10, 12)),
        ("3 days after that", date(2025, 10, 27), date(2025, 10, 29)),
    ],
)
def test_days_are_moved_by_what_stands_at_the_end(text: str, low: date, high: date) -> None:
    before = Days(date(2025, 10, 25), date(2025, 10, 26), "25 and 26 October")
    result = moved(text, before)
    assert result is not None
    days, span = result
    assert days == Days(low, high, span.of(text))


@pytest.mark.parametrize("text", ["the week after Doha", "next week's talks", "one day", "years later they met"])
def test_what_is_counted_from_something_else_moves_nothing(text: str) -> None:
    assert moved(text, Days(NEWEST, NEWEST, "today")) is None


def test_without_days_or_beyond_the_calendar_only_the_words_are_found() -> None:
    assert moved("the week after", None) == (None, Span(0, 14))
    assert moved("the week before", Days(date.min, NEWEST, "until today")) == (None, Span(0, 15))


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 40))
def test_a_week_there_and_back_are_the_same_days(low: date, length: int) -> None:
    days = Days(low, low + timedelta(days=length), "then")
    there = moved("a week later", days)
    assert there is not None
    assert there[0] is not None
    back = moved("a week earlier", there[0])
    assert back is not None
    assert back[0] == Days(days.low, days.high, "a week earlier")
