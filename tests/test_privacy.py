"""What is stored is told, and deleted at somebody's word."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import texts
from bot.app import OpenState
from bot.state.retention import RETENTION
from bot.tongue import tongue_in
from tests.chatting import People, buttons, chatting, labels
from tests.in_sandbox import AMINA, SAM


@pytest.fixture
async def people(open_state: OpenState) -> AsyncIterator[People]:
    async with chatting(open_state) as people:
        yield people


def test_whatever_is_kept_is_told_in_words() -> None:
    assert set(texts.RETAINED) == {one.what for one in RETENTION}


def test_the_page_for_users_has_the_days_of_everything_that_is_kept() -> None:
    page = (Path(__file__).parents[1] / "docs/using.md").read_text(encoding="utf-8")
    assert {one.days for one in RETENTION if f"{one.days} days" not in page} == set()


async def test_everything_that_is_kept_is_told_with_its_days(people: People) -> None:
    told = (await people.ask("/privacy"))["text"]
    assert "Questions with their answers, for buttons and links, and votes without names: 400 days" in told
    assert "Numbers of the messages that I have answered: 2 days" in told


async def test_data_is_deleted_once_somebody_has_said_so_twice(people: People) -> None:
    answer = await people.ask("how many boats?")
    await people.press(answer, "👍")
    others = await people.ask("boats?", AMINA)
    notice = await people.ask("/privacy")
    await people.press(notice, texts.ERASE)
    asked = await people.until(notice, lambda one: texts.ERASE_YES in labels(one))
    assert asked["text"] == texts.ERASE_SURE
    await people.press(notice, texts.ERASE_YES)
    done = await people.until(notice, lambda one: one["text"].startswith(texts.ERASED))
    assert "• 1 answer with its question\n• 1 vote" in done["text"]
    assert buttons(done) == []
    assert await people.press(answer, "👍") == texts.TOO_OLD
    assert await people.press(others, "👍", AMINA) == tongue_in("ur").say(texts.THANKS)


async def test_the_last_question_is_forgotten_with_the_rest(people: People) -> None:
    await people.ask("how many boats?")
    notice = await people.ask("/privacy")
    await people.press(notice, texts.ERASE)
    await people.press(notice, texts.ERASE_YES)
    await people.until(notice, lambda one: one["text"].startswith(texts.ERASED))
    await people.ask("and on Sunday?")
    assert people.answers.asked[-1].previous is None


async def test_nothing_is_deleted_where_somebody_thinks_better_of_it(people: People) -> None:
    answer = await people.ask("how many boats?")
    notice = await people.ask("/privacy")
    await people.press(notice, texts.ERASE)
    await people.press(notice, texts.ERASE_NO)
    await people.until(notice, lambda one: one["text"] == texts.KEPT)
    assert await people.press(answer, "👍") == texts.THANKS


async def test_a_group_gets_no_button_that_everybody_could_press(people: People) -> None:
    group = (await people.group(SAM, AMINA))["id"]
    assert buttons(await people.ask("/privacy", chat=group)) == []
