"""The words of a remark as they are compared: alike however they were typed, each knowing where it stands."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.shingles import normalised_words
from index.verification.amounts import Piece, amount_at

# Remarks that were read last, of some 5 kB each.
_REMARKS_KEPT = 2_048
_CHUNKS_KEPT = 20_000
# Letters between white space; a dash parts them.
_CHUNK = re.compile(r"[^\s—–]+")
_STOPS = re.compile(r"[.,;:!?؟،؛—–]")
# Three dots, with or without brackets: words were left out here.
_GAP = re.compile(r"[\[(] ?(?:…|\.\.\.|\. \. \.) ?[\])]|…+|\.{3,}|(?<!\S)\. \. \.(?!\S)")
# What an editor put in. Brackets in brackets are not found in print.
_BRACKET = re.compile(r"\[[^\[\]]{1,200}\]|\([^()]{1,200}\)")
_NO_BRACKETS = str.maketrans("", "", "[]()")
_STRAIGHT = str.maketrans("’‘ʼ`´", "'''''")
_CURRENCY = re.compile(r"\W*(?:us)?([$€£₹])\d")
_PERCENT = "percent"
_UNITS = {"$": "dollar", "€": "euro", "£": "pound", "₹": "rupee"}
_SAME_UNIT = {
    "dollars": "dollar",
    "euros": "euro",
    "pounds": "pound",
    "rupees": "rupee",
    "pct": _PERCENT,
}
_SHORT = {
    "won't": ("will", "not"),
    "wont": ("will", "not"),
    "can't": ("can", "not"),
    "cant": ("can", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
}
_NEGATED = re.compile(r"(do|does|did|is|are|was|were|has|have|had|would|could|should|must|need)n'?t")
_ENDINGS = {"'re": "are", "'ll": "will", "'ve": "have", "'m": "am", "'d": "would"}
# Behind these, 's is a verb; behind other words it says whose.
_IS = frozenset("it he she that there here what who where how".split())
_PUNCTUATION = ".,;:!?\"“”„«»()[]…'‘"

_NEGATIONS = frozenset(
    word
    for typed in (
        "not no never none nobody nothing nowhere neither nor without hardly scarcely barely",
        "değil yok hiç asla نہیں نہ مت بغیر نه نیست هرگز هیچ بدون لا لم لن ليس غير دون",
    )
    for word in normalised_words(typed)
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: ``plain`` is what is compared; ``start`` and ``end`` tell where its letters stand in the text.

    Words made of one run of letters ("don't") share a place. ``inserted`` stands in brackets; ``amount`` is a number.
    """

    plain: str
    start: int
    end: int
    inserted: bool = False
    amount: bool = False

    @property
    def negates(self) -> bool:
        return self.plain in _NEGATIONS

    @property
    def weighs(self) -> bool:
        """Whether a remark without it says something else: a negation or a number."""
        return self.negates or self.amount


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of a remark. ``gaps`` are numbers of words, up to their count: in front of these, some are left out."""

    text: str
    words: tuple[Word, ...]
    gaps: frozenset[int]

    @property
    def plain(self) -> tuple[str, ...]:
        return tuple(word.plain for word in self.words)

    @property
    def own(self) -> "Spoken":
        """The same without words in brackets; those that negate or count stay, as they would change what is said."""
        kept = [number for number, word in enumerate(self.words) if not word.inserted or word.weighs]
        gaps = frozenset(bisect_left(kept, gap) for gap in self.gaps)
        return Spoken(self.text, tuple(self.words[number] for number in kept), gaps)

    def stops_before(self, number: int) -> bool:
        """Whether a sentence or clause ends in front of a word that is not the first."""
        return _STOPS.search(self.text, self.words[number - 1].end - 1, self.words[number].start) is not None


@lru_cache(maxsize=_REMARKS_KEPT)
def spoken(text: str) -> Spoken:
    """Read a remark. Time grows linearly with it."""
    gaps = [match.span() for match in _GAP.finditer(text)]
    blank = _blanked(text, gaps)
    brackets = [match.span() for match in _BRACKET.finditer(blank)]
    words: list[Word] = []
    gap_at = set[int]()
    gap = bracket = 0
    for word in _words(blank):
        while gap < len(gaps) and gaps[gap][0] <= word.start:
            gap_at.add(len(words))
            gap += 1
        while bracket < len(brackets) and brackets[bracket][1] <= word.start:
            bracket += 1
        inside = bracket < len(brackets) and brackets[bracket][0] <= word.start
        inside = inside and not any(map(str.isalnum, blank[brackets[bracket][1] : word.end]))
        words.append(Word(word.plain, word.start, word.end, inserted=True, amount=word.amount) if inside else word)
    if gap < len(gaps):
        gap_at.add(len(words))
    return Spoken(text, tuple(words), frozenset(gap_at))


def letters(text: str) -> frozenset[str]:
    """All letters of a text without what stands between them, and the same without those in brackets: want[ed]."""
    return frozenset("".join(normalised_words(one)) for one in (text.translate(_NO_BRACKETS), _BRACKET.sub("", text)))


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _words(text: str) -> Iterator[Word]:
    chunks = [match.span() for match in _CHUNK.finditer(text)]
    pieces = [
        Piece(plain, spelled, number)
        for number, (start, end) in enumerate(chunks)
        for plain, spelled in _pieces(text[start:end])
    ]
    at = 0
    while at < len(pieces):
        length, value = amount_at(pieces, at)
        if pieces[at].plain == "per" and at + 1 < len(pieces) and pieces[at + 1].plain == "cent":
            length, value = 2, _PERCENT
        first, last = chunks[pieces[at].chunk], chunks[pieces[at + max(length, 1) - 1].chunk]
        yield Word(value if length else pieces[at].plain, first[0], last[1], amount=length > 0 and value != _PERCENT)
        starts = at == 0 or pieces[at - 1].chunk != pieces[at].chunk
        at += max(length, 1)
        currency = _CURRENCY.match(text[first[0] : first[1]].lower()) if length and starts else None
        if currency:
            yield Word(_UNITS[currency[1]], first[0], last[1])


@lru_cache(maxsize=_CHUNKS_KEPT)
def _pieces(chunk: str) -> tuple[tuple[str, bool], ...]:
    """The words of a run of letters, each with whether it was spelled out; contractions are written in full."""
    typed = chunk.lower().translate(_STRAIGHT).strip(_PUNCTUATION)
    spelled = not any(letter.isdigit() for letter in chunk)
    negated = _NEGATED.fullmatch(typed)
    plain: tuple[str, ...]
    if typed in _SHORT:
        plain = _SHORT[typed]
    elif negated:
        plain = (negated[1], "not")
    else:
        base, mark, _ = typed.rpartition("'")
        ending = _ENDINGS.get(typed[len(base) :]) or ("is" if typed == f"{base}'s" and base in _IS else None)
        known = normalised_words(chunk.translate(_NO_BRACKETS).replace("%", " percent"))
        plain = (*normalised_words(base), ending) if mark and base and ending else known
    return tuple((_SAME_UNIT.get(word, word), spelled) for word in plain)
