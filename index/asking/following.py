"""Questions that lean on the one before them: "and Kabul?", "why?", "the week after?", "what else did he say"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum
from itertools import islice

from index.asking.day_words import moved
from index.asking.stop_words import stop_words
from index.asking.wording import WORD
from index.entities import Entities, Entity, EntityKind
from index.records import Kind, Named, Query

_JOINED = re.compile(
    r"^(?:(?:ok|okay|so|well)[ ,]+)*(?:and|but|also|then|plus|what about|how about|peki(?: ya)?|ya|ve|اور|او|و"
    r"|وماذا عن|وعن)\b[ ,]*"
)
_ASKS = re.compile(
    r"\b(?:wh?at|who|whom|whose|which|when|where|why|how|did|does|do|is|are|was|were|will|would|has|have)\b"
)
_ALONE = re.compile(
    r"^(?:and |but |so |then |ok |since |until |from |to |for |in |on |at )*"
    r"(?:when|where|why|who|whom|how|how many|how much|how long|how so|what (?:day|date|time|city|for)"
    r"|which (?:day|date|city))"
    r"(?: exactly)?(?: (?:(?:was|is|were|did|does|are) )?(?:that|this|it|so|not)(?: (?:happen|happened|be))?)?\W*$"
)
_OTHER_SIDE = re.compile(r"\b(?:the )?(?P<name>other (?:side|party|one|government|camp|country))\b")
_OF_MANY = re.compile(r"\b(?:they|them|their)\b")
_HELPER = r"(?:was|were|is|are|do|did|does|has|have|had|will|would)"
# A pronoun elsewhere means somebody in the same question: "how did the cricketers spend their day".
_OF_A_SPEAKER = re.compile(
    rf"\b(?:{_HELPER}|n't) (?:he|she|they)\b|\b(?:about|to|by|from|of|with) (?:him|her|them)\W*$"
    r"|^(?:and |but |so |what (?:is|are|was|were) |which of )*(?:his|her|their) "
)
# "Is it true", "does it take" and "was it Asif who" point to nothing.
_OF_A_THING = re.compile(
    rf"\b{_HELPER} (?:it|that|this|those|these)\b(?! (?:true|possible|safe|take|real)\b| (?:\S+ ){{1,4}}who\b)"
    r"|\b(?:it|that|this|there|so)\W*$"
)
_OF_THINGS = re.compile(rf"\b{_HELPER} they\b|\bthem\W*$")
# A few words that cannot stand alone: "in Bajaur?", "on 25 October?".
_FRAGMENT = re.compile(r"^(?:in|on|at|by|from|after|before|since|during|with|against)(?: [^\s?]+){1,3}\W*$")
_MORE = re.compile(
    r"^(?:and |ok |any(?:thing)? |some )*(?:more|else|other|another|what else|anything else)\b(?: (?:quotes?|one"
    r"|ones|sources?"
    r"|dates?|from|by|please|on that|about that|about it))*\W*$"
)
# Words that point back or forward and are not what is asked about.
_POINTING = frozenset("else other another side party next following previous day week month later earlier then".split())
# A longer question about "it" or "that" has said what it is about.
_MOST_OWN_TOPIC = 1
_SPEAKING = {Kind.QUOTE, Kind.POSITION, Kind.VERIFY, Kind.COMPARISON}


class _Role(Enum):
    """What in a question somebody or something named is: one who acts and speaks, or where and what it is about."""

    ACTOR = "actor"
    PLACE = "place"


def follow(query: Query, lower: str, previous: Query, entities: Entities) -> Query:
    """``query`` with what it lacks taken over from ``previous``, where it leans on it; else as it is.

    ``lower`` is its text in small letters with quotations blanked. It leans where it is joined on and asks nothing of
    its own ("and Kabul?"), is no more than a question word ("why?"), speaks of "the other side", moves the days of the
    question before ("the week after?"), or has nothing but a pronoun for whom or what it asks about.
    """
    if Kind.SMALL_TALK in {previous.kind, query.kind}:
        return query
    other = _other_side(lower, previous, entities)
    if other is not None:
        return _of_other_side(query, previous, *other, _sides(entities))
    moving = moved(lower, previous.days) if query.days is None else None
    if moving is not None:
        days, span = moving
        query = replace(_without(query, WORD.findall(span.of(lower))), days=days)
    if not query.named and _ALONE.match(lower):
        return _asked_again(_without(query, _POINTING), previous)
    if not query.named and _MORE.match(lower):
        return _more(_without(query, _POINTING), previous)
    joined = _JOINED.match(lower)
    leans = joined is not None or _FRAGMENT.match(lower) is not None or moving is not None
    asks = query.quoted is not None or _ASKS.search(lower, joined.end() if joined else 0) is not None
    if query.language != "en":
        asks = asks or query.wanted is not None or query.kind is not Kind.QUESTION
    if leans and not asks and query.kind in {Kind.QUESTION, previous.kind}:
        return _swapped(query, previous, entities)
    return _pointed_back(query, lower, previous, entities, joined=leans)


# ------------------------------------------------------------ ways to lean


def _asked_again(query: Query, previous: Query) -> Query:
    """Another question about the same: "why?", "when was that?"."""
    days = None if query.kind is Kind.DATE else query.days or previous.days
    speakers = previous.speakers if query.kind in _SPEAKING else ()
    return _with(replace(query, days=days, speakers=speakers), previous, previous.named, previous.topic)


def _more(query: Query, previous: Query) -> Query:
    """The same question once more: "anything else?", "more quotes"."""
    kind = previous.kind if query.kind is Kind.QUESTION else query.kind
    same = replace(query, kind=kind, speakers=previous.speakers, days=query.days or previous.days)
    return _with(same, previous, previous.named, previous.topic)


def _swapped(query: Query, previous: Query, entities: Entities) -> Query:
    """The same question with another name, day or topic: "and Kabul?", "and in November?", "what about visas?"."""
    roles = {_role(one, entities) for one in query.named}
    actors = tuple(one.entity_id for one in query.named if _role(one, entities) is _Role.ACTOR)
    speaking = previous.kind in _SPEAKING and bool(previous.speakers)
    if actors and speaking:
        replaced = set(previous.speakers)
    else:
        replaced = {one.entity_id for one in previous.named if _role(one, entities) in roles}
    filled = replace(
        query,
        kind=previous.kind,
        wanted=query.wanted or previous.wanted,
        quoted=previous.quoted,
        negated=query.negated or previous.negated,
        days=query.days or previous.days,
        speakers=(actors or previous.speakers) if speaking else (),
    )
    named = tuple(one for one in previous.named if one.entity_id not in replaced)
    return _with(filled, previous, named, () if query.topic else previous.topic)


def _of_other_side(query: Query, previous: Query, side: Entity, words: str, sides: Sequence[Entity]) -> Query:
    """What the question, or the one before where this asks nothing of its own, asks about the other side."""
    own = _without(query, _POINTING)
    asks = query.kind is not Kind.QUESTION
    kind = query.kind if asks else previous.kind
    mine = tuple(one for one in own.named if one.entity_id != side.entity_id)
    filled = replace(
        own,
        kind=kind,
        wanted=query.wanted if asks else query.wanted or previous.wanted,
        quoted=query.quoted or (None if asks else previous.quoted),
        days=query.days or previous.days,
        named=(Named(side.entity_id, words), *mine),
        speakers=(side.entity_id,) if kind in _SPEAKING else (),
    )
    if own.topic or mine:
        return filled
    replaced = {*previous.speakers, *(one.entity_id for one in sides)}
    kept = tuple(one for one in previous.named if one.entity_id not in replaced)
    return _with(filled, previous, kept, previous.topic)


def _pointed_back(query: Query, lower: str, previous: Query, entities: Entities, *, joined: bool) -> Query:
    """A question whose "he", "they", "it" or "that" is what the one before named, or that "and" joins to it."""
    named: tuple[Named, ...] = ()
    topic: tuple[str, ...] = ()
    if _OF_A_SPEAKER.search(lower) and not any(_role(one, entities) is _Role.ACTOR for one in query.named):
        named = _meant(previous, entities, of_many=_OF_MANY.search(lower) is not None)
        if named and query.kind in _SPEAKING:
            query = replace(query, speakers=tuple(one.entity_id for one in named))
    own_topic = [word for word in query.topic if word.lower() not in _POINTING]
    points = _OF_A_THING.search(lower) or (_OF_THINGS.search(lower) and not named)
    if query.quoted is None and (points or (joined and not own_topic)):
        if not own_topic and query.named:
            places = (one for one in previous.named if _role(one, entities) is _Role.PLACE)
            named, topic = tuple(dict.fromkeys((*named, *places))), previous.topic
        elif not query.named and len(own_topic) <= _MOST_OWN_TOPIC:
            named, topic = tuple(dict.fromkeys((*named, *previous.named))), previous.topic
    return _with(_without(query, _POINTING), previous, named, topic) if named or topic else query


# ------------------------------------------------------------ parts


def _with(query: Query, previous: Query, named: Sequence[Named], topic: Sequence[str]) -> Query:
    """``query`` with names and topic words of the question before behind its own, where it has not got them."""
    ids = {one.entity_id for one in query.named}
    added = tuple(one for one in named if one.entity_id not in ids)
    have = {term.lower() for term in query.terms}
    left_out = stop_words(previous.language) | _POINTING
    names = (word for one in added for word in WORD.findall(one.words) if word.lower() not in left_out)
    carried = tuple(dict.fromkeys(word for word in (*names, *topic) if word.lower() not in have))
    all_named = (*query.named, *added)
    ids |= {one.entity_id for one in added}
    return replace(
        query,
        terms=(*query.terms, *carried),
        topic=(*query.topic, *(word for word in topic if word.lower() not in have)),
        named=all_named,
        speakers=tuple(one for one in query.speakers if one in ids),
        carried=carried,
    )


def _without(query: Query, words: Iterable[str]) -> Query:
    """``query`` without terms that only point to the question before."""
    left_out = frozenset(words)

    def is_own(term: str) -> bool:
        return term.lower().replace("’", "'").removesuffix("'s") not in left_out

    return replace(query, terms=tuple(filter(is_own, query.terms)), topic=tuple(filter(is_own, query.topic)))


def _role(one: Named, entities: Entities) -> _Role:
    if one.entity_id not in entities:
        return _Role.PLACE
    return _Role.ACTOR if entities[one.entity_id].kind in {EntityKind.PARTY, EntityKind.PERSON} else _Role.PLACE


def _meant(previous: Query, entities: Entities, *, of_many: bool) -> tuple[Named, ...]:
    """Whom "he" or "they" may be: the speakers of the question before, or the only one whom it names."""
    kinds = {EntityKind.PARTY, EntityKind.PERSON} if of_many else {EntityKind.PERSON}
    fitting = [one for one in previous.named if one.entity_id in entities and entities[one.entity_id].kind in kinds]
    speaking = tuple(one for one in fitting if one.entity_id in previous.speakers)
    return speaking or (tuple(fitting) if len(fitting) == 1 else ())


def _other_side(lower: str, previous: Query, entities: Entities) -> tuple[Entity, str] | None:
    """The other of the two sides, and the words that name it; None where the question before had none of them.

    The sides are the first two parties of the corpus' entities.
    """
    match = _OTHER_SIDE.search(lower)
    if match is None:
        return None
    sides = _sides(entities)
    said = previous.speakers or tuple(one.entity_id for one in previous.named)
    parties = {entities[one].party for one in said if one in entities}
    heard = [side for side in sides if side.entity_id in parties]
    if len(sides) != 2 or len(heard) != 1:
        return None
    return next(side for side in sides if side is not heard[0]), match["name"]


def _sides(entities: Entities) -> tuple[Entity, ...]:
    return tuple(islice((entity for entity in entities if entity.kind is EntityKind.PARTY), 2))
