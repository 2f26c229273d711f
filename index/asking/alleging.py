"""Words of a message that may be somebody's: between quotation marks, behind a verb of speech, or a sentence pasted."""

import re
from collections.abc import Sequence

from index.asking.naming import Reference
from index.asking.speakers import speakers_of
from index.asking.wording import ACTOR, WORD, Wording
from index.records import Alleged, Kind, Query

# Fewer words that nobody puts to the test are words to search for.
_FEWEST_WORDS = 5
_VERBS = r"(?:say|says|said|saying|claim|claims|claimed|write|writes|wrote|written|states?|stated|announced?|declared?)"
_TELLS = r"(?:tell|tells|told|telling) (?:the )?\w+"
# "Did he say that …", "is it true that he told Reuters …": what follows is his, or is said to be.
_SAID = re.compile(rf"\b(?:{_VERBS}|{_TELLS})(?: that)?[,:]? +")
_SAID_ELSEWHERE = re.compile(r" (?:که|کہ|چې|ki|أن) +")
_FRAME_LETTERS = 120
_TAG = re.compile(
    r"[,.?!–—-]* *(?:right|correct|true|really|true or (?:not|false)|or not|is(?:n't)? (?:it|that|this)(?: \w+)?"
    r"|did(?:n't)? (?:he|she|they|it))?[ ?؟!.]*$"
)
_NAMED = re.compile(rf"^(?:[^:?]{{0,40}}?)({ACTOR})[^:?]{{0,40}}?(?:: *| (?:said|says|told \w+)(?! to\b)(?: that)? +)")
_NAMED_BEHIND = re.compile(rf"(?:,? +(?:the )?{ACTOR} (?:said|says|told)(?: \w+){{0,3}}| +[–—-] *(?:the )?{ACTOR})\W*$")
_ASKS = re.compile(
    r"^(?:and |so |but |ok )?(?:wh?at|who|whom|whose|which|when|where|why|how|did|does|do|is|are|was|were|has|have|had"
    r"|will|would|can|could|should|may|might)\b|[?؟]\W*$"
)
_SPEAKER = re.compile(
    r"^(?:\w+ ){0,2}?(?:did|has|have|had|does) ([\w' .-]{2,40}?) (?:(?:really|ever|actually|also|just|once) )*"
    r"(?:say|said|tell|told|write|written|claim|claimed|state|stated|post|posted|tweet|tweeted)\b"
    r"|\b(?:said|written|posted|spoken) by ([\w' .-]{2,40}?)(?:[,?!:]|$)"
)
# Who cannot be told apart by such words.
_ANYBODY = frozenset(
    "a an the any anyone anybody someone somebody everyone he she they it this that these you we i his her their our"
    " minister ministry spokesman spokeswoman spokesperson president leader chief official officials government source"
    " sources army military police general mr mrs ms dr mullah sheikh former deputy senior foreign defence defense"
    " interior prime information commerce side party delegation envoy ambassador one man woman people article articles"
    " report reports newspaper paper media press really ever actually also of for from in at and or not".split()
)


def alleged_in(query: Query, typed: Wording, masked: str, found: Sequence[Reference]) -> Alleged | None:
    """The words of a question that may be a quotation, with who is said to have said them.

    ``found`` are the names in it, whose letters are masked in ``masked``.
    """
    if typed.quoted is not None and query.kind is Kind.VERIFY:
        names = () if query.speakers or query.named else _names(typed.bare)
        return Alleged(typed.quoted, query.speakers, names)
    if typed.quoted is not None:
        own = WORD.findall(typed.bare)
        words, said_by = typed.quoted, speakers_of(Kind.VERIFY, masked, found)
        is_all = query.kind is Kind.QUESTION and len(own) <= _FEWEST_WORDS and not _ASKS.match(typed.bare)
        return Alleged(words, said_by, tested=False) if is_all and _is_long_enough(words) else None
    if query.kind is Kind.VERIFY:
        said = _SAID.search(typed.bare) if query.language == "en" else _SAID_ELSEWHERE.search(typed.bare)
        if said is None or said.start() > _FRAME_LETTERS:
            return None
        return _untested(typed.text, said.end(), _TAG.search(typed.bare, said.end()), query.speakers)
    if _ASKS.search(typed.bare):
        return None
    named, behind = _NAMED.match(masked), _NAMED_BEHIND.search(masked)
    said_by = speakers_of(Kind.VERIFY, masked, found) if named or behind else ()
    return _untested(typed.text, named.end() if named else 0, None if named else behind, said_by)


def _untested(text: str, start: int, end: re.Match[str] | None, speakers: tuple[str, ...]) -> Alleged | None:
    words = text[start : end.start() if end else len(text)].strip()
    return Alleged(words, speakers, tested=False) if _is_long_enough(words) else None


def _is_long_enough(words: str) -> bool:
    return len(WORD.findall(words)) >= _FEWEST_WORDS


def _names(bare: str) -> tuple[str, ...]:
    """Who is said to have spoken, where it is nobody known: words that could be a name."""
    found = _SPEAKER.search(bare)
    words = WORD.findall((found[1] or found[2]) if found else "")
    return tuple(word.removesuffix("'s") for word in words if word.removesuffix("'s") not in _ANYBODY)
