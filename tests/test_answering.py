"""What is answered once, whatever happened before, and to whom no answer is given."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import (
    Chat,
    ChatMemberBanned,
    ChatMemberMember,
    ChatMemberUpdated,
    Message,
    MessageEntity,
    Update,
    User,
)

from bot import texts
from bot.app import App, OpenState, build_application
from bot.buttons import below_answer
from bot.kept import KeptReply
from bot.quotas import NO_LIMITS, Limits
from bot.sandbox.person import Person
from bot.sandbox.server import SandboxServer
from bot.state.answers import Asked
from bot.state.inbox import Received
from bot.state.store import Store
from bot.tongue import tongue_in
from bot.worker import AnswerWorker
from tests.opened import handle, opened
from tests.test_editing import READER, TOKEN, EchoAnswers

SAM = User(READER, "Sam", is_bot=False)


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer() as server:
        yield server


@pytest.fixture
async def store(open_state: OpenState) -> AsyncIterator[Store]:
    store = await open_state()
    yield store
    await store.close()


@pytest.fixture
def limits() -> Limits:
    return NO_LIMITS


@pytest.fixture
async def application(server: SandboxServer, open_state: OpenState, limits: Limits) -> AsyncIterator[App]:
    worker = AnswerWorker(EchoAnswers)
    worker.start()
    async with opened(build_application(TOKEN, server.url, worker, open_state, limits=limits)) as application:
        yield application


def said(application: App, number: int, text: str = "", **content: Any) -> Update:
    values = {"chat": Chat(READER, Chat.PRIVATE), "from_user": SAM, "text": text or None} | content
    message = Message(number, datetime.now(UTC), **values)
    message.set_bot(application.bot)
    return Update(number, message=message)


def replies(server: SandboxServer) -> list[str]:
    shown = server.within(lambda sandbox: sandbox.bot.chats.transcript(READER))
    return [message.text for message in shown if message.sender.is_bot]


@pytest.mark.parametrize("limits", [Limits(person_minute=2)])
async def test_who_asks_too_much_is_told_once_when_to_come_again(application: App, server: SandboxServer) -> None:
    for number in range(1, 6):
        await handle(application, said(application, number, f"word{number}"))
    assert len(replies(server)) == 3
    start, _, end = texts.ENOUGH.partition("{span}")
    assert replies(server)[2].startswith(start)
    assert replies(server)[2].endswith(f"seconds{end}") or "1 minute" in replies(server)[2]


@pytest.mark.parametrize("limits", [Limits(waiting=0)])
async def test_when_many_wait_people_are_told_and_answered(application: App, server: SandboxServer) -> None:
    await handle(application, said(application, 1, "word"))
    crowded, answer = replies(server)
    assert crowded.startswith(texts.CROWDED.partition("{span}")[0])
    assert "<word>" in answer


async def test_an_answer_that_was_kept_and_never_sent_goes_out_as_it_was_kept(
    application: App, server: SandboxServer, store: Store
) -> None:
    update = said(application, 7, "one two")
    await store.inbox.receive([Received(7, READER, READER, update.to_json())])
    await store.inbox.take(7)
    asked = Asked(READER, READER, 7, "two", "en", "question", "snapshot")
    kept = await store.answers.keep(asked, KeptReply(("kept before",), (), "").payload())
    await store.inbox.pending(alone=True)  # the start behind the kill
    await handle(application, update)
    assert replies(server)[1:] == ["kept before"]
    rows = await store.answers.to_message(READER, 7)
    assert len(rows) == 2
    assert kept.answer_id in {row.answer_id for row in rows}
    assert all(row.reply_ids for row in rows)
    # What was kept before was counted then.
    assert [gap.question for gap in await store.gaps.most_asked(datetime.now(UTC).date(), 10)] == ["one"]


async def test_an_answer_that_was_sent_before_is_not_sent_again(
    application: App, server: SandboxServer, store: Store
) -> None:
    update = said(application, 7, "one two")
    await store.inbox.receive([Received(7, READER, READER, update.to_json())])
    await store.inbox.take(7)
    asked = Asked(READER, READER, 7, "one", "en", "question", "snapshot")
    row = await store.answers.keep(asked, KeptReply(("sent",), (), "").payload())
    await store.answers.sent(row.answer_id, [400])
    await store.inbox.pending(alone=True)
    await handle(application, update)
    (answer,) = replies(server)
    assert "<two>" in answer


@pytest.mark.parametrize("arrived", [True, False])
async def test_after_a_kill_only_what_did_not_arrive_is_sent(
    server: SandboxServer, open_state: OpenState, store: Store, *, arrived: bool
) -> None:
    worker = AnswerWorker(EchoAnswers)
    worker.start()
    application = build_application(TOKEN, server.url, worker, open_state)
    asked = server.within(lambda sandbox: Person(sandbox.bot).say(READER, READER, "one"))
    update = said(application, asked.message_id, "one")
    await store.inbox.receive([Received(update.update_id, READER, READER, update.to_json())])
    attempt = await store.inbox.take(update.update_id)
    assert attempt
    row = await store.answers.keep(
        Asked(READER, READER, asked.message_id, "one", "en", "question", "snapshot"),
        KeptReply(("kept <b>before</b>",), (), "").payload(),
    )
    await store.inbox.begin_sending(update.update_id, attempt)
    if arrived:
        kept = KeptReply(("kept <b>before</b>",), (), "")
        keyboard = below_answer(row.answer_id, kept, "one", tongue_in("en"))
        async with application.bot as bot:
            await bot.send_message(READER, "kept <b>before</b>", reply_markup=keyboard)
    async with opened(application):
        again = await application.update_queue.get()
        assert isinstance(again, Update)
        await handle(application, again)
        assert replies(server) == ["kept before"]
        (row,) = await store.answers.to_message(READER, asked.message_id)
        assert row.reply_ids == (await store.inbox.replies(update.update_id))
        assert len(row.reply_ids) == 1


async def test_without_a_state_people_are_answered_without_buttons(
    application: App, server: SandboxServer, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    async with store.database.transaction() as connection:
        for table in ("feedback", "answers", "inbox", "chats"):
            await connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {table}_away")
    await handle(application, said(application, 1, "one"))
    await handle(application, Update(2, edited_message=said(application, 1, "two").message))
    assert [reply.partition("<")[2].partition(">")[0] for reply in replies(server)] == ["one", "two"]
    assert "an answer goes out without buttons" in caplog.text
    assert "what was answered before is not known" in caplog.text


async def test_commands_are_answered(application: App, server: SandboxServer) -> None:
    for number, text in enumerate(("/start", "/help"), 1):
        command = MessageEntity(MessageEntity.BOT_COMMAND, 0, len(text))
        await handle(application, said(application, number, text, entities=[command]))
    start, usage = replies(server)
    assert start.startswith(texts.START)
    assert usage.startswith(texts.HELP)


async def test_a_chat_is_known_by_its_messages_and_blocked_by_its_word(
    application: App, server: SandboxServer, store: Store
) -> None:
    server.within(lambda sandbox: Person(sandbox.bot).say(READER, READER, "who?"))
    await handle(application, said(application, 1, "word"))
    bot, now = User(4242, "Bot", is_bot=True), datetime.now(UTC)
    chat, there, banned = Chat(READER, Chat.PRIVATE), ChatMemberMember(bot), ChatMemberBanned(bot, now)
    for number, (old, new) in enumerate([(there, banned), (banned, there)], 2):
        await handle(application, Update(number, my_chat_member=ChatMemberUpdated(chat, SAM, now, old, new)))
        known = await store.chats.find(READER)
        assert known
        assert (known.blocked_since is not None) == (new is banned)


async def test_a_group_that_becomes_a_supergroup_takes_along_what_is_known_of_it(
    application: App, store: Store
) -> None:
    old, new = Chat(-5, Chat.GROUP, title="Readers"), Chat(-1_001_000_000_099, Chat.SUPERGROUP, title="Readers")
    await store.chats.choose_language(-5, "ur")
    await handle(application, said(application, 1, chat=old, migrate_to_chat_id=new.id))
    await handle(application, said(application, 2, chat=new, migrate_from_chat_id=-5))
    known = await store.chats.find(new.id)
    assert known
    assert known.language == "ur"
