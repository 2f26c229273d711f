"""People in a group write to the bot, or take it in. What is not meant for it does not come here."""

from telegram import ChatMemberUpdated, Update
from telegram.constants import ChatMemberStatus
from telegram.ext import ContextTypes

from bot.addressing import GROUPS, question_in
from bot.answering import answer
from bot.conversation import Conversation, say
from bot.handlers.private import message_of
from bot.notices import render_ask_in_group, render_group_hello

_THERE = frozenset({ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR})
_GONE = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.BANNED})


async def ask(update: Update, context: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    message = message_of(update)
    if question := question_in(context.bot.bot, message):
        await answer(message, question, update, context, talk)
    else:
        await say(message, render_ask_in_group(context.bot.name, await talk.tongue(update)))


async def greet(update: Update, context: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    """Say once how the bot is asked, in a group that somebody has taken it into."""
    change = update.my_chat_member
    assert change is not None  # app.py registers this handler for changes of the bot's own membership
    if _is_taken_in(change):
        hello = render_group_hello(context.bot.name, await talk.tongue(update))
        await context.bot.send_message(change.chat.id, hello.html)


def _is_taken_in(change: ChatMemberUpdated) -> bool:
    was, is_now = change.old_chat_member.status, change.new_chat_member.status
    return change.chat.type in GROUPS and was in _GONE and is_now in _THERE
