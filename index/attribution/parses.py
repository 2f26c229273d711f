"""What a dependency parser adds to the attributions of a sentence in indirect speech."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from index.attribution.clauses import Attribution, Way
from index.attribution.cues import VERBS
from index.attribution.tokens import Sentence, Stretch
from index.attribution.unsaid import is_other_use

# A longer sentence is no sentence; parsing it would take the time and memory of a whole article.
_LONGEST = 200
_SUBJECTS = frozenset({"nsubj"})
_OBJECTS = frozenset("dobj xcomp ccomp dative oprd acomp prep".split())
# Children that make a clause no report: if Kabul says; did not say; Kabul should say.
_CONDITIONS = frozenset("if whether unless should must may might could would to".split())


class Word(NamedTuple):
    """A word of a parsed text.

    ``start`` is its offset in the text, ``tag`` its Penn Treebank tag, ``label`` its relation to the word ``head`` (its
    own number at the root), ``first`` and ``last`` the outermost words that depend on it, all counted from 0.
    """

    start: int
    text: str
    tag: str
    label: str
    head: int
    first: int
    last: int


# The words of each text, for texts of one article.
Parser = Callable[[Sequence[str]], Sequence[tuple[Word, ...]]]


def is_parsed(sentence: Sentence) -> bool:
    """Whether a parser can add anything: indirect speech, with a word that may attribute it."""
    tokens = sentence.tokens
    return (
        len(tokens) <= _LONGEST
        and not any(token.quoted for token in tokens)
        and any(token.plain in VERBS for token in tokens)
    )


def refined(sentence: Sentence, said: Sequence[Attribution], words: Sequence[Word]) -> tuple[Attribution, ...]:
    """The attributions of a sentence, with the contents that its parse shows, and those that only the parse shows."""
    parse = _Parse(sentence, words)
    known = {one.cue[0]: one for one in said}
    found = list(known.values())
    for at in range(len(words)):
        token = parse.token(at)
        cue = sentence.tokens[token]
        if cue.plain not in VERBS or cue.start != parse.start(at):
            continue
        one = known.get(token)
        if one is not None:
            found[found.index(one)] = parse.with_content(one, at)
        elif (missed := parse.attribution(at)) is not None:
            found.append(missed)
    return tuple(sorted(found, key=lambda one: one.cue))


class _Parse:
    """A sentence beside its parse."""

    def __init__(self, sentence: Sentence, words: Sequence[Word]) -> None:
        self._sentence, self._words = sentence, words
        self._starts = [token.start for token in sentence.tokens]
        self._children: dict[int, list[int]] = {}
        for at, word in enumerate(words):
            if word.head != at:
                self._children.setdefault(word.head, []).append(at)

    def start(self, at: int) -> int:
        """Where a word stands in the body."""
        return self._sentence.span.start + self._words[at].start

    def token(self, at: int) -> int:
        """The token in which a word stands."""
        return max(0, bisect_right(self._starts, self.start(at)) - 1)

    def with_content(self, one: Attribution, at: int) -> Attribution:
        """An attribution with what its verb governs, where that is clearer than the rules' reading."""
        if one.way is not Way.VERB or one.verb is None or not self._words[at].tag.startswith("V") or one.inverted:
            return one
        content = self._content(at, says=one.verb.says)
        return replace(one, content=content) if content is not None else one

    def attribution(self, at: int) -> Attribution | None:
        """An attribution with a subject and an object or clause that the rules have not seen."""
        word, cue = self._words[at], self.token(at)
        if not word.tag.startswith("V") or word.tag in {"VBG", "VBN"}:
            return None
        children = list(self._labelled(at))
        if any(label == "neg" or self._words[child].text.lower() in _CONDITIONS for child, label in children):
            return None
        subject = next((child for child, label in children if label in _SUBJECTS), None)
        verb = VERBS[self._sentence.tokens[cue].plain]
        if is_other_use(self._sentence.tokens, cue, verb):
            return None
        content = self._content(at, says=verb.says)
        if subject is None or content is None or self._words[subject].tag in {"WDT", "WP", "EX", "DT"}:
            return None
        source = self._stretch(self._words[subject].first, self._words[subject].last)
        apart = source is not None and (source[1] <= cue or source[0] > cue)
        return Attribution(Way.VERB, (cue, cue + 1), source, verb, content=content) if apart else None

    def _content(self, at: int, *, says: bool) -> Stretch | None:
        if says:
            clauses = [child for child, label in self._labelled(at) if label == "ccomp"]
            if len(clauses) != 1 or self._words[clauses[0]].first <= at <= self._words[clauses[0]].last:
                return None
            return self._stretch(self._words[clauses[0]].first, self._words[clauses[0]].last)
        governed = [child for child, label in self._labelled(at) if label in _OBJECTS and child > at]
        if not governed:
            return None
        return self._stretch(self._words[governed[0]].first, max(self._words[child].last for child in governed))

    def _labelled(self, at: int) -> Iterator[tuple[int, str]]:
        for child in self._children.get(at, ()):
            yield child, self._words[child].label

    def _stretch(self, first: int, last: int) -> Stretch | None:
        """The tokens from one word to another, without marks at their ends."""
        start, end = self.token(first), self.token(last) + 1
        tokens = self._sentence.tokens
        while end > start and not tokens[end - 1].word and tokens[end - 1].text not in ")]":
            end -= 1
        while start < end and not tokens[start].word and tokens[start].text not in "([":
            start += 1
        return (start, end) if start < end else None
