"""Lines of text for pictures: what can be drawn of a text, and where it breaks. Pure; widths come from the caller."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import takewhile

LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
ELLIPSIS = "…"
# Stands for letters of scripts that no font at hand has.
UNDRAWABLE = "□"

# No line breaks at the spaces left out here: they are there to hold words together.
_BREAKS = re.compile(r"[^\S\u00a0\u2007\u202f]+")
# Controls of direction hold for a paragraph, but lines are drawn one by one: half a pair would turn a line round.
_DIRECTION_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LEFT_OUT = frozenset({"Cc", "Cf", "Cs", "Cn"})
# What joins or parts letters, marks of direction, and the signs that Arabic numbers stand under.
_FORMATS_KEPT = frozenset("\u200c\u200d\u200e\u200f\u061c\u0600\u0601\u0602\u0603\u0604\u0605\u06dd")
_INVISIBLE = frozenset({"Cf", "Mn", "Me"})
# As many marks as one letter carries in any of our languages (shadda and a vowel); a pile of them covers other lines.
_MOST_MARKS = 2
# More is never shown, and measuring it would take long.
_MOST_CHARACTERS = 600


def drawable(text: str, known: Callable[[str], bool]) -> str:
    """The text on one line, as far as a font that has the ``known`` characters shows it.

    Of what has no letter in the font, marks are left out, and each run of others becomes a box.
    """
    composed = unicodedata.normalize("NFC", _BREAKS.sub(" ", _DIRECTION_CONTROLS.sub("", text)))
    shown: list[str] = []
    marks = 0
    for character in composed:
        category = unicodedata.category(character)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks > _MOST_MARKS or (category in _LEFT_OUT and character not in _FORMATS_KEPT):
            continue
        if known(character):
            shown.append(character)
        elif category not in _INVISIBLE and shown[-1:] != [UNDRAWABLE]:
            shown.append(UNDRAWABLE)
    return _BREAKS.sub(" ", "".join(shown)).strip(" ")


def reads_right_to_left(text: str, *, otherwise: bool) -> bool:
    """By its first letter that has a direction; ``otherwise`` where none has."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return otherwise


def wrapped(text: str, width: float, most: int, measure: Callable[[str], float], *, right_to_left: bool) -> list[str]:
    """A drawable text in at most so many lines, none wider than ``width`` as ``measure`` has it.

    Each begins with a mark of direction. What is over is cut at a word, with an ellipsis.
    """
    mark = RIGHT_TO_LEFT_MARK if right_to_left else LEFT_TO_RIGHT_MARK
    lines: list[str] = []
    rest = text[:_MOST_CHARACTERS].split(" ") if text else []
    over = len(text) > _MOST_CHARACTERS

    def fits(words: str) -> bool:
        return measure(mark + words) <= width

    while rest and len(lines) < most:
        line, rest = _line(rest, fits)
        lines.append(line)
    if rest or over:
        lines[-1] = _ended(lines[-1], fits)
    return [mark + line for line in lines]


def _line(words: list[str], fits: Callable[[str], bool]) -> tuple[str, list[str]]:
    """As many words as fit, at least a part of the first, and the words that are left."""
    count = len(list(takewhile(fits, _growing(words))))
    if count:
        return " ".join(words[:count]), words[count:]
    end = max(1, _longest(words[0], fits))
    return words[0][:end], [words[0][end:], *words[1:]]


def _growing(words: Iterable[str]) -> Iterable[str]:
    line = ""
    for word in words:
        line = f"{line} {word}" if line else word
        yield line


def _longest(word: str, fits: Callable[[str], bool]) -> int:
    """How many characters of a word fit, so that no mark is torn from its letter."""
    low, high = 0, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(word[:middle]) else (low, middle - 1)
    while 0 < low < len(word) and unicodedata.category(word[low]) in _INVISIBLE:
        low -= 1
    return low


def _ended(line: str, fits: Callable[[str], bool]) -> str:
    """The line with an ellipsis at its end, without the words that leave no room for it."""
    words = line.split(" ")
    while len(words) > 1 and not fits(f"{' '.join(words)} {ELLIPSIS}"):
        words.pop()
    kept = " ".join(words)
    if fits(f"{kept} {ELLIPSIS}"):
        return f"{kept} {ELLIPSIS}"
    return kept[: _longest(kept, lambda part: fits(part + ELLIPSIS))] + ELLIPSIS
