"""What is true of an alleged quotation: verbatim, altered, somebody else's, or found nowhere."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import nlargest

from index.records import Alleged, Change
from index.verification.comparison import Comparison, compare
from index.verification.differences import changes
from index.verification.spoken_words import Spoken, spoken

# Alike enough to be the same remark changed, and not another remark. Of the one who is said to have spoken, less will
# do; of an article's own words, and of words that nobody called a quotation, more is asked.
_SAME_REMARK, _SAME_REMARK_OF_HIS, _SAME_SENTENCE = 0.6, 0.5, 0.75
# Fewer words than this stand in too many remarks to tell whose they are, unless that is known; fewer than the next
# in too many articles; and fewer than the last are words to search for, where nobody put them to the test.
_LEAST_WORDS, _LEAST_OWN_WORDS, _LEAST_SENTENCE = 3, 5, 8
# Of all that is printed, those are compared word by word that share most words.
_COMPARED = 16


class Verdict(StrEnum):
    """The words are printed as they stand; but other words; but as somebody else's; or in no article."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    MISATTRIBUTED = "misattributed"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Printed:
    """Words that an article prints; ``key`` tells whoever compares where they stand.

    ``speakers`` are ids of who speaks and of the party spoken for, ``speaker`` names him; both are empty where nobody
    can be told. ``outlets`` are names that stand for whoever spoke, too. ``reported`` are an article's own words, not
    between quotation marks.
    """

    key: int
    words: str
    speakers: frozenset[str]
    speaker: str | None = None
    outlets: str = ""
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """``printed`` are the words that were compared, for `NOT_FOUND` the nearest, None where no word is shared.

    ``span`` is the stretch of them that the alleged words cover, ``likeness`` (0…1) how much of it is the same.
    ``diff`` is empty but where the verdict is `ALTERED`. ``beside`` are keys of other prints, the likest first.
    """

    verdict: Verdict
    printed: Printed | None
    span: tuple[int, int] = (0, 0)
    likeness: float = 0.0
    diff: tuple[Change, ...] = ()
    beside: tuple[int, ...] = ()

    @property
    def is_of_an_article(self) -> bool:
        """Whether the words are found in an article that quotes nobody with them."""
        return self.verdict is not Verdict.NOT_FOUND and self.printed is not None and self.printed.reported


@dataclass(frozen=True, slots=True)
class _Compared:
    printed: Printed
    found: Comparison
    his: bool
    known: bool
    tested: bool

    @property
    def is_verbatim(self) -> bool:
        if self.printed.reported:
            return self.found.same and self.found.matched >= (_LEAST_OWN_WORDS if self.tested else _LEAST_SENTENCE)
        return self.found.same and (self.found.matched >= _LEAST_WORDS or self.known)

    @property
    def is_changed(self) -> bool:
        """Whether it is the same remark in other words."""
        least, least_words = _SAME_REMARK_OF_HIS if self.known else _SAME_REMARK, _LEAST_WORDS
        if self.printed.reported:
            least, least_words = _SAME_SENTENCE, _LEAST_OWN_WORDS if self.tested else _LEAST_SENTENCE
        elif not self.tested:
            least = _SAME_SENTENCE
        differs = any(not step.same for step in self.found.steps)
        return differs and len(self.found.alleged.words) >= least_words and self.found.likeness >= least


def verify(alleged: Alleged, printed: Sequence[Printed]) -> Finding:
    """Compare alleged words with what articles print; `_COMPARED` of it are looked at word by word.

    Letter case, punctuation, the shape of quotation marks, contractions and how numbers are written do not count. Words
    may be left out where dots say so, and put in between brackets, but no negation and no number. Every other
    difference counts, and so does the negation in front of a part of a remark.
    """
    words = spoken(alleged.words)
    read = [(one, spoken(one.words)) for one in printed]
    compared = [_compared(alleged, words, *one) for one in _nearest(words, read)]
    compared = [one for one in compared if one.found.matched]
    verbatim = [one for one in compared if one.is_verbatim]
    if verbatim:
        best = max(verbatim, key=lambda one: (one.his, one.known, not one.printed.reported, one.found.likeness))
        verdict = Verdict.VERBATIM if best.his else Verdict.MISATTRIBUTED
        return _finding(verdict, best, compared)
    changed = [one for one in compared if one.is_changed]
    if changed:
        best = max(changed, key=lambda one: (one.found.likeness, one.his, not one.printed.reported))
        return _finding(Verdict.ALTERED, best, compared)
    nearest = max(compared, key=lambda one: (not one.printed.reported, one.found.likeness, one.his), default=None)
    return _finding(Verdict.NOT_FOUND, nearest, ()) if nearest else Finding(Verdict.NOT_FOUND, None)


def _nearest(words: Spoken, printed: Sequence[tuple[Printed, Spoken]]) -> list[tuple[Printed, Spoken]]:
    """Those of the prints that share most words."""
    ours = Counter(words.plain)
    return nlargest(_COMPARED, printed, key=lambda one: (ours & Counter(one[1].plain)).total())


def _compared(alleged: Alleged, words: Spoken, one: Printed, theirs: Spoken) -> _Compared:
    known = not one.speakers.isdisjoint(alleged.speakers)
    return _Compared(one, compare(words, theirs), known or _may_be_his(alleged, one), known, alleged.tested)


def _may_be_his(alleged: Alleged, one: Printed) -> bool:
    """Whether nothing says that another than the alleged speaker spoke: one of them is not known, or names agree."""
    if not (alleged.speakers or alleged.names) or not (one.speakers or one.speaker):
        return True
    named = set(spoken(f"{one.speaker or ''} {one.outlets}").plain)
    return any(not named.isdisjoint(spoken(name).plain) for name in alleged.names)


def _finding(verdict: Verdict, best: _Compared, compared: Sequence[_Compared]) -> Finding:
    diff = changes(best.found) if verdict is Verdict.ALTERED else ()
    others = sorted(
        (
            one
            for one in compared
            if one is not best and one.printed.speakers == best.printed.speakers and one.found.likeness >= _SAME_REMARK
        ),
        key=lambda one: -one.found.likeness,
    )
    beside = tuple(one.printed.key for one in others if not one.printed.reported)
    return Finding(verdict, best.printed, best.found.span, best.found.likeness, diff, beside)
