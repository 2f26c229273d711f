from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.calendars import Calendar, gregorian, year_in

# Days whose two dates are a matter of record: new years, the republics of Afghanistan and Iran, falls of Kabul.
SOLAR = [
    ((1300, 1, 1), date(1921, 3, 21)),
    ((1352, 4, 26), date(1973, 7, 17)),
    ((1357, 2, 7), date(1978, 4, 27)),
    ((1357, 11, 22), date(1979, 2, 11)),
    ((1371, 2, 8), date(1992, 4, 28)),
    ((1399, 12, 30), date(2021, 3, 20)),
    ((1400, 5, 24), date(2021, 8, 15)),
    ((1403, 12, 30), date(2025, 3, 20)),
    ((1404, 1, 1), date(2025, 3, 21)),
    ((1404, 8, 3), date(2025, 10, 25)),
]
LUNAR = [
    ((1400, 1, 1), date(1979, 11, 20)),
    ((1442, 9, 1), date(2021, 4, 13)),
    ((1445, 9, 1), date(2024, 3, 11)),
    ((1446, 9, 1), date(2025, 3, 1)),
    ((1446, 12, 10), date(2025, 6, 6)),
    ((1447, 1, 1), date(2025, 6, 26)),
]


@pytest.mark.parametrize(("solar", "day"), SOLAR)
def test_solar_days_are_exact(solar: tuple[int, int, int], day: date) -> None:
    assert gregorian(Calendar.SOLAR, *solar) == day


@pytest.mark.parametrize(("lunar", "day"), LUNAR)
def test_lunar_days_are_right_to_within_a_day(lunar: tuple[int, int, int], day: date) -> None:
    found = gregorian(Calendar.LUNAR, *lunar)
    assert found is not None
    assert abs(found - day) <= timedelta(1)


@given(st.integers(1244, 1471))
def test_every_solar_year_begins_the_day_after_the_last_one_ends(year: int) -> None:
    last = gregorian(Calendar.SOLAR, year, 12, 30) or gregorian(Calendar.SOLAR, year, 12, 29)
    first = gregorian(Calendar.SOLAR, year + 1, 1, 1)
    assert last is not None
    assert first == last + timedelta(1)
    assert first.month == 3
    assert 19 <= first.day <= 22


@pytest.mark.parametrize(
    ("calendar", "day"),
    [
        (Calendar.SOLAR, (1404, 12, 30)),
        (Calendar.SOLAR, (1404, 7, 31)),
        (Calendar.SOLAR, (1404, 13, 1)),
        (Calendar.SOLAR, (1500, 1, 1)),
        (Calendar.LUNAR, (1447, 1, 31)),
        (Calendar.LUNAR, (1447, 0, 1)),
        (Calendar.GREGORIAN, (2025, 2, 29)),
    ],
)
def test_days_that_do_not_exist_are_none(calendar: Calendar, day: tuple[int, int, int]) -> None:
    assert gregorian(calendar, *day) is None


@pytest.mark.parametrize("calendar", list(Calendar))
@given(day=st.dates(date(1900, 1, 1), date(2090, 12, 31)))
def test_the_year_of_a_day_holds_it_or_touches_it(calendar: Calendar, day: date) -> None:
    first = gregorian(calendar, year_in(calendar, day), 1, 1)
    assert first is not None
    assert abs(first - day) <= timedelta(367)
