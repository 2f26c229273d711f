"""Names that a question misspells: words that the corpus does not use and that are a slip or two from a name."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.asking.stop_words import stop_words
from index.asking.wording import Wording
from index.entities import Entities, Entity
from index.entity_names import fold
from index.records import Span

Known = Callable[[str], bool]

# Shorter words and names are too near to too many others: "war" and "Dar".
_FEWEST_LETTERS = 5
# Up to here one slip is allowed, beyond it two: two slips make another word of a short one.
_MOST_LETTERS_OF_ONE_SLIP = 7
_MOST_WORDS_OF_A_NAME = 3
# A text in an unknown language, where every word is strange, must not take long.
_MOST_LOOKUPS = 24


def misspelt(
    wording: Wording, entities: Entities, known: Known | None, language: str, taken: Sequence[Span]
) -> Iterator[tuple[Span, Entity]]:
    """Words of a question outside of ``taken`` that are a misspelt name, and whose.

    One slip (a letter more, less, wrong, or two swapped) in five to seven letters, two in more, but never in the first
    letter. At least one of the words is not ``known`` (None: no word is), and none is a stop word. Of names that are
    equally near and mean different entities none is guessed.
    """
    stops = stop_words(language)
    lower = wording.lower
    usable = [
        lower[start:end] not in stops and not any(span.start < end and start < span.end for span in taken)
        for start, end in wording.words
    ]
    strange = [
        fits and _is_strange(lower[start:end], known) for fits, (start, end) in zip(usable, wording.words, strict=True)
    ]
    if not any(strange):
        return
    names, behind = _Names.of(entities), -1
    for first, last in list(_runs(strange, usable))[:_MOST_LOOKUPS]:
        if first > behind:
            span = Span(wording.words[first][0], wording.words[last][1])
            entity = _meant(wording.text, span, names, entities)
            if entity is not None:
                behind = last
                yield span, entity


def _is_strange(word: str, known: Known | None) -> bool:
    word = word.removesuffix("'s")
    return len(word) > 3 and word.replace("-", "").isalpha() and (known is None or not known(word))


def _runs(strange: Sequence[bool], usable: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last word of runs that may be one name: each strange word with those beside it, and alone."""
    for number, is_strange in enumerate(strange):
        if not is_strange:
            continue
        for length in range(_MOST_WORDS_OF_A_NAME, 0, -1):
            for first in range(max(0, number - length + 1), number + 1):
                last = first + length - 1
                if last < len(usable) and all(usable[first : last + 1]):
                    yield first, last


def _meant(text: str, span: Span, names: "_Names", entities: Entities) -> Entity | None:
    """The entity whose name the words are, but for their slips; None where there is none, or several are as near."""
    typed = fold(span.of(text).removesuffix("'s").removesuffix("’s"))
    letters = len(typed.replace(" ", ""))
    if letters < _FEWEST_LETTERS:
        return None
    nearest = names.nearest(typed, most_slips=1 if letters <= _MOST_LETTERS_OF_ONE_SLIP else 2)
    meant = {_read_in(text, span, name, entities) for name in nearest}
    return meant.pop() if len(meant) == 1 else None


def _read_in(text: str, span: Span, name: str, entities: Entities) -> Entity | None:
    """Whom the name means in this place of the text: a capital city is a place or a government."""
    corrected = text[: span.start] + name + text[span.end :]
    mentions = entities.mentions(corrected, typed=True)
    return next((entities[one.entity_id] for one in mentions if one.span.start == span.start), None)


class _Names:
    """The names and adjectives of entities, folded, by number of words and first letter."""

    def __init__(self, entities: Entities) -> None:
        self._written: dict[str, str] = {}
        self._alike: dict[tuple[int, str], list[str]] = {}
        for entity in entities:
            for name in (*entity.names, *entity.adjectives):
                key = fold(name)
                if len(key) >= _FEWEST_LETTERS and key not in self._written:
                    self._written[key] = name
                    self._alike.setdefault((key.count(" "), key[0]), []).append(key)

    @staticmethod
    def of(entities: Entities) -> "_Names":
        """The names of these entities, gathered once."""
        return _gathered(_Same(entities))

    def nearest(self, typed: str, most_slips: int) -> list[str]:
        """The names, as they are written, that are the fewest slips away, and at most so many."""
        alike = self._alike.get((typed.count(" "), typed[0]), ())
        near = process.extract(typed, alike, scorer=OSA.distance, score_cutoff=most_slips, limit=None)
        return [self._written[key] for key, slips, _ in near if slips == near[0][1]]


class _Same:
    """Entities by identity: to compare all that is in them takes longer than to look a name up."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.entities is other.entities

    def __hash__(self) -> int:
        return id(self.entities)


@lru_cache(maxsize=2)
def _gathered(same: _Same) -> _Names:
    return _Names(same.entities)
