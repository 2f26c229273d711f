"""Which dates of a sentence are those of somebody's saying something, and not of what is said."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from index.attribution.clauses import Attribution, Way
from index.attribution.cues import BE, CLAUSE_OPENERS, DETERMINERS, MEDIA, MODALS, PREPOSITIONS, TIME_WORDS
from index.attribution.inversions import FINITE, Tokens
from index.attribution.tokens import Sentence
from index.records import Span

# How many words may stand between a verb and the date that hangs on it: "told reporters in the capital late on Friday".
_FARTHEST = 14
_SPEAKING = frozenset("speaking addressing talking writing responding replying answering asked".split())
_PREDICATES = BE | FINITE | (MODALS - {"to"})
_NEVER_BETWEEN = CLAUSE_OPENERS | _PREDICATES
_CLAUSE_ENDS = frozenset(",;:–—")
# "in a report on Friday", where it is somebody's utterance and not his job.
_UTTERED = (MEDIA - {"x", "television", "tv", "report"}) | {"reporters", "journalists", "media", "speaking"}


@dataclass(frozen=True, slots=True)
class SayingDays:
    """The attributions of one sentence that open a mouth (said, warned, according to; not agreed, hoped), in order."""

    sentence: Sentence
    said: tuple[Attribution, ...]

    @classmethod
    def of(cls, sentence: Sentence, heard: Sequence[Attribution]) -> "SayingDays":
        said = (one for one in heard if one.verb is None or (one.verb.says and one.verb.speaks))
        return cls(sentence, tuple(said))

    def dates(self, words: Span) -> bool:
        """Whether a date of the sentence says when its nearest attribution was uttered.

        It stands behind the verb with nothing but circumstances between ("told reporters in Doha on Friday that …"),
        between source and verb, in front of the source ("On Friday, Asif said"), or beside the medium ("In a statement
        on Friday, …"). Time does not grow with the number of attributions.
        """
        tokens = self.sentence.tokens
        first = max(0, bisect_right(tokens, words.start, key=lambda token: token.start) - 1)
        end = bisect_left(tokens, words.end, lo=first, key=lambda token: token.start)
        if not self.said or tokens[first].quoted:
            return False
        following = bisect_left(self.said, end, key=lambda one: one.cue[0])
        behind, ahead = self.said[following - 1 : following], self.said[following : following + 1]
        if any(_hangs_on(tokens, one, first) for one in behind):
            return True
        return any(_leads_to(tokens, one, first, end) for one in ahead)


def _hangs_on(tokens: Tokens, one: Attribution, first: int) -> bool:
    """Whether the date at ``first`` belongs to a verb (or "according to") on its left."""
    start = one.end if one.inverted or one.way is Way.ACCORDING else one.cue[1]
    if first <= start:
        return one.cue[1] <= first
    told = one.verb is not None and one.verb.lemma == "tell"
    return _only_circumstances(tokens, start, first, has_object=told or one.way is Way.ACCORDING)


def _leads_to(tokens: Tokens, one: Attribution, first: int, end: int) -> bool:
    """Whether the date belongs to a verb on its right."""
    if one.source is None or one.inverted:
        return False
    start, behind = one.source
    if one.cue[0] - max(behind, end) > _FARTHEST:
        return False
    if behind <= first:
        return True
    if start < first:
        return end <= behind and _has_medium(tokens, start, first)
    if not _opens_clause(tokens, first) and not _has_medium(tokens, max(0, first - _FARTHEST), first):
        return False
    while end < start and tokens[end].text == ",":
        end += 1
    return end >= start or _only_circumstances(tokens, end, start, has_object=False)


def _only_circumstances(tokens: Tokens, start: int, first: int, *, has_object: bool) -> bool:
    """Whether the words are an addressee, a place, a medium, but no clause of their own."""
    words = tokens[start:first]
    if not words:
        return True
    if len(words) > _FARTHEST or any(_is_clausal(tokens, at) for at in range(start, first)):
        return False
    return has_object or words[0].plain in PREPOSITIONS | TIME_WORDS or words[0].text == ","


def _is_clausal(tokens: Tokens, at: int) -> bool:
    """Whether a word shows that something is told: a verb, a conjunction, a further noun phrase."""
    token = tokens[at]
    if token.quoted or token.text in ";:" or token.plain in _NEVER_BETWEEN:
        return True
    if token.plain.endswith("ed") and not token.capital and tokens[at - 1].plain not in DETERMINERS:
        return True
    return token.plain in DETERMINERS and tokens[at - 1].plain not in PREPOSITIONS and tokens[at - 1].plain != "told"


def _opens_clause(tokens: Tokens, first: int) -> bool:
    """Whether nothing but small words stands between a date and the start of its clause."""
    at = first - 1
    while at >= 0 and tokens[at].plain in PREPOSITIONS | TIME_WORDS | DETERMINERS | {"but", "and", "then"}:
        at -= 1
    return at < 0 or tokens[at].text in _CLAUSE_ENDS


def _has_medium(tokens: Tokens, start: int, first: int) -> bool:
    """Whether an utterance is named right before the date, in its clause: "in a statement late on Friday"."""
    for at in range(first - 1, start - 1, -1):
        token = tokens[at]
        if token.plain in _UTTERED | _SPEAKING:
            return True
        if token.text in _CLAUSE_ENDS or token.quoted or token.plain in _NEVER_BETWEEN:
            return False
    return False
