"""Whether an English question asks what happened on some days, or in some matter, one thing after the other."""

import re

from index.asking.wording import NAME
from index.records import Span

# What stands for each letter of words that name days.
_DAYS = "Δ"
_SMALL = (
    r"(?:on|in|at|of|for|from|to|till|until|between|during|since|after|before|around|over|and|the|that|this|last|next"
    r"|night|day|week|weekend|month|early|late|there)"
)
_REST = rf"(?:[ ,]+(?:{_SMALL}|{_DAYS}+|{NAME}))*\W*$"
_NAMED = re.compile(
    r"\b(?:time ?line|chronology|(?:sequence|chain|order|list) of (?:the )?events|day[- ]by[- ]day)\b"
    r"|^(?:(?:the|all|main|key|show|me|list|give|major) )*events (?:of|on|in|from|between|during|since|after|before)\b"
)
_HAPPENED = re.compile(
    r"^(?:(?:and|so|but|ok|then|pls|please)[ ,]+)*what(?: all| else)?(?:'s| has| had)? (?:happened|occurred|took place"
    rf"|taken place|went on|was going on|was happening){_REST}"
)
# What only says that a timeline is wanted.
TIMELINE_WORDS = frozenset(
    "timeline time line chronology sequence chain order list events event happened happening occurred took taken place"
    " went going show give main key major day-by-day".split()
)


def wants_timeline(bare: str, masked: str, days: tuple[Span, ...]) -> bool:
    """Whether a timeline is wanted: it is asked for by name, or for what happened on ``days`` and nothing else.

    Those are the spans of the words that name days in ``bare``, whose names are masked in ``masked``. "What happened
    between Doha and Istanbul" names no day, and its matter all the same.
    """
    if _NAMED.search(bare):
        return True
    letters = list(masked)
    for span in days:
        letters[span.start : span.end] = _DAYS * (span.end - span.start)
    text = "".join(letters)
    return _HAPPENED.match(text) is not None and (_DAYS in text or " between " in text)
