"""Days of the two Hijri calendars as Gregorian days."""

from datetime import date
from enum import StrEnum

# Chronological Julian day number of the day before date.min, which date.toordinal counts from.
_JULIAN_DAY_OF_ORDINAL_0 = 1_721_425
_LUNAR_EPOCH = 1_948_440 - _JULIAN_DAY_OF_ORDINAL_0  # 16 July 622 (Julian): the civil epoch of the tabular calendar
_NEW_YEAR_1404 = date(2025, 3, 21).toordinal()
_CYCLE_YEARS, _CYCLE_LEAP_DAYS = 33, 8
# The 33-year cycle agrees with the astronomical year of Iran's and Afghanistan's calendar in all of these.
_SOLAR_YEARS = range(1244, 1473)
_LUNAR_YEARS = range(1, 1601)


class Calendar(StrEnum):
    """SOLAR is the Solar Hijri calendar of Afghanistan and Iran, LUNAR the Islamic (Hijri) calendar."""

    GREGORIAN = "gregorian"
    SOLAR = "solar"
    LUNAR = "lunar"


def gregorian(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of ``calendar``, or None where there is no such day.

    Solar days are exact from 1244 to 1472 (1865 to 2094) and None outside. Lunar days are those of the tabular
    calendar: the sighted or decreed day may be one earlier or later.
    """
    if calendar is Calendar.GREGORIAN:
        return _gregorian(year, month, day)
    if calendar is Calendar.SOLAR:
        known = year in _SOLAR_YEARS and 1 <= month <= 12 and 1 <= day <= _solar_month_days(year, month)
        return date.fromordinal(_solar_ordinal(year, month, day)) if known else None
    known = year in _LUNAR_YEARS and 1 <= month <= 12 and 1 <= day <= 30
    return date.fromordinal(_lunar_ordinal(year, month, day)) if known else None


def year_in(calendar: Calendar, day: date) -> int:
    """The year of ``calendar`` that most of the Gregorian day's surroundings belong to: right to within a year."""
    if calendar is Calendar.GREGORIAN:
        return day.year
    if calendar is Calendar.SOLAR:
        return day.year - 621 if (day.month, day.day) >= (3, 21) else day.year - 622
    return (30 * (day.toordinal() - _LUNAR_EPOCH) + 10_646) // 10_631


def _gregorian(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_leap(year: int) -> bool:
    return (_CYCLE_LEAP_DAYS * year + 29) % _CYCLE_YEARS < _CYCLE_LEAP_DAYS


def _leap_days_before(year: int) -> int:
    return (_CYCLE_LEAP_DAYS * year + 21) // _CYCLE_YEARS


def _solar_month_days(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or _is_leap(year) else 29


def _solar_ordinal(year: int, month: int, day: int) -> int:
    days_of_years = 365 * (year - 1404) + _leap_days_before(year) - _leap_days_before(1404)
    return _NEW_YEAR_1404 + days_of_years + 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1


def _lunar_ordinal(year: int, month: int, day: int) -> int:
    return _LUNAR_EPOCH - 385 + (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day
