"""Whose words, position or account a question asks for."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.asking.naming import Reference
from index.asking.wording import ACTOR, PARTY, PERSON
from index.entities import EntityKind
from index.records import Kind

_TITLE_WORDS = (
    r"(?: (?:deputy|prime|foreign|defen[cs]e|interior|information|army|military|chief|supreme|government"
    r"|ministry|office"
    r"|intelligence|minister|spokes(?:man|woman|person)|leader|president|envoy|ambassador|commander|general"
    r"|marshal|field"
    r"|cricket|board|special|own|analyst|pm|fm|premier|secretary|head))*"
)
# The words of a party that only say whose minister or leader the person behind it is.
_WHOSE = re.compile(rf"(?:'s?)?{_TITLE_WORDS},? ")
_JOINT = re.compile(r",? (?:and|or|&) (?:the )?|, ?")
_SAID = (
    r"(?:say|says|said|tell|tells|told|write|writes|wrote|post|posted|state|stated|claim|claimed|call|called|use"
    r"|used|"
    r"put|want|wants|demand|demands|think|thinks|promise|promised|explain|describe|warn|warned|announced?|announcing)"
)
_VIEW = (
    r"(?:words?|quotes?|qoutes?|positions?|stances?|views?|opinion|attitude|demands?|conditions?|terms|reactions?"
    r"|responses?|proposals?|statements?|remarks|comments|account|version|policy|line|tweets?|speech|take)"
)
# The surest first; the first group of each is the speaker.
_SPEAKER = (
    re.compile(
        rf"\b(?:did|does|do|has|have|had|would|will|was it|is it|are|were|was|is|n't) (?:the |also |really "
        rf"|then )*({ACTOR})"
        r"(?!'s? (?!\w+ (?:minister|spokes|chief)))"
    ),
    re.compile(rf"\b(?:said|spoken|written|posted|quotes?|qoutes?) (?:by|from|of) (?:the )?({ACTOR})"),
    re.compile(rf"\b(?:according to|if you ask|in the (?:view|eyes|words|opinion) of) (?:the )?({ACTOR})"),
    re.compile(rf"({ACTOR})(?:'s?)?{_TITLE_WORDS}(?: (?:\w+ ){{0,3}}?){_SAID}\b"),
    re.compile(rf"({ACTOR})(?:'s?)?{_TITLE_WORDS} (?:\w+ ){{0,3}}?{_VIEW}\b"),
    re.compile(rf"\b{_VIEW} (?:of|by|from) (?:the )?({ACTOR})"),
    re.compile(rf"^(?:[^?,:]*? )?({ACTOR})(?:'s?)?{_TITLE_WORDS}(?: on | about |:|, \"| \")"),
    re.compile(rf"\b(?:quotes?|qoutes?|said|says|saying|verbatim:?) ({ACTOR})"),
    re.compile(rf"({ACTOR}) نے\b"),
)
# In front of a name: it is what is spoken about or where, not who speaks.
_ABOUT = re.compile(
    r"\b(?:about|on|against|with|w/|to|in|at|for|over|from|after|before|between|towards?|into|of|near|inside|via"
    r"|through"
    r"|leaving|left|regarding|calling|called|used for|and|درباره|درباره‌ی|مورد|در|به|با|از|عن|في|من|مع|على|حول|بشأن|ضد)"
    r"(?: the)? $"
)
# The same behind a name, in Urdu, Pashto and Turkish.
_OF_IT = re.compile(r" (?:پر|سے|میں|کو|کے (?:بارے|متعلق|خلاف)|په اړه|ته|سره|hakkında|ile|konusunda)\b|'[dt][ae]n?\b")
# The same in a comparison, where "with" and "against" stand between the sides.
_NO_SIDE = re.compile(r"\b(?:about|on|to|in|at|for|over|after|before|into|near|inside|via|through)(?: the)? $")
_NO_SPEAKERS = {Kind.QUESTION, Kind.DATE, Kind.SOURCES, Kind.SMALL_TALK}


def speakers_of(kind: Kind, masked: str, found: Sequence[Reference]) -> tuple[str, ...]:
    """The ids of those whose words or position are asked for, in order; in a comparison the sides.

    ``found`` are the names in the question, whose letters are masked in ``masked``.
    """
    if kind in _NO_SPEAKERS:
        return ()
    actors = [one for one in found if masked[one.span.start] in PERSON + PARTY]
    actors = [one for one, after in pairwise([*actors, None]) if one and not (after and _is_whose(masked, one, after))]
    if kind is Kind.COMPARISON:
        return _ids([one for one in actors if not _NO_SIDE.search(masked, 0, one.span.start)])
    speaker = _speaker(masked, actors)
    if speaker is None:
        return ()
    joined = [speaker]
    for one, after in pairwise(actors):
        if one is joined[-1] and _JOINT.fullmatch(masked, one.span.end, after.span.start):
            joined.append(after)
    return _ids(joined)


def _speaker(masked: str, actors: Sequence[Reference]) -> Reference | None:
    starts = {one.span.start: one for one in actors}
    for pattern in _SPEAKER:
        for match in pattern.finditer(masked):
            if match.start(1) in starts:
                return starts[match.start(1)]
    return next((one for one in actors if not _is_topic(masked, one)), None)


def _is_topic(masked: str, one: Reference) -> bool:
    return _ABOUT.search(masked, 0, one.span.start) is not None or _OF_IT.match(masked, one.span.end) is not None


def _is_whose(masked: str, party: Reference, person: Reference) -> bool:
    """Whether a party is named only to say whose minister the person behind it is."""
    if party.kind is not EntityKind.PARTY or masked[person.span.start] != PERSON:
        return False
    return _WHOSE.fullmatch(masked, party.span.end, person.span.start) is not None


def _ids(references: Sequence[Reference]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entity.entity_id for one in references for entity in one.entities))
