"""The methods of the Bot API that the sandbox plays, over its records."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.sandbox.chats import Chats, Keyboard, Message, User
from bot.sandbox.delivery import Updates
from bot.sandbox.feed import Answered, CommandsChanged, Deleted, Edited, Feed, ProfileChanged, Sent, Typing
from bot.sandbox.parameters import Arguments, read
from bot.sandbox.profile import Command, Profile, Scope, scope_of
from bot.sandbox.refusal import Refused
from bot.sandbox.rules import LONGEST_QUOTE, formatted, keyboard
from bot.sandbox.shapes import bot_json, chat_json, message_json

LONGEST_NOTICE = 200  # characters of an answer to a callback query
ACTIONS = frozenset(
    """
    typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker
    find_location record_video_note upload_video_note
    """.split()
)
STALE_QUERY = "Bad Request: query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


@dataclass(slots=True)
class Bot:
    """The bot's side of the sandbox. `call` is the one way in."""

    chats: Chats
    updates: Updates
    feed: Feed
    profile: Profile
    presses: dict[str, int] = field(default_factory=dict)  # unanswered callback queries and their chats
    _last_query: int = 0

    async def call(self, method: str, given: Mapping[str, object]) -> object:
        """Play one method and return its result as JSON values.

        Raises:
            Refused: The real server would not have done it, or the sandbox does not play it.
        """
        arguments = read(method, given)
        return await _PLAYED[method](self, arguments)

    def name(self, language_code: str = "") -> str:
        """The bot's name as a person of this language sees it."""
        return self.profile.shown("name", language_code) or self.chats.bot.first_name

    def expect_answer(self, chat_id: int) -> str:
        """Begin a callback query: the bot may answer it once. Returns its id."""
        self._last_query += 1
        query_id = str(self._last_query)
        self.presses[query_id] = chat_id
        return query_id

    async def get_me(self, _: Arguments) -> object:
        return bot_json(replace(self.chats.bot, first_name=self.name()))

    async def get_updates(self, given: Arguments) -> object:
        allowed = given.values.get("allowed_updates")
        updates = await self.updates.poll(
            offset=given.integer("offset"),
            limit=given.integer("limit", 100),
            timeout_s=given.integer("timeout"),
            allowed=[str(kind) for kind in allowed] if isinstance(allowed, list) else None,
        )
        return [update.json() for update in updates]

    async def delete_webhook(self, given: Arguments) -> object:
        if given.flag("drop_pending_updates"):
            self.updates.forget()
        return True

    async def get_webhook_info(self, _: Arguments) -> object:
        pending = self.updates.pending
        info: dict[str, object] = {"url": "", "has_custom_certificate": False, "pending_update_count": pending}
        return info | ({"allowed_updates": list(self.updates.allowed)} if self.updates.allowed else {})

    async def send_message(self, given: Arguments) -> object:
        person = self._person(given)
        text, entities = formatted(given.text("text"), given.text("parse_mode"))
        message = Message(0, person.id, 0, self.chats.bot, text, entities, _keyboard(given))
        message = self._reply(replace(message, thread_id=given.integer("message_thread_id") or None), given)
        message = self.chats.add(message)
        self.feed.publish(Sent(message))
        return message_json(message, self.chats)

    async def send_chat_action(self, given: Arguments) -> object:
        person = self._person(given)
        if given.text("action") not in ACTIONS:
            raise Refused("Bad Request: wrong parameter action in request")
        self.feed.publish(Typing(person.id))
        return True

    async def edit_message_text(self, given: Arguments) -> object:
        old = self._message(given, "edit")
        if not old.sender.is_bot:
            raise Refused("Bad Request: message can't be edited")
        text, entities = formatted(given.text("text"), given.text("parse_mode"))
        new = replace(old, text=text, entities=entities, keyboard=_keyboard(given))
        if new == old:
            raise Refused(NOT_MODIFIED)
        new = self.chats.edit(new)
        self.feed.publish(Edited(new))
        return message_json(new, self.chats)

    async def delete_message(self, given: Arguments) -> object:
        message = self._message(given, "delete")
        self.chats.remove(message)
        self.feed.publish(Deleted(message.chat_id, message.message_id))
        return True

    async def answer_callback_query(self, given: Arguments) -> object:
        text = given.text("text")
        if len(text) > LONGEST_NOTICE:
            raise Refused("Bad Request: MESSAGE_TOO_LONG")
        chat_id = self.presses.pop(given.text("callback_query_id"), None)
        if chat_id is None:
            raise Refused(STALE_QUERY)
        self.feed.publish(Answered(chat_id, text, given.flag("show_alert")))
        return True

    async def set_my_commands(self, given: Arguments) -> object:
        commands = [Command(one.text("command"), one.text("description")) for one in given.objects("commands")]
        # People often write "/start"; Telegram takes the slash away.
        bare = tuple(replace(one, command=one.command.removeprefix("/")) for one in commands)
        self.profile.set_commands(bare, *_menu(given))
        self.feed.publish(CommandsChanged())
        return True

    async def get_my_commands(self, given: Arguments) -> object:
        menu = self.profile.commands(*_menu(given))
        return [{"command": one.command, "description": one.description} for one in menu]

    async def delete_my_commands(self, given: Arguments) -> object:
        self.profile.set_commands((), *_menu(given))
        self.feed.publish(CommandsChanged())
        return True

    async def get_chat(self, given: Arguments) -> object:
        person = self._person(given)
        gifts = dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
            False,
        )
        needed = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
        return chat_json(person) | needed

    def _person(self, given: Arguments) -> User:
        """The person whose private chat is meant."""
        chat_id = given.values["chat_id"]
        person = self.chats.people.get(chat_id) if isinstance(chat_id, int) else None
        if person is None:
            raise Refused("Bad Request: chat not found")
        return person

    def _message(self, given: Arguments, purpose: str) -> Message:
        message = self.chats.find(self._person(given).id, given.integer("message_id"))
        if message is None:
            raise Refused(f"Bad Request: message to {purpose} not found")
        return message

    def _reply(self, message: Message, given: Arguments) -> Message:
        """The message as a reply to the one that the call names, if it names one."""
        reply = given.object("reply_parameters")
        if reply is None:
            return message
        target = self.chats.find(message.chat_id, reply.integer("message_id"))
        if target is None:
            if reply.flag("allow_sending_without_reply"):
                return message
            raise Refused("Bad Request: message to be replied not found")
        quote = reply.text("quote")
        if len(quote) > LONGEST_QUOTE or quote not in target.text:
            raise Refused("Bad Request: QUOTE_TEXT_INVALID")
        return replace(message, reply_to=target.message_id, quote=quote)


def _keyboard(given: Arguments) -> Keyboard:
    markup = given.object("reply_markup")
    rows = markup.values["inline_keyboard"] if markup else []
    assert isinstance(rows, list)
    return keyboard(rows)


def _menu(given: Arguments) -> tuple[Scope, str]:
    scope = given.object("scope")
    return scope_of(scope.values if scope else None), given.text("language_code")


def _getter(kind: str) -> Callable[[Bot, Arguments], Awaitable[object]]:
    async def get(bot: Bot, given: Arguments) -> object:
        return {kind: bot.profile.text(kind, given.text("language_code"))}

    return get


def _setter(kind: str) -> Callable[[Bot, Arguments], Awaitable[object]]:
    async def put(bot: Bot, given: Arguments) -> object:
        bot.profile.set_text(kind, given.text(kind), given.text("language_code"))
        bot.feed.publish(ProfileChanged())
        return True

    return put


_PLAYED: dict[str, Callable[[Bot, Arguments], Awaitable[object]]] = {
    "getMe": Bot.get_me,
    "getUpdates": Bot.get_updates,
    "deleteWebhook": Bot.delete_webhook,
    "getWebhookInfo": Bot.get_webhook_info,
    "sendMessage": Bot.send_message,
    "sendChatAction": Bot.send_chat_action,
    "editMessageText": Bot.edit_message_text,
    "deleteMessage": Bot.delete_message,
    "answerCallbackQuery": Bot.answer_callback_query,
    "setMyCommands": Bot.set_my_commands,
    "getMyCommands": Bot.get_my_commands,
    "deleteMyCommands": Bot.delete_my_commands,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
    "getChat": Bot.get_chat,
}
