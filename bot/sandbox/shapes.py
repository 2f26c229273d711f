"""The sandbox's records as the JSON objects of the Bot API."""

from bot.sandbox.chats import Button, Chats, Group, Message, Service, Switches, User
from bot.sandbox.entities import Entity
from bot.sandbox.files import Attachment

Json = dict[str, object]


def user_json(user: User) -> Json:
    optional: Json = {"username": user.username, "language_code": user.language_code}
    return {"id": user.id, "is_bot": user.is_bot, "first_name": user.first_name} | _set_only(optional)


def bot_json(bot: User, switches: Switches) -> Json:
    """The bot as `getMe` describes it."""
    return user_json(bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": not switches.privacy,
        "supports_guest_queries": switches.guest,
        "supports_inline_queries": switches.inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def chat_json(chat_id: int, chats: Chats) -> Json:
    if group := chats.groups.get(chat_id):
        return group_json(group)
    person = chats.people[chat_id]
    return {"id": person.id, "type": "private", "first_name": person.first_name, "username": person.username}


def group_json(group: Group) -> Json:
    return {"id": group.id, "type": group.kind, "title": group.title} | _set_only({"is_forum": bool(group.topics)})


_RIGHTS = """
    can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members
    can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories
""".split()


def member_json(user: User, status: str) -> Json:
    """A `ChatMember` of one of the kinds that are played."""
    more: Json = {}
    if status == "administrator":
        more |= dict.fromkeys(_RIGHTS, False) | {"can_manage_chat": True, "can_delete_messages": True}
    if status == "kicked":
        more = {"until_date": 0}
    return {"status": status, "user": user_json(user)} | more


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


def file_json(attachment: Attachment) -> Json:
    unique = attachment.file_id[:16]
    return {"file_id": attachment.file_id, "file_unique_id": unique, "file_size": len(attachment.data)}


def message_json(message: Message, chats: Chats, *, with_reply: bool = True) -> Json:
    """A message. A reply shows the message it answers, and that one shows no further reply."""
    shape: Json = {
        "message_id": message.message_id,
        "from": user_json(message.sender),
        "chat": chat_json(message.chat_id, chats),
        "date": message.date,
    }
    shape |= _service_json(message.service) if message.service else _content_json(message, chats)
    if message.keyboard:
        shape["reply_markup"] = keyboard_json(message)
    if message.edit_date is not None:
        shape["edit_date"] = message.edit_date
    if message.thread_id is not None:
        shape |= {"message_thread_id": message.thread_id, "is_topic_message": True}
    if message.via_bot:
        shape["via_bot"] = user_json(chats.bot)
    if message.guest_caller:
        shape["guest_bot_caller_user"] = user_json(message.guest_caller)
    if origin := message.forwarded:
        shape["forward_origin"] = {"type": "hidden_user", "date": origin.date, "sender_user_name": origin.name}
    target = chats.find(message.chat_id, message.reply_to) if with_reply and message.reply_to else None
    if target:
        shape["reply_to_message"] = message_json(target, chats, with_reply=False)
        if message.quote:
            shape["quote"] = {"text": message.quote, "position": message.quote_position, "is_manual": True}
    return shape


def _content_json(message: Message, chats: Chats) -> Json:
    entities = [entity_json(entity, chats.people) for entity in message.entities]
    if message.attachment is None:
        return {"text": message.text} | _set_only({"entities": entities})
    attachment = message.attachment
    shape = _set_only({"caption": message.text, "caption_entities": entities, "media_group_id": message.album})
    if attachment.kind == "photo":
        return shape | {
            "photo": [file_json(attachment) | {"width": attachment.width, "height": attachment.height}],
        }
    named = {"file_name": attachment.name, "mime_type": attachment.mime_type}
    return shape | {"document": file_json(attachment) | named}


def _service_json(service: Service) -> Json:
    users = [user_json(user) for user in service.users]
    return {service.field: users[0] if service.field == "left_chat_member" else users or service.chat_id}


def keyboard_json(message: Message) -> Json:
    return {"inline_keyboard": [[button_json(button) for button in row] for row in message.keyboard]}


def button_json(button: Button) -> Json:
    content: object = button.value
    if button.action == "copy_text":
        content = {"text": button.value}
    elif button.action == "switch_inline_query_chosen_chat":
        content = {"query": button.value} | dict.fromkeys(button.allowed, True)
    return {"text": button.text, button.action: content} | _set_only({"style": button.style})


def _set_only(fields: Json) -> Json:
    return {name: value for name, value in fields.items() if value}
