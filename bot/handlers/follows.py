"""Something is to be followed, or not any more."""

import logging

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot import buttons, kept, texts
from bot.buttons import Pressed, to_unfollow
from bot.changing import change, change_keyboard
from bot.conversation import Conversation, say
from bot.follow_replies import followed, render_followed, render_follows, render_too_long, render_too_many, too_many
from bot.following import Following, Place
from bot.handlers.private import message_of
from bot.markup import plain
from bot.render import Reply
from bot.state.errors import StateUnavailable, TooManyFollows
from bot.state.follows import LONGEST_FOLLOWED
from bot.tongue import Tongue, tongue_in

PATTERN = f"^[{buttons.FOLLOW}{buttons.UNFOLLOW}{buttons.UNFOLLOW_LISTED}]:"
log = logging.getLogger(__name__)


async def follow(
    update: Update, context: ContextTypes.DEFAULT_TYPE, *, talk: Conversation, following: Following
) -> None:
    """Follow what stands behind the command; without that, list what is followed."""
    message, person = message_of(update), update.effective_user
    tongue, words = await talk.tongue(update), " ".join(context.args or ())
    try:
        if not words or person is None:
            await _list(message, tongue, following)
        elif len(words) > LONGEST_FOLLOWED:
            await say(message, render_too_long(tongue))
        else:
            await _begin(message, Place(message.chat_id, person.id, tongue.language), words, following)
    except StateUnavailable as error:
        log.error("nothing is followed or listed: %s", error)  # noqa: TRY400 (no traceback needed)
        await say(message, Reply(plain(tongue.say(texts.LATER))))


async def press(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation, following: Following) -> None:
    """A button of an answer, of the list or of a message with news was pressed."""
    query = update.callback_query
    assert query is not None  # app.py registers this handler for presses only
    pressed, tongue = buttons.pressed(query.data or ""), await talk.tongue(update)
    try:
        if pressed is not None and pressed.verb == buttons.FOLLOW:
            await _follow_pressed(query, pressed, tongue, talk, following)
        elif pressed is not None and pressed.answer_id.isdecimal():
            await _unfollow_pressed(query, pressed, tongue, following)
        else:
            await query.answer(tongue.say(texts.TOO_OLD), show_alert=True)
    except StateUnavailable as error:
        log.error("a button does nothing: %s", error)  # noqa: TRY400 (no traceback needed)
        await query.answer(tongue.say(texts.LATER), show_alert=True)


async def _list(message: Message, tongue: Tongue, following: Following) -> None:
    follows = await following.of_chat(message.chat_id)
    listed = to_unfollow([(one.follow.follow_id, one.name) for one in follows], buttons.UNFOLLOW_LISTED, tongue)
    await say(message, render_follows(follows, tongue), listed)


async def _begin(message: Message, place: Place, words: str, following: Following) -> None:
    tongue = tongue_in(place.language)
    try:
        named = await following.begin(place, words)
    except TooManyFollows as refused:
        await say(message, render_too_many(refused, tongue))
    else:
        stop = to_unfollow([(named.follow.follow_id, named.name)], buttons.UNFOLLOW, tongue)
        await say(message, render_followed(named, tongue), stop)


async def _follow_pressed(
    query: CallbackQuery, pressed: Pressed, tongue: Tongue, talk: Conversation, following: Following
) -> None:
    found = await kept.find(talk.store.answers, pressed.answer_id)
    question = found[1].follow if found else ""
    if not question:
        await query.answer(tongue.say(texts.TOO_OLD), show_alert=True)
        return
    place = Place(_chat_of(query), query.from_user.id, tongue.language)
    try:
        await following.begin_question(place, question)
    except TooManyFollows as refused:
        await query.answer(too_many(refused, tongue), show_alert=True)
    else:
        await query.answer(followed(tongue), show_alert=True)


async def _unfollow_pressed(query: CallbackQuery, pressed: Pressed, tongue: Tongue, following: Following) -> None:
    chat_id = _chat_of(query)
    await following.store.follows.remove(chat_id, int(pressed.answer_id))
    await query.answer(tongue.say(texts.UNFOLLOWED))
    if pressed.verb == buttons.UNFOLLOW:
        await change_keyboard(query, _without(query, pressed))
        return
    left = await following.of_chat(chat_id)
    keyboard = to_unfollow([(one.follow.follow_id, one.name) for one in left], buttons.UNFOLLOW_LISTED, tongue)
    await change(query, render_follows(left, tongue).html, keyboard)


def _without(query: CallbackQuery, pressed: Pressed) -> InlineKeyboardMarkup | None:
    """The buttons of the message without the one that was pressed; None without any."""
    keyboard = query.message.reply_markup if isinstance(query.message, Message) else None
    rows: list[list[InlineKeyboardButton]] = [
        [button for button in row if button.callback_data != pressed.data]
        for row in (keyboard.inline_keyboard if keyboard else ())
    ]
    left = [row for row in rows if row]
    return InlineKeyboardMarkup(left) if left else None


def _chat_of(query: CallbackQuery) -> int:
    """The chat of the message; of one that was sent through the bot elsewhere, the person's own."""
    return query.message.chat.id if query.message else query.from_user.id
