from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import Bot, Chat, Message, Update, User
from telegram.error import ChatMigrated, TelegramError, TimedOut

from bot import texts
from bot.app import OpenState
from bot.chat_memory import ChatMemory
from bot.conversation import Conversation, recorded, say, tell_crowded
from bot.render import render_text_only
from bot.tongue import tongue_in
from index.coverage import Coverage
from index.records import Answer
from index.records import Message as Asked
from tests.offline_telegram import Called, OfflineRequest

GROUP, SUPERGROUP, READER = -5, -1_001_000_000_099, 1001


async def no_answer(_: Asked) -> tuple[Answer, ...]:
    return ()


async def no_coverage() -> Coverage:
    raise NotImplementedError


@pytest.fixture
async def talk(open_state: OpenState) -> AsyncIterator[Conversation]:
    store = await open_state()
    yield Conversation(no_answer, ChatMemory(lambda: 0.0), store, no_coverage)
    await store.close()


def a_message(request: OfflineRequest, chat: Chat, language_code: str = "en") -> Message:
    sam = User(READER, "Sam", is_bot=False, language_code=language_code)
    message = Message(7, datetime.now(UTC), chat, from_user=sam, text="who?")
    message.set_bot(Bot("4242:X", request=request))
    return message


async def test_the_language_chosen_in_a_chat_goes_before_that_of_the_app(talk: Conversation) -> None:
    update = Update(1, message=a_message(OfflineRequest(), Chat(READER, Chat.PRIVATE), "tr"))
    assert (await talk.tongue(update)).language == "tr"
    await talk.store.chats.choose_language(READER, "ps")
    assert (await talk.tongue(update)).language == "ps"


async def test_without_a_state_the_language_is_that_of_the_app(
    talk: Conversation, caplog: pytest.LogCaptureFixture
) -> None:
    async with talk.store.database.transaction() as connection:
        await connection.exec_driver_sql("DROP TABLE chats")
    update = Update(1, message=a_message(OfflineRequest(), Chat(READER, Chat.PRIVATE), "tr"))
    assert (await talk.tongue(update)).language == "tr"
    await recorded(talk.store.chats.seen(READER))
    assert "not written down: TALKS_STATE" in caplog.text


async def test_a_group_is_answered_as_a_reply_and_a_person_is_not() -> None:
    request = OfflineRequest()
    for chat in (Chat(GROUP, Chat.GROUP, title="Readers"), Chat(READER, Chat.PRIVATE)):
        await say(a_message(request, chat), render_text_only(tongue_in("en")))
    assert ["reply_parameters" in called.parameters for called in request.calls] == [True, False]


async def test_a_group_that_became_a_supergroup_is_answered_there() -> None:
    def moved(called: Called) -> TelegramError | None:
        return ChatMigrated(SUPERGROUP) if called.parameters.get("chat_id") == GROUP else None

    request = OfflineRequest(moved)
    await say(a_message(request, Chat(GROUP, Chat.GROUP, title="Readers")), render_text_only(tongue_in("en")))
    assert [called.parameters["chat_id"] for called in request.calls] == [GROUP, SUPERGROUP]


async def test_only_a_person_is_told_that_it_takes_long(talk: Conversation) -> None:
    request = OfflineRequest()
    for chat in (Chat(GROUP, Chat.GROUP, title="Readers"), Chat(READER, Chat.PRIVATE)):
        await tell_crowded(Update(1, message=a_message(request, chat)), 90.0, talk=talk)
    assert request.sent() == [texts.CROWDED.format(span="2 minutes")]


async def test_a_word_on_the_wait_that_cannot_be_said_is_let_go(
    talk: Conversation, caplog: pytest.LogCaptureFixture
) -> None:
    request = OfflineRequest(lambda _: TimedOut())
    await tell_crowded(Update(1, message=a_message(request, Chat(READER, Chat.PRIVATE))), 90.0, talk=talk)
    assert "could not be told: TimedOut" in caplog.text
