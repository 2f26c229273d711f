"""Days counted from something that happened on a day the text names: "two days after the truce of 19 October"."""

import re
from datetime import date

from index.dates.grammar import GAP, NUMBER, NUMBER_STARTS
from index.dates.mentions import Rule
from index.dates.periods import Period, shifted
from index.dates.reading import Base, Reading, Scene, Shift, pattern
from index.dates.words import number

_NOUNS = (
    "attack strike airstrike bombing blast explosion raid clash assault ambush shooting killing earthquake flood"
    " truce ceasefire accord agreement deal pact talk meeting round summit visit jirga conference election takeover"
    " withdrawal closure coup incident operation offensive protest vote"
)
_NOUN = rf"\b(?P<noun>{'|'.join(_NOUNS.split())})(?:es|s)?\b"
_HAPPENING = re.compile(_NOUN, re.IGNORECASE)
# "the 19 October truce", "Friday's deadly attack".
_BEHIND = re.compile(rf"(?:'s)?\s(?:[a-z-]{{2,15}}\s)?{_NOUN}")
# Between a thing and a date that is not its own: "said the attack would be looked into on Friday".
_NOT_ITS_DAY = re.compile(
    r"\b(?:said|says|told|wrote|warned|announced|reported|spoke|accused|blamed|condemned|will|would|could|may|might|"
    r"can|should|after|before|since|until|and|but|who|which|that|as|when|while)\b|[,;:“”\"()]"
)
_SAYING = re.compile(r"\b(?:said|says|told|wrote|warned|announced|reported|spoke)\b|[,;:“”\"()]")
_CLOSED, _CLOSED_BY_COMMA = re.compile(r"\s?(?:[,.;)]|$)"), re.compile(r"\s?,")
_NEAR = 60


def named_happening(text: str, start: int, end: int) -> str | None:
    """The one thing that happens in ``text[start:end]`` ("attack", "truce"), or None where there is none, or more."""
    found = {match["noun"].lower() for match in _HAPPENING.finditer(text, start, end)}
    return found.pop() if len(found) == 1 else None


def happened_on(text: str, sentence_start: int, start: int, end: int) -> str | None:
    """What is said to have happened on the date that is ``text[start:end]``, or None."""
    behind = _BEHIND.match(text, end)
    if behind:
        return behind["noun"].lower()
    before = max(sentence_start, start - _NEAR)
    noun = named_happening(text, before, start)
    last = max((match.end() for match in _HAPPENING.finditer(text, before, start)), default=start)
    return None if _NOT_ITS_DAY.search(text, last, start) else noun


def is_day_of_it(text: str, sentence: tuple[int, int], words: tuple[int, int], day: tuple[int, int]) -> bool:
    """Whether a date dates what "two days after" counts from: "two days after they met on 19 October, …".

    ``words`` are those that count, ``day`` the date, all half-open. The clause has to end with the date.
    """
    if not 0 <= day[0] - words[1] <= _NEAR or _SAYING.search(text, words[1], day[0]):
        return False
    closed = _CLOSED_BY_COMMA if words[0] - sentence[0] < 4 else _CLOSED
    return closed.match(text, day[1], sentence[1]) is not None


def _counted(match: re.Match[str], scene: Scene) -> Reading | None:
    amount = number(match["number"]) if match["number"] else 1
    signed = (amount or 0) * (1 if match["how"].lower() == "after" else -1)
    unit = match["unit"].lower()
    clause = re.split(r"[,;.:]", scene.after(match, _NEAR))[0]
    noun = named_happening(clause, 0, len(clause)) if re.match(r"\s(?:the|that|this)\s", clause) else None

    def of(to: date) -> Period | None:
        found = shifted(to, unit, signed)
        return found and found.by(Rule.ANCHOR)

    return Shift(Base.HAPPENING, of, noun)


HAPPENINGS = (
    pattern(
        "two days after the truce",
        f"the {NUMBER_STARTS}",
        rf"(?:the|(?P<number>{NUMBER})){GAP}(?P<unit>hour|day|night|week|fortnight|month|year)s?{GAP}(?P<how>before|after)"
        rf"(?={GAP}(?!yesterday|tomorrow)\w)",
        _counted,
    ),
)
