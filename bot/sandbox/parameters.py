"""What each method takes: a table written by hand, and the reading of a call by it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.sandbox.refusal import Refused, not_played

_INTEGER = re.compile(r"-?[0-9]{1,19}")
_BOOLEANS = {"true": True, "false": False}
_ATOMS = ("Integer", "String", "Boolean", "ChatId")


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a method or a field of an object. What is real but not played answers 501."""

    name: str
    type: str  # Integer, String, Boolean, ChatId (either of the first two), [array of], or one of OBJECTS
    required: bool
    played: bool


def _fields(*lines: str) -> dict[str, Field]:
    """Read lines of ``name type``: the name ends in ``!`` if required, in ``~`` if the sandbox does not play it."""
    fields = {}
    for line in lines:
        name, type_ = line.split()
        plain = name.rstrip("!~")
        fields[plain] = Field(plain, type_, required=name.endswith("!"), played=not name.endswith("~"))
    return fields


_FORMATTING = ("parse_mode String", "entities~ [MessageEntity]", "link_preview_options LinkPreviewOptions")
_SCOPE = ("scope BotCommandScope", "language_code String")

METHODS: dict[str, dict[str, Field]] = {
    "getMe": {},
    "getUpdates": _fields("offset Integer", "limit Integer", "timeout Integer", "allowed_updates [String]"),
    "deleteWebhook": _fields("drop_pending_updates Boolean"),
    "getWebhookInfo": {},
    "sendMessage": _fields(
        "business_connection_id~ String",
        "chat_id! ChatId",
        "message_thread_id Integer",
        "direct_messages_topic_id~ Integer",
        "text! String",
        *_FORMATTING,
        "disable_notification Boolean",
        "protect_content Boolean",
        "allow_paid_broadcast~ Boolean",
        "message_effect_id~ String",
        "suggested_post_parameters~ Object",
        "reply_parameters ReplyParameters",
        "reply_markup ReplyMarkup",
    ),
    "sendChatAction": _fields(
        "business_connection_id~ String", "chat_id! ChatId", "message_thread_id Integer", "action! String"
    ),
    "editMessageText": _fields(
        "business_connection_id~ String",
        "chat_id! ChatId",
        "message_id! Integer",
        "inline_message_id~ String",
        "text! String",
        *_FORMATTING,
        "rich_message~ Object",
        "reply_markup ReplyMarkup",
    ),
    "deleteMessage": _fields("chat_id! ChatId", "message_id! Integer"),
    "answerCallbackQuery": _fields(
        "callback_query_id! String", "text String", "show_alert Boolean", "url~ String", "cache_time Integer"
    ),
    "setMyCommands": _fields("commands! [BotCommand]", *_SCOPE),
    "getMyCommands": _fields(*_SCOPE),
    "deleteMyCommands": _fields(*_SCOPE),
    "setMyName": _fields("name String", "language_code String"),
    "getMyName": _fields("language_code String"),
    "setMyDescription": _fields("description String", "language_code String"),
    "getMyDescription": _fields("language_code String"),
    "setMyShortDescription": _fields("short_description String", "language_code String"),
    "getMyShortDescription": _fields("language_code String"),
    "getChat": _fields("chat_id! ChatId"),
}

OBJECTS: dict[str, dict[str, Field]] = {
    "BotCommand": _fields("command! String", "description! String"),
    "BotCommandScope": _fields("type! String", "chat_id ChatId", "user_id~ Integer"),
    "LinkPreviewOptions": _fields(
        "is_disabled Boolean",
        "url String",
        "prefer_small_media Boolean",
        "prefer_large_media Boolean",
        "show_above_text Boolean",
    ),
    "ReplyParameters": _fields(
        "message_id! Integer",
        "chat_id~ ChatId",
        "allow_sending_without_reply Boolean",
        "quote String",
        "quote_parse_mode~ String",
        "quote_entities~ [MessageEntity]",
        "quote_position Integer",
        "checklist_task_id~ Integer",
        "poll_option_id~ String",
    ),
    "ReplyMarkup": _fields(
        "inline_keyboard! [[InlineKeyboardButton]]",
        "keyboard~ [[Object]]",
        "remove_keyboard~ Boolean",
        "force_reply~ Boolean",
    ),
    "InlineKeyboardButton": _fields(
        "text! String",
        "icon_custom_emoji_id~ String",
        "style String",
        "url String",
        "callback_data String",
        "web_app~ Object",
        "login_url~ Object",
        "switch_inline_query~ String",
        "switch_inline_query_current_chat~ String",
        "switch_inline_query_chosen_chat~ Object",
        "copy_text CopyTextButton",
        "callback_game~ Object",
        "pay~ Boolean",
    ),
    "CopyTextButton": _fields("text! String"),
}

# The real server's words for what is missing, where they are not of the general kind.
MISSING = {
    ("sendMessage", "text"): "message text is empty",
    ("editMessageText", "text"): "message text is empty",
    ("editMessageText", "message_id"): "message identifier is not specified",
    ("deleteMessage", "message_id"): "message identifier is not specified",
}


@dataclass(frozen=True, slots=True)
class Arguments:
    """The values of one call, whose types `read` has checked; these methods only tell the type checker."""

    values: Mapping[str, object]

    def integer(self, name: str, default: int = 0) -> int:
        value = self.values.get(name, default)
        assert isinstance(value, int)
        return value

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name, default)
        assert isinstance(value, str)
        return value

    def flag(self, name: str) -> bool:
        return self.values.get(name) is True

    def object(self, name: str) -> "Arguments | None":
        value = self.values.get(name)
        assert value is None or isinstance(value, dict)
        return None if value is None else Arguments(value)

    def objects(self, name: str) -> list["Arguments"]:
        value = self.values.get(name, [])
        assert isinstance(value, list)
        return [Arguments(item) for item in value]


def read(method: str, given: Mapping[str, object]) -> Arguments:
    """Check a call against the table and return its values in their declared types.

    Values from a query or a form are text, with JSON inside for everything but strings; a JSON body has them typed.

    Raises:
        Refused: A parameter is unknown, missing or ill-typed; or the method or a parameter is not played here.
    """
    if (declared := METHODS.get(method)) is None:
        raise not_played(method)
    for name in given:
        _check_unicode(name)
        if name not in declared:
            raise Refused(f'Bad Request: unknown parameter "{name}" of {method}')
    values = {name: _value(declared[name], value, name) for name, value in given.items() if value is not None}
    for field in declared.values():
        if field.required and field.name not in values:
            raise Refused(f"Bad Request: {MISSING.get((method, field.name), f'{field.name} is empty')}")
    return Arguments(values)


def _value(field: Field, value: object, where: str) -> object:
    if not field.played:
        raise not_played(where)
    if isinstance(value, str) and field.type not in {"String", "ChatId"}:
        value = _parsed(field.type, value, where)
    return _checked(field.type, value, where)


def _parsed(type_: str, text: str, where: str) -> object:
    if type_ == "Integer":
        return int(text) if _INTEGER.fullmatch(text) else text
    if type_ == "Boolean":
        return _BOOLEANS.get(text.lower(), text)
    try:
        parsed: object = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(f"Bad Request: can't parse {_words(where)} JSON object") from None
    return parsed


def _checked(type_: str, value: object, where: str) -> object:
    if type_.startswith("["):
        if not isinstance(value, list):
            raise _ill_typed(where, "an array")
        return [_checked(type_[1:-1], item, f"{where}[{index}]") for index, item in enumerate(value)]
    if type_ not in _ATOMS:
        return _object(type_, value, where)
    if type_ == "ChatId" and isinstance(value, str) and _INTEGER.fullmatch(value):
        return int(value)
    right = {
        "Integer": isinstance(value, int) and not isinstance(value, bool),
        "Boolean": isinstance(value, bool),
        "String": isinstance(value, str),
        "ChatId": isinstance(value, int | str) and not isinstance(value, bool),
    }[type_]
    if not right:
        raise _ill_typed(where, f"of type {type_}" if type_ != "ChatId" else "an Integer or a String")
    if isinstance(value, str):
        _check_unicode(value)
    return value


def _object(type_: str, value: object, where: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise Refused(f"Bad Request: object expected as {_words(where)}")
    declared = OBJECTS[type_]
    for name in value:
        _check_unicode(name)
        if name not in declared:
            raise Refused(f'Bad Request: unknown field "{name}" in {where}')
        if not declared[name].played:
            raise not_played(f"{where}.{name}")
    values: dict[str, object] = {}
    for field in declared.values():
        if field.name in value:
            values[field.name] = _checked(field.type, value[field.name], f"{where}.{field.name}")
        elif field.required:
            raise Refused(f'Bad Request: can\'t find field "{field.name}" in {where}')
    return values


def _check_unicode(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Refused("Bad Request: strings must be encoded in UTF-8") from None


def _ill_typed(where: str, expected: str) -> Refused:
    return Refused(f'Bad Request: "{where}" must be {expected}')


def _words(name: str) -> str:
    return name.replace("_", " ")
