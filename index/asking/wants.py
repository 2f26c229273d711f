"""The type of answer that the question word of an English question calls for."""

import re

from index.records import Kind, Wanted

_OFFICIAL = (
    r"(?:ministers?|officials?|spokes(?:man|woman|person|men)|generals?|leaders?|envoys?|person|people|man|woman|king"
    r"|negotiators?|delegates?|diplomats?|ambassadors?|princes?|presidents?|commanders?|analysts?|players?|chief)"
)
_VENUE = (
    r"(?:city|town|place|crossing|crossings|district|province|village|building|hotel|venue|location|street|region|area"
    r"|border post|square|airport)"
)
_WANTED = (
    (
        Wanted.NUMBER,
        re.compile(
            r"\bhow (?:many|much|long|often|far|old|big|large|high|tall|wide|deep)\b"
            r"|\b(?:what|which) (?:percentage|percent|share|number|amount|proportion)\b"
            r"|^(?:the )?(?:number|percentage|share|cost|price|height|length|amount) (?:of|per)\b"
        ),
    ),
    (
        Wanted.REASON,
        re.compile(
            r"\bwhy\b|\bwhat for\b|\bhow come\b|\bfor (?:what|which) reasons?\b|\bwhat made\b"
            r"|^(?:the )?(?:purpose|reasons?) (?:of|for)\b|\bwhat (?:was|is|were|are) the reasons?\b"
        ),
    ),
    (
        Wanted.PLACE,
        re.compile(rf"\bwhere(?:'?s)?\b(?! do you)|\b(?:which|what) (?:\w+ )?{_VENUE}\b"),
    ),
    (
        Wanted.PERSON,
        re.compile(rf"\b(?:who|whom|whose|who's)\b(?!se side)|\b(?:which|what) (?:\w+ ){{0,2}}{_OFFICIAL}\b"),
    ),
)

_HOUR = re.compile(
    r"\b(?:at|around|about|by)? ?(?:what|which|wat) (?:\w+ )?(?:time|hour|evening|morning|night|afternoon)\b"
    r"|\bclock time\b|\bwhat o'?clock\b|\bhow (?:late|early)\b|\btime of (?:the )?day\b"
)


def wanted_of(bare: str, kind: Kind) -> Wanted | None:
    """What the first question word of an English question of this kind asks for; its quotations are blank."""
    if kind is Kind.DATE:
        return Wanted.HOUR if _HOUR.search(bare) else Wanted.DATE
    if kind is Kind.POSITION:
        return None
    first = [(match.start(), wanted) for wanted, words in _WANTED if (match := words.search(bare))]
    return min(first)[1] if first else None
