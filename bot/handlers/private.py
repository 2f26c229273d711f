"""A person writes to the bot in a private chat."""

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.answering import answer
from bot.conversation import Conversation, say
from bot.editing import answer_again
from bot.render import render_text_only


async def ask(update: Update, context: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    message = message_of(update)
    await answer(message, message.text or "", update, context, talk)


async def ask_again(update: Update, context: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    """A question was edited."""
    message = update.edited_message
    assert message is not None  # app.py registers this handler for edited messages only
    await answer_again(message, message.text or "", update, context, talk)


async def decline_media(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    await say(message_of(update), render_text_only(await talk.tongue(update)))


def message_of(update: Update) -> Message:
    """The new message that an update brings."""
    message = update.message
    assert message is not None  # app.py registers these handlers for new messages only
    return message
