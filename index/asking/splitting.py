"""Several questions in one message, parted."""

import re
from collections.abc import Iterator, Sequence

from index.asking.kinds import kind_of
from index.asking.wording import quoted_spans
from index.marks import inside
from index.records import Kind, Span

# More questions than that in one message are answered up to here.
MOST_QUESTIONS = 5

_ASKING = r"(?:what|wht|wat|who|whom|whose|which|when|where|why|how)(?:'?s)?"
_HELPER = r"(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|should|may|might)(?:n't)?"
_LEAD = r"(?:(?:and|but|so|also|then|ok|okay|hi|hello|hey|please|pls)\b[ ,]*)*"
_HINT = re.compile(r"[?؟\n;]|\band\b", re.IGNORECASE)
_BREAK = re.compile(
    rf"(?P<mark>[?؟]+[)\"'”»]*\s+)|(?P<line>\s*\n\s*)|(?P<stop>; +)|(?P<and>,? +(?=and (?:also,? )?{_ASKING}\b))",
    re.IGNORECASE,
)
# A question word in front, with or without a preposition, or a helping verb and its subject.
_ASKS = re.compile(
    rf"\s*{_LEAD}(?:(?:(?:in|on|at|to|from|by|with|for|since|until|till|of) )?{_ASKING}\b|{_HELPER} \w)", re.IGNORECASE
)
_ASKS_LATER = re.compile(
    rf"[,:;–—-] *(?:and |but )?(?:(?:in|on|at|to|from|by|with|for|since|until) )?{_ASKING}\b", re.IGNORECASE
)
# Behind "and", a question of its own and no clause: "… and when did it end", "… and why?", not "… and what he wants".
_ASKS_IN_FULL = re.compile(
    rf"and (?:also,? )?(?:{_ASKING}(?: (?:\w+ ){{0,3}}?{_HELPER}\b|'s\b| (?:led|said|signed|won|paid|attended"
    rf"|met|wrote)\b)"
    rf"|{_ASKING}\W*$)",
    re.IGNORECASE,
)
# A question about the quotation in front of it, which means nothing without it.
_OF_THE_QUOTATION = re.compile(
    r"\s*(?:is|was|did|does|has|are) (?:that|this|it|he|she|they)\b[^?]{0,40}?"
    r"\b(?:true|real|right|correct|fake|genuine|quote|said|say|saying|so|legit|accurate)\b",
    re.IGNORECASE,
)
_TOPIC_OF = re.compile(r"^(?:the )?\S+(?: \S+)? (?:on|about|vs|versus) \w")
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z]")
_SAYING_WHAT = re.compile(r"\bwhat (?:do|does|did)\b", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:say|said|want|claim|report|think|demand|offer|ask|propose)\b", re.IGNORECASE)


def split(text: str) -> tuple[str, ...]:
    """The questions of a message, at least one and at most `MOST_QUESTIONS`, in order and without white space around.

    They are parted by question marks, line ends, semicolons, and by "and" where full questions stand on both sides of
    it; never inside a quotation. What asks nothing stays with the question before it, or the first one behind it.
    Sides that are asked about in the same words ("what does A say and what does B say") are one question.
    """
    if _HINT.search(text, 0, len(text) - 1) is None:
        return (text,)
    pieces = list(_pieces(text, quoted_spans(text)))
    return tuple(text[piece.start : piece.end].strip() for piece in pieces[:MOST_QUESTIONS])


def _pieces(text: str, quotations: Sequence[Span]) -> Iterator[Span]:
    start = 0
    breaks = [match for match in _BREAK.finditer(text) if not inside(quotations, match.start() + 1)]
    for match, end in zip(breaks, [*(following.start() for following in breaks[1:]), len(text)], strict=False):
        left = text[start : match.end() if match["mark"] else match.start()]
        right = text[match.end() : end]
        if left.strip() and _parts(left, right, match):
            yield Span(start, start + len(left))
            start = match.end()
    yield Span(start, len(text))


def _parts(left: str, right: str, match: re.Match[str]) -> bool:
    asks = _asks(left) or (match["mark"] is None and match["and"] is None and _is_fragment(left))
    if not asks or _is_of(left, right):
        return False
    if match["and"]:
        return _ASKS_IN_FULL.match(right) is not None and len(left.split()) > 2 and not _is_other_side(left, right)
    return _asks(right) or (match["mark"] is None and _is_fragment(right))


def _is_fragment(line: str) -> bool:
    """Whether a line of its own asks without a question word: "quotes by Asif", "Kabul on the truce"."""
    lower = line.strip().lower()
    return _TOPIC_OF.match(lower) is not None or (lower[:1].isalnum() and kind_of(lower, lower) is not Kind.QUESTION)


def _asks(piece: str) -> bool:
    if _ASKS.match(piece) or _ASKS_LATER.search(piece):
        return True
    foreign = _FOREIGN.search(piece) is not None
    return foreign and len(piece.split()) > 1


def _is_of(left: str, right: str) -> bool:
    return _OF_THE_QUOTATION.match(right) is not None and bool(quoted_spans(left))


def _is_other_side(left: str, right: str) -> bool:
    said = _SAYS.search(left), _SAYS.search(right)
    return all(said) and bool(_SAYING_WHAT.search(left)) and bool(_SAYING_WHAT.search(right))
