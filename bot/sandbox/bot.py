"""The bot's side of the sandbox: everything that its calls work on, and the look-ups that they share."""

from dataclasses import dataclass, field, replace

from bot.sandbox.chats import Chats, Group, Message
from bot.sandbox.delivery import Updates
from bot.sandbox.entities import utf16_length
from bot.sandbox.faults import Faults
from bot.sandbox.feed import Edited, Feed, Sent
from bot.sandbox.files import Files
from bot.sandbox.inline import InlineQueries
from bot.sandbox.level import Level
from bot.sandbox.parameters import Arguments
from bot.sandbox.profile import Profile
from bot.sandbox.rates import Rates
from bot.sandbox.refusal import Refused
from bot.sandbox.rules import LONGEST_QUOTE, formatted
from bot.sandbox.shapes import Json, message_json
from bot.sandbox.webhook import Webhook

# After so long nobody waits for the answer to a press any more, and the real servers take none.
PRESS_LIFE_S = 60.0
KICKED = "Forbidden: bot was kicked from the {kind} chat"
NOT_A_MEMBER = "Forbidden: bot is not a member of the {kind} chat"


@dataclass(frozen=True, slots=True)
class Press:
    """A press of a button that waits for its answer. ``at`` is in the seconds of the sandbox's clock."""

    user_id: int
    chat_id: int
    at: float


@dataclass(slots=True)
class Bot:
    chats: Chats
    updates: Updates
    webhook: Webhook
    feed: Feed
    profile: Profile
    files: Files
    inline: InlineQueries
    rates: Rates
    faults: Faults
    level: Level = Level.STRICT
    presses: dict[str, Press] = field(default_factory=dict)  # by callback query
    guests: dict[str, Message] = field(default_factory=dict)  # messages that called the bot as a guest, by query
    _last_query: int = 0

    def name(self, language_code: str = "") -> str:
        """The bot's name as a person of this language sees it."""
        return self.profile.shown("name", language_code) or self.chats.bot.first_name

    def expect_answer(self, user_id: int, chat_id: int) -> str:
        """Begin a callback query: the bot may answer it once. Returns its id."""
        query_id = self.next_query_id()
        self.presses[query_id] = Press(user_id, chat_id, self.chats.clock())
        return query_id

    def next_query_id(self) -> str:
        self._last_query += 1
        return str(self._last_query)

    def chat_id(self, given: Arguments) -> int:
        """The chat that is meant.

        Raises:
            Refused: There is none of that id, or its group has moved on.
        """
        chat_id = given.values.get("chat_id", "")
        if chat_id == "":
            raise Refused("Bad Request: chat_id is empty")
        if not isinstance(chat_id, int) or (chat_id not in self.chats.people and chat_id not in self.chats.groups):
            raise Refused("Bad Request: chat not found")
        group = self.chats.groups.get(chat_id)
        if group and group.moved_to is not None:
            raise Refused(
                "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=group.moved_to
            )
        return chat_id

    def open_chat(self, given: Arguments) -> int:
        """A chat that the bot may write to now.

        Raises:
            Refused: There is none of that id, the person has blocked the bot, it is not there, or writes too fast.
        """
        chat_id = self.chat_id(given)
        group = self.chats.groups.get(chat_id)
        if chat_id in self.chats.blocked:
            raise Refused("Forbidden: bot was blocked by the user", 403)
        if group and not group.has_bot:
            words = KICKED if group.bot_status == "kicked" else NOT_A_MEMBER
            raise Refused(words.format(kind=group.kind), 403)
        return chat_id

    def thread(self, given: Arguments, chat_id: int) -> int | None:
        """The topic that is meant, or None for a chat without topics or its general one."""
        thread_id = given.integer("message_thread_id") or None
        group = self.chats.groups.get(chat_id)
        if thread_id is not None and not (group and thread_id in {topic.thread_id for topic in group.topics}):
            raise Refused("Bad Request: message thread not found")
        return thread_id

    def message(self, given: Arguments, purpose: str) -> Message:
        """The message that is meant."""
        if "message_id" not in given.values:
            raise Refused("Bad Request: message identifier is not specified")
        message = self.chats.find(self.open_chat(given), given.integer("message_id"))
        if message is None:
            raise Refused(f"Bad Request: message to {purpose} not found")
        return message

    def send(self, given: Arguments, message: Message) -> Json:
        """Put a message of the bot into its chat, as the reply that the call makes it. Returns it as JSON."""
        message = replace(self._reply(given, message), thread_id=self.thread(given, message.chat_id))
        message = self.chats.add(message)
        self.feed.publish(Sent(message))
        return message_json(message, self.chats)

    def change(self, message: Message) -> Json | bool:
        """Put an edited message in place of the old one. An inline one, whose chat the bot does not see, gives True."""
        message = self.chats.edit(message)
        self.feed.publish(Edited(message))
        return True if message.inline_id else message_json(message, self.chats)

    def _reply(self, given: Arguments, message: Message) -> Message:
        reply = given.object("reply_parameters")
        if reply is None:
            return message
        target = self.chats.find(message.chat_id, reply.integer("message_id"))
        if target is None:
            if reply.flag("allow_sending_without_reply"):
                return message
            raise Refused("Bad Request: message to be replied not found")
        quote, _ = formatted(
            reply.text("quote"), reply.text("quote_parse_mode"), reply.values.get("quote_entities"), self.level
        )
        if len(quote) > LONGEST_QUOTE or quote not in target.text:
            raise Refused("Bad Request: QUOTE_TEXT_INVALID")
        position = _nearest(target.text, quote, reply.integer("quote_position"))
        return replace(message, reply_to=target.message_id, quote=quote, quote_position=position)

    def group(self, chat_id: int) -> Group | None:
        return self.chats.groups.get(chat_id)


def _nearest(text: str, quote: str, position: int) -> int:
    """Where a quotation stands, in UTF-16 code units: of its places the one nearest to ``position``."""
    places = []
    start = text.find(quote)
    while quote and start >= 0:
        places.append(utf16_length(text[:start]))
        start = text.find(quote, start + 1)
    return min(places, key=lambda place: abs(place - position), default=0)
