"""What differs between alleged and printed words, as people read it: whole runs of letters, the gravest named first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

from index.records import Change
from index.verification.comparison import Comparison
from index.verification.spoken_words import Spoken, Word, spoken

_LEFT_OUT = "…"
_AT_ENDS = ' .,;:!?…"“”«»'
_NEGATING = ("un", "in", "im", "ir", "il", "dis", "non")
# A run of letters, by where it starts and ends.
_Chunk = tuple[int, int]


class Weight(IntEnum):
    """What was changed, the gravest first."""

    NEGATION = 0
    NUMBER = 1
    WORDS = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that were alleged in the place of printed ones; either may be empty."""

    weight: Weight
    alleged: str
    printed: str

    @property
    def bare(self) -> tuple[str, str]:
        """The alleged and the printed words without the marks around them."""
        return self.alleged.strip(_AT_ENDS), self.printed.strip(_AT_ENDS)

    def __str__(self) -> str:
        what, (alleged, printed) = self.weight.name.capitalize(), self.bare
        if not alleged:
            return f"{what} left out: “{printed}”"
        if not printed:
            return f"{what} added: “{alleged}”"
        return f"{what} changed: “{alleged}”, printed “{printed}”"


def changes(found: Comparison) -> tuple[Change, ...]:
    """The stretch that was compared, in reading order."""
    walk = _Walk(found.alleged, found.printed)
    bad, printed_bad = _changed_chunks(found)
    for step in found.steps:
        ours, theirs = (
            found.alleged.words[step.low : step.high],
            found.printed.words[step.printed_low : step.printed_high],
        )
        if not step.same:
            walk.change(ours, theirs)
        elif not ours:
            walk.leave_out(gap=step.low in found.alleged.gaps)
        elif len(ours) != len(theirs):
            walk.keep(theirs)
        else:
            for one, other in zip(ours, theirs, strict=True):
                if _chunk(one) in bad or _chunk(other) in printed_bad:
                    walk.change([one], [other])
                else:
                    walk.keep([other])
    walk.flush()
    return tuple(walk.changes)


def differences(diff: Sequence[Change]) -> tuple[Difference, ...]:
    """The differences that a diff shows: negations first, then numbers, then other words, each in reading order."""
    return tuple(sorted(_differences(diff), key=lambda one: one.weight))


def _differences(diff: Sequence[Change]) -> Iterator[Difference]:
    lost = ""
    for number, change in enumerate(diff):
        after = diff[number + 1].op if number + 1 < len(diff) else "equal"
        if change.op == "delete" and after == "insert":
            lost = change.text
        elif change.op == "delete":
            yield Difference(_weight(change.text, ""), change.text, "")
        elif change.op == "insert":
            yield Difference(_weight(lost, change.text), lost, change.text)
            lost = ""


def _weight(alleged: str, printed: str) -> Weight:
    ours, theirs = spoken(alleged).words, spoken(printed).words
    if Counter(word.plain for word in ours if word.negates) != Counter(word.plain for word in theirs if word.negates):
        return Weight.NEGATION
    plain, printed_plain = {word.plain for word in ours}, {word.plain for word in theirs}
    both = {f"{prefix}{word}" for prefix in _NEGATING for word in plain} & printed_plain
    if both or {f"{prefix}{word}" for prefix in _NEGATING for word in printed_plain} & plain:
        return Weight.NEGATION
    numbers = Counter(word.plain for word in ours if word.amount) != Counter(
        word.plain for word in theirs if word.amount
    )
    return Weight.NUMBER if numbers else Weight.WORDS


def _chunk(word: Word) -> _Chunk:
    return word.start, word.end


def _changed_chunks(found: Comparison) -> tuple[set[_Chunk], set[_Chunk]]:
    """Runs of letters of which any word differs, on either side; their counterparts are among them."""
    ours, theirs = found.alleged.words, found.printed.words
    bad, printed_bad = set[_Chunk](), set[_Chunk]()
    pairs: list[tuple[_Chunk, _Chunk]] = []
    for step in found.steps:
        if not step.same:
            bad |= {_chunk(word) for word in ours[step.low : step.high]}
            printed_bad |= {_chunk(word) for word in theirs[step.printed_low : step.printed_high]}
        elif step.high - step.low == step.printed_high - step.printed_low:
            ranges = range(step.low, step.high), range(step.printed_low, step.printed_high)
            pairs += [(_chunk(ours[one]), _chunk(theirs[other])) for one, other in zip(*ranges, strict=True)]
    for one, other in (*pairs, *reversed(pairs)):
        if one in bad or other in printed_bad:
            bad.add(one)
            printed_bad.add(other)
    return bad, printed_bad


@dataclass(slots=True)
class _Walk:
    """The changes so far, and the runs of letters that are still to be joined to one of them."""

    alleged: Spoken
    printed: Spoken
    changes: list[Change] = field(default_factory=list)
    kept: list[_Chunk] = field(default_factory=list)
    lost: list[_Chunk] = field(default_factory=list)
    found: list[_Chunk] = field(default_factory=list)

    def keep(self, theirs: Sequence[Word]) -> None:
        if self.lost or self.found:
            self.flush()
        self.kept += [_chunk(word) for word in theirs]

    def change(self, ours: Sequence[Word], theirs: Sequence[Word]) -> None:
        if self.kept:
            self.flush()
        self.lost += [_chunk(word) for word in ours]
        self.found += [_chunk(word) for word in theirs]

    def leave_out(self, *, gap: bool) -> None:
        self.flush()
        if gap:
            self.changes.append(Change("equal", _LEFT_OUT))

    def flush(self) -> None:
        self._add("equal", self.kept, self.printed)
        self._add("delete", self.lost, self.alleged)
        self._add("insert", self.found, self.printed)
        self.kept, self.lost, self.found = [], [], []

    def _add(self, op: Literal["equal", "delete", "insert"], chunks: list[_Chunk], source: Spoken) -> None:
        if chunks:
            text = source.text[chunks[0][0] : chunks[-1][1]]
            self.changes.append(Change(op, " ".join(text.split())))
