"""What the sentences of an article hold that a question can ask for: names, days, speakers, numbers, reasons."""

import json
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.dates.mentions import DateMention, Precision
from index.entities import Entities
from index.events import DateOf, Event
from index.records import Article, Quote, Span
from index.statements import Statement

# Years, and days beside the name of a month, are dates; every other number counts something.
NUMBER = re.compile(
    r"\b(?!(?:19|20)\d\d\b)\d[\d.,]*(?!\s?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|st|nd|rd|th)\b)"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundreds?"
    r"|thousands?|millions?|billions?|dozens?|half|third|quarter|per cent|percent)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|due to|owing to|for fear|so that|in order to|to prevent|in response|citing|blam\w+|thanks to"
    r"|as a result|on the grounds|cause[sd]?|reasons?|meant to|aimed? at|in return)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one sentence. ``names``, ``speakers`` (of words quoted in it) and ``sources`` are ids of entities.

    ``sources`` are those who are said to have said something in it, quoted or not, and the parties they belong to.
    ``days`` are first and last ones; ``clock``: a time or a part of a day is named. ``deed``: a day is named on which
    something was done, and not only said.
    """

    names: tuple[str, ...]
    days: tuple[tuple[date, date], ...]
    speakers: tuple[str, ...]
    sources: tuple[str, ...]
    quotes: bool
    clock: bool
    deed: bool
    number: bool
    reason: bool


def facts_of(
    article: Article,
    sentences: Sequence[Span],
    entities: Entities,
    quotes: Sequence[Quote],
    statements: Sequence[Statement],
    dates: Sequence[DateMention],
    events: Sequence[Event],
) -> list[Facts]:
    """Facts of sentences of one article, in order and apart from each other, from all that was found in it."""
    starts = [sentence.start for sentence in sentences]
    names: list[list[str]] = [[] for _ in sentences]
    days: list[list[tuple[date, date]]] = [[] for _ in sentences]
    speakers: list[list[str]] = [[] for _ in sentences]
    sources: list[list[str | None]] = [[] for _ in sentences]
    quoting = [False] * len(sentences)
    clocks = [False] * len(sentences)
    deeds = [False] * len(sentences)

    def at(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    for mention in entities.mentions(article.body):
        names[at(mention.span.start)].append(mention.entity_id)
    for found in dates:
        clocks[at(found.span.start)] |= found.precision is Precision.HOUR
        if found.low is not None and found.high is not None:
            days[at(found.span.start)].append((found.low, found.high))
    for event in events:
        deeds[at(event.mention.span.start)] |= event.date_of is not DateOf.SAYING
    for statement in statements:
        sources[at(statement.sentence.start)] += [statement.entity_id, statement.party]
    for quote in quotes:
        for part in quote.parts:
            for number in range(at(part.start), at(part.end - 1) + 1):
                quoting[number] = True
                speakers[number] += [quote.entity_id] if quote.entity_id else []
                sources[number].append(quote.entity_id)
    texts = (sentence.of(article.body) for sentence in sentences)
    return [
        Facts(
            tuple(dict.fromkeys(names[number])),
            tuple(dict.fromkeys(days[number])),
            tuple(dict.fromkeys(speakers[number])),
            tuple(dict.fromkeys(one for one in sources[number] if one)),
            quoting[number],
            clocks[number],
            deeds[number],
            NUMBER.search(text) is not None,
            _REASON.search(text) is not None,
        )
        for number, text in enumerate(texts)
    ]


def facts_json(facts: Facts) -> str:
    days = [[low.toordinal(), high.toordinal()] for low, high in facts.days]
    said = [facts.speakers, facts.sources]
    return json.dumps([facts.names, days, *said, facts.quotes, facts.clock, facts.deed, facts.number, facts.reason])


def facts_from_json(text: str) -> Facts:
    names, days, speakers, sources, *shown = json.loads(text)
    spans = tuple((date.fromordinal(low), date.fromordinal(high)) for low, high in days)
    return Facts(tuple(names), spans, tuple(speakers), tuple(sources), *shown)
