"""What is offered to a person who types behind the bot's name: cards, page by page, or a button to the bot."""

import re
from dataclasses import dataclass

from telegram import InlineQueryResultArticle, InlineQueryResultsButton

from bot import texts
from bot.cards import as_result, below_card, cards, whole_card
from bot.links import link_to
from bot.texts import Marked
from bot.tongue import Tongue
from index.records import Answer, Kind, Support

# As many as a phone shows above its keyboard, and one to see that there are more.
_ON_A_PAGE = 4
# What the button carries: who comes by it starts the bot as anybody does.
_FROM_INLINE = "inline"
_OFFSET = re.compile(r"(\d{1,3}):([\w-]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list goes on: the number of its next card, from 0, and the id of the answer, where that is kept."""

    number: int
    answer_id: str | None

    @property
    def offset(self) -> str:
        """At most 64 bytes."""
        return f"{self.number}:{self.answer_id or ''}"


@dataclass(frozen=True, slots=True)
class Offer:
    """The button, which leads to the bot, stands there where nothing else does."""

    results: tuple[InlineQueryResultArticle, ...] = ()
    next_offset: str | None = None
    button: InlineQueryResultsButton | None = None


def place_at(offset: str) -> Place | None:
    """Read an offset that the bot gave; None at the beginning of a list."""
    found = _OFFSET.fullmatch(offset)
    return Place(int(found[1]), found[2] or None) if found else None


def instead(label: Marked, tongue: Tongue) -> Offer:
    """Nothing, and a button that says so."""
    return Offer(button=InlineQueryResultsButton(tongue.say(label), start_parameter=_FROM_INLINE))


def why_none(answer: Answer) -> Marked | None:
    """What stands in place of cards, where an answer gives none."""
    if answer.query.kind is Kind.SMALL_TALK:
        return texts.ASK_IN_BOT
    return texts.NOTHING_INLINE if answer.support is Support.NONE else None


def page(asked: str, answer: Answer, place: Place, username: str, tongue: Tongue) -> Offer:
    """The cards of an answer from a place on."""
    link = link_to(place.answer_id, username) if place.answer_id else None
    keyboard = below_card(asked, link, tongue)
    every, end = cards(asked, answer, tongue), place.number + _ON_A_PAGE
    shown = enumerate(every[place.number : end], start=place.number)
    results = tuple(as_result(number, card, keyboard) for number, card in shown)
    return Offer(results, Place(end, place.answer_id).offset if end < len(every) else None)


def examples(asked: tuple[str, ...], answers: tuple[Answer, ...], tongue: Tongue) -> Offer:
    """Questions that may be asked, each with its whole answer; without those that have none."""
    shown = [
        as_result(number, whole_card(question, answer, tongue, title=question), below_card(question, None, tongue))
        for number, (question, answer) in enumerate(zip(asked, answers, strict=True))
        if why_none(answer) is None
    ]
    return Offer(tuple(shown)) if shown else instead(texts.ASK_IN_BOT, tongue)
