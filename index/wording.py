"""A question in the words of the articles, which are English: what is looked up for it, and what is encoded."""

from dataclasses import dataclass
from datetime import timedelta

from index.entities import Entities, EntityKind
from index.glossary import Glossary
from index.records import Days, Query

# A few days are looked for by date, more of them by month.
_FEW = timedelta(days=3)
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Wording:
    """``words`` are looked up beside the question's own, ``topic`` has one word for each thing that is no name.

    ``text`` is what is encoded: the question, or, where the model cannot read its language, what was understood of it.
    ``unread`` are words of the question that nothing was understood of.
    """

    words: tuple[str, ...]
    topic: tuple[str, ...]
    text: str
    unread: tuple[str, ...]


def in_english(query: Query, entities: Entities, glossary: Glossary, *, multilingual: bool) -> Wording:
    """The wording of a query. ``multilingual`` says that the model reads other languages than English as well."""
    names = _names(query, entities)
    days = _days(query.days) if query.days else ()
    if query.language == ENGLISH:
        return Wording((*names, *days), query.topic, query.question, ())
    # Kabul is no "kabul" (agreed): what names somebody says nothing else.
    named = " ".join(one.words for one in query.named)
    every = glossary.english(query.question, query.language)
    glosses = [gloss for gloss in every if gloss.span.of(query.question) not in named]
    words = tuple(dict.fromkeys(word for gloss in glosses for word in gloss.words))
    topic = tuple(dict.fromkeys(gloss.words[0] for gloss in glosses))
    understood = (*names, *(gloss.words[0] for gloss in glosses), *days)
    read = " ".join(gloss.span.of(query.question) for gloss in glosses)
    unread = tuple(term for term in query.topic if term not in read)
    text = query.question if multilingual or not understood else " ".join(understood)
    return Wording((*names, *words, *days), topic, text, unread)


def _names(query: Query, entities: Entities) -> tuple[str, ...]:
    """What articles call what a query names otherwise: in another script, misspelt, or by another name.

    A party that an English question names by one of its names is left as it is: articles use them all.
    """
    names = []
    for named in query.named:
        entity = entities[named.entity_id]
        plain = query.language == ENGLISH and not named.guessed
        if not (plain and entity.kind is EntityKind.PARTY) and entity.name.casefold() != named.words.casefold():
            names.append(entity.name)
    return tuple(names)


def _days(days: Days) -> tuple[str, ...]:
    if days.high - days.low <= _FEW:
        every = (days.low + timedelta(days=number) for number in range((days.high - days.low).days + 1))
        return tuple(f"{day.day} {day:%B}" for day in every)
    return tuple(dict.fromkeys(f"{day:%B}" for day in (days.low, days.high)))
