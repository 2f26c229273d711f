"""Weekdays and relative dates in Turkish, Persian, Dari, Pashto, Urdu and Arabic."""

import re
from datetime import date

from index.dates import periods
from index.dates.grammar import GAP, first_words
from index.dates.mentions import Rule
from index.dates.periods import Period
from index.dates.reading import Base, Pattern, Reading, Scene, Shift, pattern
from index.dates.relative import counted, deictic, weekday_near
from index.dates.words import WEEKDAYS, fold, key, names_pattern, weekday_names

# What is said → days from now and time of day, or unit of time and how many of them from now.
_DAYS = {
    "dün gece": (-1, "TNI"), "dün": (-1, ""), "bugün": (0, ""), "yarın": (1, ""), "bu sabah": (0, "TMO"),
    "bu akşam": (0, "TEV"), "bu gece": (0, "TNI"),
    "امروز": (0, ""), "دیروز": (-1, ""), "روز گذشته": (-1, ""),
    "فردا": (1, ""), "دیشب": (-1, "TNI"), "امشب": (0, "TNI"),
    "شب گذشته": (-1, "TNI"), "پریروز": (-2, ""),
    "نن": (0, ""), "پرون": (-1, ""),
    "آج": (0, ""), "گزشتہ روز": (-1, ""), "گزشتہ شب": (-1, "TNI"), "گزشتہ رات": (-1, "TNI"),
    "أمس": (-1, ""), "غدا": (1, ""),
}  # fmt: skip
_UNITS = {
    "geçen hafta": ("week", -1), "bu hafta": ("week", 0), "gelecek hafta": ("week", 1), "önümüzdeki hafta": ("week", 1),
    "geçen ay": ("month", -1), "bu ay": ("month", 0), "gelecek ay": ("month", 1), "önümüzdeki ay": ("month", 1),
    "geçen yıl": ("year", -1), "bu yıl": ("year", 0), "gelecek yıl": ("year", 1),
    "هفته گذشته": ("week", -1), "هفته آینده": ("week", 1), "هفته جاری": ("week", 0), "این هفته": ("week", 0),
    "ماه گذشته": ("month", -1), "ماه آینده": ("month", 1), "ماه جاری": ("month", 0), "این ماه": ("month", 0),
    "سال گذشته": ("year", -1), "سال آینده": ("year", 1), "سال جاری": ("year", 0), "امسال": ("year", 0),
    "تېره اونۍ": ("week", -1), "تېره میاشت": ("month", -1), "تېر کال": ("year", -1), "سږ کال": ("year", 0),
    "گزشتہ ہفتے": ("week", -1), "آئندہ ہفتے": ("week", 1), "رواں ہفتے": ("week", 0), "گزشتہ ماہ": ("month", -1),
    "آئندہ ماہ": ("month", 1), "رواں ماہ": ("month", 0), "گزشتہ سال": ("year", -1), "رواں سال": ("year", 0),
    "الأسبوع الماضي": ("week", -1), "الأسبوع المقبل": ("week", 1), "الشهر الماضي": ("month", -1),
    "الشهر المقبل": ("month", 1), "العام الماضي": ("year", -1), "العام المقبل": ("year", 1), "هذا العام": ("year", 0),
}  # fmt: skip
_KNOWN = {fold(words): meaning for table in (_DAYS, _UNITS) for words, meaning in table.items()}
_FUTURE = re.compile(
    fold(r"خواهد|خواهند|آینده|مقبل|القادم|سيعقد|سوف|ہوں گے|ہوگا|ہو گا|گے|گی|به وي|gelecek|önümüzdeki|acak|ecek")
)
_PERSIAN = names_pattern(weekday_names("persian"))
_PERSIAN_UNMISTAKABLE = names_pattern(name for name in weekday_names("persian") if "شنب" in name)


def _relative(match: re.Match[str], _: Scene) -> Reading | None:
    first, second = _KNOWN[" ".join(match.group().lower().split())]
    if isinstance(first, int):
        return deictic(first, str(second))
    return counted(Base.SPEECH, first, int(second), Rule.RELATIVE)


# Behind these a new clause begins, whose tense says nothing of a weekday before them; and the other way round.
_CLAUSE = re.compile(fold(r"\b(?:که|چې|أن|إن|diye)\b"))
# What part of a day is meant: before or behind a weekday, in its language.
_PARTS_OF_DAY = {
    fold(words): suffix
    for suffix, named in {
        "TMO": "sabah صبح بامداد فجر صباح سهار سحر",
        "TAF": "öğle عصر ظهر بعد_ظهر ماسپښین",
        "TEV": "akşam شام مساء ماښام",
        "TNI": "gece شب لیلة لیل رات شپه شپې",
    }.items()
    for words in named.split()
}
_PART_OF_DAY = rf"(?:{names_pattern(_PARTS_OF_DAY)})"


def _weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    weekday = WEEKDAYS[key(match["weekday"])]
    before, after = _CLAUSE.split(scene.before(match, 60))[-1], _CLAUSE.split(scene.after(match, 60).lower())[0]
    ahead = 1 if _FUTURE.search(before + " " + after) else -1
    part = match.groupdict().get("part")
    suffix = _PARTS_OF_DAY[part.lower()] if part else ""

    def of(to: date) -> Period | None:
        that = weekday_near(to, weekday, ahead)
        return periods.at(that, suffix, Rule.WEEKDAY) if that else None

    return Shift(Base.SPEECH, of)


def _weekday_pattern(name: str, starts: str, expression: str) -> Pattern:
    return pattern(name, fold(starts), fold(expression), _weekday)


TONGUES = (
    pattern("dün", " ".join({words.split()[0] for words in _KNOWN}), f"(?:{names_pattern(_KNOWN)})(?!\\w)", _relative),
    _weekday_pattern(
        "Cumartesi günü",
        first_words(weekday_names("turkish")),
        rf"(?P<weekday>{names_pattern(weekday_names('turkish'))}){GAP}(?:gün|(?P<part>gece|sabah|akşam|öğle))\w*",
    ),
    _weekday_pattern(
        "روز شنبه",
        "روز د " + first_words(weekday_names("persian")),
        rf"(?:(?:روز{GAP}|د{GAP})(?P<weekday>{_PERSIAN})(?!\w)(?:{GAP}(?:په{GAP})?(?:ورځ|(?P<part>{_PART_OF_DAY})))?)(?!\w)",
    ),
    _weekday_pattern(
        "شام شنبه",
        f"{first_words(_PARTS_OF_DAY)} {first_words(weekday_names('persian'))}",
        rf"(?:(?P<part>{_PART_OF_DAY}){GAP})?(?:روز{GAP})?(?P<weekday>{_PERSIAN_UNMISTAKABLE})(?!\w)",
    ),
    _weekday_pattern(
        "ہفتے کے روز",
        first_words(weekday_names("urdu")),
        rf"(?P<weekday>{names_pattern(weekday_names('urdu'))}){GAP}"
        rf"(?:(?:کے|کی){GAP}(?:درمیانی{GAP})?(?:روز|دن|(?P<part>{_PART_OF_DAY}))|کو)(?!\w)",
    ),
    _weekday_pattern(
        "مساء السبت",
        f"یوم {first_words(_PARTS_OF_DAY)} {first_words(weekday_names('arabic'))}",
        rf"(?:(?:یوم|(?P<part>{_PART_OF_DAY})){GAP}(?:یوم{GAP})?)?(?P<weekday>{names_pattern(weekday_names('arabic'))})(?!\w)"
        rf"(?:{GAP}(?:الماضي|المقبل|القادم)(?!\w))?",
    ),
)
