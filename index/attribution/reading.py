"""A body, read once for who says what; quotes and statements are made of it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.attribution.clauses import Attribution, attributions
from index.attribution.parses import Parser, is_parsed, refined
from index.attribution.people import Cast, Speaker
from index.attribution.tokens import Sentence, Token, read_sentences
from index.entities import Entities
from index.marks import quotations
from index.records import Span

# A sentence that is nothing but "Asif told reporters in Islamabad" belongs to the quotation before it.
_LONGEST_TAIL = 18
_LONGEST_REST = 9


@dataclass(frozen=True, slots=True)
class Heard:
    """An attribution and who is meant by its source; None where nobody can be told."""

    attribution: Attribution
    speaker: Speaker | None


@dataclass(frozen=True, slots=True)
class Reading:
    """``heard`` has the attributions of each sentence, ``quoted`` the quotations with their marks."""

    body: str
    quoted: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    heard: tuple[tuple[Heard, ...], ...]
    cast: Cast

    def speaker_of(self, sentence: int, attribution: Attribution) -> Speaker | None:
        """Who is meant by the source of an attribution of a sentence."""
        heard = self.heard[sentence]
        at = bisect_left(heard, attribution.cue, key=lambda one: one.attribution.cue)
        return heard[at].speaker


def read_body(body: str, entities: Entities, parser: Parser | None = None) -> Reading:
    """Read a body, indirect speech with the help of a parser if there is one. Time grows linearly with it."""
    quoted = quotations(body)
    sentences = _with_tails(read_sentences(body, quoted))
    cast = Cast(body, sentences, entities)
    heard: list[tuple[Heard, ...]] = []
    said = [attributions(sentence.tokens) for sentence in sentences]
    if parser is not None:
        indirect = [number for number, sentence in enumerate(sentences) if is_parsed(sentence)]
        texts = [sentences[number].span.of(body) for number in indirect]
        for number, words in zip(indirect, parser(texts), strict=True):
            said[number] = refined(sentences[number], said[number], words)
    for number in range(len(sentences)):
        known: list[Heard] = []
        for one in said[number]:
            lemma = one.verb.lemma if one.verb else None
            speaker = cast.resolve(number, one.source, lemma) if one.source else None
            known.append(Heard(one, speaker))
        heard.append(tuple(known))
    return Reading(body, quoted, sentences, tuple(heard), cast)


def _with_tails(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, in which "Why?" and Asif asked are one again."""
    joined: list[Sentence] = []
    for sentence in sentences:
        before = joined[-1] if joined else None
        if before is not None and before.paragraph == sentence.paragraph and _is_tail(before.tokens, sentence.tokens):
            span = Span(before.span.start, sentence.span.end)
            joined[-1] = replace(before, span=span, tokens=before.tokens + sentence.tokens)
        else:
            joined.append(sentence)
    return tuple(joined)


def _is_tail(before: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether a sentence only says who spoke the quotation that ends the one before."""
    if not before or not before[-1].quoted or len(tokens) > _LONGEST_TAIL or any(token.quoted for token in tokens):
        return False
    if tokens[0].text in "—–―" and len(tokens) > 1:
        return all(token.capital for token in tokens[1:] if token.word)
    found = attributions([before[-1], *tokens])
    if not found or found[0].first != 1 or not (found[0].says or (found[0].verb and found[0].verb.lemma == "ask")):
        return False
    rest = tokens[found[0].end - 1 :]
    return len(rest) <= _LONGEST_REST and not any(token.plain in {"that", "it", "was", "is", "had"} for token in rest)
