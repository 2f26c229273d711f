"""What a person does: writes, presses, searches through the bot, reacts, blocks it, takes it into groups."""

from dataclasses import dataclass, replace

from bot.sandbox.bot import Bot
from bot.sandbox.chats import Button, Forwarded, Message, User
from bot.sandbox.entities import utf16_length
from bot.sandbox.feed import Edited, Forgotten, Sent
from bot.sandbox.files import Attachment
from bot.sandbox.inline import InlineQuery, Offer
from bot.sandbox.privacy import is_named, sees
from bot.sandbox.rules import LONGEST_CAPTION, LONGEST_TEXT, noticed, settled
from bot.sandbox.sending import REACTIONS
from bot.sandbox.shapes import Json, chat_json, member_json, message_json, user_json


class PersonError(Exception):
    """The person cannot do this; ``str()`` says why, for people."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True, slots=True)
class Said:
    """What a person sends, apart from its words.

    ``reply_to`` is the message that it answers, ``quote`` a part of that one.
    """

    reply_to: int | None = None
    quote: str = ""
    thread_id: int | None = None
    attachment: Attachment | None = None
    forwarded: Forwarded | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """The people's side of the sandbox. Everyone is named by an id; the methods raise `PersonError`."""

    bot: Bot

    def say(self, user_id: int, chat_id: int, text: str, said: Said = Said()) -> Message:
        """Write a message in a chat."""
        sender = self.member(user_id, chat_id)
        if chat_id in self.bot.chats.blocked:
            raise PersonError("This person has blocked the bot; unblock it first", 409)
        text = _typed(text, LONGEST_CAPTION if said.attachment else LONGEST_TEXT, may_be_empty=bool(said.attachment))
        self._check_thread(chat_id, said.thread_id)
        position = 0
        if said.reply_to is not None:
            target = self.found(user_id, chat_id, said.reply_to)
            if said.quote not in target.text:
                raise PersonError("The quoted words do not stand in that message")
            position = utf16_length(target.text[: target.text.find(said.quote)])
        message = Message(
            0,
            chat_id,
            0,
            sender,
            text,
            noticed(text),
            reply_to=said.reply_to,
            quote=said.quote,
            quote_position=position,
            thread_id=said.thread_id,
            attachment=said.attachment,
            forwarded=said.forwarded,
        )
        return self._send(message)

    def edit(self, user_id: int, chat_id: int, message_id: int, text: str) -> Message:
        """Change one's own earlier message."""
        message = self.found(user_id, chat_id, message_id)
        text = _typed(text, LONGEST_CAPTION if message.attachment else LONGEST_TEXT, may_be_empty=False)
        if message.sender.id != user_id:
            raise PersonError("Only one's own messages can be edited")
        message = self.bot.chats.edit(replace(message, text=text, entities=noticed(text)))
        if sees(message, self.bot.chats):
            self._push("edited_message", message_json(message, self.bot.chats), chat_id)
        self.bot.feed.publish(Edited(message))
        return message

    def press(self, user_id: int, chat_id: int, message_id: int, data: str) -> str:
        """Press the inline button with this callback data; returns the id of the callback query."""
        message = self.found(user_id, chat_id, message_id)
        if not any(button.value == data for button in _buttons(message, "callback_data")):
            raise PersonError("This message has no button with that data", 404)
        query_id = self.bot.expect_answer(user_id, chat_id)
        where: Json = (
            {"inline_message_id": message.inline_id}
            if message.inline_id
            else {"message": message_json(message, self.bot.chats)}
        )
        body: Json = {"id": query_id, "from": self._user(user_id), "chat_instance": str(chat_id), "data": data}
        self._push("callback_query", body | where, chat_id)
        return query_id

    def search(self, user_id: int, chat_id: int, text: str, offset: str = "") -> InlineQuery:
        """Type something behind the bot's name; the bot is asked unless its last offer may serve again."""
        self.member(user_id, chat_id)
        if not self.bot.chats.switches.inline:
            raise PersonError("Inline mode is switched off for this bot", 409)
        query = self.bot.inline.ask(user_id, chat_id, text, offset)
        if self.bot.inline.offer(query.id) is None:
            kind = "sender" if chat_id == user_id else self.bot.chats.groups[chat_id].kind
            body: Json = {"id": query.id, "from": self._user(user_id), "query": query.text, "offset": offset}
            self._push("inline_query", body | {"chat_type": kind}, user_id)
        return query

    def choose(self, user_id: int, query_id: str, result_id: str, thread_id: int | None = None) -> Message:
        """Send one of the results that the bot offered into the chat where one searched."""
        query = self.bot.inline.query(query_id)
        offer = self.bot.inline.offer(query_id) or Offer(())
        chosen = next((one for one in offer.results if one.id == result_id), None)
        if query is None or chosen is None or query.user_id != user_id:
            raise PersonError("The bot has offered no such result", 404)
        sender = self.member(user_id, query.chat_id)
        self._check_thread(query.chat_id, thread_id)
        inline_id = f"inline-{query.id}-{self.bot.next_query_id()}" if chosen.keyboard else ""
        message = Message(0, query.chat_id, 0, sender, chosen.text, chosen.entities, chosen.keyboard)
        message = self._send(replace(message, thread_id=thread_id, via_bot=True, inline_id=inline_id))
        if self.bot.chats.switches.inline_feedback:
            body: Json = {"result_id": result_id, "from": self._user(user_id), "query": query.text}
            self._push("chosen_inline_result", body | ({"inline_message_id": inline_id} if inline_id else {}), user_id)
        return message

    def react(self, user_id: int, chat_id: int, message_id: int, emoji: str) -> Message:
        """React to a message, or take the reaction back with an empty emoji."""
        message = self.found(user_id, chat_id, message_id)
        if emoji and emoji not in REACTIONS:
            raise PersonError("Telegram has no such reaction")
        old = [one for who, one in message.reactions if who == user_id]
        new = [emoji] if emoji else []
        others = [(who, one) for who, one in message.reactions if who != user_id]
        message = self.bot.chats.put(replace(message, reactions=(*others, *((user_id, one) for one in new))))
        group = self.bot.group(chat_id)
        if group.bot_status == "administrator" if group else chat_id not in self.bot.chats.blocked:
            body: Json = {
                "chat": chat_json(chat_id, self.bot.chats),
                "message_id": message_id,
                "user": self._user(user_id),
                "date": self.bot.chats.now(),
                "old_reaction": [{"type": "emoji", "emoji": one} for one in old],
                "new_reaction": [{"type": "emoji", "emoji": one} for one in new],
            }
            self._push("message_reaction", body, chat_id)
        self.bot.feed.publish(Edited(message))
        return message

    def block(self, user_id: int, *, blocked: bool) -> None:
        """Block the bot in one's private chat, or unblock it."""
        self.member(user_id, user_id)
        blocks = self.bot.chats.blocked
        if (user_id in blocks) != blocked:
            (blocks.add if blocked else blocks.discard)(user_id)
            old, new = ("member", "kicked") if blocked else ("kicked", "member")
            self.bot_moved(user_id, user_id, old, new)
            self.bot.feed.publish(Forgotten())

    def bot_moved(self, user_id: int, chat_id: int, old: str, new: str) -> None:
        """Tell the bot that a person has changed what it is in a chat."""
        body: Json = {
            "chat": chat_json(chat_id, self.bot.chats),
            "from": self._user(user_id),
            "date": self.bot.chats.now(),
            "old_chat_member": member_json(self.bot.chats.bot, old),
            "new_chat_member": member_json(self.bot.chats.bot, new),
        }
        self._push("my_chat_member", body, chat_id)

    def report(self, message: Message) -> Message:
        """Put a message into a chat that reports something instead of saying it."""
        return self._send(message)

    def member(self, user_id: int, chat_id: int) -> User:
        """A person who reads and writes in a chat."""
        person = self.bot.chats.people.get(user_id)
        if person is None:
            raise PersonError(f"There is no person {user_id}", 404)
        if not self.bot.chats.is_open_to(user_id, chat_id):
            raise PersonError(f"There is no chat {chat_id}", 404)
        return person

    def found(self, user_id: int, chat_id: int, message_id: int) -> Message:
        self.member(user_id, chat_id)
        if (message := self.bot.chats.find(chat_id, message_id)) is None:
            raise PersonError(f"There is no message {message_id} in chat {chat_id}", 404)
        return message

    def _send(self, message: Message) -> Message:
        message = self.bot.chats.add(message)
        group = self.bot.group(message.chat_id)
        if sees(message, self.bot.chats):
            self._push("message", message_json(message, self.bot.chats), message.chat_id)
        elif group and not group.has_bot and self.bot.chats.switches.guest and is_named(message, self.bot.chats):
            query_id = self.bot.next_query_id()
            self.bot.guests[query_id] = message
            self._push(
                "guest_message",
                message_json(message, self.bot.chats) | {"guest_query_id": query_id},
                message.chat_id,
            )
        self.bot.feed.publish(Sent(message))
        return message

    def _check_thread(self, chat_id: int, thread_id: int | None) -> None:
        group = self.bot.group(chat_id)
        topics = {topic.thread_id for topic in group.topics} if group else set()
        if thread_id is not None and thread_id not in topics:
            raise PersonError(f"There is no topic {thread_id} in chat {chat_id}", 404)

    def _user(self, user_id: int) -> Json:
        return user_json(self.bot.chats.people[user_id])

    def _push(self, kind: str, body: Json, lane: int) -> None:
        self.bot.updates.push(kind, body, lane)


def _buttons(message: Message, action: str) -> list[Button]:
    return [button for row in message.keyboard for button in row if button.action == action]


def _typed(text: str, longest: int, *, may_be_empty: bool) -> str:
    """What Telegram's apps would send of this."""
    text, _ = settled(text, ())
    if not text and not may_be_empty:
        raise PersonError("The message is empty")
    if len(text) > longest:
        raise PersonError(f"The message is longer than {longest} characters")
    return text
