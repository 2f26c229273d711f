"""The bot is called in a chat where it is not: it may say one thing there."""

import logging

from telegram import InlineQueryResultArticle, Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import texts
from bot.addressing import question_in
from bot.answering import answers_to, keep_unseen
from bot.cards import Card, as_result, below_card, whole_card
from bot.conversation import Conversation
from bot.failures import is_too_late
from bot.links import link_to
from bot.notices import render_ask_in_group
from bot.render import Reply
from bot.tongue import Tongue
from index.answers import together
from index.records import Kind

log = logging.getLogger(__name__)


async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    message, tongue = update.guest_message, await talk.tongue(update)
    assert message is not None  # app.py registers this handler for calls of guests only
    if question := question_in(context.bot.bot, message):
        await _answer(message, question, context.bot.username, tongue, talk)
    else:
        await say_as_guest(message, render_ask_in_group(context.bot.name, tongue), tongue)


async def say_as_guest(message: Message, reply: Reply, tongue: Tongue) -> None:
    """Say something that is no answer."""
    await _give(message, as_result(0, Card(tongue.say(texts.ASK_IN_BOT), "", reply)))


async def _answer(message: Message, question: str, username: str, tongue: Tongue, talk: Conversation) -> None:
    answers = await answers_to(message, question, tongue, talk)
    if isinstance(answers, Reply):
        await say_as_guest(message, answers, tongue)
        return
    for one in answers:
        await talk.count_gap(one)
    found = together(answers)
    asker = message.from_user.id if message.from_user else None
    answer_id = await keep_unseen(found, asker, tongue, talk) if found.query.kind is not Kind.SMALL_TALK else None
    link = link_to(answer_id, username) if answer_id else None
    card = whole_card(question, found, tongue)
    await _give(message, as_result(0, card, below_card(question, link, tongue)))


async def _give(message: Message, result: InlineQueryResultArticle) -> None:
    """Answer a call. One that waits no more has its answer, or nobody who reads it."""
    try:
        await message.answer_guest_query(result)
    except BadRequest as error:
        if not is_too_late(error):
            raise
        log.info("the call of a guest waits no more")
