"""How the chat page looks at several widths, in both themes and both directions."""

from pathlib import Path
from typing import Literal

import httpx
import pytest
from playwright.async_api import Browser, expect

from bot.sandbox.server import SandboxServer
from tests.sandbox.looking_on import ask, from_bot, open_menu, switch_to, too_small, too_wide
from tests.sandbox.player import NAME, TOKEN, picture, playing

ARTEFACTS = Path(__file__).parents[1] / "artefacts"
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
QUESTIONS = {"en": "What was agreed on the third day?", "ur": "تیسرے دن کیا طے ہوا؟"}
Scheme = Literal["light", "dark"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("user_id", [1001, 1002])
async def test_nothing_is_wider_than_the_window(
    server: SandboxServer, browser: Browser, scheme: Scheme, user_id: int
) -> None:
    page = await browser.new_page(color_scheme=scheme)
    long = f"<pre>{'wide ' * 60}</pre> {'w' * 300} <a href='https://e.org/{'p' * 200}'>https://e.org/{'p' * 200}</a>"
    buttons = [[{"text": f"button {'b' * 40}", "callback_data": "x"} for _ in range(3)]]
    async with httpx.AsyncClient(base_url=f"{server.api_url}{TOKEN}") as bot:
        markup = {"inline_keyboard": buttons}
        body = {"chat_id": user_id, "text": long, "parse_mode": "HTML", "reply_markup": markup}
        assert (await bot.post("/sendMessage", json=body)).status_code == 200
        file = {"document": (f"{'n' * 90}.csv", b"x", "text/csv")}
        assert (await bot.post("/sendDocument", data={"chat_id": str(user_id)}, files=file)).status_code == 200
        photo = {"photo": ("p.png", picture(), "image/png")}
        assert (await bot.post("/sendPhoto", data={"chat_id": str(user_id)}, files=photo)).status_code == 200
    await page.goto(f"{server.url}/?user_id={user_id}")
    await expect(page.get_by_test_id("message")).to_have_count(3)
    await page.get_by_test_id("input").fill("w" * 300)
    for with_bench in (False, True):
        if with_bench:
            await page.get_by_test_id("calls").locator("> summary").click()
            await page.get_by_test_id("faults").locator("summary").click()
        for width in (320, 390, 1280, 1600):
            await page.set_viewport_size({"width": width, "height": 700})
            assert await too_wide(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "ur"])
async def test_a_conversation_is_shown_in_every_look(
    server: SandboxServer, browser: Browser, scheme: Scheme, size: str, language: str
) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    width, height = SIZES[size]
    page = await browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    look = f"{size}-{scheme}-{language}"
    async with playing(server.api_url):
        await page.goto(server.url)
        if language == "ur":
            await switch_to(page, person="ur")
        await page.screenshot(path=ARTEFACTS / f"empty-{look}.png")
        await ask(page, QUESTIONS[language])
        await expect(from_bot(page)).to_have_count(1)
        await page.screenshot(path=ARTEFACTS / f"answer-{look}.png")
        await ask(page, "/photo")
        await expect(from_bot(page)).to_have_count(2)
        await ask(page, "/file")
        await expect(from_bot(page)).to_have_count(3)
        await page.screenshot(path=ARTEFACTS / f"files-{look}.png")
        await open_menu(from_bot(page).nth(1))
        await page.screenshot(path=ARTEFACTS / f"menu-{look}.png")
        assert await too_small(page) == []
        await page.keyboard.press("Escape")
        await switch_to(page, chat="Newsroom")
        await ask(page, f"@{NAME} {QUESTIONS[language]}")
        await expect(from_bot(page)).to_have_count(1)
        await page.get_by_test_id("input").press_sequentially(f"@{NAME} ceasefire")
        await expect(page.get_by_test_id("result")).to_have_count(3)
        await page.keyboard.press("ArrowDown")
        await page.screenshot(path=ARTEFACTS / f"search-{look}.png")
        await page.keyboard.press("Escape")
        await page.get_by_test_id("input").fill("")
        await page.get_by_test_id("calls").locator("> summary").click()
        await page.get_by_test_id("faults").locator("summary").click()
        await page.screenshot(path=ARTEFACTS / f"bench-{look}.png")
        assert await too_small(page) == []
        assert await too_wide(page) == []
