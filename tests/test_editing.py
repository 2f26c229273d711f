"""A person edits what they asked: the answers in the chat follow."""

from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, Update, User

from bot import texts
from bot.app import App, OpenState, build_application
from bot.sandbox.chats import Message as Shown
from bot.sandbox.person import Person
from bot.sandbox.server import SandboxServer
from bot.worker import AnswerWorker
from index.errors import QuestionEmpty, QuestionRefused
from index.records import Answer, CorpusSize, Kind, Query, Support
from index.records import Message as Asked
from tests.opened import handle, opened

TOKEN = "4242424242:AAE_test-token-of-the-right-form-00"
READER = 1001


class EchoAnswers:
    """An answer to each word of a message, which names it; but ``refuse`` cannot be asked."""

    def answer_messages(self, messages: Sequence[Asked]) -> list[tuple[Answer, ...] | QuestionRefused]:
        return [QuestionEmpty() if one.text == "refuse" else self._answers(one.text) for one in messages]

    def _answers(self, text: str) -> tuple[Answer, ...]:
        return tuple(
            Answer(
                Query(word, Kind.QUESTION, "en", ()),
                Support.NONE,
                0.0,
                "snapshot",
                CorpusSize(3, None),
                missing_words=(f"<{word}>",),
            )
            for word in text.split()
        )


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer() as server:
        yield server


@pytest.fixture
async def application(server: SandboxServer, open_state: OpenState) -> AsyncIterator[App]:
    worker = AnswerWorker(EchoAnswers)
    worker.start()
    async with opened(build_application(TOKEN, server.url, worker, open_state)) as application:
        yield application


class Asking:
    """One message of a person, asked and then edited."""

    def __init__(self, application: App, server: SandboxServer) -> None:
        self._application, self._server = application, server
        self._said = server.within(lambda sandbox: Person(sandbox.bot).say(READER, READER, "who?"))
        self._updates = 0

    def _update(self, text: str, *, edited: bool) -> Update:
        sam, now = User(READER, "Sam", is_bot=False), datetime.now(UTC)
        message = Message(self._said.message_id, now, Chat(READER, Chat.PRIVATE), from_user=sam, text=text)
        message.set_bot(self._application.bot)
        self._updates += 1
        if edited:
            return Update(self._updates, edited_message=message)
        return Update(self._updates, message=message)

    async def ask(self, text: str) -> None:
        await handle(self._application, self._update(text, edited=False))

    async def edit(self, text: str) -> None:
        await handle(self._application, self._update(text, edited=True))

    def replies(self) -> list[Shown]:
        shown = self._server.within(lambda sandbox: sandbox.bot.chats.transcript(READER))
        return [message for message in shown if message.sender.is_bot]

    def answered(self) -> list[str]:
        """What each reply answers, or its first word."""
        return [one.text.partition("<")[2].partition(">")[0] or one.text.split()[0] for one in self.replies()]


@pytest.fixture
def asking(application: App, server: SandboxServer) -> Asking:
    return Asking(application, server)


async def test_the_answer_to_an_edited_question_takes_the_place_of_the_old_one(asking: Asking) -> None:
    await asking.ask("one")
    (before,) = asking.replies()
    await asking.edit("two")
    (after,) = asking.replies()
    assert asking.answered() == ["two"]
    assert after.message_id == before.message_id
    assert after.keyboard != before.keyboard


async def test_what_an_edited_question_asks_in_vain_is_counted_too(asking: Asking, open_state: OpenState) -> None:
    await asking.ask("one")
    await asking.edit("two")
    store = await open_state()
    gaps = await store.gaps.most_asked(datetime.now(UTC).date(), 10)
    await store.close()
    assert {gap.question: gap.count for gap in gaps} == {"one": 1, "two": 1}


async def test_answers_are_paired_in_order_and_what_is_missing_is_sent(asking: Asking) -> None:
    await asking.ask("one two")
    await asking.edit("three four five")
    assert asking.answered() == ["three", "four", "five"]
    await asking.edit("six seven eight")
    assert asking.answered() == ["six", "seven", "eight"]


async def test_an_answer_that_is_left_over_says_so_and_is_an_answer_again_when_it_is_needed(asking: Asking) -> None:
    await asking.ask("one two")
    await asking.edit("three")
    left = asking.replies()[1]
    assert (left.text, left.keyboard) == (texts.ASKED_NO_LONGER, ())
    await asking.edit("three")
    await asking.edit("four five")
    assert asking.answered() == ["four", "five"]


async def test_a_question_that_can_no_longer_be_asked_says_so_in_its_place(asking: Asking) -> None:
    await asking.ask("one two")
    await asking.edit("refuse")
    assert [reply.text for reply in asking.replies()] == [texts.QUESTION_EMPTY, texts.ASKED_NO_LONGER]
    await asking.edit("three")
    assert asking.answered()[0] == "three"


async def test_what_had_no_answer_is_answered_as_if_it_were_new(asking: Asking) -> None:
    await asking.ask("refuse")
    await asking.edit("one")
    assert asking.answered() == ["The", "one"]


async def test_an_answer_that_the_person_has_deleted_is_sent_anew(asking: Asking, server: SandboxServer) -> None:
    await asking.ask("one")
    (deleted,) = asking.replies()
    server.within(lambda sandbox: sandbox.bot.chats.remove(deleted))
    await asking.edit("two")
    await asking.edit("three")
    (reply,) = asking.replies()
    assert asking.answered() == ["three"]
    assert reply.message_id > deleted.message_id
