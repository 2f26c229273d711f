"""A person writes to the bot in a private chat."""

import logging

from telegram import Message, Update
from telegram.error import NetworkError
from telegram.ext import ContextTypes

from bot.buttons import below_answer
from bot.conversation import Conversation, say
from bot.kept import kept_reply
from bot.render import render_help, render_question_refused, render_start, render_text_only
from bot.state.answers import Asked as KeptQuestion
from bot.state.errors import AnswerTooLarge, StateUnavailable
from bot.tongue import Tongue
from index.errors import QuestionRefused
from index.records import Answer, Kind
from index.records import Message as Asked

log = logging.getLogger(__name__)


async def start(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    await say(_message(update), render_start(await talk.tongue(update)))


async def show_help(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    await say(_message(update), render_help(await talk.tongue(update)))


async def ask(update: Update, context: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    message, tongue = _message(update), await talk.tongue(update)
    key = (message.chat_id, message.from_user.id if message.from_user else None)
    try:
        answers = await talk.answer(Asked(message.text or "", talk.memory.last(key)))
    except QuestionRefused as refused:
        await say(message, render_question_refused(refused, tongue))
        return
    talk.memory.remember(key, answers[-1].query)
    for one in answers:
        await talk.count_gap(one)
        try:
            await _reply(message, one, tongue, talk)
        except NetworkError as error:
            # The next question of the message has its own answer, which may arrive all the same.
            await context.application.process_error(update, error)


async def decline_media(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    await say(_message(update), render_text_only(await talk.tongue(update)))


async def _reply(message: Message, answer: Answer, tongue: Tongue, talk: Conversation) -> None:
    """Keep an answer for its buttons, and send it. Where it cannot be kept it has none."""
    reply, keeping = kept_reply(answer, tongue)
    person, query = message.from_user.id if message.from_user else None, answer.query
    asked = KeptQuestion(
        message.chat_id, person, message.message_id, query.question, tongue.language, query.kind, answer.snapshot
    )
    if query.kind is Kind.SMALL_TALK:
        await say(message, reply)
        return
    try:
        row = await talk.store.answers.keep(asked, keeping.payload())
    except (StateUnavailable, AnswerTooLarge) as error:
        log.error("an answer goes out without buttons: %s", error)  # noqa: TRY400 (no traceback needed)
        await say(message, reply)
        return
    sent = await say(message, reply, below_answer(row.answer_id, keeping, query.question, tongue))
    await talk.store.answers.sent(row.answer_id, [sent.message_id])


def _message(update: Update) -> Message:
    message = update.message
    assert message is not None  # app.py registers these handlers for new messages only
    return message
