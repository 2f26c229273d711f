"""Four hundred alleged quotations made of the corpus' own, each with the verdict that it must get."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.articles import load_articles
from index.corpus import load_corpus
from index.entities import Entity, EntityKind
from index.passages import passages
from index.quotes import find_quotes
from tests.fixtures import CORPUS

SEED = 20251019
_ELSEWHERE = Path(__file__).parent / "questions" / "other"
_PER_SORT = 40
_NEGATIONS = re.compile(r"\b(?:not|no|never|neither|nor|nothing|without|cannot)\b|n['’]t\b|\bno-", re.IGNORECASE)
_NUMBERS = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|ten|twelve|hundred|thousand|million|billion|first|second|third|fourth)\b",
    re.IGNORECASE,
)
_CONDITIONS = re.compile(r"\b(?:if|unless|until|except)\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(is|are|was|were|will|has|have|can|must|should|would)\b(?! not|n['’]t)")
_NAMES = ("Pakistan", "Afghanistan", "Kabul", "Islamabad", "India", "Qatar", "Saudi Arabia", "Taliban", "Delhi", "Iran")
_FRAMES = (
    "Did {speaker} say “{words}”?",
    '{speaker}: "{words}" real quote?',
    "Is it true that {speaker} said «{words}»?",
    'was "{words}" said by {speaker}?',
)
_UNNAMED = ("Is this quote real: “{words}”?", 'Is it true that somebody said "{words}"?')


@dataclass(frozen=True, slots=True)
class Quotation:
    """A printed quotation of a known person or party."""

    words: str
    speaker: Entity


@dataclass(frozen=True, slots=True)
class Case:
    """``expected`` are the verdicts that are right; the first is the one that counts in the matrix."""

    sort: str
    question: str
    expected: tuple[str, ...]


# Makes other words of a quotation, with the verdict, or nothing where the quotation has no place for it.
_Change = Callable[[str, random.Random], tuple[str, str] | None]


@cache
def quotations() -> tuple[Quotation, ...]:
    """The quotations of the corpus that are long enough to be changed, each once."""
    corpus = load_corpus(CORPUS)
    found = {}
    for article in corpus.articles:
        for quote in find_quotes(article.body, corpus.entities):
            words = " ".join(part.of(article.body) for part in quote.parts)
            if quote.entity_id is not None and len(words.split()) >= 7 and words.isprintable():
                found[words] = Quotation(words, corpus.entities[quote.entity_id])
    return tuple(found.values())


@cache
def cases() -> tuple[Case, ...]:
    """The same cases on every machine."""
    chance = random.Random(SEED)
    made = [case for sort, change in _CHANGES.items() for case in _changed(sort, change, chance)]
    return (*made, *_swapped_speakers(chance), *_stitched(chance), *_unrelated(chance))


def _changed(sort: str, change: _Change, chance: random.Random) -> Iterator[Case]:
    left = _PER_SORT
    while left:
        for quotation in chance.sample(quotations(), len(quotations())):
            changed = change(quotation.words, chance) if left else None
            if changed is not None:
                words, verdict = changed
                yield Case(sort, _question(words, quotation.speaker, chance), (verdict,))
                left -= 1


def _question(words: str, speaker: Entity | None, chance: random.Random) -> str:
    if speaker is None or chance.random() < 0.2:
        return chance.choice(_UNNAMED).format(words=words)
    return chance.choice(_FRAMES).format(words=words, speaker=speaker.name)


# ------------------------------------------------------------ what leaves the remark as it is


def _as_it_is(words: str, chance: random.Random) -> tuple[str, str] | None:
    del chance
    return words, "verbatim"


def _repunctuated(words: str, chance: random.Random) -> tuple[str, str] | None:
    ways: tuple[Callable[[str], str], ...] = (
        str.upper,
        str.lower,
        lambda text: re.sub(r"[.,;](?!\d)", "", text),
        lambda text: text.replace("’", "'").replace("—", " - "),
        lambda text: text.replace("’", "").replace("'", ""),
        lambda text: text.rstrip(".") + "!",
        lambda text: text.replace(" do not ", " don't ").replace(" is not ", " isn’t ").replace("I am ", "I'm "),
        lambda text: re.sub(r"(\d),(\d{3})", r"\1\2", text).replace("$1 million", "1 million dollars"),
    )
    return chance.choice(ways)(words), "verbatim"


def _inserted(words: str, chance: random.Random) -> tuple[str, str] | None:
    split = words.split()
    at = chance.randrange(1, len(split))
    return " ".join(
        [*split[:at], chance.choice(["[Afghanistan]", "[sic]", "[the minister]", "(in Kabul)"]), *split[at:]]
    ), "verbatim"


def _cut(words: str, chance: random.Random) -> tuple[str, str] | None:
    """A part of the remark; without the negation right in front of it or behind, it says something else."""
    split = words.split()
    length = chance.randrange(4, len(split))
    low = chance.randrange(len(split) - length + 1)
    before = " ".join(split[max(0, low - 2) : low])
    light = re.search(
        r"(?:\b(?:not|no|never|without|cannot|nor)|n['’]t)(?: (?:a|an|the|any|even|yet|just|really|only))?$",
        before,
        re.IGNORECASE,
    )
    after = split[low + length] if low + length < len(split) else ""
    open_end = split[low + length - 1][-1].isalnum()
    lost = light or (open_end and _NEGATIONS.match(after))
    dots = chance.choice(["{}", "{}", "…{}…", "... {}"])
    return dots.format(" ".join(split[low : low + length])), "altered" if lost else "verbatim"


def _gap(words: str, chance: random.Random) -> tuple[str, str] | None:
    """Words left out where dots say so, which may be neither a negation nor a number."""
    split = words.split()
    if len(split) < 9:
        return None
    low = chance.randrange(3, len(split) - 4)
    high = chance.randrange(low + 1, min(low + 6, len(split) - 3))
    left_out = " ".join(split[low:high])
    weighs = any(one.search(left_out) for one in (_NEGATIONS, _NUMBERS, _CONDITIONS))
    dots = chance.choice([" … ", "... ", " [...] ", " […] "])
    return dots.join([" ".join(split[:low]), " ".join(split[high:])]), "altered" if weighs else "verbatim"


# ------------------------------------------------------------ what makes another of it


def _negation_dropped(words: str, chance: random.Random) -> tuple[str, str] | None:
    del chance
    without = re.sub(r"(?:(?<=\w)n['’]t\b|\b(?:not|no|never)\b[ -])", "", words, count=1, flags=re.IGNORECASE)
    return None if without == words else (without.replace("ca ", "can "), "altered")


def _negation_added(words: str, chance: random.Random) -> tuple[str, str] | None:
    negation = chance.choice(["not", "never", "no longer"])
    negated = _AUXILIARY.sub(lambda match: f"{match[0]} {negation}", words, count=1)
    return None if negated == words else (negated, "altered")


def _number_changed(words: str, chance: random.Random) -> tuple[str, str] | None:
    other = {"one": "two", "four": "five", "three": "four", "first": "second", "fourth": "third"}

    def changed(match: re.Match[str]) -> str:
        return other.get(match[0], str(int(match[0]) + chance.randrange(1, 9)) if match[0].isdigit() else match[0])

    with_other = re.sub(r"\b(?:\d+|one|four|three|first|fourth)\b", changed, words, count=1)
    return None if with_other == words else (with_other, "altered")


def _name_swapped(words: str, chance: random.Random) -> tuple[str, str] | None:
    named = [name for name in _NAMES if re.search(rf"\b{name}\b", words)]
    if not named:
        return None
    name = chance.choice(named)
    other = chance.choice([one for one in _NAMES if one not in words])
    return re.sub(rf"\b{name}\b", other, words, count=1), "altered"


_CHANGES: dict[str, _Change] = {
    "as it is": _as_it_is,
    "punctuation": _repunctuated,
    "bracket": _inserted,
    "cut": _cut,
    "gap": _gap,
    "negation dropped": _negation_dropped,
    "negation added": _negation_added,
    "number": _number_changed,
    "name": _name_swapped,
}


# ------------------------------------------------------------ another speaker, another remark, no remark


def _swapped_speakers(chance: random.Random) -> Iterator[Case]:
    people = sorted({one.speaker.entity_id: one.speaker for one in quotations()}.items())
    for quotation in chance.sample(quotations(), _PER_SORT // 2):
        own = {quotation.speaker.party, quotation.speaker.entity_id}
        others = [one for _, one in people if one.kind is EntityKind.PERSON and not own & {one.party, one.entity_id}]
        question = chance.choice(_FRAMES).format(words=quotation.words, speaker=chance.choice(others).name)
        yield Case("speaker", question, ("misattributed",))


def _stitched(chance: random.Random) -> Iterator[Case]:
    """Halves of two remarks of one speaker."""
    for _ in range(_PER_SORT // 4):
        first = chance.choice(quotations())
        second = chance.choice([one for one in quotations() if one.words != first.words])
        one, other = first.words.split(), second.words.split()
        words = f"{' '.join(one[: len(one) // 2 + 1])}{chance.choice([' … ', ' ', ', and '])}{' '.join(other[-4:])}"
        yield Case("stitched", _question(words, first.speaker, chance), ("altered", "not_found"))


def _unrelated(chance: random.Random) -> Iterator[Case]:
    """Sentences about something else, and the words of several quotations in disorder."""
    elsewhere = [
        sentence.of(article.body)
        for article in load_articles(_ELSEWHERE)
        for passage in passages(article)
        for sentence in passage.sentences
        if not set('"“”«»') & set(sentence.of(article.body))
    ]
    every = [word for one in quotations() for word in one.words.split()]
    mixed = [" ".join(chance.sample(every, 14)) for _ in range(_PER_SORT // 8)]
    for words in (*chance.sample(elsewhere, _PER_SORT // 8), *mixed):
        speaker = chance.choice(quotations()).speaker
        yield Case("unrelated", _question(words, speaker, chance), ("not_found",))
