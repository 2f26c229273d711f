"""A button below an answer is pressed."""

from telegram import InlineKeyboardMarkup, Update
from telegram.ext import ContextTypes

from bot import buttons, kept, texts
from bot.conversation import Conversation
from bot.editing import change
from bot.state.answers import KeptAnswer
from bot.state.feedback import Vote
from bot.tongue import Tongue, tongue_in

_VOTES: dict[str, Vote] = {buttons.UP: 1, buttons.DOWN: -1}


async def press(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    """Do what a button says; a button of an answer that is kept no longer says so."""
    query = update.callback_query
    assert query is not None  # app.py registers this handler for presses only
    pressed = buttons.pressed(query.data or "")
    answer = await talk.store.answers.find(pressed.answer_id) if pressed else None
    keeping = kept.read(answer.payload) if answer else None
    if pressed is None or answer is None or keeping is None:
        await query.answer((await talk.tongue(update)).say(texts.TOO_OLD), show_alert=True)
        return
    tongue = tongue_in(answer.asked.language)
    if pressed.verb in _VOTES:
        await talk.store.feedback.give(answer.answer_id, query.from_user.id, _VOTES[pressed.verb])
        await query.answer(tongue.say(texts.THANKS))
        return
    html, keyboard = _shown(pressed, answer, keeping, tongue)
    await query.answer()
    await change(query, html, keyboard)


def _shown(
    pressed: buttons.Pressed, answer: KeptAnswer, keeping: kept.KeptReply, tongue: Tongue
) -> tuple[str, InlineKeyboardMarkup]:
    """What the message becomes."""
    if pressed.verb == buttons.CONTEXT and pressed.number < len(keeping.contexts):
        return keeping.contexts[pressed.number], buttons.back_to_answer(answer.answer_id, tongue)
    page = min(pressed.number, len(keeping.pages) - 1)
    keyboard = buttons.below_answer(answer.answer_id, keeping, answer.asked.question, tongue, page)
    return keeping.pages[page], keyboard
