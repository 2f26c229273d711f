"""Years and what they consist of: seasons, quarters and halves; and decades and centuries."""

import re
from datetime import date

from index.dates import periods
from index.dates.grammar import DIGIT, END, GAP
from index.dates.mentions import Rule
from index.dates.periods import Period
from index.dates.reading import Base, Reading, Scene, Shift, pattern
from index.dates.words import ORDINALS

_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SEASON = "(?P<season>spring|summer|autumn|fall|winter)"
_RELATIVE = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_YEAR = rf"(?P<year>(?:1[5-9]|20)\d\d){END}(?![.,:]\d|[%°/-]|{GAP}?%)"

# What a number that is also a year has to stand behind …
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|during|before|after|early|late|mid|to|and|through|year|between|circa|"
    r"the|a|its|their|his|season|for|spring|summer|autumn|winter|fall)\s+|[(-])$"
)
# … of which these take plurals of things as well as years: "of 2000 soldiers".
_COUNTING = re.compile(r"\b(?:of|to|and|by|from|for|the|a|its|their|his|between)\s+$")
_NOT_BEFORE_YEAR = re.compile(
    r"\b(?:resolution|no|number|article|section|flight|route|highway|pages?|rs|usd|pkr)\.?\s+\S*$"
)
_PLURAL = re.compile(r"\s+(?:[a-z]+\s+)?[a-z]{2,}(?:[^su\W]s|men|people|troops|percent|km|square)\b")
_UNIT = re.compile(
    r"\s+(?:people|men|women|troops|soldiers|fighters|militants|trucks|families|percent|per|km|kilomet\w+|miles?|met\w+|"
    r"feet|tons?|tonnes|dollars|rupees|afghanis|million|billion|square|hours|others|civilians|refugees|points?|hrs?|GMT|UTC)\b"
)
_FEWEST_YEARS_IN_THE_OPEN = 1900
_LAST_YEAR = 2049


def _year(match: re.Match[str], scene: Scene) -> Reading | None:
    number = int(match["year"])
    before, after = scene.before(match), scene.after(match)
    if number > _LAST_YEAR or _NOT_BEFORE_YEAR.search(before) or _UNIT.match(after):
        return None
    named = match["part"] or (scene.typed and number >= _FEWEST_YEARS_IN_THE_OPEN)
    counts = _COUNTING.search(before)
    if counts and _PLURAL.match(after):
        return None
    if re.search(r"\b(?:the|a|its|their|his)\s+$", before) and not re.match(r"\s+[A-Za-z]", after):
        return None
    return periods.year(number) if named or _BEFORE_YEAR.search(before) else None


def _new_year(_: re.Match[str], __: Scene) -> Reading | None:
    return Shift(
        Base.SPEECH,
        lambda to: periods.year(to.year + (to.month > 6)).by(Rule.RELATIVE) if to.year < _LAST_YEAR else None,
    )


def _years(match: re.Match[str], scene: Scene) -> Reading | None:
    first, last = int(match["first"]), match["last"]
    until = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if until > _LAST_YEAR or until - first > 150 or _UNIT.match(scene.after(match)):
        return None
    return periods.years(first, until)


def _decade(match: re.Match[str], _: Scene) -> Reading | None:
    return periods.decade(int(match["decade"]))


def _century(match: re.Match[str], _: Scene) -> Reading | None:
    word = match["number"].lower()
    number = ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 0)
    return periods.century(number) if 10 <= number <= 21 else None


def _season_of_year(match: re.Match[str], _: Scene) -> Reading | None:
    return periods.season(int(match["year"]), _SEASONS[match["season"].lower()])


def _last_season(match: re.Match[str], _: Scene) -> Reading | None:
    which, name = _RELATIVE[match["which"].lower()], _SEASONS[match["season"].lower()]

    def of(to: date) -> Period | None:
        near = [periods.season(to.year + by, name) for by in (-2, -1, 0, 1) if 2 < to.year + by < 9998]
        if which < 0:
            fitting = [one for one in near if one.high and one.high < to][-1:]
        elif which > 0:
            fitting = [one for one in near if one.low and one.low > to][:1]
        else:
            fitting = [one for one in near if one.high and one.high >= to][:1]
        return fitting[0].by(Rule.RELATIVE) if fitting else None

    return Shift(Base.SPEECH, of)


def _quarter(match: re.Match[str], _: Scene) -> Reading | None:
    return periods.quarter(int(match["year"]), int(match["number"]))


def _share(match: re.Match[str], _: Scene) -> Reading | None:
    """A quarter or a half of a year that is named, or of the last, this or the next one."""
    word, of_half = match["number"].lower(), match["what"].lower() == "half"
    number = ORDINALS.get(word) or (int(word[0]) if word[0].isdigit() else 2 if of_half else 4)
    if number > (2 if of_half else 4):
        return None
    make = periods.half if of_half else periods.quarter
    if match["year"]:
        return make(int(match["year"]), number)
    by = _RELATIVE[match["which"].lower()]
    return Shift(Base.SPEECH, lambda to: make(to.year + by, number).by(Rule.RELATIVE))


YEARS = (
    pattern("the new year", "the", rf"(?<=in )the{GAP}new{GAP}year(?!\w)(?!['-])", _new_year),
    pattern(
        "the 1990s",
        f"{DIGIT} early mid late",
        r"(?:(?:early|mid|late)[- ])?(?P<decade>(?:1[5-9]|20)\d0)'?s(?!\w)",
        _decade,
    ),
    pattern(
        "the 19th century",
        f"{DIGIT} {' '.join(ORDINALS)}",
        rf"(?P<number>\d\d(?:th|st)|{'|'.join(ORDINALS)})[- ]century(?!\w)",
        _century,
    ),
    pattern(
        "the summer of 2022",
        "spring summer autumn fall winter",
        rf"{_SEASON}{GAP}(?:of{GAP})?{_YEAR}",
        _season_of_year,
    ),
    pattern(
        "last summer",
        "last past this next coming",
        rf"(?P<which>last|past|this|next|coming){GAP}{_SEASON}(?!\w)",
        _last_season,
    ),
    pattern(
        "the first half of 2025",
        f"first second third fourth last {DIGIT}",
        rf"(?P<number>first|second|third|fourth|last|1st|2nd|3rd|4th)[- ](?P<what>quarter|half){GAP}(?:of{GAP})?"
        rf"(?:{_YEAR}|(?P<which>last|this|next){GAP}year(?!\w))",
        _share,
    ),
    pattern("Q3 2025", "q1 q2 q3 q4", rf"q(?P<number>[1-4]){GAP}{_YEAR}", _quarter),
    pattern(
        "2001-2021",
        DIGIT,
        rf"(?P<first>(?:1[5-9]|20)\d\d)(?:-|/|{GAP}(?:to|until|through){GAP})(?P<last>(?:1[5-9]|20)\d\d|\d\d){END}(?![-/.:,%]\d)",
        _years,
    ),
    pattern(
        "in 2021", f"{DIGIT} early mid late", rf"(?:(?P<part>early|mid|late)(?:-|{GAP}(?:in{GAP})?))?{_YEAR}", _year
    ),
)
