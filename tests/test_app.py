import asyncio
import json
import urllib.request
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Chat, Message, PhotoSize, Update, User

from bot import texts
from bot.app import App, OpenState, build_application, introduce
from bot.sandbox.server import SandboxServer
from bot.tongue import tongue_in
from bot.worker import AnswerWorker
from index.errors import QuestionEmpty, QuestionRefused
from index.records import Answer, CorpusSize, Kind, Query, Support
from index.records import Message as Asked
from tests.opened import handle, opened
from tests.talking import found_in_the_end

TOKEN = "4242424242:AAE_test-token-of-the-right-form-00"
READER = 1001


class SilentAnswers:
    """A corpus that says nothing about anything, and takes no empty question."""

    def answer_messages(self, messages: Sequence[Asked]) -> list[tuple[Answer, ...] | QuestionRefused]:
        return [self._answer(message.text) if message.text.strip() else QuestionEmpty() for message in messages]

    def _answer(self, text: str) -> tuple[Answer, ...]:
        query = Query(text, Kind.QUESTION, "en", ())
        return (Answer(query, Support.NONE, 0.0, "snapshot", CorpusSize(3, None)),)


@pytest.fixture
def server() -> Any:
    with SandboxServer() as server:
        yield server


@pytest.fixture
async def application(server: SandboxServer, open_state: OpenState) -> AsyncIterator[App]:
    worker = AnswerWorker(SilentAnswers)
    worker.start()
    async with opened(build_application(TOKEN, server.url, worker, open_state)) as application:
        yield application


def calls(server: SandboxServer, method: str) -> list[dict[str, Any]]:
    with urllib.request.urlopen(f"{server.url}/sandbox/api/calls", timeout=30) as response:
        return [call["parameters"] for call in json.load(response) if call["method"] == method]


def a_message(
    application: App, *, chat: Chat | None = None, language_code: str | None = None, **content: Any
) -> Message:
    private, sam = Chat(READER, Chat.PRIVATE), User(READER, "Sam", is_bot=False, language_code=language_code)
    message = Message(7, datetime.now(UTC), chat or private, from_user=sam, **content)
    message.set_bot(application.bot)
    return message


async def test_a_question_gets_one_reply(application: App, server: SandboxServer) -> None:
    await handle(application, Update(1, message=a_message(application, text="who led the team?")))
    (sent,) = calls(server, "sendMessage")
    assert sent["text"].startswith(texts.NOTHING_FOUND)
    assert sent["parse_mode"] == "HTML"


async def test_something_other_than_text_is_declined_in_words(application: App, server: SandboxServer) -> None:
    photo = (PhotoSize("id", "unique", 1, 1),)
    await handle(application, Update(1, message=a_message(application, photo=photo)))
    assert [sent["text"] for sent in calls(server, "sendMessage")] == [texts.TEXT_ONLY]


@pytest.mark.parametrize(("code", "language"), [("ur", "ur"), ("prs", "fa"), ("tr", "tr"), ("ps-AF", "ps")])
@pytest.mark.parametrize("text", ["who led the team?", " "])
async def test_people_are_answered_in_the_language_of_their_telegram(
    application: App, server: SandboxServer, code: str, language: str, text: str
) -> None:
    said = {"who led the team?": texts.NOTHING_FOUND, " ": texts.QUESTION_EMPTY}[text]
    await handle(application, Update(1, message=a_message(application, language_code=code, text=text)))
    (sent,) = calls(server, "sendMessage")
    assert sent["text"].startswith(tongue_in(language).say(said))


async def test_groups_are_left_alone(application: App, server: SandboxServer) -> None:
    message = a_message(application, chat=Chat(-5, Chat.GROUP, title="Readers"), text="who led the team?")
    await handle(application, Update(1, message=message))
    assert calls(server, "sendMessage") == []


@pytest.mark.usefixtures("application")
async def test_telegram_is_told_the_commands(server: SandboxServer) -> None:
    told = await asyncio.to_thread(found_in_the_end, lambda: calls(server, "setMyCommands") or None)
    assert [command["command"] for command in json.loads(told[0]["commands"])] == list(texts.COMMANDS)


async def test_a_description_that_is_refused_costs_a_menu_and_not_the_bot(
    application: App, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(texts, "SHORT_DESCRIPTION", "x" * 121)
    await introduce(application)
    assert "commands and descriptions were not set" in caplog.text
