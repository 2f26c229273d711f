"""What a person does and sees in the chat page, for tests in a real browser."""

from playwright.async_api import Locator, Page, expect

NEWSROOM, FORUM, TALKS = -1_001_000_000_001, -1_001_000_000_002, 1_000_001


def from_bot(page: Page) -> Locator:
    return page.locator("[data-testid=message][data-from=bot]")


def from_people(page: Page) -> Locator:
    return page.locator("[data-testid=message][data-from=person]")


async def ask(page: Page, text: str) -> None:
    await page.get_by_test_id("input").fill(text)
    await page.keyboard.press("Enter")


async def switch_to(page: Page, *, chat: str = "", person: str = "") -> None:
    """Go to a chat, or become another person, by the list that a phone keeps behind a button."""
    if await page.get_by_test_id("show-chats").is_visible():
        await page.get_by_test_id("show-chats").click()
    if person:
        await page.get_by_test_id(f"person-{person}").click()
        await expect(page.locator("html")).to_have_attribute("lang", person)
    else:
        await page.get_by_test_id("chat").filter(has=page.locator("b", has_text=chat)).click()
        await expect(page.get_by_test_id("bot-name")).to_have_text(chat)


async def open_menu(message: Locator) -> None:
    """By the keyboard, as the button is dim until then."""
    await message.get_by_test_id("message-menu").focus()
    await message.page.keyboard.press("Enter")
    await expect(message.get_by_test_id("menu")).to_be_visible()


async def select(message: Locator, words: str) -> None:
    """Mark some words of a message."""
    await message.get_by_test_id("text").evaluate(
        """(text, words) => {
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const start = node.textContent.indexOf(words);
                if (start < 0) continue;
                const range = document.createRange();
                range.setStart(node, start);
                range.setEnd(node, start + words.length);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
            }
        }""",
        words,
    )


async def direction(locator: Locator) -> str:
    found = await locator.evaluate("element => getComputedStyle(element).direction")
    assert isinstance(found, str)
    return found


async def too_small(page: Page) -> list[str]:
    """What is there to press, stands alone, and is less than 40 pixels high or wide: hard to hit with a finger."""
    found = await page.evaluate(
        """() => [...document.querySelectorAll("button:not(.command), select, summary, nav a, a.button")]
            .concat([...document.querySelectorAll("label:has(input)")])
            .filter((one) => one.checkVisibility())
            .filter((one) => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height) < 40)
            .map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert isinstance(found, list)
    return found


async def too_wide(page: Page) -> list[str]:
    """What stands out sideways of the window, or of a part of it that scrolls."""
    found = await page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("#log, #side, .bench, #choices")]
            .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth)
            .map((one) => one.id || one.className || one.tagName)"""
    )
    assert isinstance(found, list)
    return found
