"""A question as typed, beside what its patterns are looked for in: small letters, quotations blanked, names masked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.entities import EntityKind
from index.marks import quotations
from index.records import Span

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

# What stands in `masked` for each letter of a name. Capitals: the rest has none.
PERSON, PARTY, PLACE, OPERATION = "ΦΠΛΩ"
_MASKS = {
    EntityKind.PERSON: PERSON,
    EntityKind.PARTY: PARTY,
    EntityKind.PLACE: PLACE,
    EntityKind.OPERATION: OPERATION,
}
ACTOR = f"[{PERSON}{PARTY}]+"
NAME = f"[{PERSON}{PARTY}{PLACE}{OPERATION}]+"

_MARKS = re.compile("[\"'“”„«»‘’]")
_STRAIGHT = str.maketrans("“”„", '"""')
_APOSTROPHES = str.maketrans("’ʼ`", "'''")
# Between single marks stands a quotation only from here on: fewer words are more often between two apostrophes.
_FEWEST_WORDS_IN_SINGLE_MARKS = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """``lower`` and ``bare`` are as long as ``text``, and so offsets mean the same in all of them.

    ``lower`` has small letters and straight apostrophes. In ``bare`` each quotation is blank between two ``"``.
    ``words`` are the spans of all words. ``quoted`` is the longest text between quotation marks, without them.
    """

    text: str
    lower: str
    bare: str
    words: tuple[tuple[int, int], ...]
    quotations: tuple[Span, ...]
    quoted: str | None

    def masked(self, names: Iterable[tuple[Span, EntityKind]]) -> str:
        """``bare`` with each letter of a name outside of quotations replaced by the mask of its kind."""
        letters = list(self.bare)
        for span, kind in names:
            if not any(span in quotation for quotation in self.quotations):
                letters[span.start : span.end] = _MASKS[kind] * (span.end - span.start)
        return "".join(letters)


def wording(text: str) -> Wording:
    """``text`` prepared, which has no white space at its ends."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(letter.lower()[:1] for letter in text)
    lower = lower.translate(_APOSTROPHES)
    marked = quoted_spans(text)
    bare = lower
    for span in marked:
        bare = f'{bare[: span.start]}"{" " * (span.end - span.start - 2)}"{bare[span.end :]}'
    longest = max((span.of(text)[1:-1].strip() for span in marked), key=len, default="")
    words = tuple(match.span() for match in WORD.finditer(text))
    return Wording(text, lower, bare, words, marked, longest or None)


def quoted_spans(text: str) -> tuple[Span, ...]:
    """The quotations of a question, marks included; a curly mark may be closed by a straight one."""
    if _MARKS.search(text) is None:
        return ()
    found = quotations(text) or quotations(text.translate(_STRAIGHT))
    return tuple(span for span in found if text[span.start] not in "'‘" or _has_several_words(span.of(text)))


def _has_several_words(text: str) -> bool:
    return len(WORD.findall(text)) >= _FEWEST_WORDS_IN_SINGLE_MARKS
