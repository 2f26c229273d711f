"""A reader of mixed directions, written without the code under test: which lines of a message would be turned round."""

import re
import unicodedata

from tests.telegram_parser import parse

_ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def outside_isolates(text: str) -> str:
    while (less := _ISOLATED.sub("", text)) != text:
        text = less
    return text


def directions(text: str) -> set[str]:
    """``ltr``, ``rtl``, both or none, by the letters of a text."""
    names = {"L": "ltr", "R": "rtl", "AL": "rtl"}
    return {names[kind] for letter in text if (kind := unicodedata.bidirectional(letter)) in names}


def faults(html: str) -> list[str]:
    """The lines of a message in which letters of both directions stand side by side, or isolates do not pair.

    Verbatim passages, which are quotations of their own, are as their articles have them.
    """
    parsed = parse(html)
    units = parsed.text.encode("utf-16-le")
    for kind, offset, length in sorted(parsed.entities, key=lambda entity: -entity[1]):
        if "BlockQuote" in kind:
            units = units[: 2 * offset] + units[2 * (offset + length) :]
    lines = units.decode("utf-16-le").split("\n")
    bare = map(outside_isolates, lines)
    return [line for line, rest in zip(lines, bare, strict=True) if len(directions(rest)) > 1 or _CONTROLS.search(rest)]
