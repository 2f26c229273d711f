"""An edited message: its answers in the chat become those to what it asks now."""

from itertools import zip_longest

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.answering import Prepared, admitted, answer_all, answers_to, earlier, kept_answers, prepare, reply, taken_out
from bot.conversation import Conversation, recorded, say_html
from bot.failures import is_unchanged
from bot.render import Reply, render_asked_no_longer
from bot.state.answers import KeptAnswer


async def answer_again(
    message: Message, text: str, update: Update, context: ContextTypes.DEFAULT_TYPE, talk: Conversation
) -> None:
    """Answer what an edited message asks in ``text``, in the places of its old answers, the first in that of the first.

    Old answers that are left over say so, new ones that are left over are sent. A message that has no answer in the
    chat is answered like a new one.
    """
    tongue = await talk.tongue(update)
    if not await admitted(message, tongue, talk):
        return
    old = sorted((row for row in await kept_answers(message, talk) if row.reply_ids), key=lambda row: row.reply_ids)
    if not old:
        await answer_all(message, text, update, context, tongue, talk)
        return
    new = await answers_to(message, text, tongue, talk)
    if isinstance(new, Reply):
        await _put(message, old.pop(0), Prepared(new.html), talk)
        new = ()
    unsent = [row for row in await earlier(message, talk) if not row.reply_ids]
    for place, one in zip_longest(old, new):
        if place is None:
            await reply(message, one, tongue, talk, taken_out(unsent, one))
        elif one is None:
            await _edit(message, place.reply_ids[0], render_asked_no_longer(tongue).html, None)
        else:
            await _put(message, place, await prepare(message, one, tongue, talk), talk)


async def _put(message: Message, place: KeptAnswer, prepared: Prepared, talk: Conversation) -> None:
    """Let an answer take the place of another; where the message of that one is gone it gets a new one."""
    reply_id = place.reply_ids[0]
    if not await _edit(message, reply_id, prepared.html, prepared.keyboard):
        reply_id = (await say_html(message, prepared.html, prepared.keyboard)).message_id
    # An answer that is not kept leaves its place to the next edit under the id of the old one.
    await recorded(talk.store.answers.sent(place.answer_id, [] if prepared.row else [reply_id]))
    if prepared.row:
        await recorded(talk.store.answers.sent(prepared.row.answer_id, [reply_id]))


async def _edit(message: Message, reply_id: int, html: str, keyboard: InlineKeyboardMarkup | None) -> bool:
    """Edit one of our messages in the chat of ``message``; False if it is there no more."""
    try:
        await message.get_bot().edit_message_text(html, message.chat_id, reply_id, reply_markup=keyboard)
    except BadRequest as error:
        return is_unchanged(error)
    return True
