"""A person types behind the bot's name in any chat, and chooses what of it to send."""

import asyncio
import logging

from telegram import InlineQuery, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import texts
from bot.answering import keep_unseen
from bot.conversation import Conversation
from bot.failures import is_too_late
from bot.offers import Offer, Place, examples, instead, page, place_at, why_none
from bot.tongue import Tongue
from index.answers import together
from index.errors import QuestionRefused
from index.records import Message as Asked

log = logging.getLogger(__name__)

# After some ten seconds Telegram takes no answer any more; people wait less.
PATIENCE_S = 8.0
# Not for long: the same question may soon be answered from other articles.
_CACHE_S = 30


async def search(update: Update, context: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    """Offer what answers an inline query.

    Raises:
        TimeoutError: There is no answer for so long that nobody waits for it.
    """
    query, tongue = update.inline_query, await talk.tongue(update)
    assert query is not None  # app.py registers this handler for inline queries only
    async with asyncio.timeout(PATIENCE_S):
        found = _found(query, context.bot.username, tongue, talk) if query.query.strip() else _examples(tongue, talk)
        offer = await found
    await give(query, offer, _CACHE_S)


async def note_choice(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:  # noqa: ARG001
    """Somebody has sent a result; which one of its list is all that is noted."""
    chosen = update.chosen_inline_result
    assert chosen is not None  # app.py registers this handler for chosen results only
    log.info("inline result %s was sent", chosen.result_id)


async def give(query: InlineQuery, offer: Offer, cache_s: int) -> None:
    """Answer an inline query. That it waits no more is no fault: the person has typed on, or gone."""
    try:
        await query.answer(
            offer.results,
            cache_time=cache_s,
            is_personal=True,  # each in the language of who asks
            next_offset=offer.next_offset,
            button=offer.button,
        )
    except BadRequest as error:
        if not is_too_late(error):
            raise
        log.info("an inline query waits no more")


async def _found(query: InlineQuery, username: str, tongue: Tongue, talk: Conversation) -> Offer:
    """What answers a query, from its offset on."""
    try:
        answer = together(await talk.answer(Asked(query.query)))
    except QuestionRefused:
        return instead(texts.ASK_IN_BOT, tongue)
    if (label := why_none(answer)) is not None:
        return instead(label, tongue)
    place = place_at(query.offset) or Place(0, await keep_unseen(answer, query.from_user.id, tongue, talk))
    return page(query.query, answer, place, username, tongue)


async def _examples(tongue: Tongue, talk: Conversation) -> Offer:
    asked = tuple(tongue.say(example) for example in texts.EXAMPLES)
    answers = await asyncio.gather(*(talk.answer(Asked(question)) for question in asked))
    return examples(asked, tuple(together(one) for one in answers), tongue)
