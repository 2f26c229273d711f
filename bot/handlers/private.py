"""A person writes to the bot in a private chat."""

from collections.abc import Awaitable, Callable

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.render import (
    Reply,
    render_answer,
    render_help,
    render_question_refused,
    render_start,
    render_text_only,
)
from index.errors import QuestionRefused
from index.queries import parse
from index.records import Answer, Query


async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    await _send(_message(update), render_start())


async def show_help(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    await _send(_message(update), render_help())


async def ask(
    update: Update, _: ContextTypes.DEFAULT_TYPE, *, answer: Callable[[Query], Awaitable[Answer]]
) -> None:  # fmt: skip
    message = _message(update)
    try:
        reply = render_answer(await answer(parse(message.text or "")))
    except QuestionRefused as refused:
        reply = render_question_refused(str(refused))
    await _send(message, reply)


async def decline_media(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    await _send(_message(update), render_text_only())


def _message(update: Update) -> Message:
    message = update.message
    assert message is not None  # app.py registers these handlers for new messages only
    return message


async def _send(message: Message, reply: Reply) -> None:
    await message.reply_html(reply.html)
