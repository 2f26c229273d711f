"""What the bot changes of what it has said, and what it takes back."""

from dataclasses import replace

from bot.sandbox.bot import Bot
from bot.sandbox.chats import Message
from bot.sandbox.feed import Deleted
from bot.sandbox.keyboards import keyboard_of
from bot.sandbox.parameters import Arguments
from bot.sandbox.refusal import Refused
from bot.sandbox.rules import caption, message_text
from bot.sandbox.sending import with_media

MOST_DELETED = 100
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def edit_message_text(bot: Bot, given: Arguments) -> object:
    old = _own(bot, given)
    if "text" not in given.values:
        raise Refused("Bad Request: message text is empty")
    if old.attachment:
        raise Refused("Bad Request: there is no text in the message to edit")
    text, entities = message_text(given, bot.level)
    return _changed(bot, old, replace(old, text=text, entities=entities, keyboard=keyboard_of(given)))


async def edit_message_caption(bot: Bot, given: Arguments) -> object:
    old = _own(bot, given)
    if not old.attachment:
        raise Refused("Bad Request: there is no caption in the message to edit")
    text, entities = caption(given, bot.level)
    return _changed(bot, old, replace(old, text=text, entities=entities, keyboard=keyboard_of(given)))


async def edit_message_media(bot: Bot, given: Arguments) -> object:
    old = _own(bot, given)
    item = given.object("media")
    assert item, "the table asks for it"
    return _changed(bot, old, replace(with_media(bot, item, old), keyboard=keyboard_of(given)))


async def edit_message_reply_markup(bot: Bot, given: Arguments) -> object:
    old = _own(bot, given)
    return _changed(bot, old, replace(old, keyboard=keyboard_of(given)))


async def delete_message(bot: Bot, given: Arguments) -> object:
    _delete(bot, bot.message(given, "delete"))
    return True


async def delete_messages(bot: Bot, given: Arguments) -> object:
    """Delete messages; those that are not there are passed over."""
    chat_id, ids = bot.open_chat(given), given.integers("message_ids")
    if not 1 <= len(ids) <= MOST_DELETED:
        raise Refused(f"Bad Request: expected 1 to {MOST_DELETED} message identifiers")
    for message_id in ids:
        if message := bot.chats.find(chat_id, message_id):
            _delete(bot, message)
    return True


def _own(bot: Bot, given: Arguments) -> Message:
    """The bot's message that is meant: one of a chat, or one that was sent through it."""
    if "inline_message_id" in given.values and "chat_id" not in given.values:
        message = bot.chats.find_inline(given.text("inline_message_id"))
        if message is None or not given.text("inline_message_id"):
            raise Refused("Bad Request: MESSAGE_ID_INVALID")
        return message
    message = bot.message(given, "edit")
    if not message.sender.is_bot:
        raise Refused("Bad Request: message can't be edited")
    return message


def _changed(bot: Bot, old: Message, new: Message) -> object:
    if new == old:
        raise Refused(NOT_MODIFIED)
    return bot.change(new)


def _delete(bot: Bot, message: Message) -> None:
    group = bot.group(message.chat_id)
    if group and not message.sender.is_bot and group.bot_status != "administrator":
        raise Refused("Bad Request: message can't be deleted")
    bot.chats.remove(message)
    bot.feed.publish(Deleted(message.chat_id, message.message_id))
