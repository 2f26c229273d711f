"""What a question counts ("how many containers"), and whether a text gives a number of it."""

import re

from index.facts import NUMBER
from index.records import Query
from index.snapshot.text_index import terms

_COUNTED = re.compile(r"\bhow many\s+(?:of\s+(?:the\s+)?)?([\w'’-]+(?:\s+[\w'’-]+){0,3})")
# Of what is counted, these say which kind, and people are counted under many names.
_WHICH = frozenset("more other new different such civilian official foreign own of the these those".split())
_ANYBODY = frozenset(terms("people persons ppl men women casualties victims dead lives deaths others times"))
# "836 protest notes", "five of the wounded soldiers": the thing is one of so many words behind the number.
_BEHIND = 4
_WORD = re.compile(r"[\w'’-]+")


def thing_counted(query: Query) -> frozenset[str] | None:
    """Index terms of what "how many" stands before, none where only people are counted; None where nothing is."""
    asked = _COUNTED.search(query.question.lower())
    if asked is None:
        return None
    names = {word for one in query.named for word in one.words.lower().split()}
    thing = next((word for word in asked[1].split() if word not in names and word not in _WHICH), "")
    return frozenset(terms(thing)) - _ANYBODY


def speaks_of(query: Query, text: str) -> bool:
    """Whether a text has the word for what is counted, or one for people: what it tells of may be that."""
    thing = thing_counted(query)
    return not thing or not (thing | _ANYBODY).isdisjoint(terms(text))


def counts(query: Query, text: str) -> bool:
    """Whether a text gives a number, and, of a question for "how many" of something, a number right before it."""
    thing = thing_counted(query)
    numbers = list(NUMBER.finditer(text))
    if not thing or not numbers:
        return bool(numbers)
    return any(not thing.isdisjoint(terms(_behind(text, number.end()))) for number in numbers)


def _behind(text: str, at: int) -> str:
    """The next words behind a place of a text, within their clause."""
    words = []
    for match in _WORD.finditer(text, at, at + 80):
        if re.search(r"[.,;:!?]", text[at : match.start()]):
            break
        words.append(match.group())
        if len(words) == _BEHIND:
            break
    return " ".join(words)
