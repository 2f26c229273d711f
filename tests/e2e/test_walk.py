"""A walk through every command, button and mode, in English and in Urdu, by a person in a browser.

Pictures of each step are left in tests/artefacts/walk-LANGUAGE-NN-step.png, to be looked at.
"""

import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot import texts
from bot.sandbox.chats import ENGLISH_ID, GROUP_ID, URDU_ID
from bot.sandbox.server import SandboxServer
from bot.tongue import Tongue, tongue_in
from tests.e2e.bot_process import running_bot
from tests.fixtures import Built
from tests.sandbox.conftest import CHROMIUM
from tests.sandbox.looking_on import ask, direction, from_bot, too_wide

ARTEFACTS = Path(__file__).parents[1] / "artefacts"
READERS = {"en": ENGLISH_ID, "ur": URDU_ID}
QUESTIONS = {
    "en": ("Who headed the Afghan side in Istanbul?", "Timeline of October 2025", "Did Asif say “open war”?"),
    "ur": ("استنبول میں افغان وفد کی قیادت کس نے کی؟", "Timeline of October 2025", "Did Asif say “open war”?"),
}
# Far above what a step takes: reached only when something hangs.
PATIENCE_MS = 30_000


@dataclass(slots=True)
class Walk:
    """One person on the page; each step is looked at."""

    page: Page
    server: SandboxServer
    language: str
    steps: int = 0

    @property
    def tongue(self) -> Tongue:
        return tongue_in(self.language)

    async def go(self, chat_id: int) -> None:
        await self.page.goto(f"{self.server.url}/?user_id={READERS[self.language]}&chat_id={chat_id}")

    async def ask(self, text: str) -> Locator:
        """Say something, and wait for what the bot says to it."""
        before = await from_bot(self.page).count()
        await ask(self.page, text)
        reply = from_bot(self.page).nth(before)
        await expect(reply).to_be_visible(timeout=PATIENCE_MS)
        return reply

    async def press(self, message: Locator, label: str) -> None:
        await message.get_by_test_id("button").filter(has_text=label).first.click()

    async def look(self, step: str) -> None:
        """Leave a picture, and see that nothing is wider than the window."""
        self.steps += 1
        assert await too_wide(self.page) == []
        await self.page.screenshot(path=ARTEFACTS / f"walk-{self.language}-{self.steps:02}-{step}.png")


@pytest.fixture(scope="module")
def server(built: Built) -> Iterator[SandboxServer]:
    with (
        tempfile.TemporaryDirectory() as folder,
        SandboxServer() as server,
        running_bot(server, built.index, Path(folder) / "log"),
    ):
        yield server
        # The strict referee has refused nothing of all that was sent.
        assert server.within(lambda sandbox: [call.json() for call in sandbox.log if call.refused]) == []


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("no Chromium here: apt-get install chromium")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        yield browser
        await browser.close()


@pytest.mark.slow
@pytest.mark.parametrize("language", READERS)
async def test_a_walk_through_everything(server: SandboxServer, browser: Browser, language: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    page = await browser.new_page(viewport={"width": 412, "height": 915}, reduced_motion="reduce")
    walk = Walk(page, server, language)
    await walk.go(READERS[language])
    await _answers(walk)
    await _commands(walk)
    await _elsewhere(walk)


async def _answers(walk: Walk) -> None:
    """A question, its buttons, a timeline with its picture and files, an alleged quotation, an edit."""
    say, (question, timeline, alleged) = walk.tongue.say, QUESTIONS[walk.language]
    await walk.ask("/start")
    await walk.look("start")
    answer = await walk.ask(question)
    await walk.look("answer")
    assert await direction(answer.get_by_test_id("text")) == walk.tongue.direction
    shown = await answer.get_by_test_id("text").inner_text()
    await walk.press(answer, say(texts.MORE))
    await expect(answer.get_by_test_id("text")).to_contain_text(say(texts.MORE_PASSAGES))
    await walk.look("more")
    await walk.press(answer, say(texts.BACK))
    await walk.press(answer, say(texts.CONTEXT))
    await walk.look("context")
    await walk.press(answer, say(texts.BACK))
    await expect(answer.get_by_test_id("text")).to_contain_text(shown[:40])
    await walk.press(answer, "👍")
    await expect(walk.page.get_by_test_id("notice")).to_have_text(say(texts.THANKS))
    await walk.press(answer, say(texts.SAVE))
    await walk.look("save")
    await walk.press(answer, "Markdown")
    await expect(walk.page.get_by_test_id("document").last).to_be_visible(timeout=PATIENCE_MS)
    told = await walk.ask(timeline)
    await walk.look("timeline")
    await walk.press(told, say(texts.PICTURE))
    await expect(walk.page.get_by_test_id("photo").last).to_be_visible(timeout=PATIENCE_MS)
    await walk.look("picture")
    await walk.ask(alleged)
    await walk.look("verify")
    await walk.ask("What is the price of a ferry ticket in Venice?")
    await walk.look("refused")


async def _commands(walk: Walk) -> None:
    """Each command alone; what they show or how they are used."""
    for command in texts.COMMANDS:
        await walk.ask(f"/{command}")
        await walk.look(command)


async def _elsewhere(walk: Walk) -> None:
    """In a group by name, and from any chat by inline mode."""
    name = walk.server.within(lambda sandbox: sandbox.bot.chats.bot.username)
    question = QUESTIONS[walk.language][0]
    await walk.go(GROUP_ID)
    reply = await walk.ask(f"@{name} {question}")
    await expect(reply.get_by_test_id("reply")).to_be_visible()
    await walk.look("group")
    await walk.page.get_by_test_id("input").fill(f"@{name} {question}")
    await expect(walk.page.get_by_test_id("result").first).to_be_visible(timeout=PATIENCE_MS)
    await walk.look("inline")
    await walk.page.get_by_test_id("result").first.click()
    await expect(walk.page.get_by_test_id("via").last).to_be_visible(timeout=PATIENCE_MS)
    await walk.look("chosen")
