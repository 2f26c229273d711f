"""Offices beside a party: "the Pakistani defence minister", "PM of Pakistan", "afghan fm"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from index.entities import Entities, Entity
from index.records import Span

# Abbreviations that people type for titles; short enough to mean other things where no party stands beside them.
_SHORT_TITLES = {"fm": "foreign minister", "pm": "prime minister", "dpm": "deputy prime minister"}
# Words that make another office of one, or say that somebody holds it no more.
_OTHER_OFFICE = re.compile(r"\b(?:former|ex|deputy|vice|previous|late|assistant|acting for|shadow)[ -]$")
_PARTY_BEFORE = re.compile(r"(?:'s|s'|')? (?:(?:own|current|new|acting|interim|serving|present|caretaker) )?")
_PARTY_BEHIND = re.compile(r" (?:of|for|in) (?:the )?")


@dataclass(frozen=True, slots=True)
class Holding:
    """Words that name an office and its party, and who holds it."""

    span: Span
    holders: tuple[Entity, ...]


def holdings(
    lower: str, entities: Entities, parties: Sequence[tuple[Span, str]], day: date | None
) -> Iterator[Holding]:
    """The offices in a text of small letters that stand beside one of the parties (span and id) and have a holder.

    Of titles that overlap the longest is read ("deputy prime minister"), and a former minister is not the minister.
    """
    taken: list[Span] = []
    ids = {party for _, party in parties}
    for title, office in _titles(entities, ids):
        if title not in lower:
            continue
        for match in re.finditer(rf"\b{re.escape(title)}(?='?s?\b)", lower):
            beside = _beside(lower, match.start(), match.end(), parties)
            if beside is None or any(beside[0].start < other.end and other.start < beside[0].end for other in taken):
                continue
            span, party = beside
            taken.append(span)
            holders = entities.holders(party, office, day)
            if holders and not _OTHER_OFFICE.search(lower, 0, match.start()):
                yield Holding(span, holders)


def _titles(entities: Entities, parties: set[str]) -> list[tuple[str, str]]:
    """Titles in the parties as people type them, and as the data have them; the longest first."""
    titles = {office.title: office.title for one in entities if one.party in parties for office in one.offices}
    short = {typed: title for typed, title in _SHORT_TITLES.items() if title in titles}
    return sorted((titles | short).items(), key=lambda pair: -len(pair[0]))


def _beside(lower: str, start: int, end: int, parties: Sequence[tuple[Span, str]]) -> tuple[Span, str] | None:
    """The words of title and party together, and that party; the one before the title rather than the one behind."""
    for span, party in parties:
        if span.end <= start and _PARTY_BEFORE.fullmatch(lower, span.end, start):
            return Span(span.start, end), party
        if start <= span.start and span.end <= end:
            return Span(start, end), party
    for span, party in parties:
        if end <= span.start and _PARTY_BEHIND.fullmatch(lower, end, span.start):
            return Span(start, span.end), party
    return None
