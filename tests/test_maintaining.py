"""Admins at work from a chat: the whole bot, a corpus, a sandbox, and pages that stand in for the web."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from telegram import Bot, CallbackQuery, Update, User

from bot import texts
from bot.app import build_application
from bot.chat_memory import ChatMemory
from bot.conversation import Conversation
from bot.duties import Duties
from bot.handlers.maintaining import Maintaining
from bot.maintenance import Library, Maintenance
from bot.rounds import RoundTimes
from bot.sandbox.server import SandboxServer
from bot.state.address import StateAddress
from bot.state.errors import StateUnavailable
from bot.state.gaps import Gap
from bot.state.store import Store, open_store
from bot.worker import AnswerWorker
from index.answers import Answerer
from index.articles import article_files
from index.build import BuildReport
from index.corpus import load_corpus
from index.errors import CorpusError
from index.novelty import REVIEW_FOLDER
from index.records import Answer
from index.records import Message as Asked
from index.snapshot.opened import current_directory, open_current
from index.snapshot.withdrawn_list import WithdrawnList
from tests.e2e.bot_process import TOKEN, Chat
from tests.fakes import HashingEmbedder, past_corpus, publish_snapshot, two_articles
from tests.offline_telegram import Called, OfflineRequest
from tests.opened import polled
from tests.talking import Json, Talk, buttons_of, found_in_the_end
from tests.test_drafts import LINK, Web, page
from tests.test_error_report import no_coverage

ADMIN, OTHER = 1001, 1002
NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
GONE = two_articles()[0].article_id
ADDED = "hill-gazette-2026-01-04-talks-resume"


@dataclass
class Builder:
    """Builds without a model; ``refuses`` is why it does not. Each snapshot is a day newer; ``gate`` holds it up."""

    corpus: Path
    index: Path
    refuses: Exception | None = None
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    built: int = 0

    def __post_init__(self) -> None:
        self.gate.set()

    async def __call__(self) -> BuildReport:
        await self.gate.wait()
        if self.refuses is not None:
            raise self.refuses
        articles = load_corpus(self.corpus).articles
        self.built += 1
        name = f"2026010{self.built}T000000000000Z-00000000"
        publish_snapshot(self.index, articles, HashingEmbedder(), name)
        return BuildReport(name, published=True, articles=len(articles), passages=3, sentences=9, embedded=2, seconds=1)


@dataclass
class Desk:
    """A corpus and a bot that answers from it, an admin's chat and another person's."""

    corpus: Path
    index: Path
    builder: Builder
    web: Web
    store: Store
    maintenance: Maintenance
    admin: Talk
    other: Talk
    calls: list[Called] = field(default_factory=list)

    @property
    def waiting(self) -> list[str]:
        return sorted(article_files(self.corpus / REVIEW_FOLDER))

    @property
    def has(self) -> set[str]:
        return set(article_files(self.corpus))


@pytest.fixture
def with_corpus() -> bool:
    return True


@pytest.fixture
async def desk(tmp_path: Path, with_corpus: bool) -> AsyncIterator[Desk]:
    corpus, index, web = past_corpus(tmp_path / "corpus"), tmp_path / "index.d", Web()
    builder = Builder(corpus, index)
    await builder()

    def opened() -> Answerer:
        return Answerer(open_current(index), HashingEmbedder(), withdrawn=WithdrawnList(index).ids)

    def open_next(before: Answerer) -> Answerer:
        answerer = opened()
        before.snapshot.close()
        return answerer

    state = partial(open_store, StateAddress.parse(str(tmp_path / "state.sqlite")), lambda: NOW)
    store = await state()
    worker = AnswerWorker(opened)
    worker.start()
    library = Library(corpus if with_corpus else None, index, builder, open_next, lambda: nullcontext(web), lambda: NOW)
    maintenance = Maintenance(library, worker, frozenset({ADMIN}))
    duties = Duties(RoundTimes(3_600, 5), maintenance)
    with SandboxServer() as server:
        async with polled(build_application(TOKEN, server.url, worker, state, duties=duties)):
            admin, other = (Talk(Chat(server, person)) for person in (ADMIN, OTHER))
            yield Desk(corpus, index, builder, web, store, maintenance, admin, other)
    await store.close()


def says(words: str) -> Callable[[Json], bool]:
    return lambda message: words in message["text"]


# ---------------------------------------------------------------- adding


async def test_a_link_becomes_a_live_answer_with_one_press(desk: Desk) -> None:
    shown = await desk.admin.ask(LINK)
    for expected in ("title: Talks resume  [", "outlet: Hill Gazette  [", "published: 2026-01-04  [", "3 paragraphs, "):
        assert expected in shown["text"]
    assert f"ID: {ADDED}" in shown["text"]
    await desk.admin.press(shown, "adm:add")
    live = await desk.admin.changed(shown, says("Live: "))
    assert live["text"].splitlines()[:3] == [
        f"Added {ADDED}.",
        "Live: 20260102T000000000000Z-00000000",
        "3 articles (+1)",
    ]
    assert buttons_of(live) == []
    answer = await desk.admin.ask("How long did the envoys of the hill towns speak about the wells on Sunday?")
    assert "spoke for nine hours about the wells" in answer["text"]


async def test_what_is_missing_is_asked_for_and_given_in_lines_below_the_link(desk: Desk) -> None:
    desk.web.pages[LINK] = page(published="")
    shown = await desk.admin.ask(LINK)
    assert "Not an article yet:" in shown["text"]
    assert f"{LINK}:1: no published; give --published" in shown["text"]
    assert (buttons_of(shown), desk.waiting) == ([], [])
    shown = await desk.admin.ask(f"{LINK}\npublished: 2026-01-03\nText: excerpt")
    assert "published: 2026-01-03  [flag]" in shown["text"]
    assert "text: excerpt  [flag]" in shown["text"]
    assert len(desk.waiting) == 1


async def test_a_draft_that_is_discarded_is_gone(desk: Desk) -> None:
    shown = await desk.admin.ask(LINK)
    assert desk.waiting == [ADDED]
    await desk.admin.press(shown, "adm:discard")
    await desk.admin.changed(shown, says(f"Discarded: {ADDED}"))
    assert desk.waiting == []


async def test_while_a_snapshot_is_built_questions_are_answered_from_the_one_before(desk: Desk) -> None:
    shown = await desk.admin.ask(LINK)
    desk.builder.gate.clear()
    await desk.admin.press(shown, "adm:add")
    await desk.admin.changed(shown, says("Building… "))
    assert "reached the harbour hotel" in (await desk.admin.ask("Which envoys reached the harbour hotel?"))["text"]
    assert "a build is running; try again when it is done" in (await desk.admin.ask("/rollback"))["text"]
    desk.builder.gate.set()
    await desk.admin.changed(shown, says("Live: "))


async def test_a_build_that_refuses_leaves_the_corpus_as_it_was_and_the_draft_waiting(desk: Desk) -> None:
    shown = await desk.admin.ask(LINK)
    desk.builder.refuses = CorpusError("golden question wells does not hold; not published")
    await desk.admin.press(shown, "adm:add")
    refused = await desk.admin.changed(shown, says("Refused:"))
    assert refused["text"].splitlines()[1:] == ["golden question wells does not hold; not published"]
    assert (len(desk.has), desk.waiting) == (2, [ADDED])


async def test_what_is_forwarded_is_fetched_by_the_link_in_it(desk: Desk) -> None:
    shown = await desk.admin.forward(f"Read this, published: 1999-01-01 {LINK}", "Mira")
    assert "published: 2026-01-04  [" in shown["text"]
    assert desk.waiting == [ADDED]


async def test_a_page_that_cannot_be_fetched_is_refused_in_one_line(desk: Desk) -> None:
    desk.web.pages.clear()
    said = await desk.admin.ask(LINK)
    assert said["text"].splitlines()[0] == "Refused:"
    assert "answers with 404 Not Found" in said["text"]
    assert len(said["text"].splitlines()) == 2


@pytest.mark.parametrize("with_corpus", [False])
async def test_without_a_corpus_nothing_can_be_added(desk: Desk) -> None:
    for said in (LINK, "/reindex", f"/withdraw {GONE} retracted"):
        message = await desk.admin.ask(said)
        await desk.admin.changed(message, says("TALKS_CORPUS is not set"))
    assert (len(desk.has), desk.waiting) == (2, [])


# ---------------------------------------------------------------- what answers


async def test_the_status_says_what_answers_and_how_much_it_knows(desk: Desk) -> None:
    await desk.admin.ask("Which envoys reached the harbour hotel?")
    assert (await desk.admin.ask("/status"))["text"].splitlines() == [
        "Snapshot: 20260101T000000000000Z-00000000",
        "2 articles, 2 passages",
        "Newest: 2019-04-09",
        "Answered since 2026-01-05 09:00 UTC: 1 message",
        "Waiting: 0 messages",
        "Store: well",
    ]


async def test_an_article_is_withdrawn_at_once_and_left_out_by_the_next_build(desk: Desk) -> None:
    question = "Which envoys reached the harbour hotel?"
    assert "reached the harbour hotel" in (await desk.admin.ask(question))["text"]
    assert "Say which article and why" in (await desk.admin.ask(f"/withdraw {GONE}"))["text"]
    assert "near: none is like it" in (await desk.admin.ask("/withdraw xyz retracted"))["text"]
    said = await desk.admin.ask(f"/withdraw {GONE} retracted by the outlet")
    assert f"{GONE} is not cited any more" in said["text"]
    assert "reached the harbour hotel" not in (await desk.admin.ask(question))["text"]
    assert "why: retracted by the outlet" in (desk.corpus / "withdrawn.yaml").read_text()
    built = await desk.admin.ask("/reindex")
    assert "1 article (-1)" in (await desk.admin.changed(built, says("Live: ")))["text"]


async def test_a_rollback_answers_from_the_snapshot_before(desk: Desk) -> None:
    said = await desk.admin.ask("/rollback")
    assert "no snapshot before 20260101T000000000000Z-00000000 is kept" in said["text"]
    shown = await desk.admin.ask(LINK)
    await desk.admin.press(shown, "adm:add")
    await desk.admin.changed(shown, says("Live: "))
    said = await desk.admin.ask("/rollback")
    assert said["text"].splitlines()[:2] == ["Live: 20260101T000000000000Z-00000000", "2 articles, 2 passages"]
    assert current_directory(desk.index).name == "20260101T000000000000Z-00000000"
    answer = await desk.admin.ask("How long did the envoys of the hill towns speak about the wells on Sunday?")
    assert "nine hours" not in answer["text"]


async def test_what_was_asked_and_not_answered_is_told_without_who_asked(desk: Desk) -> None:
    assert "Nothing was asked" in (await desk.admin.ask("/gaps"))["text"]
    for _ in range(2):
        await desk.other.ask("How much does camel milk cost?")
    said = await desk.admin.ask("/gaps")
    assert said["text"].splitlines()[1:] == ["2× how much does camel milk cost (en, last 2026-01-05)"]


# ---------------------------------------------------------------- who is no admin


async def refused(desk: Desk, said: Json) -> bool:
    """Whether that is what anybody hears whose question has no answer."""
    ordinary = await desk.other.ask("zzz qqq")
    return str(said["text"]).splitlines()[0] == str(ordinary["text"]).splitlines()[0] and desk.waiting == []


@pytest.mark.parametrize("text", ["/status", "/reindex", "/rollback", "/gaps", f"/withdraw {GONE} retracted", LINK])
async def test_of_others_an_admins_words_are_a_question_like_any(desk: Desk, text: str) -> None:
    assert await refused(desk, await desk.other.ask(text))
    assert (desk.builder.built, current_directory(desk.index).name) == (1, "20260101T000000000000Z-00000000")
    assert not (desk.corpus / "withdrawn.yaml").exists()


async def test_what_an_admin_wrote_and_somebody_else_forwards_is_no_admins(desk: Desk) -> None:
    """The admin's name stands in it; the sender's id counts."""
    assert await refused(desk, await desk.other.forward("/status", "Sam"))
    assert await refused(desk, await desk.other.forward(LINK, "Sam"))


async def test_an_admins_menu_has_more(desk: Desk) -> None:
    def menus() -> list[Json]:
        told = [one["parameters"] for one in desk.admin.chat.calls() if one["method"] == "setMyCommands"]
        return [one for one in told if json.loads(one["scope"]) == {"type": "chat", "chat_id": ADMIN}]

    (menu,) = await asyncio.to_thread(found_in_the_end, lambda: menus() or None)
    names = [command["command"] for command in json.loads(menu["commands"])]
    assert names == [*texts.COMMANDS, "status", "reindex", "rollback", "withdraw", "gaps"]


# ---------------------------------------------------------------- presses that a chat page would not let through


async def nothing(_: Asked) -> tuple[Answer, ...]:
    return ()


@asynccontextmanager
async def pressing(
    desk: Desk, person: int, data: str
) -> AsyncIterator[tuple[Maintaining, Callable[[], Awaitable[None]]]]:
    """What a press of this button by that person comes to, as often as it is done."""
    request = OfflineRequest()
    maintaining = Maintaining(
        desk.maintenance, Conversation(nothing, ChatMemory(time.monotonic), desk.store, no_coverage)
    )
    async with Bot("4242:X", request=request) as bot:
        query = CallbackQuery("1", User(person, "Somebody", is_bot=False), "x", data=data, inline_message_id="i")
        query.set_bot(bot)
        context: Any = None

        async def press() -> None:
            await maintaining.press(Update(1, callback_query=query), context)

        yield maintaining, press
        await asyncio.gather(*maintaining.tasks)
    desk.calls.extend(request.calls)


async def test_a_button_of_admins_does_nothing_for_others(desk: Desk) -> None:
    shown = await desk.admin.ask(LINK)
    for data in buttons_of(shown):
        async with pressing(desk, OTHER, data) as (_, press):
            await press()
    said = [called.parameters.get("text") for called in desk.calls if called.method == "answerCallbackQuery"]
    assert said == [texts.TOO_OLD] * 2
    assert desk.waiting == [ADDED]


async def test_a_button_that_is_pressed_twice_adds_once(desk: Desk) -> None:
    shown = await desk.admin.ask(LINK)
    desk.builder.gate.clear()
    async with pressing(desk, ADMIN, buttons_of(shown)[0]) as (maintaining, press):
        await press()
        await press()
        assert len(maintaining.tasks) == 1
        desk.builder.gate.set()
    edits = [called.parameters["text"] for called in desk.calls if called.method == "editMessageText"]
    assert ["Building" in edits[0], "Live: " in edits[1], len(edits)] == [True, True, 2]


async def test_what_breaks_in_the_background_is_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    shown = await desk.admin.ask(LINK)
    desk.builder.refuses = LookupError("unthought of")
    with suppress(LookupError):
        async with pressing(desk, ADMIN, buttons_of(shown)[0]) as (_, press):
            await press()
    assert "what an admin began was broken off" in caplog.text


class NoGaps:
    async def most_asked(self, since: date, limit: int) -> tuple[Gap, ...]:
        raise StateUnavailable("a database", "is not there")


async def test_a_store_that_is_not_there_is_said_and_hides_nothing_else(desk: Desk) -> None:
    store: Any = SimpleNamespace(gaps=NoGaps())
    status = await desk.maintenance.status(store)
    assert (status.state, status.live.counts.articles) == ("TALKS_STATE: a database: is not there", 2)
    with pytest.raises(CorpusError, match="TALKS_STATE: a database: is not there"):
        await desk.maintenance.gaps(store)
