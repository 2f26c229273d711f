"""Names of months, weekdays and numbers in the languages of the articles, and the one spelling they are compared in."""

import re
from collections.abc import Iterable

from index.dates.calendars import Calendar

# One letter, digit, dash or space stands for all its variants: the variants, and what each of them becomes.
_VARIANTS = (
    ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
    ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
    ("يىېۍئكةہھۀأإآٱؤİı", "ییییی" + "کهههه" + "اااا" + "وii"),
    ("’‘ʼ–‑−،٫", "'''---,."),
    ("\u200c\u200d\u200e\u200f\u00a0\u2009\u202f", "       "),
)
_FOLDED = {ord(one): to for variants, become in _VARIANTS for one, to in zip(variants, become, strict=True)}


def fold(text: str) -> str:
    """The text in the spelling that all patterns are written for. It stays as long as it was, so spans hold for both.

    Capitals stay: in a written text they tell "May" from "may".
    """
    return text.translate(_FOLDED)


def key(words: str) -> str:
    """What a name is looked up by: its letters and digits, folded and small ("Rabi al-Awwal" → "rabialawwal")."""
    return re.sub(r"[\W_]+", "", fold(words).lower())


# A line per month, January and Hamal and Muharram first. An underscore is a place for a space, hyphen or apostrophe.
_ENGLISH = """
    january jan
    february feb
    march mar
    april apr
    may
    june jun
    july jul
    august aug
    september sept sep
    october oct
    november nov
    december dec
"""
_GREGORIAN = """
    ocak ژانویه جنوری ینایر كانون_الثاني
    şubat subat فوریه فبروری فروری فبرایر شباط
    mart مارس مارچ آذار
    nisan آوریل اپریل أبریل نیسان
    mayıs می مئی مایو أیار
    haziran ژوئن جون یونیو حزیران
    temmuz ژوئیه جولای جولائی یولیو تموز
    ağustos agustos اوت اگست آگست آگوست أغسطس آب
    eylül eylul سپتامبر سپتمبر ستمبر سبتمبر أیلول
    ekim اکتبر اکتوبر أکتوبر تشرین_الأول
    kasım نوامبر نومبر نوفمبر تشرین_الثاني
    aralık دسامبر دسمبر دیسمبر کانون_الأول
"""
_SOLAR = """
    farvardin hamal فروردین حمل وری
    ordibehesht sawr saur اردیبهشت ثور غویی
    khordad jawza jauza خرداد جوزا غبرگولی غبرګولی
    tir saratan تیر سرطان چنگاښ چنګاښ
    mordad asad مرداد اسد زمری
    shahrivar sunbula sonbola شهریور سنبله وږی
    mehr mizan مهر میزان تله
    aban aqrab آبان عقرب لړم
    azar qaws qaus آذر قوس لیندۍ
    dey jadi jady دی جدی مرغومی
    bahman dalw بهمن دلو سلواغه
    esfand hut اسفند حوت کب
"""
_LUNAR = """
    muharram moharram محرم محرم_الحرام
    safar صفر صفر_المظفر
    rabi_al_awwal rabi_ul_awwal rabi_al_awal rabi_ul_awal ربیع_الاول
    rabi_al_thani rabi_ath_thani rabi_al_akhir rabi_ul_akhir rabi_us_sani ربیع_الثانی ربیع_الآخر
    jumada_al_awwal jumada_al_ula jumada_ul_awwal جمادی_الاول جمادی_الاولی
    jumada_al_thani jumada_al_akhira jumada_al_akhirah jumada_us_sani جمادی_الثانی جمادی_الثانیه جمادی_الآخره
    rajab رجب رجب_المرجب
    sha_ban شعبان شعبان_المعظم
    ramadan ramadhan ramazan ramzan رمضان رمضان_المبارک
    shawwal shawal شوال شوال_المکرم
    dhul_qa_dah dhu_al_qa_dah zul_qa_dah ذوالقعده ذی_القعده ذی_قعده ذو_القعده
    dhul_hijjah dhu_al_hijjah zul_hijjah ذوالحجه ذی_الحجه ذی_الحج ذو_الحجه
"""
# Monday first.
_WEEKDAYS = {
    "english": "monday tuesday wednesday thursday friday saturday sunday",
    "english abbreviated": "mon tue,tues wed thu,thur,thurs fri sat sun",
    "turkish": "pazartesi salı çarşamba,carsamba perşembe,persembe cuma cumartesi pazar",
    # Persian, Dari and Pashto.
    "persian": "دوشنبه,دوشنبې سه_شنبه,سه_شنبې چهار_شنبه,چهار_شنبې,چارشنبه,چارشنبې پنج_شنبه,پنج_شنبې جمعه,جمعې"
    " شنبه,شنبې یک_شنبه,یک_شنبې",
    "urdu": "پیر,سوموار منگل بدھ جمعرات جمعہ,جمعے ہفتہ,ہفتے,سنیچر اتوار",
    "arabic": "الاثنین,الإثنین الثلاثاء الأربعاء الخمیس الجمعة السبت الأحد",
}
# Also ordinary words or names: months only with a day and a year beside them …
_NEEDS_YEAR = "می آب دی تیر مهر تله کب اسد صفر رجب tir dey hut asad azar sawr".split()
# … and months only with a day or a year beside them.
_NEEDS_NUMBER = "may march jan mar jun jul sep apr".split()

UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"


def _numbered(lines: Iterable[str], first: int) -> dict[str, int]:
    return {key(name): number for number, names in enumerate(lines, first) for name in re.split(r"[\s,]+", names)}


def _months_of(calendar: Calendar, table: str) -> dict[str, tuple[Calendar, int]]:
    lines = (line.strip() for line in table.strip().splitlines())
    return {name: (calendar, number) for name, number in _numbered(lines, 1).items()}


MONTHS = (
    _months_of(Calendar.LUNAR, _LUNAR)
    | _months_of(Calendar.SOLAR, _SOLAR)
    | _months_of(Calendar.GREGORIAN, _GREGORIAN)
    | _months_of(Calendar.GREGORIAN, _ENGLISH)
)
WEEKDAYS = {name: day for names in _WEEKDAYS.values() for name, day in _numbered(names.split(), 0).items()}
MONTHS_NEEDING_A_YEAR = frozenset(map(key, _NEEDS_YEAR))
MONTHS_NEEDING_A_NUMBER = frozenset(map(key, _NEEDS_NUMBER)) | MONTHS_NEEDING_A_YEAR
ENGLISH_MONTHS = frozenset(_ENGLISH.split())
ORDINALS = {word: number for number, word in enumerate(_ORDINALS.split(), 1)}
NUMBERS = (
    TENS
    | {word: number for number, word in enumerate(UNITS, 1)}
    | {"a": 1, "an": 1, "another": 1, "dozen": 12, "adozen": 12, "couple": 2, "acoupleof": 2, "coupleof": 2}
)


def number(words: str) -> int | None:
    """The number that words or digits say ("48", "twenty-one", "a couple of"), or None."""
    parts = [part for part in re.split(r"[\s-]+", words.lower()) if part]
    if len(parts) == 2 and parts[0] in TENS and NUMBERS.get(parts[1], 10) < 10:
        return TENS[parts[0]] + NUMBERS[parts[1]]
    digits = "".join(parts).replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() else NUMBERS.get(digits)


def names_pattern(names: Iterable[str]) -> str:
    """An expression for the names, longest first; an underscore in a name is a space, a hyphen, a mark or nothing."""
    parts = ([re.escape(part) for part in fold(name).split("_")] for name in sorted(names, key=len, reverse=True))
    return "|".join("[ '-]{0,2}".join(name) for name in parts)


def month_names() -> list[str]:
    """All names of months, with underscores."""
    return f"{_ENGLISH} {_GREGORIAN} {_SOLAR} {_LUNAR}".split()


def weekday_names(language: str) -> list[str]:
    """The names of weekdays in one of the languages of this file, with underscores."""
    return re.split(r"[\s,]+", _WEEKDAYS[language])
