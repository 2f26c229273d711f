"""While nothing can be looked up or written down, questions are answered, and what needs the state says so."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot import texts
from bot.app import OpenState
from tests.chatting import People, chatting, labels


@pytest.fixture
async def people(open_state: OpenState) -> AsyncIterator[People]:
    async with chatting(open_state) as people:
        async with people.store.database.transaction() as connection:
            await connection.exec_driver_sql("PRAGMA busy_timeout=0")
        yield people


@contextmanager
def held(state: Path) -> Iterator[None]:
    """Another program holds the state meanwhile."""
    holder = sqlite3.connect(state, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    yield
    holder.close()


async def test_commands_are_answered_without_buttons(people: People, tmp_path: Path) -> None:
    with held(tmp_path / "state.sqlite"):
        reply = await people.ask("/timeline March")
    assert "counted 1 boats" in reply["text"]
    assert labels(reply) == []


async def test_what_needs_the_state_says_that_it_cannot_be_done_now(people: People, tmp_path: Path) -> None:
    answer, offer, notice = [await people.ask(text) for text in ("boats?", "/language", "/privacy")]
    await people.press(notice, texts.ERASE)
    sure = await people.until(notice, lambda one: texts.ERASE_YES in labels(one))
    with held(tmp_path / "state.sqlite"):
        assert await people.press(answer, texts.SAVE) == texts.LATER
        assert await people.press(answer, "👍") == texts.LATER
        assert await people.press(offer, "English") == texts.LATER
        assert await people.press(sure, texts.ERASE_YES) == texts.LATER
        assert await people.press(answer, texts.FOLLOW) == texts.LATER
        assert (await people.ask("/start a_anything"))["text"] == texts.LATER
        assert (await people.ask("/follow"))["text"] == texts.LATER
    assert await people.press(answer, "👍") == texts.THANKS
