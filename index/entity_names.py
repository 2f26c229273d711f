"""Names in running text: words folded over scripts and spellings, and a tree of names to look them up."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

ZWNJ = "\u200c"
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014"
# Marks over and under letters belong to the word; they are dropped when it is folded.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200d"
# A dotted abbreviation (U.S, U.N) is one word, and an apostrophe, hyphen or ZWNJ parts words.
_WORD = re.compile(rf"[^\W\d_](?:\.[^\W\d_])+(?![\w{_MARKS}])|[^\W_][^\W_{_MARKS}]*(?:[{_MARKS}]+[^\W_]*)*")
# Letters that keyboards of different countries write differently, and the letters that stand for them here.
_LETTERS = str.maketrans(dict(zip("يىېۍکكڪګةۀہھەۃٱںı", "ییییکککگههههههانi", strict=True)) | dict.fromkeys("ءـ.", None))


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """A word without what spellings differ in: letter case, accents, diacritics, tatweel, Arabic letter variants."""
    if word.isascii():
        return word.lower().replace(".", "")
    spread = unicodedata.normalize("NFKD", word.casefold()).casefold()
    kept = "".join(letter for letter in spread if unicodedata.category(letter) not in {"Mn", "Cf"})
    return kept.translate(_LETTERS)


def fold(name: str) -> str:
    """The folded words of a name, parted by one space: equal for names that count as one."""
    return " ".join(fold_word(match.group()) for match in _WORD.finditer(name))


def spellings(name: str) -> tuple[str, ...]:
    """A name as it stands and, where it has a ZWNJ, without: many people write its parts as one word."""
    return (name, name.replace(ZWNJ, "")) if ZWNJ in name else (name,)


class Link(Enum):
    """How a word is tied to the one before it."""

    SPACE = "space"
    HYPHEN = "hyphen"
    ZWNJ = "zero-width non-joiner"
    APOSTROPHE = "apostrophe"
    NONE = "none"


class Words:
    """The words of a text, numbered from 0, with where they stand and how they are tied to each other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.has_zwnj = ZWNJ in text
        self._spans = [match.span() for match in _WORD.finditer(text)]

    def __len__(self) -> int:
        return len(self._spans)

    def start(self, number: int) -> int:
        return self._spans[number][0]

    def end(self, number: int) -> int:
        return self._spans[number][1]

    def __getitem__(self, number: int) -> str:
        start, end = self._spans[number]
        return self.text[start:end]

    def __iter__(self) -> Iterator[str]:
        text = self.text
        return (text[start:end] for start, end in self._spans)

    def folded(self, number: int) -> str:
        """The folded word, or an empty one in front of the first and behind the last."""
        return fold_word(self[number]) if 0 <= number < len(self._spans) else ""

    def link(self, number: int) -> Link:
        """How a word is tied to the one before it; a comma, a full stop or a blank line ties nothing.

        A single letter keeps its full stop: `Donald J. Trump`.
        """
        if not 0 < number < len(self._spans):
            return Link.NONE
        before = self._spans[number - 1]
        gap = self.text[before[1] : self._spans[number][0]]
        if gap == " ":
            return Link.SPACE
        if len(gap) == 1:
            if gap in _HYPHENS:
                return Link.HYPHEN
            if gap == ZWNJ:
                return Link.ZWNJ
            if gap in "'’ʼ":
                return Link.APOSTROPHE
        if before[1] - before[0] == 1:
            gap = gap.removeprefix(".")
        return Link.SPACE if gap and gap.count("\n") < 2 and gap.isspace() else Link.NONE


class Capitals(Enum):
    """Which capitals a text has to have where it uses a name."""

    ANY = "any"
    FIRST = "one word with a capital: a capital in the text too"
    ALL = "an abbreviation: its capitals in the text too"
    ALWAYS = "an abbreviation of two letters: its capitals even in what people type in a hurry"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as somebody wrote it, and the id of what it names; None names nothing that is known here."""

    written: str
    entity_id: str | None
    words: tuple[str, ...]
    capitals: Capitals

    def fits(self, words: Words, first: int, last: int, *, typed: bool) -> bool:
        """Whether the words, equal when folded, have the capitals of this name. ``typed`` text may lack them.

        What names nothing known needs all its capitals: "Pakistan Today" is not in "Pakistan today".
        """
        found = [words[number] for number in range(first, last + 1)]
        if self.entity_id is None:
            return all(
                there[:1].isupper() for there, here in zip(found, self.words, strict=False) if here[:1].isupper()
            )
        if self.capitals is Capitals.ANY or (typed and self.capitals is not Capitals.ALWAYS):
            return True
        if self.capitals is Capitals.FIRST:
            return found[0][:1].isupper()
        return all(there.isupper() for there, here in zip(found, self.words, strict=False) if here.isupper())


def name_of(written: str, entity_id: str | None) -> Name:
    words = tuple(match.group() for match in _WORD.finditer(written))
    capital = [word for word in words if word.isupper() and len(word.replace(".", "")) > 1]
    if capital:
        letters = sum(map(str.isalpha, written))
        return Name(written, entity_id, words, Capitals.ALWAYS if letters == 2 else Capitals.ALL)
    first = len(words) == 1 and written[:1].isupper()
    return Name(written, entity_id, words, Capitals.FIRST if first else Capitals.ANY)


@dataclass(frozen=True, slots=True)
class Found:
    """Words ``first`` to ``last`` of a text, both included, are a name of these entities; maybe of none known."""

    first: int
    last: int
    ids: tuple[str, ...]


@dataclass(slots=True)
class _Node:
    # Words behind a hyphen and words behind anything else are tied to their name in different ways.
    spaced: dict[str, "_Node"] = field(default_factory=dict)
    hyphened: dict[str, "_Node"] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)


class NameTree:
    """Names by their folded words. Looking them up takes time that grows linearly with the text.

    A hyphen of a name may be a space in the text (but not in abbreviations: IS-K). A space of a name may not be a
    hyphen: "Pakistan Taliban" are not in "Pakistan-Taliban talks". A ZWNJ, in either, may be a space or nothing.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._root = _Node()
        for name in names:
            self._add(name)

    def found(self, text: Words, *, typed: bool) -> list[Found]:
        """Every place where names stand, overlapping or not, in order of their first words."""
        places: list[Found] = []
        roots: dict[str, _Node | None] = {}
        spaced = self._root.spaced
        for number, word in enumerate(text):
            try:
                node = roots[word]
            except KeyError:
                node = roots[word] = spaced.get(fold_word(word))
            if node is not None:
                _follow(text, number, number, node, places, typed=typed)
            if text.has_zwnj and text.link(number + 1) is Link.ZWNJ:
                node = spaced.get(text.folded(number) + text.folded(number + 1))
                if node is not None:
                    _follow(text, number, number + 1, node, places, typed=typed)
        return places

    def _add(self, name: Name) -> None:
        for written in spellings(name.written):
            words = Words(written)
            nodes = [self._root]
            for number in range(len(words)):
                word = words.folded(number)
                ways = ["spaced"]
                if words.link(number) is Link.HYPHEN:
                    ways = ["hyphened"] if name.capitals in {Capitals.ALL, Capitals.ALWAYS} else ["spaced", "hyphened"]
                nodes = [getattr(node, way).setdefault(word, _Node()) for node in nodes for way in ways]
            for node in nodes:
                node.names.append(name)


def _follow(text: Words, first: int, last: int, node: _Node, places: list[Found], *, typed: bool) -> None:
    """Add the names that start with word ``first`` and have gone on to ``last``, which led to ``node``."""
    names = [name for name in node.names if name.fits(text, first, last, typed=typed)]
    if names:
        ids = dict.fromkeys(name.entity_id for name in names if name.entity_id is not None)
        places.append(Found(first, last, tuple(ids)))
    if not (node.spaced or node.hyphened):
        return
    link = text.link(last + 1)
    if link is Link.NONE:
        return
    ways = node.hyphened if link is Link.HYPHEN else node.spaced
    following = ways.get(text.folded(last + 1))
    if following is not None:
        _follow(text, first, last + 1, following, places, typed=typed)
    if text.has_zwnj and text.link(last + 2) is Link.ZWNJ:
        following = ways.get(text.folded(last + 1) + text.folded(last + 2))
        if following is not None:
            _follow(text, first, last + 2, following, places, typed=typed)
