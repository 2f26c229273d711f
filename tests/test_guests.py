from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import texts
from bot.sandbox.inline import STALE_QUERY
from bot.tongue import tongue_in
from tests.conversing import SENTENCES, People, conversing
from tests.in_sandbox import AMINA, SAM, Json

NAME = "@sandbox_bot"


@pytest.fixture
async def people(tmp_path: Path) -> AsyncIterator[People]:
    async with conversing(tmp_path) as people:
        yield people


async def call(people: People, said: str, person: int = SAM) -> Json:
    """Say something in a group where the bot is not, and wait for what it says there."""
    group = await people.act("group", title="Elsewhere", members=[SAM, AMINA], bot="left")
    return await people.ask(group["id"], said, person)


async def test_who_calls_the_bot_where_it_is_not_gets_the_whole_answer(people: People) -> None:
    reply = await call(people, f"{NAME} who counted the boats?")
    assert reply["text"].startswith("Asked: who counted the boats?")
    assert all(sentence in reply["text"] for sentence in SENTENCES[:3])
    ((_, opened),) = reply["reply_markup"]["inline_keyboard"]
    kept = await people.store.answers.find(opened["url"].partition("?start=a_")[2])
    assert kept is not None
    assert (kept.asked.chat_id, kept.asked.person) == (None, SAM)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("weak evidence", texts.WEAK),
        ("none of it", texts.NOTHING_FOUND),
        ("hello", texts.SMALL_TALK),
        ("this fails", "Something went wrong on my side"),
        ("", "In a group I read only what is meant for me."),
    ],
    ids=["weak", "none", "hello", "error", "nothing asked"],
)
async def test_a_guest_says_as_plainly_what_it_does_not_know(people: People, said: str, told: str) -> None:
    assert told in (await call(people, f"{NAME} {said}"))["text"]


async def test_what_a_guest_cannot_answer_is_counted_and_what_somebody_types_is_not(people: People) -> None:
    await people.search("none typed")
    await call(people, f"{NAME} none called")
    gaps = await people.store.gaps.most_asked(datetime.now(UTC).date(), 10)
    assert [(gap.question, gap.count) for gap in gaps] == [("none called", 1)]


async def test_a_guest_speaks_the_language_of_who_calls(people: People) -> None:
    reply = await call(people, f"{NAME} none", AMINA)
    assert tongue_in("ur").say(texts.NOTHING_FOUND) in reply["text"]


async def test_who_calls_again_asks_on(people: People) -> None:
    group = await people.act("group", title="Elsewhere", members=[SAM], bot="left")
    await people.ask(group["id"], f"{NAME} first none")
    assert "after:first none" in (await people.ask(group["id"], f"{NAME} and none"))["text"]


async def test_an_answer_that_was_not_heard_is_given_once(people: People, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    await people.act("faults", faults=[{"kind": "reply_lost", "method": "answerGuestQuery", "times": 1}])
    people.refusals.append(STALE_QUERY)
    reply = await call(people, f"{NAME} who counted the boats?")
    await people.until_logged("the call of a guest waits no more", caplog)
    assert len(await people.bots_messages(reply["chat"]["id"])) == 1
    assert "error" not in [record.levelname.lower() for record in caplog.records]
