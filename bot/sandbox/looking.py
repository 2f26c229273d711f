"""What the bot finds out: who it is, who is in a chat, and where a file lies."""

from dataclasses import replace

from bot.sandbox.bot import Bot
from bot.sandbox.chats import Group
from bot.sandbox.feed import Forgotten
from bot.sandbox.files import LARGEST_DOWNLOAD_BYTES
from bot.sandbox.parameters import Arguments
from bot.sandbox.refusal import Refused
from bot.sandbox.shapes import bot_json, chat_json, file_json, member_json

_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


async def get_me(bot: Bot, _: Arguments) -> object:
    return bot_json(replace(bot.chats.bot, first_name=bot.name()), bot.chats.switches)


async def get_file(bot: Bot, given: Arguments) -> object:
    found = bot.files.find(given.text("file_id"))
    if found is None:
        raise Refused("Bad Request: wrong file_id or the file is temporarily unavailable")
    if len(found.data) > LARGEST_DOWNLOAD_BYTES:
        raise Refused("Bad Request: file is too big")
    return file_json(found) | {"file_path": found.path}


async def get_chat(bot: Bot, given: Arguments) -> object:
    needed = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(_GIFTS, False)}
    return chat_json(bot.chat_id(given), bot.chats) | needed


async def get_chat_member(bot: Bot, given: Arguments) -> object:
    group, user = _group(bot, given), bot.chats.user(given.integer("user_id"))
    if user is None:
        raise Refused("Bad Request: user not found")
    if user.is_bot:
        return member_json(user, group.bot_status)
    return member_json(user, "member" if user.id in group.members else "left")


async def get_chat_member_count(bot: Bot, given: Arguments) -> object:
    chat_id = bot.chat_id(given)
    group = bot.group(chat_id)
    return len(group.members) + group.has_bot if group else 2


async def get_chat_administrators(bot: Bot, given: Arguments) -> object:
    group = _group(bot, given)
    is_one = group.bot_status == "administrator" and given.flag("return_bots")
    return [member_json(bot.chats.bot, group.bot_status)] if is_one else []


async def leave_chat(bot: Bot, given: Arguments) -> object:
    group = _group(bot, given)
    bot.open_chat(given)
    bot.chats.groups[group.id] = replace(group, bot_status="left")
    bot.feed.publish(Forgotten())
    return True


def _group(bot: Bot, given: Arguments) -> Group:
    group = bot.group(bot.chat_id(given))
    if group is None:
        raise Refused("Bad Request: there are no members in a private chat")
    return group
