"""A person writes to the bot in a private chat."""

from collections.abc import Awaitable, Callable

from telegram import Message, Update
from telegram.error import NetworkError
from telegram.ext import ContextTypes

from bot.chat_memory import ChatMemory
from bot.handlers.reader import tongue_for
from bot.render import (
    Reply,
    render_answer,
    render_help,
    render_question_refused,
    render_start,
    render_text_only,
)
from index.errors import QuestionRefused
from index.records import Answer
from index.records import Message as Asked

# Answers each question in a message.
Answers = Callable[[Asked], Awaitable[tuple[Answer, ...]]]


async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    await _send(_message(update), render_start(tongue_for(update)))


async def show_help(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    await _send(_message(update), render_help(tongue_for(update)))


async def ask(update: Update, context: ContextTypes.DEFAULT_TYPE, *, answer: Answers, memory: ChatMemory) -> None:
    message = _message(update)
    key = (message.chat_id, message.from_user.id if message.from_user else None)
    try:
        answers = await answer(Asked(message.text or "", memory.last(key)))
    except QuestionRefused as refused:
        await _send(message, render_question_refused(refused, tongue_for(update)))
        return
    memory.remember(key, answers[-1].query)
    for one in answers:
        try:
            await _send(message, render_answer(one, tongue_for(update)))
        except NetworkError as error:
            # The next question of the message has its own answer, which may arrive all the same.
            await context.application.process_error(update, error)


async def decline_media(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    await _send(_message(update), render_text_only(tongue_for(update)))


def _message(update: Update) -> Message:
    message = update.message
    assert message is not None  # app.py registers these handlers for new messages only
    return message


async def _send(message: Message, reply: Reply) -> None:
    await message.reply_html(reply.html)
