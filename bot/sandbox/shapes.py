"""The sandbox's records as the JSON objects of the Bot API."""

from bot.sandbox.chats import Button, Chats, Message, User
from bot.sandbox.entities import Entity, utf16_length

Json = dict[str, object]


def user_json(user: User) -> Json:
    optional: Json = {"username": user.username, "language_code": user.language_code}
    return {"id": user.id, "is_bot": user.is_bot, "first_name": user.first_name} | _set_only(optional)


def bot_json(bot: User) -> Json:
    """The bot as `getMe` describes it."""
    return user_json(bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def chat_json(person: User) -> Json:
    return {"id": person.id, "type": "private", "first_name": person.first_name, "username": person.username}


def entity_json(entity: Entity, people: dict[int, User]) -> Json:
    optional: Json = {
        "url": entity.url,
        "language": entity.language,
        "custom_emoji_id": entity.custom_emoji_id,
        "unix_time": entity.unix_time,
        "date_time_format": entity.date_time_format,
    }
    user = {"user": user_json(people[entity.user_id])} if entity.user_id in people else {}
    return {"type": entity.type, "offset": entity.offset, "length": entity.length} | _set_only(optional) | user


def message_json(message: Message, chats: Chats, *, with_reply: bool = True) -> Json:
    """A message. A reply shows the message it answers, and that one shows no further reply."""
    shape: Json = {
        "message_id": message.message_id,
        "from": user_json(message.sender),
        "chat": chat_json(chats.people[message.chat_id]),
        "date": message.date,
        "text": message.text,
    }
    if message.entities:
        shape["entities"] = [entity_json(entity, chats.people) for entity in message.entities]
    if message.keyboard:
        shape["reply_markup"] = {"inline_keyboard": [[button_json(b) for b in row] for row in message.keyboard]}
    if message.edit_date is not None:
        shape["edit_date"] = message.edit_date
    if message.thread_id is not None:
        shape |= {"message_thread_id": message.thread_id, "is_topic_message": True}
    target = chats.find(message.chat_id, message.reply_to) if with_reply and message.reply_to else None
    if target:
        shape["reply_to_message"] = message_json(target, chats, with_reply=False)
        if message.quote:
            position = utf16_length(target.text[: target.text.find(message.quote)])
            shape["quote"] = {"text": message.quote, "position": position, "is_manual": True}
    return shape


def button_json(button: Button) -> Json:
    value = {"text": button.value} if button.action == "copy_text" else button.value
    return {"text": button.text, button.action: value} | _set_only({"style": button.style})


def _set_only(fields: Json) -> Json:
    return {name: value for name, value in fields.items() if value}
