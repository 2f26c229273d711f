"""How long something lasts, or how often it comes."""

import re

from index.dates import periods
from index.dates.grammar import GAP, NUMBER, NUMBER_STARTS
from index.dates.reading import Reading, Scene, pattern
from index.dates.words import ORDINALS, number

_UNIT = r"(?:second|minute|hour|day|night|week|month|year|decade)"
_CODES = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "night": "P{}D",
    "week": "P{}W",
    "fortnight": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
    "decade": "P{}Y",
}
_IN_UNIT = {"fortnight": 2, "decade": 10}
_ORDINAL = "|".join(ORDINALS)
_SOME = r"(?:several|a" + GAP + r"few|few|many|some)"
# "an hour" is a length after these; "twice a day" and "a year of war" are none.
_BEFORE_ONE = re.compile(r"\b(?:for|in|within|than|least|lasted|lasts|lasting|nearly|almost|over|under|took|every)\s+$")
# "three to four months" is neither.
_OTHER_NUMBER = re.compile(rf"\b{NUMBER}\s+(?:to|or)\s+$")


def written(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of a length; X stands for a number that is not said."""
    if amount is None:
        return _CODES[unit].format("X")
    return _CODES[unit].format(f"{amount * _IN_UNIT.get(unit, 1):g}")


def _length(match: re.Match[str], scene: Scene) -> Reading | None:
    words, unit, joined = match["number"].lower(), match["unit"].lower(), match["joined"]
    amount = number(words)
    if re.match(r"[ -](?:old|ago|earlier|later|before|after)\b", scene.after(match)):
        return None
    if amount == 1 and joined != "-" and (unit == "second" or not _BEFORE_ONE.search(scene.before(match))):
        return None
    if amount != 1 and joined != "-" and not match["plural"] and unit != "hour":
        return None
    if _OTHER_NUMBER.search(scene.before(match)):
        return None
    return periods.duration(written(amount + 0.5 if amount and match["half"] else amount, unit))


def _half_hour(_: re.Match[str], __: Scene) -> Reading | None:
    return periods.duration("PT30M")


def _unsaid(match: re.Match[str], _: Scene) -> Reading | None:
    return periods.duration(written(None, match["unit"].lower()))


def _next_days(match: re.Match[str], _: Scene) -> Reading | None:
    words = match["number"]
    return periods.duration(written(number(words) if words else None, match["unit"].lower()))


def _every(match: re.Match[str], _: Scene) -> Reading | None:
    return periods.duration(written(number(match["number"] or "one"), match["unit"].lower()))


def _third_week(match: re.Match[str], _: Scene) -> Reading | None:
    return periods.duration(written(ORDINALS[match["ordinal"].lower()], match["unit"].lower()))


LENGTHS = (
    pattern(
        "the last two weeks",
        "last past next coming first final",
        rf"(?:last|past|next|coming|first|final){GAP}(?:(?P<number>{NUMBER}){GAP}|{_SOME}{GAP}|couple{GAP}of{GAP})?"
        rf"(?P<unit>{_UNIT})s(?!\w)",
        _next_days,
    ),
    pattern(
        "48-hour",
        f"{NUMBER_STARTS} several few many some",
        rf"(?P<number>{NUMBER}|{_SOME})(?P<half>{GAP}and{GAP}a{GAP}half)?(?P<joined>-|{GAP})(?:long{GAP})?"
        rf"(?P<unit>{_UNIT}|fortnight)(?P<plural>s)?(?!\w)(?:-long(?!\w))?",
        _length,
    ),
    pattern("half an hour", "half", rf"half(?:{GAP}an{GAP}|-)hour(?!\w)", _half_hour),
    pattern("for weeks", "for within over after", rf"(?:for|within|over|after){GAP}(?P<unit>{_UNIT})s(?!\w)", _unsaid),
    pattern(
        "every day",
        "every each",
        rf"(?:every|each){GAP}(?:(?P<number>{NUMBER}){GAP})?(?P<unit>{_UNIT})s?(?!\w)",
        _every,
    ),
    pattern(
        "entered its third week",
        "its their a the",
        rf"(?:(?<=entered )(?:its|their|a|the)|(?<=in )(?:its|their)){GAP}(?P<ordinal>{_ORDINAL}){GAP}"
        rf"(?P<unit>day|week|month|year)(?!\w)",
        _third_week,
    ),
)
