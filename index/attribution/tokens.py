"""Sentences as tokens, in which every quotation is one token."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.articles import paragraphs
from index.records import Span
from index.sentences import sentences

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Brig|Maj|Capt|St|Prof)\."
    r"|\w++(?:[’'\-–&./]\w++)*+"
    r"|[^\w\s]"
)
_ARTICLES = frozenset("al el ul ad ar as az".split())
NOT_QUOTED = -1


class Token(NamedTuple):
    """A word, a mark, or a whole quotation. Offsets are of the body.

    ``plain`` is the text in small letters with straight apostrophes; ``quotation`` the number of the quotation in the
    body, or NOT_QUOTED.
    """

    start: int
    end: int
    text: str
    plain: str
    quotation: int

    @property
    def quoted(self) -> bool:
        return self.quotation != NOT_QUOTED

    @property
    def capital(self) -> bool:
        """Whether it is a word with a capital letter in front, or behind an article of Arabic names: al-Khulaifi."""
        text = self.text
        return text[0].isupper() or (text[2:3] == "-" and text[:2] in _ARTICLES and text[3:4].isupper())

    @property
    def word(self) -> bool:
        return self.quotation == NOT_QUOTED and self.text[0].isalnum()


# Half-open: numbers of tokens of one sentence.
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body. ``paragraph`` counts from 0. A quotation over several paragraphs is a token in each."""

    span: Span
    paragraph: int
    tokens: tuple[Token, ...]

    def part(self, stretch: Stretch) -> Span:
        """The span from the first to the last token of a stretch that is not empty."""
        return Span(self.tokens[stretch[0]].start, self.tokens[stretch[1] - 1].end)


def read_sentences(body: str, quoted: Sequence[Span]) -> tuple[Sentence, ...]:
    """All sentences of a body, in order; ``quoted`` are its quotations."""
    ends = [paragraph.end for paragraph in paragraphs(body)]
    found: list[Sentence] = []
    at = number = 0
    for span in sentences(body, quoted):
        while span.start >= ends[number]:
            number += 1
        while at < len(quoted) and quoted[at].end <= span.start:
            at += 1
        found.append(Sentence(span, number, tuple(_tokens(body, span, quoted, at))))
    return tuple(found)


def _tokens(body: str, span: Span, quoted: Sequence[Span], number: int) -> Iterator[Token]:
    start = span.start
    while number < len(quoted) and quoted[number].start < span.end:
        quotation = quoted[number]
        yield from _words(body, start, max(start, quotation.start))
        first, last = max(quotation.start, span.start), min(quotation.end, span.end)
        yield Token(first, last, "“”", "“”", number)
        start = last
        number += 1
    yield from _words(body, start, span.end)


def _words(body: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(body, start, end):
        text = match.group()
        yield Token(match.start(), match.end(), text, text.lower().replace("’", "'"), NOT_QUOTED)
