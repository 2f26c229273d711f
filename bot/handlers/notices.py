"""A command asks about the bot: what it is, how it is used, what it knows, what it stores, how it speaks."""

from telegram import Update
from telegram.ext import ContextTypes

from bot.addressing import GROUPS
from bot.conversation import Conversation, say
from bot.handlers import languages, privacy
from bot.handlers.private import message_of
from bot.notices import render_about, render_group_help, render_help, render_sources


async def show_help(update: Update, context: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    message, tongue = message_of(update), await talk.tongue(update)
    in_group = message.chat.type in GROUPS
    await say(message, render_group_help(context.bot.name, tongue) if in_group else render_help(tongue))


async def show_about(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    await say(message_of(update), render_about(await talk.coverage(), await talk.tongue(update)))


async def show_sources(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    await say(message_of(update), render_sources(await talk.coverage(), await talk.tongue(update)))


# By the names of the commands.
NOTICES = {
    "sources": show_sources,
    "language": languages.offer,
    "help": show_help,
    "about": show_about,
    "privacy": privacy.show,
}
