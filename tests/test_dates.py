import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import Precision, Rule, find_dates
from index.dates.words import fold
from tests.hostile_texts import HOSTILE, hostile
from tests.patience import must_end

GOLDEN = Path(__file__).parent / "golden_dates.tsv"
DAY = date(2025, 11, 20)
_MARKED = re.compile(r"\[\[(?P<words>[^|\]]*)\|(?P<value>[^\]]*)\]\]")


@dataclass(frozen=True, slots=True)
class Golden:
    """A sentence, the day it was published, whether it is a question, and the values of the dates in it, by place."""

    published: date | None
    typed: bool
    text: str
    values: tuple[tuple[int, int, str], ...]


def golden() -> Iterator[Golden]:
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()[1:]:
        day, marked = line.split("\t")
        text, values = "", list[tuple[int, int, str]]()
        behind = 0
        for mark in _MARKED.finditer(marked):
            text += marked[behind : mark.start()]
            values.append((len(text), len(text) + len(mark["words"]), mark["value"]))
            text += mark["words"]
            behind = mark.end()
        published = None if day == "-" else date.fromisoformat(day.removeprefix("?"))
        yield Golden(published, day.startswith("?"), text + marked[behind:], tuple(values))


def values(text: str, published: date | None = DAY, *, typed: bool = False) -> list[str]:
    return [mention.value for mention in find_dates(text, published, typed=typed)]


def days(text: str, published: date | None = DAY) -> list[tuple[date | None, date | None]]:
    return [(mention.low, mention.high) for mention in find_dates(text, published)]


@pytest.mark.parametrize("one", list(golden()), ids=lambda one: one.text[:60])
def test_dates_have_the_values_written_in_the_golden_file(one: Golden) -> None:
    found = find_dates(one.text, one.published, typed=one.typed)
    assert [mention.value for mention in found] == [value for *_, value in one.values]
    for mention, (start, end, _) in zip(found, one.values, strict=True):
        assert mention.span.start < end
        assert start < mention.span.end


def test_days_are_those_that_the_words_mean() -> None:
    assert days("It began in late October 2025.") == [(date(2025, 10, 21), date(2025, 10, 31))]
    assert days("It began in October 2025.") == [(date(2025, 10, 1), date(2025, 10, 31))]
    assert days("It began last week.") == [(date(2025, 11, 10), date(2025, 11, 16))]
    assert days("It began over the weekend.") == [(date(2025, 11, 15), date(2025, 11, 16))]
    assert days("It was in the winter of 2024.") == [(date(2024, 12, 1), date(2025, 2, 28))]
    assert days("It was in the 1990s.") == [(date(1990, 1, 1), date(1999, 12, 31))]
    assert days("It lasted 48 hours.") == [(None, None)]


def test_a_date_of_the_lunar_calendar_is_uncertain_by_a_day() -> None:
    (mention,) = find_dates("Signed on 17 Rabi al-Awwal 1447.", DAY)
    assert (mention.value, mention.low, mention.high) == ("2025-09-10", date(2025, 9, 9), date(2025, 9, 11))
    assert (mention.precision, mention.rule) == (Precision.DAY, Rule.CALENDAR)


@pytest.mark.parametrize(
    ("words", "precision", "rule"),
    [
        ("on 6 November 2025", Precision.DAY, Rule.EXPLICIT),
        ("on Tuesday", Precision.DAY, Rule.WEEKDAY),
        ("on Tuesday night", Precision.HOUR, Rule.WEEKDAY),
        ("yesterday", Precision.DAY, Rule.RELATIVE),
        ("last week", Precision.WEEK, Rule.RELATIVE),
        ("the previous day", Precision.DAY, Rule.ANCHOR),
        ("on 6–7 November", Precision.DAY, Rule.RANGE),
        ("over the weekend", Precision.WEEKEND, Rule.RELATIVE),
        ("in the first quarter of 2025", Precision.QUARTER, Rule.EXPLICIT),
        ("in the first half of 2025", Precision.HALF, Rule.EXPLICIT),
        ("in the summer of 2025", Precision.SEASON, Rule.EXPLICIT),
        ("in 2021", Precision.YEAR, Rule.EXPLICIT),
        ("in the 1990s", Precision.DECADE, Rule.EXPLICIT),
        ("in the 19th century", Precision.CENTURY, Rule.EXPLICIT),
        ("for three days", Precision.DURATION, Rule.DURATION),
    ],
)
def test_a_mention_says_how_exact_it_is_and_how_it_was_read(words: str, precision: Precision, rule: Rule) -> None:
    assert [(one.precision, one.rule) for one in find_dates(f"They met {words}.", DAY)] == [(precision, rule)]


def test_the_next_day_follows_the_last_day_named_in_its_paragraph_only() -> None:
    assert values("They met on 6 November. They left the next day.") == ["2025-11-06", "2025-11-07"]
    assert values("They met on 6 November.\n\nThey left the next day.") == ["2025-11-06"]
    assert values("They met on 6 November.\n\nThey had come the previous day.") == ["2025-11-06", "2025-11-19"]


def test_words_in_a_quotation_are_counted_from_the_day_they_were_said() -> None:
    assert values("“It happened last night”, he said on 12 October 2025.") == ["2025-10-11TNI", "2025-10-12"]
    assert values("He said on 12 October 2025: “It happened last night.”", None) == ["2025-10-12", "2025-10-11TNI"]
    assert values("He said on 12 October 2025 that nobody came yesterday.") == ["2025-10-12", "2025-11-19"]


def test_without_a_day_of_publication_only_what_is_certain_is_dated() -> None:
    assert values("On Sunday, yesterday and last week they met.", None) == []
    assert values("On 25 October they met.", None) == []
    assert values("On 25 October 2025 they met; on 27 October they left.", None) == ["2025-10-25", "2025-10-27"]


def test_the_year_that_is_not_said_is_the_nearest_and_rather_past() -> None:
    published = date(2025, 11, 1)
    assert values("They met on 12 March.", published) == ["2025-03-12"]
    assert values("They will meet on 12 March.", published) == ["2026-03-12"]
    assert values("They met on 28 December.", date(2026, 1, 5)) == ["2025-12-28"]
    assert values("They met on Thursday, 12 October.", published) == ["2025-10-12"]
    assert values("They met on Saturday, 12 October.", published) == ["2024-10-12"]


def test_a_weekday_is_past_unless_its_sentence_looks_forward() -> None:
    assert values("They met on Thursday.", date(2025, 11, 10)) == ["2025-11-06"]
    assert values("They will meet on Thursday.", date(2025, 11, 10)) == ["2025-11-13"]
    assert values("They met on Monday.", date(2025, 11, 10)) == ["2025-11-10"]
    assert values("They will meet on Monday.", date(2025, 11, 10)) == ["2025-11-10"]


def test_a_typed_date_is_the_nearest_be_it_before_or_after() -> None:
    assert values("what will happen on 1 october", typed=True) == ["2025-10-01"]
    assert values("what happened on 7 december", typed=True) == ["2025-12-07"]


def test_names_in_small_letters_are_dates_in_questions_only() -> None:
    assert values("what happened in october and on friday", typed=True) == ["2025-10", "2025-11-14"]
    assert values("what happened in october and on friday") == []


def test_what_lies_behind_the_end_of_the_calendar_is_left_out() -> None:
    ago, ahead = "{0} days ago, {0} weeks ago, {0} months ago, {0} quarters ago, {0} years ago", "{0} years from now"
    assert values(ago.format(500), date.min) == []
    assert values(ahead.format(500), date.max) == []
    assert values(f"{ago.format(1)}; {ahead.format(1)}.", date.min) == ["0002"]


def test_folding_keeps_the_place_of_every_letter() -> None:
    assert fold("۲۵ Kasım’da ربیع‌الثانی") == "25 Kasim'da ربیع الثانی"


@given(st.text(), st.none() | st.dates(), st.booleans())
def test_any_text_has_dates_in_order_and_apart(text: str, published: date | None, typed: bool) -> None:
    found = find_dates(text, published, typed=typed)
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(found))
    assert all(mention.span.end <= len(text) for mention in found)


_PIECES = (
    "1 9 25 31 2025 1404 1447 9999 0001 May march October Muharram Aqrab Ekim اکتوبر Sunday sat last next this the two"
    " of early late week weeks weekend month year decade century quarter half night before after day days ago later"
    " following to - – , . : ( “ ” ' p.m. \n\n summer 1990s 48-hour second first from until 21:50 today overnight a an"
).split(" ")


@given(st.lists(st.sampled_from(_PIECES), max_size=30), st.none() | st.dates(), st.booleans())
def test_any_words_of_dates_can_be_read(pieces: list[str], published: date | None, typed: bool) -> None:
    text = " ".join(pieces)
    for mention in find_dates(text, published, typed=typed):
        assert mention.span.of(text).strip() == mention.span.of(text)


def test_of_days_that_are_none_no_more_than_the_month_is_read() -> None:
    assert values("0000-00-00, 2025-13-45, 9999-99-99 and 2025-02-31.") == []
    assert values("31 February 2025, 0 May 2025 and 45 October.") == ["2025-02", "2025-05", "2025-10"]
    assert values("It is the year 99999; on 99999-01-01 and 1-1-1 nothing was, nor on 30/02/2025.") == []


def test_days_are_counted_from_what_happened_once() -> None:
    truce = "The truce was signed on 19 October. "
    assert values(truce + "Two days after the truce they met.") == ["2025-10-19", "2025-10-21"]
    assert values(truce + "Another truce was signed on 6 November. Two days after the truce they met.")[2:] == []
    assert values(truce + "Two days after the flood they met.")[1:] == []
    assert values("Asif said the truce would be looked into on Friday. Two days after the truce they met.")[1:] == []
    assert values("Two days after the truce of 19 October, they met.") == ["2025-10-21", "2025-10-19"]
    assert values("Two days after the truce the gate was shut on 12 October.") == ["2025-10-12"]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_without_an_error(name: str) -> None:
    text = hostile(name, 20_000)
    for published in (DAY, date.min, date.max, None):
        found = find_dates(text, published)
        assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(found))


@pytest.mark.parametrize(
    "text",
    ["1" * 100_000, "1 " * 30_000, "Monday " * 20_000, "October 25 " * 10_000, "25" + " " * 100_000 + "October",
     "the next day " * 15_000, "“today ” " * 10_000, "2001-" * 30_000, "from Monday to " * 10_000],
    ids=lambda text: text[:14],
)  # fmt: skip
def test_no_text_takes_long(text: str) -> None:
    with must_end():
        find_dates(text, DAY)
