from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.days import HOUR, shown_day, shown_days
from bot.tongue import LANGUAGES, tongue_in
from tests.telegram_parser import parse

DAY = date(2025, 10, 26)
# Five islands, and zones that nobody lives in.
_ELSEWHERE = ("Pago_Pago", "Samoa", "Midway", "Niue", "Kiritimati", "GMT-14", "GMT+11", "GMT+12")


@pytest.mark.parametrize("day", [date(2025, 1, 15), date(2025, 7, 15), DAY])
def test_a_day_is_the_same_day_for_readers_in_nearly_every_zone(day: date) -> None:
    moment = datetime(day.year, day.month, day.day, HOUR, tzinfo=UTC)
    zones = {name for name in available_timezones() if not name.endswith(_ELSEWHERE)}
    assert len(zones) > 500
    assert {name for name in zones if moment.astimezone(ZoneInfo(name)).date() != day} == set()


def test_a_day_is_an_entity_with_the_words_of_the_language() -> None:
    assert shown_day(DAY, tongue_in("en")).html == '<tg-time unix="1761472800" format="D">26 Oct 2025</tg-time>'
    # Whatever the app makes of it, it turns no line round.
    persian = '\u2068<tg-time unix="1761472800" format="D">۲۶ اکتوبر ۲۰۲۵</tg-time>\u2069'
    assert shown_day(DAY, tongue_in("fa")).html == persian


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [None, date(1, 1, 1), date(1969, 12, 31), date(1970, 1, 1), DAY, date(2038, 1, 18)])
def test_days_that_telegram_cannot_count_to_are_words(language: str, day: date | None) -> None:
    tongue = tongue_in(language)
    markup = shown_day(day, tongue)
    parsed = parse(markup.html)
    assert len(parsed.text) == markup.characters
    is_known = day is not None and day >= date(1970, 1, 1)
    assert [kind for kind, _, _ in parsed.entities] == ["textEntityTypeDateTime"] * is_known
    assert parsed.text.strip("\u2068\u2069") == tongue.day(day)


def test_days_beyond_what_telegram_counts_are_words() -> None:
    assert shown_day(date(2038, 1, 19), tongue_in("en")).html == "19 Jan 2038"


def test_only_a_single_day_is_one_that_apps_know() -> None:
    english = tongue_in("en")
    assert shown_days((DAY, DAY), english) == shown_day(DAY, english)
    assert shown_days((date(2025, 10, 1), date(2025, 10, 31)), english).html == "1–31 Oct 2025"
    assert shown_days(None, english).html == "undated"
