"""What makes two sentences of nearly the same words say different things: numbers, dates and negations."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SCALES = frozenset(
    "dozen dozens hundred hundreds thousand thousands million millions billion billions lakh crore".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_NEGATION = re.compile(
    r"no|not|never|none|nobody|nothing|neither|nor|without|cannot"
    r"|(?:are|ca|could|did|does|do|had|has|have|is|must|need|should|was|were|wo|would)nt"
    r"|degil|yok|نهیں|نه|مت|بغیر|نیست|نبود"
)
# Turkish denies inside the verb (olacak, olmayacak), Persian at its head (خواهد, نخواهد).
_TURKISH_NEGATION = re.compile(r"(?<=\w\w)m[aeiu]")
_PERSIAN_NEGATION = "ن"
# Vowels and voicing move with the suffix (ediyor, etmiyor).
_SUFFIXED = str.maketrans("d", "t", "aeiouy")
# Two sentences of which this share of the longer one's other words is common say something about the same.
_SAME_SENTENCE = 0.6


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers, months and weekdays of a sentence, each as often as it stands there; denials; its other words."""

    numbers: tuple[str, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    negations: int
    others: frozenset[str]


def figures(words: Iterable[str]) -> Figures:
    """What there is to agree on in a sentence, given as `normalised_words`. Days and months: English only."""
    numbers, months, weekdays, others = [], [], [], set()
    negations = 0
    for word in words:
        if word[0].isdigit() or word in _SCALES:
            numbers.append(word)
        elif word in _MONTHS:
            months.append(word[:3])
        elif word in _WEEKDAYS:
            weekdays.append(word)
        elif _NEGATION.fullmatch(word):
            negations += 1
        else:
            others.add(word)
    return Figures(tuple(sorted(numbers)), tuple(sorted(months)), tuple(sorted(weekdays)), negations, frozenset(others))


def contradict(ones: Sequence[Figures], others: Sequence[Figures]) -> bool:
    """Whether a sentence of the one text has other figures than the sentence of the other that says it too.

    Two sentences disagree when both have numbers, both have months, or both have weekdays, and these are not the same
    ones equally often; or when one denies more often. One that names no figure contradicts none.
    """
    return any(_disagree(one, other) for one in ones for other in others if _same_sentence(one, other))


def _same_sentence(one: Figures, other: Figures) -> bool:
    most = max(len(one.others), len(other.others))
    return len(one.others & other.others) >= _SAME_SENTENCE * most


def _disagree(one: Figures, other: Figures) -> bool:
    pairs = ((one.numbers, other.numbers), (one.months, other.months), (one.weekdays, other.weekdays))
    if one.negations != other.negations or any(left and right and left != right for left, right in pairs):
        return True
    added, missing = one.others - other.others, other.others - one.others
    return any(_denies(left, right) or _denies(right, left) for left in added for right in missing)


def _denies(word: str, denied: str) -> bool:
    """Whether ``denied`` is ``word`` with a negating syllable of Turkish or Persian."""
    if denied.startswith(_PERSIAN_NEGATION):
        return denied[1:] == word
    plain = word.translate(_SUFFIXED)
    return any(
        (denied[: match.start()] + denied[match.end() :]).translate(_SUFFIXED) == plain
        for match in _TURKISH_NEGATION.finditer(denied)
    )
