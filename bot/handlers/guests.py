"""The bot is called in a chat where it is not: it may say one thing there."""

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot import deep_links, texts
from bot.addressing import question_in
from bot.cards import Card, as_result, below_card, whole_card
from bot.conversation import Conversation
from bot.handlers.asking import ask, keep_for_nobody
from bot.render import Reply, render_ask_in_group, render_question_refused
from bot.tongue import Tongue
from index.answers import together
from index.errors import QuestionRefused
from index.records import Kind


async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    message, tongue = update.guest_message, await talk.tongue(update)
    assert message is not None  # app.py registers this handler for calls of guests only
    if question := question_in(context.bot.bot, message):
        await _answer(message, question, context.bot.username, tongue, talk)
    else:
        await say_as_guest(message, render_ask_in_group(context.bot.name, tongue), tongue)


async def say_as_guest(message: Message, reply: Reply, tongue: Tongue) -> None:
    """Say something that is no answer."""
    await message.answer_guest_query(as_result(0, Card(tongue.say(texts.ASK_IN_BOT), "", reply)))


async def _answer(message: Message, question: str, username: str, tongue: Tongue, talk: Conversation) -> None:
    try:
        found = together(await ask(message, question, talk))
    except QuestionRefused as refused:
        await say_as_guest(message, render_question_refused(refused, tongue), tongue)
        return
    asker = message.from_user.id if message.from_user else None
    answer_id = await keep_for_nobody(found, asker, tongue, talk) if found.query.kind is not Kind.SMALL_TALK else None
    link = deep_links.to_answer(username, answer_id) if answer_id else None
    card = whole_card(question, found, tongue)
    await message.answer_guest_query(as_result(0, card, below_card(question, link, tongue)))
