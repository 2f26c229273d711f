from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import texts
from bot.texts import Marked
from bot.tongue import LANGUAGES, tongue_in, tongue_of
from tests.bidi import directions, outside_isolates

DAY = date(2026, 4, 27)


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("ur", "ur"),
        ("ur-PK", "ur"),
        ("ps-AF", "ps"),
        ("fa", "fa"),
        ("fa-AF", "fa"),
        ("prs", "fa"),
        ("prs-AF", "fa"),
        ("FA_af", "fa"),
        ("tr", "tr"),
        ("de", "en"),
        ("urx", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_everybody_gets_their_language_or_english(code: str | None, language: str) -> None:
    assert tongue_of(code).language == language


def test_a_language_runs_as_it_is_written() -> None:
    assert {language: tongue_in(language).direction for language in LANGUAGES} == {
        "en": "ltr", "ur": "rtl", "ps": "rtl", "fa": "rtl", "tr": "ltr"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "27 Apr 2026"),
        ("ur", "27 اپریل، 2026"),
        ("ps", "۲۰۲۶ اپریل ۲۷"),
        ("fa", "۲۷ اپریل ۲۰۲۶"),
        ("tr", "27 Nis 2026"),
    ],
)
def test_a_day_has_the_names_order_and_digits_of_the_language(language: str, written: str) -> None:
    assert tongue_in(language).day(DAY) == written


@pytest.mark.parametrize(
    ("language", "month", "until"),
    [
        ("en", "1–31 Oct 2025", "until 27 Apr 2026"),
        ("ur", "1–31 اکتوبر 2025", "27 اپریل، 2026 تک"),
        ("ps", "۲۰۲۵ اکتوبر ۱–۳۱", "تر ۲۰۲۶ اپریل ۲۷ پورې"),
        ("fa", "۱ تا ۳۱ اکتوبر ۲۰۲۵", "تا ۲۷ اپریل ۲۰۲۶"),
        ("tr", "1–31 Eki 2025", "27 Nis 2026 tarihine kadar"),
    ],
)
def test_days_from_one_to_another_are_written_as_the_language_does(language: str, month: str, until: str) -> None:
    tongue = tongue_in(language)
    assert tongue.days(date(2025, 10, 1), date(2025, 10, 31)) == month
    assert tongue.days(date.min, DAY) == until
    assert tongue.days(DAY, DAY) == tongue.day(DAY)


def test_days_in_two_years_have_both() -> None:
    # CLDR parts whole days by thin spaces.
    assert tongue_in("en").days(date(2025, 12, 30), date(2026, 1, 2)) == "30 Dec 2025\u2009–\u20092 Jan 2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_day_is_called_undated(language: str) -> None:
    tongue = tongue_in(language)
    assert tongue.day(None) == tongue.say(texts.UNDATED)


@pytest.mark.parametrize(
    ("language", "written"), [("en", "12,345"), ("ur", "12,345"), ("ps", "۱۲٬۳۴۵"), ("fa", "۱۲٬۳۴۵"), ("tr", "12.345")]
)
def test_a_number_is_written_in_the_digits_of_the_language(language: str, written: str) -> None:
    assert tongue_in(language).number(12_345) == written


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "1 article, of 9", "2 articles, newest 9"),
        ("ur", "1 مضمون: 9", "2 مضامین، تازہ ترین: 9"),
        ("ps", "۱ لیکنه، د 9", "۲ لیکنې، تر ټولو نوې یې د 9"),
        ("fa", "۱ مقاله، تازه‌ترین 9", "۲ مقاله، تازه‌ترین 9"),
        ("tr", "1 haber, en yenisi: 9", "2 haber, en yenisi: 9"),
    ],
)
def test_a_text_with_a_number_has_the_form_for_it(language: str, one: str, many: str) -> None:
    assert [tongue_in(language).count(*texts.CORPUS, n, newest="9") for n in (1, 2)] == [one, many]


def test_the_name_of_a_language_is_that_of_the_readers_language() -> None:
    assert [tongue_in(language).names("en") for language in LANGUAGES] == [
        "English", "انگریزی", "انګليسي", "انگلیسی", "İngilizce"
    ]  # fmt: skip
    assert tongue_in("en").names("prs") == "Persian"
    assert tongue_in("en").names("xx") == "xx"


def test_a_language_has_more_than_one_code() -> None:
    assert [tongue_in("fa").reads(code) for code in ("fa", "prs", "fa-AF", "ps")] == [True, True, True, False]


def test_only_words_that_run_the_other_way_are_isolated() -> None:
    english, urdu = tongue_in("en"), tongue_in("ur")
    assert (english.isolated("Dawn"), english.isolated("روزنامہ جنگ")) == ("Dawn", "\u2068روزنامہ جنگ\u2069")
    assert (urdu.isolated("Dawn"), urdu.isolated("روزنامہ جنگ")) == ("\u2068Dawn\u2069", "روزنامہ جنگ")
    assert urdu.isolated("BBC اردو") == "\u2068BBC اردو\u2069"
    assert urdu.isolated("2026, [1]") == "2026, [1]"


def test_what_is_isolated_already_stays_as_it_is() -> None:
    urdu = tongue_in("ur")
    words = "، ".join(map(urdu.isolated, ("ferry", "کشتی", "Venice")))
    assert urdu.say(texts.MISSING_WORDS, words=words) == f"کسی مضمون میں نہیں: {words}"


@given(st.text(alphabet="a1 ب\u2066\u2067\u2068\u2069", max_size=12), st.sampled_from(LANGUAGES))
def test_whatever_a_name_holds_its_isolates_pair_and_its_line_keeps_its_direction(name: str, language: str) -> None:
    tongue = tongue_in(language)
    outside = outside_isolates(tongue.isolated(name))
    assert directions(outside) <= {tongue.direction}
    assert not set(outside) & set("\u2066\u2067\u2068\u2069")


def test_a_text_of_no_catalogue_is_said_in_english() -> None:
    assert tongue_in("ur").say(Marked("{n} of {what}"), n=3, what="these") == "3 of \u2068these\u2069"


def test_a_wait_is_told_in_one_unit_and_never_too_short() -> None:
    told = [tongue_in("en").span(seconds) for seconds in (0, 0.4, 59.2, 60, 61, 3_599, 3_600, 7_201, 86_280)]
    minutes = ["1 minute", "2 minutes", "60 minutes"]
    assert told == ["1 second", "1 second", "60 seconds", *minutes, "1 hour", "3 hours", "24 hours"]
    assert tongue_in("ps").span(7_200) == "۲ ساعته"
