"""Alleged words against printed ones: which are the same, and which differences mean nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from index.verification.spoken_words import Spoken, Word, letters

# What an inserted name may stand for: "[Kabul] has agreed" for "They have agreed".
_PRONOUNS = frozenset("i we you he she it they me us him her them this that these those our their his its my".split())
# Between a negation and what it negates: "not a threat", "not even a threat".
_LIGHT = frozenset("a an the any even yet just really only".split())
# Left out at a gap, these turn what is left as a negation would.
_CONDITIONS = frozenset("if unless except until".split())
# Fewer words between two gaps are no part of a remark: any text holds them in some order.
_SHORTEST_PART = 2
# Words that may be the same letters put together otherwise: we're, were; air space, airspace.
_LETTERS_APART = 8
# Pairs of words: above it, comparing by runs could take seconds.
_COMPARED_BY_RUNS = 20_000


@dataclass(frozen=True, slots=True)
class Step:
    """A run of alleged words (``low`` to ``high``) against a run of printed ones; ``same`` where nothing differs."""

    low: int
    high: int
    printed_low: int
    printed_high: int
    same: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """``likeness`` (0…1) is the share of words in common within the stretch of print that the alleged words cover.

    ``matched`` is how many these are. ``same``: the alleged words are those printed, as far as they go.
    """

    alleged: Spoken
    printed: Spoken
    steps: tuple[Step, ...]
    matched: int
    likeness: float
    same: bool

    @property
    def span(self) -> tuple[int, int]:
        """Start and end of the stretch in the printed text; both 0 where no word is shared."""
        low = min((step.printed_low for step in self.steps if step.same), default=0)
        high = max((step.printed_high for step in self.steps if step.same), default=0)
        words = self.printed.words
        return (words[low].start, words[high - 1].end) if high else (0, 0)


def compare(alleged: Spoken, printed: Spoken) -> Comparison:
    """Compare two remarks word by word; what stands in brackets may be among the words of the other, or not."""
    every = [(ours, theirs) for ours in _readings(alleged) for theirs in _readings(printed)]
    return max((_compare(*pair) for pair in every), key=lambda found: (found.same, found.likeness))


def _readings(spoken: Spoken) -> tuple[Spoken, ...]:
    return (spoken, spoken.own) if any(word.inserted for word in spoken.words) else (spoken,)


def _compare(alleged: Spoken, printed: Spoken) -> Comparison:
    steps = _in_parts(alleged, printed) or _steps(alleged, printed)
    shared = [step for step in steps if step.same and step.high > step.low and step.printed_high > step.printed_low]
    matched = sum(step.high - step.low for step in shared)
    if not shared:
        return Comparison(alleged, printed, (), 0, 0.0, same=False)
    left_out = sum(step.printed_high - step.printed_low for step in steps if step.same and step.low == step.high)
    put_in = sum(step.high - step.low for step in steps if step.same and step.printed_low == step.printed_high)
    stretch = shared[-1].printed_high - shared[0].printed_low - left_out
    likeness = min(1.0, 2 * matched / (len(alleged.words) - put_in + stretch))
    same = all(step.same for step in steps) and _parts_are_long_enough(alleged, steps)
    return Comparison(alleged, printed, steps, matched, likeness, same)


def _parts_are_long_enough(alleged: Spoken, steps: Sequence[Step]) -> bool:
    """Whether what stands between gaps is a part of a remark each time; dots that are printed themselves are no gap."""
    left_out = {step.low for step in steps if step.low == step.high and step.low in alleged.gaps}
    cuts = sorted({0, *left_out, len(alleged.words)})
    return len(cuts) == 2 or all(after - before >= _SHORTEST_PART for before, after in pairwise(cuts))


def _in_parts(alleged: Spoken, printed: Spoken) -> tuple[Step, ...]:
    """The alleged words where they stand in a row, or those between gaps each in a row and in order.

    Of several such places one is taken where nothing is lost, if there is one.
    """
    cuts = sorted({0, *alleged.gaps, len(alleged.words)})
    parts = [alleged.plain[low:high] for low, high in pairwise(cuts)]
    found: tuple[Step, ...] = ()
    for first in _places(parts[0], printed.plain) if parts else ():
        places = [first]
        for before, part in pairwise(parts):
            after = next(_places(part, printed.plain, places[-1] + len(before)), None)
            if after is None:
                return found
            places.append(after)
        steps = _with_lost_negations(printed, list(_placed(alleged, printed, cuts, places)))
        if all(step.same for step in steps):
            return steps
        found = found or steps
    return found


def _places(words: tuple[str, ...], theirs: tuple[str, ...], start: int = 0) -> Iterator[int]:
    """Where words stand in a row, from ``start`` on."""
    for at in range(start, len(theirs) - len(words) + 1):
        if theirs[at] == words[0] and theirs[at : at + len(words)] == words:
            yield at


def _placed(alleged: Spoken, printed: Spoken, cuts: Sequence[int], places: Sequence[int]) -> Iterator[Step]:
    """The steps of parts that stand at these places, with what is left out between them."""
    end = places[0]
    for (low, high), place in zip(pairwise(cuts), places, strict=True):
        if place > end:
            yield Step(low, low, end, place, _means_nothing(alleged, printed, low, low, end, place))
        end = place + high - low
        yield Step(low, high, place, end, same=True)


def _steps(alleged: Spoken, printed: Spoken) -> tuple[Step, ...]:
    codes = _opcodes(alleged.plain, printed.plain)
    while codes and codes[0][0] == "insert":
        codes = codes[1:]
    while codes and codes[-1][0] == "insert":
        codes = codes[:-1]
    steps = [
        Step(*runs, op == "equal" or _means_nothing(alleged, printed, *runs))
        for op, runs in ((code[0], code[1:]) for code in codes)
    ]
    if steps:
        # In front of the first shared word and behind the last, print goes on: as much of it as was alleged is shown.
        first, last = steps[0], steps[-1]
        if not first.same:
            steps[0] = replace(first, printed_low=max(first.printed_low, first.printed_high - first.high + first.low))
        if not last.same and len(steps) > 1:
            steps[-1] = replace(last, printed_high=min(last.printed_high, last.printed_low + last.high - last.low))
    return _with_lost_negations(printed, steps)


def _opcodes(ours: Sequence[str], theirs: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """What to do to ours, run by run. Long runs in common first, as people see them, where that does not take long."""
    if len(ours) * len(theirs) <= _COMPARED_BY_RUNS:
        return SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    codes: list[tuple[str, int, int, int, int]] = []
    for code in LCSseq.opcodes(ours, theirs):
        if codes and "equal" not in {code.tag, codes[-1][0]}:
            _, low, _, their_low, _ = codes.pop()
            codes.append(("replace", low, code.src_end, their_low, code.dest_end))
        else:
            codes.append((code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end))
    return codes


def _with_lost_negations(printed: Spoken, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps, with the negations right before and behind a part of a remark, without which it says the opposite."""
    if not steps:
        return ()
    first, last = steps[0], steps[-1]
    before, after = _negation_before(printed, first.printed_low), last.printed_high
    lost = [Step(first.low, first.low, before, first.printed_low, same=False)] if before < first.printed_low else []
    if 0 < after < len(printed.words) and printed.words[after].negates and not printed.stops_before(after):
        return (*lost, *steps, Step(last.high, last.high, after, after + 1, same=False))
    return (*lost, *steps)


def _negation_before(printed: Spoken, at: int) -> int:
    """The number of the word that negates what stands from ``at`` on; ``at`` where none does."""
    for number in range(at - 1, max(-1, at - 3), -1):
        word = printed.words[number]
        if printed.stops_before(number + 1):
            return at
        if word.negates:
            return number
        if word.plain not in _LIGHT:
            return at
    return at


def _means_nothing(alleged: Spoken, printed: Spoken, low: int, high: int, printed_low: int, printed_high: int) -> bool:
    """Whether runs differ in nothing that was said: in brackets, at a gap, or in how letters are put together."""
    ours, theirs = alleged.words[low:high], printed.words[printed_low:printed_high]
    if low == high and low in alleged.gaps:
        return not any(word.weighs or word.plain in _CONDITIONS for word in theirs)
    put_in = all(word.inserted and not word.weighs for word in ours)
    if put_in and all(word.inserted and not word.weighs for word in theirs):
        return True
    if put_in and ours and len(theirs) == 1 and theirs[0].plain in _PRONOUNS:
        return True
    if not ours or not theirs or len(ours) + len(theirs) > _LETTERS_APART:
        return False
    if any(word.amount for word in (*ours, *theirs)):
        return False
    return not letters(_text(alleged, ours)).isdisjoint(letters(_text(printed, theirs)))


def _text(spoken: Spoken, words: Sequence[Word]) -> str:
    return spoken.text[words[0].start : words[-1].end]
