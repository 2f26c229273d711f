"""How far our parser of message HTML agrees with Telegram's own: `python -m tests.sandbox.agreement` prints a table.

It ends with 1 when they differ, and shows where.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.sandbox.entities import Entity, parse_html
from bot.sandbox.refusal import Refused
from tests.sandbox import markup_by_hand, markup_cases, tdlib

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Agreement:
    """What came of one kind of inputs. Inputs that only one of the two accepts are in `disagreements` alone."""

    kind: str
    inputs: int
    accepted: int  # by both
    same_reading: int  # of these, with the same text and the same entities
    refused: int  # by both
    same_words: int  # of these, with the same sentence
    disagreements: tuple[str, ...]  # the inputs


def ours(markup: str) -> tuple[str, frozenset[Entity]] | str:
    """What our parser says, in the form of `tdlib.parse_html`."""
    try:
        text, entities = parse_html(markup)
    except Refused as refused:
        words = str(refused).removeprefix("Bad Request: ")
        return words[0].upper() + words[1:]
    return text, frozenset(entities)


def compare(kind: str, markups: Iterable[str]) -> Agreement:
    """Let both parsers read the same."""
    read = [(markup, ours(markup), tdlib.parse_html(markup)) for markup in markups]
    accepted = [our == their for _, our, their in read if not isinstance(our, str) and not isinstance(their, str)]
    refused = [our == their for _, our, their in read if isinstance(our, str) and isinstance(their, str)]
    different = tuple(markup for markup, our, their in read if our != their)
    return Agreement(kind, len(read), len(accepted), sum(accepted), len(refused), sum(refused), different)


def random_kinds() -> Iterator[Agreement]:
    for kind in markup_cases.KINDS:
        yield compare(kind.__name__.replace("_", " "), markup_cases.inputs(kind))


def kinds_by_hand() -> Iterator[Agreement]:
    for subject, markups in markup_by_hand.SUBJECTS.items():
        yield compare(f"by hand: {subject}", markups)


def total(name: str, agreements: Iterable[Agreement]) -> Agreement:
    """All of them as one."""
    every = tuple(agreements)
    return Agreement(
        name,
        sum(one.inputs for one in every),
        sum(one.accepted for one in every),
        sum(one.same_reading for one in every),
        sum(one.refused for one in every),
        sum(one.same_words for one in every),
        tuple(markup for one in every for markup in one.disagreements),
    )


def table(agreements: Iterable[Agreement]) -> str:
    """Lines of a Markdown table, one for each kind, without a line break at the end."""
    heads = "kind", "inputs", "both accept", "same text and entities", "both refuse", "same words", "disagreements"
    rows = [
        (a.kind, a.inputs, a.accepted, a.same_reading, a.refused, a.same_words, len(a.disagreements))
        for a in agreements
    ]
    lines = [heads, ("---", *["---:"] * 6), *((name, *(f"{n:,}" for n in numbers)) for name, *numbers in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> int:
    at_random, by_hand = tuple(random_kinds()), tuple(kinds_by_hand())
    totals = total("**all random**", at_random), total("**all by hand**", by_hand)
    print(table((*at_random, *by_hand, *totals)))
    different = [markup for one in totals for markup in one.disagreements]
    for markup in different[:MOST_SHOWN]:
        print(f"{markup!a}\n  ours:       {ours(markup)!a}\n  Telegram's: {tdlib.parse_html(markup)!a}")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
