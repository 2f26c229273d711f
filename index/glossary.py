"""What the articles, which are English, say for the words of questions in other languages."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

from index.entity_names import Link, Words, fold_word, spellings
from index.records import Span

# Languages that are written in Arabic letters share many words, and short questions are often taken for one another.
_ARABIC_SCRIPT = ("ur", "ps", "fa", "ar")
_TURKISH = "tr"

# Words of the other languages have at least so many letters: shorter ones are often little words of this one.
_LEAST_BORROWED = 4
# An ending leaves at least so many letters. A prefix of one letter leaves one more, as it may well be part of the
# word; a longer one, which has an article, one less.
_LEAST_STEM = 3
_LEAST_TURKISH_STEM = 4
_MOST_TURKISH_ENDINGS = 7
# Turkish words that end in the second letter have the first before a vowel: kitap, kitabı.
_HARDENED = {"ğ": "k", "g": "k", "d": "t", "b": "p", "c": "ç"}
_TURKISH_LETTERS = re.compile("[çğıöşüÇĞİÖŞÜ]")
_CIRCUMFLEXES = str.maketrans("âîû", "aiu")
# How many words a ZWNJ may tie into one: gof-o-gu-ha.
_MOST_TIED = 4


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing under its English words as the articles use them, and its words in the languages of the questions.

    Raises:
        ValueError: It has no English word.
    """

    en: tuple[str, ...]
    ur: tuple[str, ...] = ()
    ps: tuple[str, ...] = ()
    fa: tuple[str, ...] = ()
    tr: tuple[str, ...] = ()
    ar: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.en:
            raise ValueError("a concept without an English word")

    def words(self, language: str) -> tuple[str, ...]:
        """Its words in a language of `LANGUAGES`."""
        words: tuple[str, ...] = getattr(self, language)
        return words


LANGUAGES = (*_ARABIC_SCRIPT, _TURKISH)


@dataclass(frozen=True, slots=True)
class Gloss:
    """A stretch of a question (in its code points) and the English words for it."""

    span: Span
    words: tuple[str, ...]


class Glossary:
    """All concepts of a corpus, in the order of their file. Never changes; equal when its concepts are."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._concepts = tuple(concepts)
        self._lexicons = {language: _lexicon(self._concepts, language) for language in LANGUAGES}
        self._marked_turkish = _lexicon(self._concepts, _TURKISH, _small_turkish)

    def __iter__(self) -> Iterator[Concept]:
        return iter(self._concepts)

    def __len__(self) -> int:
        return len(self._concepts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Glossary) and self._concepts == other._concepts

    def __hash__(self) -> int:
        return hash(self._concepts)

    def english(self, question: str, language: str) -> tuple[Gloss, ...]:
        """The stretches of ``question`` that a concept covers, in order and apart from each other; the longest win.

        ``language`` is an ISO 639-1 code. Of languages in Arabic letters all are tried, this one first; of a language
        that is not in `LANGUAGES` nothing is known. Words may be inflected and differ in spelling as names may; but
        where somebody types Turkish letters, "oldu" is not "öldü".
        """
        if language not in LANGUAGES:
            return ()
        words = Words(question)
        if language == _TURKISH:
            marked = _TURKISH_LETTERS.search(unicodedata.normalize("NFC", question)) is not None
            lexicon = self._marked_turkish if marked else self._lexicons[_TURKISH]
            units = _units(words, _small_turkish if marked else fold_word)
            places = list(_places(words, units, _TURKISH, lexicon, 0))
        else:
            units = _units(words, fold_word)
            tried = (language, *(one for one in _ARABIC_SCRIPT if one != language))
            places = [
                place
                for rank, one in enumerate(tried)
                for place in _places(words, units, one, self._lexicons[one], rank)
            ]
        places.sort(key=lambda place: (words.start(place.first) - words.end(place.last), place.rank, place.likeness))
        return tuple(
            Gloss(Span(words.start(place.first), words.end(place.last)), self._concepts[place.concept].en)
            for place in _apart(places)
        )


def glossary_json(glossary: Glossary) -> str:
    """Everything in ``glossary`` as one line of JSON, for `glossary_from_json` to read."""
    return json.dumps([asdict(concept) for concept in glossary], ensure_ascii=False)


def glossary_from_json(text: str) -> Glossary:
    """The glossary that `glossary_json` wrote: equal to the one it was given."""
    return Glossary(
        Concept(**{language: tuple(words) for language, words in stored.items()}) for stored in json.loads(text)
    )


# ---------------------------------------------------------------- looking up


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word, or several in a row, of a concept: folded."""

    words: tuple[str, ...]
    concept: int

    @property
    def letters(self) -> int:
        return sum(map(len, self.words))


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word of a question, or several that a ZWNJ ties, as one word; ``after`` is the number of the next."""

    word: str
    after: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A concept in words ``first`` to ``last``. Its language has ``rank``, its form ``likeness``: 0 is the best."""

    first: int
    last: int
    rank: int
    likeness: int
    concept: int


def ways(written: str, spelled: Callable[[str], str] = fold_word) -> tuple[tuple[str, ...], ...]:
    """The words of an entry in every way to write them: a ZWNJ parts or joins, a space may be left out.

    Each word is given as ``spelled`` gives it, by default folded: entries that share a way are the same.
    """
    parted = [tuple(map(spelled, Words(spelling))) for spelling in spellings(written)]
    return tuple(dict.fromkeys(way for way in (*parted, ("".join(parted[0]),)) if any(way)))


def _small_turkish(word: str) -> str:
    """A Turkish word in small letters, with the marks that tell its letters apart and without circumflexes."""
    small = unicodedata.normalize("NFC", word).replace("İ", "i").replace("I", "ı").lower()
    return small.translate(_CIRCUMFLEXES)


def _lexicon(
    concepts: Sequence[Concept], language: str, spelled: Callable[[str], str] = fold_word
) -> dict[str, list[_Entry]]:
    """The entries of a language by their first words, which are spelled as those of the questions will be."""
    lexicon: dict[str, list[_Entry]] = {}
    for number, concept in enumerate(concepts):
        for written in concept.words(language):
            for way in ways(written, spelled):
                lexicon.setdefault(way[0], []).append(_Entry(way, number))
    return lexicon


def _units(words: Words, spelled: Callable[[str], str]) -> tuple[tuple[_Unit, ...], ...]:
    """For each word the units that start with it."""
    spelt = tuple(map(spelled, words))
    return tuple(tuple(_units_from(words, spelt, first)) for first in range(len(words)))


def _units_from(words: Words, spelt: Sequence[str], first: int) -> Iterator[_Unit]:
    yield _Unit(spelt[first], first + 1)
    if words.has_zwnj:
        for last in range(first + 1, min(first + _MOST_TIED, len(words))):
            if words.link(last) is not Link.ZWNJ:
                break
            yield _Unit("".join(spelt[first : last + 1]), last + 1)


def _places(
    words: Words, units: Sequence[Sequence[_Unit]], language: str, lexicon: dict[str, list[_Entry]], rank: int
) -> Iterator[_Place]:
    if not lexicon:
        return
    for first, here in enumerate(units):
        for unit in here:
            for likeness, stem in enumerate(_stems(language, unit.word)):
                for entry in lexicon.get(stem, ()):
                    if rank and entry.letters < _LEAST_BORROWED:
                        continue
                    for after in _ends(words, units, unit.after, language, entry.words[1:]):
                        yield _Place(first, after - 1, rank, likeness, entry.concept)


def _ends(
    words: Words, units: Sequence[Sequence[_Unit]], number: int, language: str, wanted: tuple[str, ...]
) -> Iterator[int]:
    """Where stretches end that go on with the ``wanted`` words from word ``number``."""
    if not wanted:
        yield number
    elif words.link(number) is not Link.NONE:
        for unit in units[number]:
            if wanted[0] in _stems(language, unit.word):
                yield from _ends(words, units, unit.after, language, wanted[1:])


def _apart(places: Iterable[_Place]) -> list[_Place]:
    """Of places that overlap the first, in order of the question."""
    taken: set[int] = set()
    kept: list[_Place] = []
    for place in places:
        numbers = range(place.first, place.last + 1)
        if taken.isdisjoint(numbers):
            taken.update(numbers)
            kept.append(place)
    return sorted(kept, key=lambda place: place.first)


# ---------------------------------------------------------------- forms of words


@dataclass(frozen=True, slots=True)
class _Affixes:
    """What a language puts before and behind its words, folded. An ending may replace one of the ``lost`` letters."""

    prefixes: tuple[str, ...]
    endings: tuple[str, ...]
    lost: tuple[str, ...]


_AFFIXES = {
    "ur": _Affixes((), tuple("ون ین یون یان ات ی ے".split()), ("ه", "ا", "ی")),
    "ps": _Affixes(("و",), tuple("ه ی و ونه ونو ان انو یان یانو گان گانی گانو ات اتو".split()), ("ه", "ی")),
    "fa": _Affixes((), tuple("ی یی ای ها های هایی هایش هایشان ان یان گان گانی ات ش شان ند اند".split()), ("ه",)),
    "ar": _Affixes(
        tuple("ال و ف ب ل ک وال فال بال کال لل ولل وب ول وبال".split()),
        tuple("ه ی یه ات ون ین ان یون یین ها هم نا وا ت".split()),
        ("ه",),
    ),
}


@lru_cache(maxsize=8_192)
def _stems(language: str, word: str) -> tuple[str, ...]:
    """The words of which a folded word may be a form, itself first, then those with most letters."""
    stems = _turkish_stems(word) if language == _TURKISH else _affixed_stems(word, _AFFIXES[language])
    return (word, *sorted(dict.fromkeys(stems), key=len, reverse=True))


def _turkish_stems(word: str) -> Iterator[str]:
    for size in range(max(_LEAST_TURKISH_STEM, len(word) - _MOST_TURKISH_ENDINGS), len(word)):
        stem = word[:size]
        yield stem
        if stem[-1] in _HARDENED:
            yield stem[:-1] + _HARDENED[stem[-1]]


def _affixed_stems(word: str, affixes: _Affixes) -> Iterator[str]:
    for prefix in ("", *(prefix for prefix in affixes.prefixes if word.startswith(prefix))):
        rest = word.removeprefix(prefix)
        if len(rest) < _LEAST_STEM + (len(prefix) == 1) - (len(prefix) > 1):
            continue
        if prefix:
            yield rest
        # Asked for all at once first: most words have no such ending.
        endings = filter(rest.endswith, affixes.endings) if rest.endswith(affixes.endings) else ()
        for stem in map(rest.removesuffix, endings):
            if len(stem) >= _LEAST_STEM:
                yield stem
            if len(stem) >= _LEAST_STEM - 1:
                yield from (stem + letter for letter in affixes.lost)


NO_GLOSSARY = Glossary(())
