"""A person writes to the bot in a private chat."""

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.answering import answer
from bot.conversation import Conversation, say
from bot.editing import answer_again
from bot.render import render_help, render_start, render_text_only


async def start(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    await say(_message(update), render_start(await talk.tongue(update)))


async def show_help(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    await say(_message(update), render_help(await talk.tongue(update)))


async def ask(update: Update, context: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    message = _message(update)
    await answer(message, message.text or "", update, context, talk)


async def ask_again(update: Update, context: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    """A question was edited."""
    message = update.edited_message
    assert message is not None  # app.py registers this handler for edited messages only
    await answer_again(message, message.text or "", update, context, talk)


async def decline_media(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    await say(_message(update), render_text_only(await talk.tongue(update)))


def _message(update: Update) -> Message:
    message = update.message
    assert message is not None  # app.py registers these handlers for new messages only
    return message
