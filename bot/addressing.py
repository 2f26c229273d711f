"""Whom a message is from and for. In a group the bot speaks only to people who speak to it."""

from telegram import Chat, Message, MessageEntity, User
from telegram.ext.filters import MessageFilter

GROUPS = frozenset({Chat.GROUP, Chat.SUPERGROUP})
# What people put between a name and what they say to it.
_AFTER_A_NAME = " \t\n,:;،؛–—-"


def is_from_person(me: User, message: Message) -> bool:
    """Whether a person wrote it: no bot, no channel, and it is nothing of ours that a person sent on.

    An administrator who stays anonymous is a person; such messages come from the group.
    """
    if message.from_user is None or message.via_bot == me or message.is_automatic_forward:
        return False
    if message.sender_chat is not None:
        return message.sender_chat.id == message.chat_id
    return not message.from_user.is_bot


def is_addressed(me: User, message: Message) -> bool:
    """Whether a message in a group mentions the bot, or replies to it. If it begins with a command, that has to."""
    text, entities = _content(message)
    if entities and entities[0].type == MessageEntity.BOT_COMMAND and entities[0].offset == 0:
        return _words(text, entities[0]).lower().endswith(_name(me))
    replied = message.reply_to_message
    # Whatever stands in a topic may count as a reply to what opened it.
    is_reply = replied is not None and replied.from_user == me and replied.forum_topic_created is None
    return is_reply or bool(_mentions(me, message))


def question_in(me: User, message: Message) -> str:
    """What is asked: the text without the bot's name; empty where that is all, or where it is a command."""
    text, entities = _content(message)
    if entities and entities[0].type == MessageEntity.BOT_COMMAND and entities[0].offset == 0:
        return ""
    units = _units(text)
    for one in reversed(_mentions(me, message)):
        units = units[: 2 * one.offset] + units[2 * (one.offset + one.length) :]
    return units.decode("utf-16-le", "surrogatepass").strip(_AFTER_A_NAME)


def _mentions(me: User, message: Message) -> list[MessageEntity]:
    """Where the bot is named, in order."""
    text, entities = _content(message)
    return [
        one
        for one in entities
        if one.user == me or (one.type == MessageEntity.MENTION and _words(text, one).lower() == _name(me))
    ]


def _content(message: Message) -> tuple[str, tuple[MessageEntity, ...]]:
    if message.text is not None:
        return message.text, message.entities
    return message.caption or "", message.caption_entities


def _words(text: str, entity: MessageEntity) -> str:
    return _units(text)[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le", "surrogatepass")


def _units(text: str) -> bytes:
    """Entities count code units of UTF-16."""
    return text.encode("utf-16-le", "surrogatepass")


def _name(me: User) -> str:
    return f"@{me.username}".lower()


class _FromPerson(MessageFilter):
    def filter(self, message: Message) -> bool:
        return is_from_person(message.get_bot().bot, message)


class _Addressed(MessageFilter):
    def filter(self, message: Message) -> bool:
        return is_addressed(message.get_bot().bot, message)


FROM_PERSON, ADDRESSED = _FromPerson(), _Addressed()
