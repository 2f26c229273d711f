"""Numbers, as digits or in words, as one value: 5,000 is five thousand, and $1.6bn is 1.6 billion dollars."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "tn": 1_000_000_000_000,
}
# Only right behind digits, as in 5k.
_SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}
_ORDINAL_ENDINGS = frozenset("st nd rd th".split())
_LONGEST = 16
# Longer ones are no amounts of anything, and slow to work with.
_MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a text: ``spelled`` says that it was typed in letters, ``chunk`` which run of letters it stands in."""

    plain: str
    spelled: bool
    chunk: int


def amount_at(pieces: Sequence[Piece], at: int) -> tuple[int, str]:
    """How many pieces from ``at`` on make one number, and its value; 0 where none starts there."""
    first = pieces[at]
    if first.plain in _ORDINALS:
        return 1, f"{_ORDINALS[first.plain]}th"
    if _DIGITS.fullmatch(first.plain) and not first.spelled:
        return _of_digits(pieces, at)
    return _of_words(pieces, at) if first.plain == "a" or _small(first) else (0, "")


def _of_digits(pieces: Sequence[Piece], at: int) -> tuple[int, str]:
    if len(pieces[at].plain) > _MOST_DIGITS:
        return 1, pieces[at].plain
    value, length = Fraction(pieces[at].plain), 1
    for piece in pieces[at + 1 : at + 4]:
        beside = piece.chunk == pieces[at].chunk
        if beside and length == 1 and piece.plain in _ORDINAL_ENDINGS:
            return 2, f"{value}th"
        scale = _SCALES.get(piece.plain) or (_SHORT_SCALES.get(piece.plain) if beside else None)
        if scale is None:
            break
        value, length = value * scale, length + 1
    return length, str(value)


def _of_words(pieces: Sequence[Piece], at: int) -> tuple[int, str]:
    """A number in words; with "a" only in front of a scale: a million."""
    total, group, length = 0, 0, 0
    for number, piece in enumerate(pieces[at : at + _LONGEST]):
        before = pieces[at + number - 1].plain if number else ""
        after = pieces[at + number + 1].plain if at + number + 1 < len(pieces) else ""
        scale, value = _SCALES.get(piece.plain), _small(piece)
        if piece.plain == "a" and number == 0 and after in _SCALES:
            group = 1
            continue
        if piece.plain == "and" and before in _SCALES and _small(pieces[min(at + number + 1, len(pieces) - 1)]):
            continue
        if scale == 100 and 0 < group < 100:
            group *= scale
        elif scale and scale > 100 and group:
            total, group = total + group * scale, 0
        elif value is not None and _goes_on(group, value):
            group += value
        else:
            break
        length = number + 1
    return length, str(total + group)


def _small(piece: Piece) -> int | None:
    """The value of a number word up to ninety; these were made digits already."""
    if piece.plain == "one":
        return 1
    return int(piece.plain) if piece.spelled and piece.plain.isdecimal() else None


def _goes_on(group: int, value: int) -> bool:
    """Whether a number word belongs to those before it: one hundred five, twenty five, but not two three."""
    return group % 100 == 0 or (group % 10 == 0 and group % 100 >= 20 and value < 10)
