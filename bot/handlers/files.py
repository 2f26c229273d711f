"""What an answer can be had as beside its text: files, and a picture where it is a timeline."""

import asyncio

from telegram import CallbackQuery, MaybeInaccessibleMessage

from bot import buttons
from bot.conversation import send_document, send_photo
from bot.exports import file_name
from bot.kept import KeptReply
from bot.links import link_to
from bot.picture import MANY_EVENTS, timeline_of
from bot.state.answers import KeptAnswer
from bot.timeline import timeline_png
from bot.tongue import Tongue

VERBS = frozenset({buttons.FILE, buttons.PICTURE, buttons.PICTURE_FILE})
_PNG = "timeline.png"


async def send(
    query: CallbackQuery, pressed: buttons.Pressed, answer: KeptAnswer, keeping: KeptReply, tongue: Tongue
) -> None:
    """Send what the button says into its chat; of a message in a chat without the bot, into the bot's own chat."""
    below, bot = query.message, query.get_bot()
    if below is None:
        await query.answer(url=link_to(answer.answer_id, bot.username))
        return
    await query.answer()
    if pressed.verb == buttons.FILE:
        for _, form in buttons.FORMS[pressed.number : pressed.number + 1]:
            name = file_name(answer.asked.question, form)
            await send_document(bot, below, name, keeping.files[form].encode())
    elif keeping.timeline:
        await _send_picture(query, below, pressed, keeping, tongue)


async def _send_picture(
    query: CallbackQuery,
    below: MaybeInaccessibleMessage,
    pressed: buttons.Pressed,
    keeping: KeptReply,
    tongue: Tongue,
) -> None:
    """Draw the timeline, which takes a second, in a thread of its own."""
    timeline = timeline_of(keeping.timeline, tongue)
    picture = await asyncio.to_thread(timeline_png, timeline)
    if pressed.verb == buttons.PICTURE_FILE:
        await send_document(query.get_bot(), below, _PNG, picture)
        return
    is_long = len(timeline.events) >= MANY_EVENTS
    keyboard = buttons.below_picture(pressed.answer_id, tongue) if is_long else None
    await send_photo(query.get_bot(), below, picture, keeping.caption, keyboard)
