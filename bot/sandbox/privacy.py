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
    to_bot = bool(target and target.sender.is_bot)
    return to_bot or is_named(message, chats) or any("@" not in words for words in _words(message, "bot_command"))


def is_named(message: Message, chats: Chats) -> bool:
    """Whether a message has the bot's name, alone or behind a command."""
    name = f"@{chats.bot.username}".lower()
    commands = _words(message, "bot_command")
    return name in _words(message, "mention") or any(words.endswith(name) for words in commands)


def _words(message: Message, kind: str) -> list[str]:
    """The words under the entities of a kind, in small letters."""
    units = message.text.encode("utf-16-le")
    under = [units[2 * entity.offset : 2 * entity.end] for entity in message.entities if entity.type == kind]
    return [words.decode("utf-16-le").lower() for words in under]
