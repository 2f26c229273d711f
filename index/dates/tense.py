"""Whether the words around a date look forward or back."""

import re
from bisect import bisect_left, bisect_right

_CUE = re.compile(
    r"(?P<forward>\b(?:will|shall|won't|upcoming|due|deadline|ahead\s+of|would(?!\s+(?:not\s+)?have)|"
    r"(?:(?:is|are|was|were)\s+)?(?:scheduled|slated|expected|likely|set\s+to|planned(?=\s+(?:for|on|to|next|this)\b))|"
    r"plans?\s+(?:to|for)|going\s+to|"
    r"to\s+(?:be|meet|begin|resume|start|take|open|convene|reconvene|host|hold|visit|return|arrive|continue|attend|"
    r"travel)|(?:adjourned|postponed|extended|deferred|delayed|rescheduled|suspended)\s+(?:until|till|to)|expires?|"
    r"no\s+later\s+than|as\s+(?:early|soon)\s+as|could\s+(?:be|meet|begin|start|resume|come|take|return|visit)|"
    r"(?:may|might|can|must|should)\s+(?!(?:not\s+)?have\b)[a-z]{2,}|"
    r"leaves\s+for|meets|begins|starts|arrives|resumes|returns|travels|flies|takes\s+effect)"
    r"(?!\w)|'ll\b)"
    r"|(?P<back>\b(?:was|were|had|did|said|told|met|held|came|began|took|went|made|left|saw|spoke|gave|broke|fell|rose|"
    r"hit|drew|sent|won|lost|wrote|flew|shot|fought|ran|heard|sat|stood|rang|grew|kept|paid|became|brought|thought|"
    r"read|drove|struck|has|have|since|[a-z]{3,20}ed)\b)"
    r"|(?P<clause>\bthat\b|[;!?:](?=\s)|\.(?=\s+[A-Z])|[”\"](?=\s))"
)
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:the\s+|early\s+|late\s+){0,2}$", re.IGNORECASE)
# "Was due on Wednesday, but will now": what was to be is past where something else came of it.
_WAS_TO_BE = re.compile(
    r"\b(?:was|were|had\s+been)\s+(?:due|scheduled|slated|expected|set|supposed|planned|meant)\b[^.,;:]{0,40}$"
)
_BUT = re.compile(r",?\s+but\b")
# "By Saturday evening, 8,000 people had crossed."
_HAD = re.compile(r"\bhad\b")
# The tense of a date that cannot lie ahead.
SINCE = -2
# How far from a date a word says anything about it, in characters.
_LEFT, _RIGHT = 120, 70


class Cues:
    """The words of one sentence that look forward or back; they are sought once, when the first date asks for them."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._found: list[tuple[int, int, str]] | None = None

    def tense(self, start: int, end: int) -> int:
        """1 where the words around ``text[start:end]`` look forward, -1 where they look back, 0 where they do neither.

        SINCE where nothing but the past can be meant.
        The nearest cue on the left decides, else the nearest on the right, both within the clause and near by.
        """
        if _BY.search(self._text, max(self._start, start - 10), start):
            return -1 if _HAD.search(self._text, max(self._start, start - _RIGHT), min(self._end, end + _RIGHT)) else 1
        if _SINCE.search(self._text, max(self._start, start - 20), start):
            return SINCE
        earlier = max(self._start, start - _RIGHT)
        if _BUT.match(self._text, end, self._end) and _WAS_TO_BE.search(self._text, earlier, start):
            return -1
        if self._found is None:
            matches = _CUE.finditer(self._text, self._start, self._end)
            self._found = [(cue.start(), cue.end(), str(cue.lastgroup)) for cue in matches]
        before = bisect_left(self._found, (start, 0, "")) - 1
        if before >= 0 and self._found[before][0] >= start - _LEFT and self._found[before][2] != "clause":
            return 1 if self._found[before][2] == "forward" else -1
        after = bisect_right(self._found, (end, 0, ""))
        if after < len(self._found) and self._found[after][0] < end + _RIGHT and self._found[after][2] != "clause":
            return 1 if self._found[after][2] == "forward" else -1
        return 0
