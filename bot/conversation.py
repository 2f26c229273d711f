"""What every handler works with, and how it says something."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Bot, InlineKeyboardMarkup, InputFile, MaybeInaccessibleMessage, Message, ReplyParameters, Update
from telegram.error import ChatMigrated, TelegramError

from bot.chat_memory import ChatMemory
from bot.quotas import UNLIMITED, Quotas
from bot.render import Reply, render_crowded
from bot.state.errors import StateUnavailable
from bot.state.store import Store
from bot.tongue import Tongue, tongue_in, tongue_of
from index.coverage import Coverage
from index.records import Answer, Kind
from index.records import Message as Asked

log = logging.getLogger(__name__)

# Answers each question in a message.
Answers = Callable[[Asked], Awaitable[tuple[Answer, ...]]]


@dataclass(frozen=True, slots=True)
class Conversation:
    answer: Answers
    memory: ChatMemory
    store: Store
    coverage: Callable[[], Awaitable[Coverage]]
    quotas: Quotas = UNLIMITED

    async def count_gap(self, answer: Answer) -> None:
        """Count a question that the articles do not clearly answer, for maintainers. It is answered all the same."""
        query = answer.query
        if answer.answered or query.kind is Kind.SMALL_TALK:
            return
        try:
            await self.store.gaps.count(query.question, query.language)
        except StateUnavailable as error:
            log.error("a question without an answer was not counted: %s", error)  # noqa: TRY400 (no traceback needed)

    async def tongue(self, update: Update) -> Tongue:
        """The language chosen in the chat, else that of the person's Telegram; English where it is another.

        Where the bot is not in the chat, the language chosen in the person's own chat with it counts.
        """
        person = update.effective_user
        chat = person if update.guest_message else update.effective_chat or person
        try:
            known = await self.store.chats.find(chat.id) if chat else None
        except StateUnavailable as error:
            log.error("the language chosen in a chat is not known: %s", error)  # noqa: TRY400 (no traceback needed)
            known = None
        if known and known.language:
            return tongue_in(known.language)
        return tongue_of(person.language_code if person else None)


async def recorded(writing: Awaitable[object]) -> None:
    """Await what is to be written down and nobody waits for: where the state is not there, only the log says so."""
    try:
        await writing
    except StateUnavailable as error:
        log.error("not written down: %s", error)  # noqa: TRY400 (no traceback needed)


async def tell_crowded(update: Update, wait_s: float, *, talk: Conversation) -> None:
    """Tell somebody that their answer takes so many seconds. If that cannot be said, the answer comes all the same."""
    message = update.message
    if message is None or message.chat.type != message.chat.PRIVATE:
        return
    try:
        await say(message, render_crowded(wait_s, await talk.tongue(update)))
    except TelegramError as error:
        log.warning("that it takes long could not be told: %s", type(error).__name__)


async def say(message: Message, reply: Reply, keyboard: InlineKeyboardMarkup | None = None) -> Message:
    """Answer a message with a reply, see `say_html`."""
    return await say_html(message, reply.html, keyboard)


async def say_html(message: Message, html: str, keyboard: InlineKeyboardMarkup | None = None) -> Message:
    """Answer a message in its chat and topic; in a group as a reply to it. Returns what was sent.

    A group that has become a supergroup since is answered there, where its old messages cannot be replied to.

    Raises:
        TurnTaken: Somebody else answers this update.
    """
    in_group = message.chat.type != message.chat.PRIVATE
    target = ReplyParameters(message.message_id, allow_sending_without_reply=True) if in_group else None
    try:
        return await message.reply_html(html, reply_markup=keyboard, reply_parameters=target)
    except ChatMigrated as migrated:
        return await message.get_bot().send_message(migrated.new_chat_id, html, reply_markup=keyboard)


async def send_photo(
    bot: Bot, below: MaybeInaccessibleMessage, photo: bytes, caption: str, keyboard: InlineKeyboardMarkup | None
) -> None:
    """Send a picture into the chat and topic of a message; the caption is Telegram HTML. Raises as `say`."""
    await bot.send_photo(below.chat.id, photo, caption, reply_markup=keyboard, message_thread_id=_topic(below))


async def send_document(bot: Bot, below: MaybeInaccessibleMessage, name: str, data: bytes) -> None:
    """Send a file into the chat and topic of a message. Raises as `say`."""
    await bot.send_document(below.chat.id, InputFile(data, name), message_thread_id=_topic(below))


def _topic(message: MaybeInaccessibleMessage) -> int | None:
    """Of messages that Telegram no longer shows to bots, the topic is not known."""
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
