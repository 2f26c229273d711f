"""What a bot sees of a group: with privacy mode on, only what is meant for it."""

from bot.sandbox.chats import Chats, Message


def sees(message: Message, chats: Chats) -> bool:
    """Whether the bot is told of a person's message.

    In privacy mode it is told of commands, of replies to its own messages, of messages that mention it, of those
    that were sent through it, and of what the chat itself reports.
    """
    group = chats.groups.get(message.chat_id)
    if group is None:
        return message.chat_id not in chats.blocked
    if not group.has_bot:
        return False
    if message.service or message.via_bot or not chats.switches.privacy or group.bot_status == "administrator":
        return True
    target = chats.find(message.chat_id, message.reply_to) if message.reply_to else None
    return bool(target and target.sender.is_bot) or is_addressed(message, chats)


def is_addressed(message: Message, chats: Chats) -> bool:
    """Whether a message has a command for the bot, or its name."""
    units = message.text.encode("utf-16-le")
    name = f"@{chats.bot.username}".lower()
    for entity in message.entities:
        words = units[2 * entity.offset : 2 * entity.end].decode("utf-16-le").lower()
        if entity.type == "mention" and words == name:
            return True
        if entity.type == "bot_command" and ("@" not in words or words.endswith(name)):
            return True
    return False
