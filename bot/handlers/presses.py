"""A button below an answer is pressed."""

import logging

from telegram import CallbackQuery, InlineKeyboardMarkup, Update
from telegram.ext import ContextTypes

from bot import buttons, kept, texts
from bot.changing import change
from bot.conversation import Conversation
from bot.handlers import files
from bot.links import link_to
from bot.state.answers import KeptAnswer
from bot.state.errors import StateUnavailable
from bot.state.feedback import Vote
from bot.tongue import Tongue, tongue_in

_VOTES: dict[str, Vote] = {buttons.UP: 1, buttons.DOWN: -1}
log = logging.getLogger(__name__)


async def press(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    """Do what a button says; a button of an answer that is kept no longer says so."""
    query = update.callback_query
    assert query is not None  # app.py registers this handler for presses only
    try:
        done = await _pressed(query, talk)
    except StateUnavailable as error:
        log.error("a button does nothing: %s", error)  # noqa: TRY400 (no traceback needed)
        await query.answer((await talk.tongue(update)).say(texts.LATER), show_alert=True)
        return
    if not done:
        await query.answer((await talk.tongue(update)).say(texts.TOO_OLD), show_alert=True)


async def _pressed(query: CallbackQuery, talk: Conversation) -> bool:
    """Whether the answer of a button is kept, and so was done what the button says."""
    pressed = buttons.pressed(query.data or "")
    found = await kept.find(talk.store.answers, pressed.answer_id) if pressed else None
    if pressed is None or found is None:
        return False
    await _do(query, pressed, *found, talk)
    return True


async def _do(
    query: CallbackQuery, pressed: buttons.Pressed, answer: KeptAnswer, keeping: kept.KeptReply, talk: Conversation
) -> None:
    tongue = tongue_in(answer.asked.language)
    if pressed.verb in _VOTES:
        await talk.store.feedback.give(answer.answer_id, query.from_user.id, _VOTES[pressed.verb])
        await query.answer(tongue.say(texts.THANKS))
    elif pressed.verb in files.VERBS:
        await files.send(query, pressed, answer, keeping, tongue)
    else:
        link = link_to(answer.answer_id, query.get_bot().username)
        await query.answer()
        await change(query, *_shown(pressed, answer, keeping, link, tongue))


def _shown(
    pressed: buttons.Pressed, answer: KeptAnswer, keeping: kept.KeptReply, link: str, tongue: Tongue
) -> tuple[str, InlineKeyboardMarkup]:
    """What the message becomes."""
    if pressed.verb == buttons.CONTEXT and pressed.number < len(keeping.contexts):
        return keeping.contexts[pressed.number], buttons.back_to_answer(answer.answer_id, tongue)
    page = min(pressed.number, len(keeping.pages) - 1)
    if pressed.verb == buttons.SAVE:
        return keeping.pages[page], buttons.to_save(answer.answer_id, link, tongue, page)
    keyboard = buttons.below_answer(answer.answer_id, keeping, answer.asked.question, tongue, page)
    return keeping.pages[page], keyboard
