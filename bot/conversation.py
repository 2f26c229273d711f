"""What every handler works with, and how it says something."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, Message, ReplyParameters, Update

from bot.chat_memory import ChatMemory
from bot.render import Reply
from bot.state.errors import StateUnavailable
from bot.state.store import Store
from bot.tongue import Tongue, tongue_in, tongue_of
from bot.turns import current_turn
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
        """The language chosen in the chat, else that of the person's Telegram; English where it is another."""
        chat = update.effective_chat
        try:
            known = await self.store.chats.find(chat.id) if chat else None
        except StateUnavailable as error:
            log.error("the language chosen in a chat is not known: %s", error)  # noqa: TRY400 (no traceback needed)
            known = None
        if known and known.language:
            return tongue_in(known.language)
        return tongue_of(update.effective_user.language_code if update.effective_user else None)


async def say(message: Message, reply: Reply, keyboard: InlineKeyboardMarkup | None = None) -> Message:
    """Answer a message in its chat and topic; in a group as a reply to it. Returns what was sent.

    Raises:
        TurnTaken: Somebody else answers this update.
    """
    turn = current_turn()
    await turn.begin_sending()
    in_group = message.chat.type != message.chat.PRIVATE
    target = ReplyParameters(message.message_id, allow_sending_without_reply=True) if in_group else None
    sent = await message.reply_html(reply.html, reply_markup=keyboard, reply_parameters=target)
    turn.sent.append(sent.message_id)
    return sent
