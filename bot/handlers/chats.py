"""What becomes of a chat: somebody writes there, the bot is blocked or put out, a group becomes a supergroup."""

from telegram import ChatMember, Update
from telegram.ext import ContextTypes

from bot.conversation import Conversation, recorded

_OUT = frozenset({ChatMember.LEFT, ChatMember.BANNED})


async def see(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    """Whoever writes knows the bot, and does not block it."""
    if update.effective_chat:
        await recorded(talk.store.chats.seen(update.effective_chat.id))


async def change_place(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    """A person has blocked or unblocked the bot, or a group has put it out or taken it in."""
    change = update.my_chat_member
    assert change is not None  # app.py registers this handler for such changes only
    chats, chat_id = talk.store.chats, change.chat.id
    await recorded(chats.seen(chat_id))
    if change.new_chat_member.status in _OUT:
        await recorded(chats.blocked(chat_id))


async def move(update: Update, _: ContextTypes.DEFAULT_TYPE, *, talk: Conversation) -> None:
    """A group has become a supergroup, as it says itself in both of its chats."""
    message = update.message
    assert message is not None  # app.py registers this handler for messages only
    old = message.migrate_from_chat_id or message.chat_id
    new = message.migrate_to_chat_id or message.chat_id
    await recorded(talk.store.chats.migrate(old, new))
