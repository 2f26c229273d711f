from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright

from bot.sandbox.server import SandboxServer
from tests.sandbox.calling import Caller, calling

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture
async def caller() -> AsyncIterator[Caller]:
    async with calling() as caller:
        yield caller


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer() as server:
        yield server


@pytest.fixture
def chromium() -> str:
    if not CHROMIUM.exists():
        pytest.skip("no Chromium here: apt-get install chromium")
    return str(CHROMIUM)


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page that must end without an error in its console; breaking the security policy would be one."""
    context = await browser.new_context(
        viewport={"width": 390, "height": 844}, locale="en-GB", timezone_id="Asia/Karachi"
    )
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = await context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    # Chromium reports every answer of 400, 409 and 504, also one that the page puts into words for its user.
    told = ("400 (Bad Request)", "409 (Conflict)", "504 (Gateway Timeout)")
    assert [problem for problem in problems if not any(one in problem for one in told)] == []
