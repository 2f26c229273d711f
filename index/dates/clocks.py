"""Times of a day. Beside a day they make its value more exact; alone they rarely are a date."""

import re

from index.dates.grammar import DIGIT, GAP
from index.dates.reading import Alone, Reading, Scene, Time, pattern

_PARTS = {
    "morning": "TMO",
    "dawn": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "overnight": "TNI",
    "midday": "T12:00",
    "noon": "T12:00",
    "midnight": "T24:00",
}
# The zone, and the same time once more in another one: "6pm local time (1300 GMT)".
_ZONE_NAME = rf"(?:\w{{2,12}}{GAP}(?:standard{GAP})?time|GMT|UTC|PST|PKT|AFT|TRT|IST|EST|EDT|ET|BST|CET)(?!\w)"
_ZONE = (
    rf"(?:{GAP}?\(?{_ZONE_NAME}\)?)?"
    rf"(?:{GAP}?[(/]{GAP}?\d\d?(?:[:.]?[0-5]\d)?{GAP}?(?:[ap]\.?m\.?{GAP}?)?{_ZONE_NAME}\)?)?"
)


def _clock(match: re.Match[str], _: Scene) -> Reading | None:
    hour, minute, half = int(match["hour"]), match["minute"] or "00", match["half"].lower()[0]
    if not 1 <= hour <= 12:
        return None
    return Time(f"T{hour % 12 + (12 if half == 'p' else 0):02}:{minute}", Alone.SENTENCE)


def _hours(match: re.Match[str], _: Scene) -> Reading | None:
    return Time(f"T{int(match['hour']):02}:{match['minute']}")


# "Dawn" is a newspaper, too.
_BEFORE_DAWN = re.compile(r"\b(?:at|before|by|since|until|after|around|from|to|the)\s+$")


# At these times of the one day that the sentence names, though not beside it.
_AT = re.compile(r"\b(?:at|until|till|since|by|before|after)\s+$")


def _part(match: re.Match[str], scene: Scene) -> Reading | None:
    word = match["part"].lower()
    if _PARTS[word][1:].startswith(("1", "2")) and _AT.search(scene.before(match)):
        return Time(_PARTS[word], Alone.SENTENCE)
    if word == "dawn" and not (match["part"] == word and _BEFORE_DAWN.search(scene.before(match))):
        return None
    return Time(_PARTS[word], Alone.PUBLISHED if word == "overnight" else Alone.NOTHING)


def _early_hours(_: re.Match[str], __: Scene) -> Reading | None:
    return Time("")


CLOCKS = (
    pattern(
        "9.50 p.m.",
        DIGIT,
        rf"(?P<hour>\d\d?)(?:[:.](?P<minute>[0-5]\d))?{GAP}?(?P<half>[ap](?:\.m\.?|m))(?!\w){_ZONE}",
        _clock,
    ),
    pattern("21:50", DIGIT, rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:]){_ZONE}", _hours),
    pattern("the early hours", "the early", rf"(?:the{GAP})?early{GAP}(?:morning{GAP})?hours(?!\w)", _early_hours),
    pattern("Sunday night", " ".join(_PARTS), rf"(?P<part>{'|'.join(_PARTS)})(?!\w)", _part),
)
