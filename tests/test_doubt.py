from collections.abc import AsyncIterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import Forbidden
from telegram.ext import Defaults, ExtBot

from bot.doubt import candidates, carries
from bot.sandbox.chats import Message
from bot.sandbox.person import Person
from bot.sandbox.server import SandboxServer
from bot.state.sightings import UNSIGHTED, Sighted
from bot.turns import Doubt

TOKEN = "4242424242:AAE_test-token-of-the-right-form-00"
READER = 1001
SINCE = datetime(2031, 3, 4, tzinfo=UTC)
PAGE = "<b>Mira Tolen &amp; others</b>\n<blockquote>said so</blockquote>"


def keyboard(answer_id: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data=f"p:{answer_id}:1")]])


@pytest.fixture
async def bot() -> AsyncIterator[tuple[Bot, SandboxServer]]:
    defaults = Defaults(parse_mode=ParseMode.HTML)
    with SandboxServer() as server:
        async with ExtBot(TOKEN, base_url=server.api_url, defaults=defaults) as bot:
            yield bot, server


def stored(server: SandboxServer, message_id: int) -> Message:
    message = server.within(lambda sandbox: sandbox.bot.chats.find(READER, message_id))
    assert message
    return message


def test_ids_are_tried_upwards_from_the_highest_that_existed_before() -> None:
    sighted = Sighted(10, frozenset({3, 12, 14}), 0)
    assert list(islice(candidates(sighted, Doubt(SINCE, 1), question_id=7), 4)) == [11, 13, 15, 16]
    assert next(candidates(UNSIGHTED, Doubt(SINCE, 1), question_id=7)) == 8


def test_as_many_ids_are_tried_as_there_may_be_messages_that_nobody_accounts_for() -> None:
    def tried(among: int, unheard: int = 0, **where: Any) -> int:
        return len(list(candidates(Sighted(1, frozenset(), unheard), Doubt(SINCE, among), question_id=1, **where)))

    assert (tried(1), tried(6), tried(6, unheard=4)) == (21, 26, 30)
    assert (tried(5_000), tried(5, in_group=True)) == (100, 10)


async def test_the_answer_is_known_by_its_keyboard_and_stays_as_it_is(bot: tuple[Bot, SandboxServer]) -> None:
    telegram, server = bot
    sent = await telegram.send_message(READER, PAGE, reply_markup=keyboard("a"))
    before = stored(server, sent.message_id)
    assert await carries(telegram, READER, sent.message_id, PAGE, keyboard("a"))
    assert stored(server, sent.message_id) == before


async def test_the_answer_is_known_by_its_text_where_its_buttons_have_changed(bot: tuple[Bot, SandboxServer]) -> None:
    telegram, server = bot
    sent = await telegram.send_message(READER, PAGE, reply_markup=keyboard("a"))
    assert await carries(telegram, READER, sent.message_id, PAGE, keyboard("of-a-newer-version"))
    assert stored(server, sent.message_id).keyboard[0][0].value == "p:of-a-newer-version:1"


async def test_another_message_of_ours_is_left_without_buttons(bot: tuple[Bot, SandboxServer]) -> None:
    telegram, server = bot
    sent = await telegram.send_message(READER, "Help")
    assert not await carries(telegram, READER, sent.message_id, PAGE, keyboard("a"))
    assert stored(server, sent.message_id).keyboard == ()


async def test_neither_a_message_of_the_person_nor_none_at_all_is_the_answer(bot: tuple[Bot, SandboxServer]) -> None:
    telegram, server = bot
    said = server.within(lambda sandbox: Person(sandbox.bot).say(READER, READER, "who?"))
    assert not await carries(telegram, READER, said.message_id, PAGE, keyboard("a"))
    assert not await carries(telegram, READER, said.message_id + 1, PAGE, keyboard("a"))


async def test_a_chat_that_cannot_be_asked_leaves_the_doubt(bot: tuple[Bot, SandboxServer]) -> None:
    telegram, server = bot
    server.within(lambda sandbox: Person(sandbox.bot).block(READER, blocked=True))
    with pytest.raises(Forbidden):
        await carries(telegram, READER, 5, PAGE, keyboard("a"))
