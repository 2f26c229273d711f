import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Chat, Message, Update, User
from telegram.error import BadRequest, Forbidden, TelegramError, TimedOut
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.handlers import errors
from tests.offline_telegram import Called, OfflineRequest
from tests.telegram_parser import parse


def an_update(application: "Application[Any, Any, Any, Any, Any, Any]", language_code: str = "en") -> Update:
    sam = User(11, "Sam", is_bot=False, language_code=language_code)
    message = Message(7, datetime.now(UTC), Chat(11, Chat.PRIVATE), from_user=sam, text="who?")
    message.set_bot(application.bot)
    return Update(1, message=message)


@asynccontextmanager
async def failing_with(
    error: Exception, request: OfflineRequest
) -> AsyncIterator["Application[Any, Any, Any, Any, Any, Any]"]:
    """An application whose handler meets ``error``."""

    async def handle(_: Update, __: ContextTypes.DEFAULT_TYPE) -> None:
        raise error

    application = Application.builder().token("4242:X").request(request).updater(None).build()
    application.add_handler(MessageHandler(filters.TEXT, handle))
    application.add_error_handler(errors.report)
    async with application:
        yield application


async def test_a_person_is_told_once_with_the_id_that_the_log_has(caplog: pytest.LogCaptureFixture) -> None:
    request = OfflineRequest()
    async with failing_with(LookupError("inner detail"), request) as application:
        await application.process_update(an_update(application))
    (text,) = request.sent()
    found = re.search(r"Error ([0-9a-f]{8})", parse(text).text)
    assert found is not None
    assert f"error {found[1]} in update 1" in caplog.text
    assert "inner detail" not in text


async def test_the_error_is_told_in_the_language_of_the_person() -> None:
    request = OfflineRequest()
    async with failing_with(LookupError(), request) as application:
        await application.process_update(an_update(application, "fa"))
    (text,) = request.sent()
    assert text.startswith("از سوی من خطایی پیش آمد")


@pytest.mark.parametrize("error", [Forbidden("bot was blocked by the user"), TimedOut()])
async def test_when_telegram_failed_nothing_more_is_sent(error: TelegramError) -> None:
    request = OfflineRequest()
    async with failing_with(error, request) as application:
        await application.process_update(an_update(application))
    assert request.sent() == []


async def test_a_message_that_telegram_refused_is_told() -> None:
    request = OfflineRequest()
    async with failing_with(BadRequest("Message is too long"), request) as application:
        await application.process_update(an_update(application))
    assert len(request.sent()) == 1


async def test_an_error_that_cannot_be_told_is_logged_and_ends_there(caplog: pytest.LogCaptureFixture) -> None:
    def blocked(called: Called) -> TelegramError | None:
        return Forbidden("bot was blocked by the user") if called.method == "sendMessage" else None

    async with failing_with(LookupError(), OfflineRequest(blocked)) as application:
        await application.process_update(an_update(application))
    assert [record.levelno for record in caplog.records if "could not be told" in record.message] == [logging.WARNING]


async def test_an_error_without_an_update_is_only_logged(caplog: pytest.LogCaptureFixture) -> None:
    request = OfflineRequest()
    async with failing_with(LookupError(), request) as application:
        await application.process_error(None, LookupError("polling"))
    assert request.sent() == []
    assert "in update None" in caplog.text
