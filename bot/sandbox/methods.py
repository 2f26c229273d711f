"""The methods of the Bot API that the sandbox plays. `call` is the one way in."""

from collections.abc import Awaitable, Callable, Mapping

from bot.sandbox import describing, editing, looking, offering, receiving, sending
from bot.sandbox.bot import Bot
from bot.sandbox.parameters import Arguments, read
from bot.sandbox.rates import counts
from bot.sandbox.refusal import Refused

PLAYED: dict[str, Callable[[Bot, Arguments], Awaitable[object]]] = {
    "getMe": looking.get_me,
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendMediaGroup": sending.send_media_group,
    "sendMessageDraft": sending.send_message_draft,
    "sendChatAction": sending.send_chat_action,
    "setMessageReaction": sending.set_message_reaction,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageMedia": editing.edit_message_media,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "answerCallbackQuery": offering.answer_callback_query,
    "answerInlineQuery": offering.answer_inline_query,
    "answerGuestQuery": offering.answer_guest_query,
    "setMyCommands": describing.set_my_commands,
    "getMyCommands": describing.get_my_commands,
    "deleteMyCommands": describing.delete_my_commands,
    "setMyName": describing.setter("name"),
    "getMyName": describing.getter("name"),
    "setMyDescription": describing.setter("description"),
    "getMyDescription": describing.getter("description"),
    "setMyShortDescription": describing.setter("short_description"),
    "getMyShortDescription": describing.getter("short_description"),
    "setChatMenuButton": describing.set_chat_menu_button,
    "getChatMenuButton": describing.get_chat_menu_button,
    "getFile": looking.get_file,
    "getChat": looking.get_chat,
    "getChatMember": looking.get_chat_member,
    "getChatMemberCount": looking.get_chat_member_count,
    "getChatAdministrators": looking.get_chat_administrators,
    "leaveChat": looking.leave_chat,
}


async def call(bot: Bot, method: str, given: Mapping[str, object]) -> object:
    """Play one method and return its result as JSON values.

    Raises:
        Refused: The real server would not have done it, or the sandbox does not play it.
    """
    arguments = read(method, given, bot.level)
    chat_id = arguments.values.get("chat_id")
    if bot.rates.on and counts(method) and isinstance(chat_id, int) and (wait_s := bot.rates.wait_s(chat_id)):
        raise Refused(f"Too Many Requests: retry after {wait_s}", 429, retry_after=wait_s)
    return await PLAYED[method](bot, arguments)
