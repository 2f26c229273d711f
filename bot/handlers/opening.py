"""A person starts the bot, maybe by a link: to an answer that is kept, or to a command."""

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot import kept, texts
from bot.buttons import below_answer
from bot.conversation import Conversation, say, say_html
from bot.handlers.notices import NOTICES
from bot.handlers.private import message_of
from bot.links import answer_id_of
from bot.markup import plain
from bot.notices import render_start
from bot.render import Reply, reopened
from bot.state.errors import StateUnavailable
from bot.tongue import Tongue, tongue_in


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    message, tongue = message_of(update), await talk.tongue(update)
    payload = context.args[0] if context.args else ""
    answer_id = answer_id_of(payload)
    if answer_id is not None:
        await _open(message, answer_id, tongue, talk)
    elif payload in NOTICES:
        await NOTICES[payload](update, context, talk=talk)
    else:
        await say(message, render_start(tongue))


async def _open(message: Message, answer_id: str, tongue: Tongue, talk: Conversation) -> None:
    """Show an answer as it was given, with the snapshot and the day that it is of; or that it is kept no longer."""
    try:
        found = await kept.find(talk.store.answers, answer_id)
    except StateUnavailable:
        await say(message, Reply(plain(tongue.say(texts.LATER))))
        return
    if found is None:
        await say(message, Reply(plain(tongue.say(texts.GONE))))
        return
    answer, keeping = found
    theirs = tongue_in(answer.asked.language)
    html = reopened(keeping.pages[0], answer.asked.snapshot_id, answer.created_at.date(), theirs)
    await say_html(message, html, below_answer(answer_id, keeping, answer.asked.question, theirs))
