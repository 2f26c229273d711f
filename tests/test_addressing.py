from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Chat, ForumTopicCreated, Message, MessageEntity, User

from bot.addressing import is_addressed, is_from_person, question_in

ME = User(4242, "Bot", is_bot=True, username="Talks_Bot")
SAM = User(7, "Sam", is_bot=False)
GROUP, CHANNEL = Chat(-1, Chat.SUPERGROUP, title="Readers"), Chat(-2, Chat.CHANNEL, title="News")
NOW = datetime(2031, 3, 4, tzinfo=UTC)


def said(text: str, *entities: tuple[str, str], **more: Any) -> Message:
    """A message of Sam in the group; entities are (type, words), found where the words stand first."""

    def entity(kind: str, words: str) -> MessageEntity:
        offset, length = (len(part.encode("utf-16-le")) // 2 for part in (text[: text.index(words)], words))
        return MessageEntity(kind, offset, length)

    values: dict[str, Any] = {"from_user": SAM, "text": text, "entities": [entity(*one) for one in entities]} | more
    return Message(1, NOW, GROUP, **values)


@pytest.mark.parametrize(
    ("message", "is_persons"),
    [
        (said("x"), True),
        (said("x", from_user=User(9, "Other", is_bot=True)), False),
        (said("x", from_user=None, sender_chat=CHANNEL), False),
        (said("x", from_user=User(136817688, "Channel", is_bot=True), sender_chat=CHANNEL), False),
        (said("x", from_user=User(777000, "Telegram", is_bot=False), sender_chat=CHANNEL), False),
        (said("x", from_user=User(777000, "Telegram", is_bot=False), is_automatic_forward=True), False),
        (said("x", from_user=User(1087968824, "Group", is_bot=True), sender_chat=GROUP), True),
        (said("x", via_bot=ME), False),
        (said("x", via_bot=User(9, "Other", is_bot=True)), True),
    ],
    ids=["person", "bot", "post", "as channel", "linked", "forwarded", "anonymous", "through us", "through another"],
)
def test_only_what_people_write_themselves_is_theirs(message: Message, is_persons: bool) -> None:
    assert is_from_person(ME, message) is is_persons


MENTION = MessageEntity.MENTION
COMMAND = MessageEntity.BOT_COMMAND


@pytest.mark.parametrize(
    ("message", "is_for_us", "question"),
    [
        (said("@talks_bot, who led?", (MENTION, "@talks_bot")), True, "who led?"),
        (said("😀😀 who @Talks_Bot led?", (MENTION, "@Talks_Bot")), True, "😀😀 who  led?"),
        (said("@talks_bot", (MENTION, "@talks_bot")), True, ""),
        (said("@talks_bot2 who led?", (MENTION, "@talks_bot2")), False, "@talks_bot2 who led?"),
        (said("@talks_bot who led?"), False, "@talks_bot who led?"),
        (said("/find@talks_bot", (COMMAND, "/find@talks_bot")), True, ""),
        (said("/find@other_bot", (COMMAND, "/find@other_bot")), False, ""),
        (said("/find", (COMMAND, "/find")), False, ""),
        (said("see /find @talks_bot", (COMMAND, "/find"), (MENTION, "@talks_bot")), True, "see /find"),
        (said("and Kabul?", reply_to_message=said("answer", from_user=ME)), True, "and Kabul?"),
        (said("and Kabul?", reply_to_message=said("question")), False, "and Kabul?"),
        (
            said("x", reply_to_message=said("", from_user=ME, forum_topic_created=ForumTopicCreated("T", 0))),
            False,
            "x",
        ),
    ],
)
def test_what_is_for_the_bot_is_told_from_the_rest_and_read_without_its_name(
    message: Message, is_for_us: bool, question: str
) -> None:
    assert (is_addressed(ME, message), question_in(ME, message)) == (is_for_us, question)


def test_a_name_in_a_caption_counts() -> None:
    name = MessageEntity(MENTION, 0, 10)
    message = Message(1, NOW, GROUP, from_user=SAM, caption="@talks_bot", caption_entities=[name])
    assert is_addressed(ME, message)


def test_half_a_letter_does_no_harm() -> None:
    message = Message(1, NOW, GROUP, from_user=SAM, text="\ud83d @talks_bot", entities=[MessageEntity(MENTION, 2, 10)])
    assert (is_addressed(ME, message), question_in(ME, message)) == (True, "\ud83d")
