"""What the bot says: messages, photos, documents, reactions, and that it is typing."""

import secrets
from dataclasses import replace

from bot.sandbox.bot import Bot
from bot.sandbox.chats import Message
from bot.sandbox.feed import Drafted, Edited, Typing
from bot.sandbox.files import Attachment, Upload
from bot.sandbox.keyboards import keyboard_of
from bot.sandbox.parameters import Arguments
from bot.sandbox.refusal import Refused, not_played
from bot.sandbox.rules import LONGEST_TEXT, caption, formatted, message_text

FEWEST_IN_GROUP, MOST_IN_GROUP = 2, 10
ACTIONS = frozenset(
    """
    typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker
    find_location record_video_note upload_video_note
    """.split()
)
# What anybody may react with; the list of the Bot API's `ReactionTypeEmoji`.
REACTIONS = frozenset(
    """
    ❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾
    💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
    """.split()
)


async def send_message(bot: Bot, given: Arguments) -> object:
    chat_id = bot.open_chat(given)
    text, entities = message_text(given, bot.level)
    return bot.send(given, Message(0, chat_id, 0, bot.chats.bot, text, entities, keyboard_of(given)))


async def send_photo(bot: Bot, given: Arguments) -> object:
    return _send_file(bot, given, "photo")


async def send_document(bot: Bot, given: Arguments) -> object:
    return _send_file(bot, given, "document")


async def send_media_group(bot: Bot, given: Arguments) -> object:
    chat_id = bot.open_chat(given)
    items = given.objects("media")
    if not FEWEST_IN_GROUP <= len(items) <= MOST_IN_GROUP:
        raise Refused(f"Bad Request: expected {FEWEST_IN_GROUP} to {MOST_IN_GROUP} items in a media group")
    if len({item.text("type") for item in items}) > 1:
        raise Refused("Bad Request: photos and documents can't be mixed in a media group")
    messages = [with_media(bot, item, Message(0, chat_id, 0, bot.chats.bot, "")) for item in items]
    album = secrets.token_hex(8)
    return [bot.send(given, replace(message, album=album)) for message in messages]


async def send_message_draft(bot: Bot, given: Arguments) -> object:
    chat_id = bot.open_chat(given)
    if chat_id < 0:
        raise Refused("Bad Request: message drafts can be sent to private chats only")
    if given.integer("draft_id") == 0:
        raise Refused("Bad Request: draft_id must be non-zero")
    text, entities = formatted(given.text("text"), given.text("parse_mode"), given.values.get("entities"), bot.level)
    if len(text) > LONGEST_TEXT:
        raise Refused("Bad Request: message is too long")
    bot.feed.publish(Drafted(chat_id, given.integer("draft_id"), text, entities))
    return True


async def send_chat_action(bot: Bot, given: Arguments) -> object:
    chat_id = bot.open_chat(given)
    thread_id = bot.thread(given, chat_id)
    if given.text("action") not in ACTIONS:
        raise Refused("Bad Request: wrong parameter action in request")
    bot.feed.publish(Typing(chat_id, thread_id))
    return True


async def set_message_reaction(bot: Bot, given: Arguments) -> object:
    message = bot.message(given, "react")
    emoji = [one.text("emoji") for one in given.objects("reaction")]
    if len(emoji) > 1:
        raise Refused("Bad Request: REACTIONS_TOO_MANY")
    if not REACTIONS.issuperset(emoji):
        raise Refused("Bad Request: REACTION_INVALID")
    others = [(user_id, one) for user_id, one in message.reactions if user_id != bot.chats.bot.id]
    mine = [(bot.chats.bot.id, one) for one in emoji]
    message = bot.chats.put(replace(message, reactions=(*others, *mine)))
    bot.feed.publish(Edited(message))
    return True


def media_of(bot: Bot, given: Arguments, kind: str, name: str) -> Attachment:
    """The file of a call: uploaded with it, or sent before.

    Raises:
        Refused: It is not there, or not what Telegram takes; or it lies on the web, where the sandbox does not go.
    """
    value = given.file(name)
    if isinstance(value, Upload):
        return bot.files.keep(kind, value)
    if value.startswith(("http://", "https://")):
        raise not_played("files that lie on the web")
    found = bot.files.find(value)
    if found is None:
        raise Refused("Bad Request: wrong file identifier/HTTP URL specified")
    if found.kind != kind:
        raise Refused(f"Bad Request: can't use file of type {found.kind.title()} as {kind.title()}")
    return found


def with_media(bot: Bot, item: Arguments, message: Message) -> Message:
    """The message with the file and the caption of an ``InputMedia``."""
    text, entities = caption(item, bot.level)
    return replace(message, text=text, entities=entities, attachment=media_of(bot, item, item.text("type"), "media"))


def _send_file(bot: Bot, given: Arguments, kind: str) -> object:
    chat_id = bot.open_chat(given)
    text, entities = caption(given, bot.level)
    keyboard = keyboard_of(given)
    attachment = media_of(bot, given, kind, kind)
    return bot.send(given, Message(0, chat_id, 0, bot.chats.bot, text, entities, keyboard, attachment=attachment))
