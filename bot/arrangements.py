"""The citations of an answer, arranged as its kind asks for, within what one message holds."""

from collections.abc import Sequence

from bot import texts
from bot.citations import in_short, on_its_day, whole
from bot.markup import MAX_CHARACTERS, Markup, bold, join, plain
from bot.tongue import Tongue
from index.records import Citation, Kind, Query

# So many entities are as many as a reader takes in; Telegram would take a hundred.
_MOST_ENTITIES = 40
# What an answer that is opened again says below of when it was given.
ROOM_BELOW = 160


def arranged(
    query: Query, citations: Sequence[Citation], head: Sequence[Markup], footer: Markup, tongue: Tongue
) -> Markup:
    """Head, citations and footer; whole citations that do not fit are left out, the best first being kept.

    A timeline comes line by line, the sides of a comparison with as much room each, and other citations below the names
    that head them.
    """
    if query.timeline:
        return _as_fits([on_its_day(citation, tongue) for citation in citations], head, footer)
    groups = _grouped(citations, own_words_first=query.kind is Kind.POSITION)
    sides = [(name, group) for name, group in groups if name]
    if query.kind is Kind.COMPARISON and len(sides) > 1:
        # What tells several accounts at once is no side's.
        joint = [whole(citation, tongue) for citation in citations[:1] if not citation.under]
        return _equal(sides, [*head, *joint], footer, tongue)
    blocks = list(head)
    others = tongue.say(texts.OTHERS) if sides else None
    for name, group in [*sides, *((others, group) for name, group in groups if not name)]:
        for number, citation in enumerate(group):
            for shown in (whole(citation, tongue), in_short(citation, tongue)):
                block = join([_heading(name), shown], "\n") if name and number == 0 else shown
                if _fits(join([*blocks, block, footer], "\n\n")):
                    blocks.append(block)
                    break
    return join([*blocks, footer], "\n\n")


def _grouped(citations: Sequence[Citation], *, own_words_first: bool) -> list[tuple[str | None, list[Citation]]]:
    """The citations below the names that head them, in the order of the first of each."""
    groups: dict[str | None, list[Citation]] = {}
    for citation in citations:
        groups.setdefault(citation.under, []).append(citation)
    if own_words_first:
        groups = {name: sorted(group, key=lambda one: one.said is None) for name, group in groups.items()}
    return list(groups.items())


def _equal(
    groups: Sequence[tuple[str, Sequence[Citation]]], head: Sequence[Markup], footer: Markup, tongue: Tongue
) -> Markup:
    """As many citations of each side, all of them whole or all in short; so many as fit."""
    for most in range(min(len(group) for _, group in groups), 0, -1):
        for form in (whole, in_short):
            sides = [
                join([_heading(name), join([form(one, tongue) for one in group[:most]], "\n\n")], "\n")
                for name, group in groups
            ]
            reply = join([*head, *sides, footer], "\n\n")
            if _fits(reply):
                return reply
    return _as_fits([in_short(group[0], tongue) for _, group in groups], head, footer)


def _as_fits(blocks: Sequence[Markup], head: Sequence[Markup], footer: Markup) -> Markup:
    kept = list(head)
    for block in blocks:
        if _fits(join([*kept, block, footer], "\n\n")):
            kept.append(block)
    return join([*kept, footer], "\n\n")


def _fits(reply: Markup) -> bool:
    has_room = reply.characters <= MAX_CHARACTERS - ROOM_BELOW
    return reply.fits and has_room and reply.entities <= _MOST_ENTITIES


def _heading(name: str) -> Markup:
    # A line of its own takes the direction of its name.
    return bold(plain(name))
