"""A text as words freed of type-setting, and the runs of words (shingles) that tell a copy from a retelling."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

# Distinct shingles of a text as 64-bit hashes, ascending. They are the same in every process and on every machine.
Shingles = npt.NDArray[np.uint64]

_THOUSANDS = re.compile(r"(?<=\d)[,٬’'](?=\d{3}(?!\d))")
_DECIMAL = re.compile(r"(?<=\d)٫(?=\d)")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_WORD = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+")
# One letter for what keyboards spell in several ways: Arabic and Persian yeh and kaf, Turkish dotless i.
_SAME_LETTER = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ہ": "ه", "ھ": "ه", "ة": "ه", "ı": "i"})
_APOSTROPHES = "'’‘ʼ`´"
# Scripts that put no space between words: each letter counts as a word.
_SPACELESS = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF))
_NUMBERS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split(),
        map(str, [*range(2, 21), *range(30, 100, 10)]),
        strict=True,
    )
)


class _Letters(dict[int, str]):
    """What stands for a decomposed, casefolded character: itself, a digit of 0–9, nothing, or a space."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        category = unicodedata.category(letter)
        if category == "Nd":
            kept = str(unicodedata.decimal(letter))
        elif category in {"Mn", "Me", "Mc", "Cf"} or letter in _APOSTROPHES:
            kept = ""
        elif any(first <= code <= last for first, last in _SPACELESS):
            kept = f" {letter} "
        else:
            kept = letter if letter.isalnum() or letter == "." else " "
        self[code] = kept
        return kept


_LETTERS = _Letters()


def normalised_words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, in order, alike however it was typed.

    Case, accents, vowel signs, quotation marks, punctuation and joiners are gone; compatible characters are one (NFKC),
    digits are 0–9, ``1,100`` is ``1100``, ``U.S.`` is ``us`` and ``three`` is ``3``.
    """
    text = _THOUSANDS.sub("", _DECIMAL.sub(".", text))
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_SAME_LETTER).translate(_LETTERS)
    plain = _INITIALS.sub(lambda match: match.group().replace(".", "") + " ", plain)
    return tuple(_NUMBERS.get(word, word) for word in _WORD.findall(plain))


def shingles(words: Sequence[str], size: int) -> Shingles:
    """All runs of ``size`` words. Fewer words than that make one shingle, and none make none."""
    if not words:
        return np.empty(0, np.uint64)
    hashes = np.fromiter(map(_hash_of, words), np.uint64, len(words))
    size = min(size, len(words))
    runs = np.lib.stride_tricks.sliding_window_view(hashes, size)
    mixed = np.zeros(len(runs), np.uint64)
    for column in runs.T:
        mixed = (mixed ^ column) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


def in_common(one: Shingles, other: Shingles) -> int:
    """How many shingles two texts share."""
    return int(np.intersect1d(one, other, assume_unique=True).size)


@lru_cache(maxsize=200_000)
def _hash_of(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big")
