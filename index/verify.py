"""Is an alleged quotation real? Compared word by word: a negation lost changes the meaning and hardly the vector."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from index.records import Change
from index.shingles import normalised_words

# Alike enough to be the same remark changed, and not another remark: a share of equal words in equal order. Of the one
# who is said to have spoken, less will do.
_SAME_REMARK, _SAME_REMARK_OF_HIS = 0.6, 0.5
# Fewer words than this stand in too many remarks to tell whose they are, unless that is known.
_LEAST_WORDS = 3


class Verdict(StrEnum):
    """The words are somebody's as they stand; his, but other words; somebody else's; or nobody's in any article."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    MISATTRIBUTED = "misattributed"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Printed:
    """Words that an article prints as a quotation; ``key`` tells whoever compares where they stand."""

    key: int
    words: str
    speakers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Finding:
    """``printed`` is the quotation that was compared, None where none is alike; ``diff`` is empty where it is equal."""

    verdict: Verdict
    printed: Printed | None
    diff: tuple[Change, ...]


def verify(alleged: str, speakers: Iterable[str], printed: Sequence[Printed]) -> Finding:
    """Compare alleged words with what articles print. ``speakers`` are ids of who is said to have said them, if known.

    Letter case, punctuation and the shape of quotation marks do not count; every other difference does.
    """
    words, wanted = normalised_words(alleged), set(speakers)
    best: tuple[float, bool, Printed] | None = None
    for one in printed:
        theirs = normalised_words(one.words)
        likeness = 1.0 if _contains(theirs, words) else _likeness(words, theirs)
        his = not wanted or not one.speakers or not wanted.isdisjoint(one.speakers)
        if len(words) < _LEAST_WORDS and not (likeness == 1.0 and words and wanted & one.speakers):
            continue
        if best is None or (likeness, his) > best[:2]:
            best = likeness, his, one
    if best is None:
        return Finding(Verdict.NOT_FOUND, None, ())
    likeness, his, one = best
    if likeness < (_SAME_REMARK_OF_HIS if wanted & one.speakers else _SAME_REMARK):
        return Finding(Verdict.NOT_FOUND, None, ())
    if not his:
        return Finding(Verdict.MISATTRIBUTED, one, ())
    if likeness == 1.0:
        return Finding(Verdict.VERBATIM, one, ())
    return Finding(Verdict.ALTERED, one, _diff(alleged, one.words))


def _contains(theirs: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words stand there in a row."""
    return any(tuple(theirs[at : at + len(words)]) == tuple(words) for at in range(len(theirs) - len(words) + 1))


def _likeness(words: Sequence[str], theirs: Sequence[str]) -> float:
    """The share (0…1) of the alleged words found in order in the best stretch of the printed ones of their length."""
    blocks = SequenceMatcher(None, words, theirs, autojunk=False).get_matching_blocks()
    matched = sum(block.size for block in blocks)
    if not matched:
        return 0.0
    real = [block for block in blocks if block.size]
    stretch = real[-1].b + real[-1].size - real[0].b
    return min(0.999, 2 * matched / (len(words) + stretch))


def _diff(alleged: str, printed: str) -> tuple[Change, ...]:
    """The printed words against the alleged ones, within the stretch that they share."""
    ours, theirs = alleged.split(), printed.split()
    plain = [["".join(normalised_words(word)) for word in side] for side in (ours, theirs)]
    codes = SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_opcodes()
    while codes and codes[0][0] == "insert":
        codes = codes[1:]
    while codes and codes[-1][0] == "insert":
        codes = codes[:-1]
    changes: list[Change] = []
    for op, low, high, their_low, their_high in codes:
        if op == "equal":
            changes.append(Change("equal", " ".join(theirs[their_low:their_high])))
        else:
            changes += [Change("delete", " ".join(ours[low:high]))] if high > low else []
            changes += [Change("insert", " ".join(theirs[their_low:their_high]))] if their_high > their_low else []
    return tuple(changes)
