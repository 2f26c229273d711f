"""A person presses the buttons below an answer."""

from collections.abc import AsyncIterator, Iterator

import pytest
from telegram import CallbackQuery, Message, Update, User

from bot import texts
from bot.answering import Prepared
from bot.app import App, OpenState, build_application
from bot.buttons import CONTEXT, DOWN, PAGE, UP, Pressed, below_answer
from bot.kept import KeptReply
from bot.sandbox.chats import Message as Shown
from bot.sandbox.person import Person
from bot.sandbox.server import SandboxServer
from bot.state.answers import Asked
from bot.state.feedback import Votes
from bot.state.store import Store
from bot.tongue import tongue_in
from bot.worker import AnswerWorker
from tests.opened import handle, opened
from tests.test_editing import READER, TOKEN, EchoAnswers

KEPT = KeptReply(("<b>first</b>", "second"), ("among others",), "“Said.” (Herald)")


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


@pytest.fixture
async def store(open_state: OpenState) -> AsyncIterator[Store]:
    store = await open_state()
    yield store
    await store.close()


class Pressing:
    """An answer in the chat, and its person."""

    def __init__(self, application: App, server: SandboxServer, sent: Message, answer_id: str) -> None:
        self.answer_id = answer_id
        self._application, self._server, self._sent = application, server, sent
        self._presses = 0

    async def press(self, verb: str, number: int = 0) -> None:
        """Press a button that the message has."""
        data = Pressed(verb, self.answer_id, number).data
        press_id = self._server.within(
            lambda sandbox: Person(sandbox.bot).press(READER, READER, self._sent.message_id, data)
        )
        await self.deliver(data, press_id)

    async def deliver(self, data: str, press_id: str) -> None:
        self._presses += 1
        query = CallbackQuery(press_id, User(READER, "Sam", is_bot=False), "1", message=self._sent, data=data)
        query.set_bot(self._application.bot)
        await handle(self._application, Update(self._presses, callback_query=query))

    def shown(self) -> Shown:
        shown = self._server.within(lambda sandbox: sandbox.bot.chats.find(READER, self._sent.message_id))
        assert shown
        return shown

    def told(self) -> list[object]:
        """What the presses were answered with."""
        return self._server.within(
            lambda sandbox: [
                call.parameters.get("text") for call in sandbox.log if call.method == "answerCallbackQuery"
            ]
        )


@pytest.fixture
async def pressing(application: App, server: SandboxServer, store: Store) -> Pressing:
    row = await store.answers.keep(Asked(READER, READER, 1, "who?", "en", "question", "snapshot"), KEPT.payload())
    prepared = Prepared(KEPT.pages[0], row, below_answer(row.answer_id, KEPT, "who?", tongue_in("en")))
    sent = await application.bot.send_message(READER, prepared.html, reply_markup=prepared.keyboard)
    return Pressing(application, server, sent, row.answer_id)


async def test_pages_are_turned_in_the_message_itself(pressing: Pressing) -> None:
    await pressing.press(PAGE, 1)
    assert pressing.shown().text == "second"
    await pressing.press(PAGE, 0)
    assert pressing.shown().text == "first"


async def test_the_passage_is_shown_in_context_and_the_answer_again(pressing: Pressing) -> None:
    before = pressing.shown()
    await pressing.press(CONTEXT)
    assert pressing.shown().text == "among others"
    await pressing.press(PAGE, 0)
    assert (pressing.shown().text, pressing.shown().keyboard) == (before.text, before.keyboard)


async def test_a_press_that_comes_twice_changes_nothing_and_is_no_error(
    pressing: Pressing, server: SandboxServer
) -> None:
    await pressing.press(PAGE, 1)
    press_id = server.within(lambda sandbox: sandbox.bot.expect_answer(READER, READER))
    await pressing.deliver(Pressed(PAGE, pressing.answer_id, 1).data, press_id)
    assert pressing.shown().text == "second"
    assert len(server.within(lambda sandbox: sandbox.bot.chats.transcript(READER))) == 1


async def test_a_vote_is_counted_once_for_each_person_and_thanked(pressing: Pressing, store: Store) -> None:
    await pressing.press(UP)
    await pressing.press(DOWN)
    assert await store.feedback.votes(pressing.answer_id) == Votes(0, 1)
    assert pressing.told() == [texts.THANKS, texts.THANKS]


@pytest.mark.parametrize("data", ["p:unknown-answer:1", "nonsense"])
async def test_a_button_of_an_answer_that_is_kept_no_longer_says_so(
    pressing: Pressing, server: SandboxServer, data: str
) -> None:
    await pressing.deliver(data, server.within(lambda sandbox: sandbox.bot.expect_answer(READER, READER)))
    assert pressing.told() == [texts.TOO_OLD]
    assert pressing.shown().text == "first"
