"""An answer as cards: messages that each can be sent into any chat, where nobody has seen the question."""

from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryResultArticle, InputTextMessageContent
from telegram.constants import ParseMode

from bot import texts
from bot.buttons import LONGEST_QUERY
from bot.citations import sentence_in_short
from bot.render import Reply, render_answer, render_passage
from bot.tongue import Tongue
from index.records import Answer, Citation, Support

# Apps show some two lines of it.
_DESCRIPTION_CHARACTERS = 200
_TITLES = {
    Support.ANSWER: texts.WHOLE_ANSWER,
    Support.WEAK: texts.NEAR_PASSAGES,
    Support.NONE: texts.NOTHING_FOUND,
}


@dataclass(frozen=True, slots=True)
class Card:
    """A message, and what people choose it by: plain texts, the title not empty."""

    title: str
    description: str
    reply: Reply


def cards(asked: str, answer: Answer, tongue: Tongue) -> tuple[Card, ...]:
    """The whole answer, then each of its passages, then those that come next. One passage is the whole answer."""
    shown = answer.citations or answer.nearest
    passages = tuple(_passage(asked, answer, citation, tongue) for citation in (*shown, *answer.more))
    return (whole_card(asked, answer, tongue), *passages) if len(shown) > 1 else passages


def whole_card(asked: str, answer: Answer, tongue: Tongue, title: str = "") -> Card:
    """A whole answer, also one that says that there is none."""
    shown = answer.citations or answer.nearest
    description = sentence_in_short(shown[0], _DESCRIPTION_CHARACTERS) if shown else ""
    return Card(title or tongue.say(_TITLES[answer.support]), description, render_answer(answer, tongue, asked))


def as_result(number: int, card: Card, keyboard: InlineKeyboardMarkup | None = None) -> InlineQueryResultArticle:
    """A card as Telegram offers it; ``number`` tells it from the others of the same question."""
    content = InputTextMessageContent(card.reply.html, ParseMode.HTML)
    return InlineQueryResultArticle(str(number), card.title, content, keyboard, description=card.description or None)


def below_card(asked: str, link: str | None, tongue: Tongue) -> InlineKeyboardMarkup:
    """The buttons of a card: ask the same from another chat, and see the answer in the bot, where it is kept."""
    row = [InlineKeyboardButton(tongue.say(texts.SHARE_AGAIN), switch_inline_query=asked[:LONGEST_QUERY])]
    if link is not None:
        row.append(InlineKeyboardButton(tongue.say(texts.OPEN_ANSWER), url=link))
    return InlineKeyboardMarkup([row])


def _passage(asked: str, answer: Answer, citation: Citation, tongue: Tongue) -> Card:
    article = citation.article
    title = tongue.say(texts.OUTLET_AND_DAY, outlet=article.outlet, day=tongue.day(article.published))
    if citation not in answer.citations:
        title = tongue.say(texts.NEAR_PASSAGE, source=title)
    description = sentence_in_short(citation, _DESCRIPTION_CHARACTERS)
    return Card(title, description, render_passage(answer, citation, tongue, asked))
