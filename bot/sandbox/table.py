"""What each method takes, written by hand: names, types, limits, and what of it the sandbox plays.

The tests compare this table with the published description of the Bot API where that lies at hand.
"""

import re
from dataclasses import dataclass

_FIELD = re.compile(
    r"(?P<name>\w+)(?P<marks>[!~]*) (?P<type>[\w\[\]]+)(?:\((?P<low>\d+)-(?P<high>\d+)(?P<unit>[bp]?)\))?"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """Smallest and largest length. ``unit``: ``characters`` (code points), ``bytes`` of UTF-8, or ``parsed``."""

    low: int
    high: int
    unit: str

    def allows(self, text: str) -> bool:
        """Whether a text keeps it. What counts after parsing is measured elsewhere, by `rules`."""
        return self.unit == "parsed" or self.low <= len(text.encode() if self.unit == "bytes" else text) <= self.high


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a method or a field of an object. What is real but not played answers 501."""

    name: str
    type: str  # Integer, Float, String, Boolean, ChatId, File, [array of], or the name of an object or a union
    required: bool
    played: bool
    limit: Limit | None = None


Fields = dict[str, Field]


@dataclass(frozen=True, slots=True)
class Union:
    """Objects that may stand for each other: told apart by a field's value, or by which field is there.

    ``played`` maps the value of the field ``by``, or the name of a field where ``by`` is empty, to an object.
    ``others`` are the real ones that the sandbox does not play.
    """

    by: str
    played: dict[str, str]
    others: frozenset[str] = frozenset()


def fields(line: str) -> Fields:
    """Read ``name type(limit), …``: the name ends in ``!`` if required, in ``~`` if the sandbox does not play it."""
    read = {}
    for declared in filter(None, line.replace("\n", " ").split(",")):
        match = _FIELD.fullmatch(declared.strip())
        assert match, f"not a field: {declared}"
        units = {"b": "bytes", "p": "parsed", "": "characters"}
        limit = Limit(int(match["low"]), int(match["high"]), units[match["unit"]]) if match["low"] else None
        marks = match["marks"]
        read[match["name"]] = Field(match["name"], match["type"], "!" in marks, "~" not in marks, limit)
    return read


_PLACE = "business_connection_id~ String, chat_id! ChatId, message_thread_id Integer"
_SEND = f"""{_PLACE}, direct_messages_topic_id~ Integer, disable_notification Boolean, protect_content Boolean,
    allow_paid_broadcast~ Boolean, message_effect_id~ String, reply_parameters ReplyParameters"""
_SEND_ONE = f"{_SEND}, suggested_post_parameters~ SuggestedPostParameters, reply_markup ReplyMarkup"
_CAPTION = "caption String(0-1024p), parse_mode String, caption_entities [MessageEntity]"
_EDIT = """business_connection_id~ String, chat_id ChatId, message_id Integer, inline_message_id String,
    reply_markup InlineKeyboardMarkup"""
_MENU = "scope BotCommandScope, language_code String"

METHODS: dict[str, Fields] = {
    method: fields(line)
    for method, line in {
        "getMe": "",
        "getUpdates": "offset Integer, limit Integer, timeout Integer, allowed_updates [String]",
        "setWebhook": """url! String, certificate~ File, ip_address~ String, max_connections Integer,
            allowed_updates [String], drop_pending_updates Boolean, secret_token String(1-256)""",
        "deleteWebhook": "drop_pending_updates Boolean",
        "getWebhookInfo": "",
        "sendMessage": f"""{_SEND_ONE}, text! String(1-4096p), parse_mode String, entities [MessageEntity],
            link_preview_options LinkPreviewOptions""",
        "sendPhoto": f"{_SEND_ONE}, {_CAPTION}, photo! File, show_caption_above_media Boolean, has_spoiler Boolean",
        "sendDocument": f"""{_SEND_ONE}, {_CAPTION}, document! File, thumbnail~ File,
            disable_content_type_detection Boolean""",
        "sendMediaGroup": f"{_SEND}, media! [InputMedia]",
        "sendMessageDraft": """chat_id! Integer, message_thread_id~ Integer, draft_id! Integer, text String(0-4096p),
            parse_mode String, entities [MessageEntity]""",
        "sendChatAction": f"{_PLACE}, action! String",
        "editMessageText": f"""{_EDIT}, text String(1-4096p), parse_mode String, entities [MessageEntity],
            link_preview_options LinkPreviewOptions, rich_message~ InputRichMessage""",
        "editMessageCaption": f"{_EDIT}, {_CAPTION}, show_caption_above_media Boolean",
        "editMessageMedia": f"{_EDIT}, media! InputMedia",
        "editMessageReplyMarkup": _EDIT,
        "deleteMessage": "chat_id! ChatId, message_id! Integer",
        "deleteMessages": "chat_id! ChatId, message_ids! [Integer]",
        "answerCallbackQuery": """callback_query_id! String, text String(0-200), show_alert Boolean, url~ String,
            cache_time Integer""",
        "answerInlineQuery": """inline_query_id! String, results! [InlineQueryResult], cache_time Integer,
            is_personal Boolean, next_offset String, button InlineQueryResultsButton""",
        "answerGuestQuery": "guest_query_id! String, result! InlineQueryResult",
        "setMessageReaction": "chat_id! ChatId, message_id! Integer, reaction [ReactionType], is_big Boolean",
        "setMyCommands": f"commands! [BotCommand], {_MENU}",
        "getMyCommands": _MENU,
        "deleteMyCommands": _MENU,
        "setMyName": "name String(0-64), language_code String",
        "getMyName": "language_code String",
        "setMyDescription": "description String(0-512), language_code String",
        "getMyDescription": "language_code String",
        "setMyShortDescription": "short_description String(0-120), language_code String",
        "getMyShortDescription": "language_code String",
        "setChatMenuButton": "chat_id Integer, menu_button MenuButton",
        "getChatMenuButton": "chat_id Integer",
        "getFile": "file_id! String",
        "getChat": "chat_id! ChatId",
        "getChatMember": "chat_id! ChatId, user_id! Integer",
        "getChatMemberCount": "chat_id! ChatId",
        "getChatAdministrators": "chat_id! ChatId, return_bots Boolean",
        "leaveChat": "chat_id! ChatId",
    }.items()
}

_MEDIA = "type! String, media! String, caption String(0-1024p), parse_mode String, caption_entities [MessageEntity]"

OBJECTS: dict[str, Fields] = {
    name: fields(line)
    for name, line in {
        "BotCommand": "command! String(1-32), description! String(1-256)",
        "BotCommandScopeDefault": "type! String",
        "BotCommandScopeAllPrivateChats": "type! String",
        "BotCommandScopeAllGroupChats": "type! String",
        "BotCommandScopeAllChatAdministrators": "type! String",
        "BotCommandScopeChat": "type! String, chat_id! ChatId",
        "BotCommandScopeChatAdministrators": "type! String, chat_id! ChatId",
        "BotCommandScopeChatMember": "type! String, chat_id! ChatId, user_id! Integer",
        "CopyTextButton": "text! String(1-256)",
        "InlineKeyboardButton": """text! String, icon_custom_emoji_id~ String, style String, url String,
            callback_data String(1-64b), web_app~ WebAppInfo, login_url~ LoginUrl, switch_inline_query String,
            switch_inline_query_current_chat String, switch_inline_query_chosen_chat SwitchInlineQueryChosenChat,
            copy_text CopyTextButton, callback_game~ CallbackGame, pay~ Boolean""",
        "InlineKeyboardMarkup": "inline_keyboard! [[InlineKeyboardButton]]",
        "InlineQueryResultArticle": """type! String, id! String(1-64b), title! String,
            input_message_content! InputMessageContent, reply_markup InlineKeyboardMarkup, url String,
            description String, thumbnail_url String, thumbnail_width Integer, thumbnail_height Integer""",
        "InlineQueryResultsButton": "text! String, web_app~ WebAppInfo, start_parameter String(1-64)",
        "InputMediaDocument": f"{_MEDIA}, thumbnail~ String, disable_content_type_detection Boolean",
        "InputMediaPhoto": f"{_MEDIA}, show_caption_above_media Boolean, has_spoiler Boolean",
        "InputTextMessageContent": """message_text! String(1-4096p), parse_mode String, entities [MessageEntity],
            link_preview_options LinkPreviewOptions""",
        "LinkPreviewOptions": """is_disabled Boolean, url String, prefer_small_media Boolean,
            prefer_large_media Boolean, show_above_text Boolean""",
        "MenuButtonCommands": "type! String",
        "MenuButtonDefault": "type! String",
        "MessageEntity": """type! String, offset! Integer, length! Integer, url String, user~ User, language String,
            custom_emoji_id String, unix_time Integer, date_time_format String""",
        "ReactionTypeEmoji": "type! String, emoji! String",
        "ReplyParameters": """message_id! Integer, chat_id~ ChatId, allow_sending_without_reply Boolean,
            quote String(0-1024p), quote_parse_mode String, quote_entities [MessageEntity], quote_position Integer,
            checklist_task_id~ Integer, poll_option_id~ String""",
        "SwitchInlineQueryChosenChat": """query String, allow_user_chats Boolean, allow_bot_chats Boolean,
            allow_group_chats Boolean, allow_channel_chats Boolean""",
    }.items()
}

UNIONS: dict[str, Union] = {
    "BotCommandScope": Union(
        "type",
        {
            "default": "BotCommandScopeDefault",
            "all_private_chats": "BotCommandScopeAllPrivateChats",
            "all_group_chats": "BotCommandScopeAllGroupChats",
            "all_chat_administrators": "BotCommandScopeAllChatAdministrators",
            "chat": "BotCommandScopeChat",
            "chat_administrators": "BotCommandScopeChatAdministrators",
            "chat_member": "BotCommandScopeChatMember",
        },
    ),
    "InlineQueryResult": Union(
        "type",
        {"article": "InlineQueryResultArticle"},
        frozenset("audio contact document game gif location mpeg4_gif photo sticker venue video voice".split()),
    ),
    "InputMedia": Union(
        "type",
        {"photo": "InputMediaPhoto", "document": "InputMediaDocument"},
        frozenset("animation audio live_photo video".split()),
    ),
    "InputMessageContent": Union(
        "",
        {"message_text": "InputTextMessageContent"},
        frozenset({"rich_message", "latitude", "phone_number", "payload"}),
    ),
    "MenuButton": Union(
        "type", {"commands": "MenuButtonCommands", "default": "MenuButtonDefault"}, frozenset({"web_app"})
    ),
    "ReactionType": Union("type", {"emoji": "ReactionTypeEmoji"}, frozenset({"custom_emoji", "paid"})),
    "ReplyMarkup": Union(
        "",
        {"inline_keyboard": "InlineKeyboardMarkup"},
        frozenset({"keyboard", "remove_keyboard", "force_reply"}),
    ),
}

# The real server's words, where they are not of the general kind: for what is missing, and for a wrong length.
MISSING = {
    ("sendMessage", "text"): "message text is empty",
    ("sendPhoto", "photo"): "there is no photo in the request",
    ("sendDocument", "document"): "there is no document in the request",
    ("deleteMessage", "message_id"): "message identifier is not specified",
    ("setMessageReaction", "message_id"): "message identifier is not specified",
    ("answerInlineQuery", "inline_query_id"): "query is too old and response timeout expired or query ID is invalid",
    ("getFile", "file_id"): "file_id not specified",
}
WRONG_LENGTH = {
    "answerCallbackQuery.text": "MESSAGE_TOO_LONG",
    "setMyName.name": "the bot's name is too long",
    "setMyDescription.description": "the bot's description is too long",
    "setMyShortDescription.short_description": "the bot's short description is too long",
    "setWebhook.secret_token": "secret token is too long",
    "BotCommand.command": "BOT_COMMAND_INVALID",
    "BotCommand.description": "BOT_COMMAND_DESCRIPTION_INVALID",
    "InlineKeyboardButton.callback_data": "BUTTON_DATA_INVALID",
    "CopyTextButton.text": "BUTTON_COPY_TEXT_INVALID",
    "InlineQueryResultArticle.id": "RESULT_ID_INVALID",
    "InlineQueryResultsButton.start_parameter": "START_PARAM_INVALID",
}
