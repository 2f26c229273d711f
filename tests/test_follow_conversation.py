"""Following from a chat: the whole bot, its state and a sandbox, with answers from the corpus of the repository."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from bot import buttons, texts
from bot.app import build_application
from bot.sandbox.server import SandboxServer
from bot.state.address import StateAddress
from bot.state.follows import LONGEST_FOLLOWED, MOST_A_CHAT
from bot.state.store import Store, open_store
from bot.tongue import tongue_in
from bot.worker import AnswerWorker
from index.answers import Answerer
from tests.e2e.bot_process import TOKEN, Chat
from tests.opened import polled
from tests.talking import Talk, buttons_of

SAM = 1001
QUESTION = "Who headed the Afghan side in Istanbul?"


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """The state, as another process sees it."""
    store = await _open(tmp_path)
    yield store
    await store.close()


async def _open(folder: Path) -> Store:
    return await open_store(StateAddress.parse(str(folder / "state.sqlite")), lambda: datetime.now(UTC))


@pytest.fixture
async def talk(tmp_path: Path, answerer: Answerer) -> AsyncIterator[Talk]:
    worker = AnswerWorker(lambda: answerer)
    worker.start()
    with SandboxServer() as server:
        async with polled(build_application(TOKEN, server.url, worker, partial(_open, tmp_path))):
            yield Talk(Chat(server, SAM))


async def test_a_question_is_followed_by_the_button_below_its_answer(talk: Talk, store: Store) -> None:
    answer = await talk.ask(QUESTION)
    said = await talk.press(answer, buttons.FOLLOW)
    assert said == tongue_in("en").say(texts.FOLLOWED, command="/follow")
    (follow,) = await store.follows.of_chat(SAM)
    assert (follow.kind, follow.what, follow.person, follow.language) == ("question", QUESTION, SAM, "en")
    assert follow.last_notified is not None


async def test_a_refused_question_can_be_followed_and_one_that_leans_on_another_cannot(talk: Talk) -> None:
    refused = await talk.ask("How much does tea cost in Lahore?")
    assert any(one.startswith(buttons.FOLLOW) for one in buttons_of(refused))
    await talk.ask("What did Khawaja Asif say about open war?")
    leaning = await talk.ask("and about the talks?")
    assert not any(one.startswith(f"{buttons.FOLLOW}:") for one in buttons_of(leaning))


async def test_what_is_refused_is_counted_for_maintainers_and_what_is_answered_is_not(talk: Talk, store: Store) -> None:
    await talk.ask("How much does tea cost in Lahore?")
    await talk.ask("how much does tea cost in Lahore")
    await talk.ask(QUESTION)
    await talk.ask("hello")
    gaps = await store.gaps.most_asked(datetime.now(UTC).date(), 10)
    assert [(gap.question, gap.language, gap.count) for gap in gaps] == [("how much does tea cost in lahore", "en", 2)]


@pytest.mark.parametrize(
    ("words", "kind", "what"),
    [
        ("Khawaja Asif", "entity", "khawaja-asif"),
        ("خواجہ آصف", "entity", "khawaja-asif"),
        ("Istanbul", "question", "Istanbul"),
        ("when do the talks resume?", "question", "when do the talks resume?"),
    ],
)
async def test_the_command_follows_a_speaker_by_name_and_else_a_question(
    talk: Talk, store: Store, words: str, kind: str, what: str
) -> None:
    said = await talk.ask(f"/follow {words}")
    (follow,) = await store.follows.of_chat(SAM)
    assert (follow.kind, follow.what) == (kind, what)
    named = "Khawaja Muhammad Asif" if kind == "entity" else words
    assert said["text"] == tongue_in("en").say(texts.FOLLOWED_WHAT, what=named, command="/follow")
    await talk.press(said, buttons.UNFOLLOW)
    assert await store.follows.of_chat(SAM) == ()
    await talk.changed(said, lambda one: not buttons_of(one))


async def test_the_command_alone_lists_what_is_followed_with_buttons_that_end_it(talk: Talk, store: Store) -> None:
    nothing = await talk.ask("/follow")
    assert nothing["text"] == tongue_in("en").say(texts.FOLLOWS_NOTHING, command="/follow")
    for words in ("Khawaja Asif", "when do the talks resume?"):
        await talk.ask(f"/follow {words}")
    listed = await talk.ask("/follow")
    assert listed["text"].splitlines()[1:] == ["• Khawaja Muhammad Asif", "• when do the talks resume?"]
    await talk.press(listed, buttons.UNFOLLOW_LISTED)
    left = await talk.changed(listed, lambda one: one["text"].splitlines()[1:] == ["• when do the talks resume?"])
    await talk.press(left, buttons.UNFOLLOW_LISTED)
    await talk.changed(listed, lambda one: one["text"] == nothing["text"])
    assert await store.follows.of_chat(SAM) == ()


async def test_a_chat_that_follows_as_much_as_it_may_is_told_so_kindly(talk: Talk, store: Store) -> None:
    answer = await talk.ask(QUESTION)
    for number in range(MOST_A_CHAT):
        await store.follows.add(SAM, SAM, "question", f"question {number}?")
    expected = tongue_in("en").count(*texts.FOLLOWS_MOST, MOST_A_CHAT, command="/follow")
    assert (await talk.ask("/follow Khawaja Asif"))["text"] == expected
    assert await talk.press(answer, buttons.FOLLOW) == expected


async def test_what_is_too_long_to_follow_is_not_followed(talk: Talk, store: Store) -> None:
    said = await talk.ask(f"/follow {'why ' * 200}")
    assert said["text"] == tongue_in("en").count(*texts.FOLLOW_TOO_LONG, LONGEST_FOLLOWED)
    assert await store.follows.of_chat(SAM) == ()
