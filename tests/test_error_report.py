import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from telegram import Chat, Message, Update, User
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError, TimedOut
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.app import OpenState
from bot.chat_memory import ChatMemory
from bot.conversation import Conversation
from bot.failures import NotDone
from bot.handlers import errors
from bot.turns import Turns, TurnTaken
from index.coverage import Coverage
from index.records import Answer, CorpusSize
from index.records import Message as Asked
from tests.offline_telegram import Called, OfflineRequest
from tests.telegram_parser import parse


async def no_answer(_: Asked) -> tuple[Answer, ...]:
    return ()


async def no_coverage() -> Coverage:
    return Coverage(CorpusSize(0, None), ())


@pytest.fixture
async def talk(open_state: OpenState) -> AsyncIterator[Conversation]:
    store = await open_state()
    yield Conversation(no_answer, ChatMemory(lambda: 0.0), store, no_coverage)
    await store.close()


def an_update(application: "Application[Any, Any, Any, Any, Any, Any]", language_code: str = "en") -> Update:
    sam = User(11, "Sam", is_bot=False, language_code=language_code)
    message = Message(7, datetime.now(UTC), Chat(11, Chat.PRIVATE), from_user=sam, text="who?")
    message.set_bot(application.bot)
    return Update(1, message=message)


@asynccontextmanager
async def failing_with(
    error: Exception, request: OfflineRequest, talk: Conversation
) -> AsyncIterator["Application[Any, Any, Any, Any, Any, Any]"]:
    """An application whose handler meets ``error``."""

    async def handle(_: Update, __: ContextTypes.DEFAULT_TYPE) -> None:
        raise error

    application = Application.builder().token("4242:X").request(request).updater(None).build()
    application.add_handler(MessageHandler(filters.TEXT, handle))
    application.add_error_handler(partial(errors.report, talk=talk))
    async with application:
        yield application


async def test_a_person_is_told_once_with_the_id_that_the_log_has(
    caplog: pytest.LogCaptureFixture, talk: Conversation
) -> None:
    request = OfflineRequest()
    async with failing_with(LookupError("inner detail"), request, talk) as application:
        await application.process_update(an_update(application))
    (text,) = request.sent()
    found = re.search(r"Error ([0-9a-f]{8})", parse(text).text)
    assert found is not None
    assert f"error {found[1]} in update 1" in caplog.text
    assert "inner detail" not in text


async def test_the_error_is_told_in_the_language_of_the_person(talk: Conversation) -> None:
    request = OfflineRequest()
    async with failing_with(LookupError(), request, talk) as application:
        await application.process_update(an_update(application, "fa"))
    (text,) = request.sent()
    assert text.startswith("از سوی من خطایی پیش آمد")


@pytest.mark.parametrize("error", [Forbidden("bot was blocked by the user"), TimedOut()])
async def test_when_telegram_failed_nothing_more_is_sent(error: TelegramError, talk: Conversation) -> None:
    request = OfflineRequest()
    async with failing_with(error, request, talk) as application:
        await application.process_update(an_update(application))
    assert request.sent() == []


async def test_a_message_that_telegram_refused_is_told(talk: Conversation) -> None:
    request = OfflineRequest()
    async with failing_with(BadRequest("Message is too long"), request, talk) as application:
        await application.process_update(an_update(application))
    assert len(request.sent()) == 1


async def test_an_error_that_cannot_be_told_is_logged_and_ends_there(
    caplog: pytest.LogCaptureFixture, talk: Conversation
) -> None:
    def blocked(called: Called) -> TelegramError | None:
        return Forbidden("bot was blocked by the user") if called.method == "sendMessage" else None

    async with failing_with(LookupError(), OfflineRequest(blocked), talk) as application:
        await application.process_update(an_update(application))
    assert [record.levelno for record in caplog.records if "could not be told" in record.message] == [logging.WARNING]


async def test_an_error_without_an_update_is_only_logged(caplog: pytest.LogCaptureFixture, talk: Conversation) -> None:
    request = OfflineRequest()
    async with failing_with(LookupError(), request, talk) as application:
        await application.process_error(None, LookupError("polling"))
    assert request.sent() == []
    assert "in update None" in caplog.text


async def test_who_has_blocked_the_bot_is_known_until_they_write_again(talk: Conversation) -> None:
    await talk.store.chats.seen(11)
    async with failing_with(Forbidden("bot was blocked by the user"), OfflineRequest(), talk) as application:
        await application.process_update(an_update(application))
    chat = await talk.store.chats.find(11)
    assert chat is not None
    assert chat.blocked_since is not None
    assert (await talk.store.chats.seen(11)).blocked_since is None


async def test_a_group_that_got_a_new_id_keeps_what_is_known_of_it(talk: Conversation) -> None:
    await talk.store.chats.choose_language(11, "fa")
    async with failing_with(ChatMigrated(-100_11), OfflineRequest(), talk) as application:
        await application.process_update(an_update(application))
    chat = await talk.store.chats.find(-100_11)
    assert chat is not None
    assert chat.language == "fa"


async def test_an_update_that_somebody_else_answers_is_no_error(
    talk: Conversation, caplog: pytest.LogCaptureFixture
) -> None:
    request = OfflineRequest()
    async with failing_with(TurnTaken(1), request, talk) as application:
        await application.process_update(an_update(application))
    assert request.sent() == []
    assert [record for record in caplog.records if record.levelno > logging.INFO] == []


@pytest.mark.parametrize(("error", "pending"), [(NotDone("the program stops"), 1), (LookupError(), 0)])
async def test_what_never_reached_telegram_waits_for_the_next_start(
    talk: Conversation, error: Exception, pending: int
) -> None:
    async with failing_with(error, OfflineRequest(), talk) as application:
        update = an_update(application)
        await Turns(talk.store.inbox).handle(update, application.process_update(update))
    assert len(await talk.store.inbox.pending(alone=True)) == pending
