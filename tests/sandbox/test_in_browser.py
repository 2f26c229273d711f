"""The chat page in a real browser, with a real bot behind it."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.sandbox.server import SandboxServer
from tests.sandbox.player import TOKEN, playing

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium here: apt-get install chromium")


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page that must end without an error in its console; breaking the security policy would be one."""
    page = await browser.new_page(viewport={"width": 390, "height": 844})
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    # Chromium reports every answer of 400, also one that the page shows to its user.
    assert [problem for problem in problems if "400 (Bad Request)" not in problem] == []


def from_bot(page: Page) -> Locator:
    return page.locator("[data-testid=message][data-from=bot]")


async def ask(page: Page, text: str) -> None:
    await page.get_by_test_id("input").fill(text)
    await page.keyboard.press("Enter")


async def direction(locator: Locator) -> str:
    found = await locator.evaluate("element => getComputedStyle(element).direction")
    assert isinstance(found, str)
    return found


async def test_a_person_talks_with_the_bot(server: SandboxServer, page: Page) -> None:
    await page.goto(server.url)
    await expect(page.get_by_test_id("status")).to_have_text("The bot is starting…")
    async with playing(server.api_url):
        await expect(page.get_by_test_id("status")).to_have_text("connected")
        await expect(page.get_by_test_id("command")).to_have_text(["/start Begin", "/help What I can do"])
        await expect(page.get_by_test_id("about")).to_have_text(
            "I answer questions about the talks, only with cited passages."
        )

        await ask(page, "What was agreed?")
        await expect(page.get_by_test_id("greeting")).to_be_hidden()
        await expect(page.get_by_test_id("input")).to_have_value("")
        answer = from_bot(page)
        await expect(answer.locator("strong")).to_have_text("What was agreed?")
        await expect(answer.get_by_test_id("reply")).to_contain_text("What was agreed?")
        await expect(answer.get_by_role("link", name="[1]")).to_have_attribute("rel", "noopener noreferrer")

        quote, more = answer.locator("blockquote"), answer.get_by_test_id("more")
        folded = await quote.bounding_box()
        await more.focus()
        await page.keyboard.press("Enter")
        await expect(more).to_have_attribute("aria-expanded", "true")
        await expect(more).to_have_text("Show less")
        unfolded = await quote.bounding_box()
        assert folded
        assert unfolded
        assert unfolded["height"] > folded["height"] * 1.5
        await more.click()
        await expect(more).to_have_attribute("aria-expanded", "false")

        await answer.get_by_role("button", name="›").click()
        await expect(answer.get_by_test_id("text")).to_have_text("Page 2")
        await expect(answer.get_by_test_id("edited")).to_be_visible()
        await expect(page.get_by_test_id("notice")).to_have_text("Turned the page")
        await expect(answer.get_by_role("button", name="›")).to_be_focused()
        await expect(answer).to_have_count(1)

        await page.get_by_test_id("command").first.click()
        await expect(from_bot(page)).to_have_count(2)
        await page.locator("button.command", has_text="/start").click()
        await expect(from_bot(page)).to_have_count(3)
        await page.reload()
        await expect(from_bot(page)).to_have_count(3)


async def test_urdu_reads_from_right_to_left(server: SandboxServer, page: Page) -> None:
    async with playing(server.api_url):
        await page.goto(server.url)
        await page.get_by_test_id("person-ur").click()
        await expect(page.locator("html")).to_have_attribute("dir", "rtl")
        await ask(page, "کیا طے ہوا؟")
        await expect(from_bot(page)).to_have_count(1)
        for text in await page.get_by_test_id("text").all():
            assert await direction(text) == "rtl"
        assert await direction(page.get_by_test_id("more")) == "rtl"
        await page.get_by_test_id("person-en").click()
        await expect(page.get_by_test_id("message")).to_have_count(0)
        await ask(page, "سلام")
        await expect(from_bot(page)).to_have_count(1)
        assert await direction(page.get_by_test_id("text").first) == "rtl"
        assert await direction(page.get_by_test_id("text").last) == "ltr"


async def test_what_the_bot_does_shows_at_once(server: SandboxServer, page: Page) -> None:
    await page.goto(server.url)
    async with httpx.AsyncClient(base_url=f"{server.api_url}{TOKEN}") as bot:
        await bot.post("/sendChatAction", json={"chat_id": 1001, "action": "typing"})
        await expect(page.get_by_test_id("typing")).to_have_text("The bot is typing…")
        short = "<blockquote expandable>short</blockquote><tg-spoiler>hidden</tg-spoiler>"
        await bot.post("/sendMessage", json={"chat_id": 1001, "text": short, "parse_mode": "HTML"})
        await expect(page.get_by_test_id("typing")).to_be_empty()
        await expect(page.get_by_test_id("more")).to_be_hidden()
        spoiler = page.locator(".spoiler")
        await expect(spoiler).to_have_css("color", "rgba(0, 0, 0, 0)")
        await spoiler.focus()
        await page.keyboard.press("Space")
        await expect(spoiler).not_to_have_css("color", "rgba(0, 0, 0, 0)")

        await page.get_by_test_id("calls").locator("> summary").click()
        await bot.post("/sendMessage", json={"chat_id": 1001, "text": "<p>", "parse_mode": "HTML"})
        await expect(page.get_by_test_id("refusal")).to_contain_text('Unsupported start tag "p" at byte offset 0')
        await expect(page.get_by_test_id("refusal-count")).to_have_text("1")
        assert await page.get_by_text(TOKEN).count() == 0

        await bot.post("/deleteMessage", json={"chat_id": 1001, "message_id": 1})
        await expect(page.get_by_test_id("message")).to_have_count(0)
        await ask(page, "x" * 4097)
        await expect(page.get_by_test_id("notice")).to_have_text("The message is longer than 4096 characters")
        await expect(page.get_by_test_id("input")).to_have_value("x" * 4097)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_nothing_is_wider_than_the_window(
    server: SandboxServer, browser: Browser, scheme: str, width: int
) -> None:
    page = await browser.new_page(
        viewport={"width": width, "height": 700}, color_scheme="dark" if scheme == "dark" else "light"
    )
    long = f"<pre>{'wide ' * 60}</pre> {'w' * 300} <a href='https://e.org/{'p' * 200}'>https://e.org/{'p' * 200}</a>"
    async with httpx.AsyncClient(base_url=f"{server.api_url}{TOKEN}") as bot:
        await bot.post("/sendMessage", json={"chat_id": 1001, "text": long, "parse_mode": "HTML"})
    await page.goto(server.url)
    await expect(page.get_by_test_id("message")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await page.evaluate(
        "document.querySelector('#log').scrollWidth <= document.querySelector('#log').clientWidth"
    )
