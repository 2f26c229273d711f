"""A command asks something: with words behind it, it is answered; without, it says how it is used."""

from telegram import Update
from telegram.ext import ContextTypes

from bot.answering import answer
from bot.conversation import Conversation, say
from bot.handlers.private import message_of
from bot.notices import render_usage
from index.records import Kind

# What each command asks for; of a date it is a timeline. A question says itself what it asks.
_KINDS = {
    "ask": None,
    "quotes": Kind.QUOTE,
    "positions": Kind.POSITION,
    "compare": Kind.COMPARISON,
    "timeline": Kind.DATE,
    "verify": Kind.VERIFY,
}


async def ask_as(update: Update, context: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    message = message_of(update)
    command, words = command_of(message.text or "")
    if words:
        await answer(message, words, update, context, talk, _KINDS[command])
    else:
        await say(message, render_usage(command, await talk.tongue(update)))


def command_of(text: str) -> tuple[str, str]:
    """The name of the command at the beginning of a text, without the name of a bot, and the words behind it."""
    first, *rest = text.split(maxsplit=1)
    return first.removeprefix("/").partition("@")[0].lower(), rest[0].strip() if rest else ""
