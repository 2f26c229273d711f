"""Groups, topics and several chats in a real browser."""

import httpx
from playwright.async_api import Page, expect

from bot.sandbox.server import SandboxServer
from tests.sandbox.looking_on import FORUM, NEWSROOM, TALKS, ask, from_bot, switch_to
from tests.sandbox.player import NAME, TOKEN, playing


async def test_a_topic_holds_its_own_messages(server: SandboxServer, page: Page) -> None:
    async with playing(server.api_url):
        await page.goto(f"{server.url}/?user_id=1001&chat_id={FORUM}")
        await page.get_by_test_id("topic").filter(has_text="Talks").click()
        await expect(page).to_have_url(f"{server.url}/?user_id=1001&chat_id={FORUM}&thread_id={TALKS}")
        await ask(page, f"@{NAME} what was agreed?")
        await expect(from_bot(page)).to_have_count(1)
        await page.get_by_test_id("topic").filter(has_text="General").click()
        await expect(page.get_by_test_id("topic").first).to_have_attribute("aria-current", "page")
        await expect(page.get_by_test_id("message")).to_have_count(0)


async def test_who_comes_and_goes_is_reported_and_a_guest_answers(server: SandboxServer, page: Page) -> None:
    await page.goto(f"{server.url}/?user_id=1001&chat_id={NEWSROOM}")
    await page.get_by_test_id("calls").locator("> summary").click()
    await page.get_by_test_id("bot-place").click()
    await expect(page.get_by_test_id("service")).to_contain_text("You removed Sandbox bot")
    await page.get_by_test_id("calls").locator("> summary").click()
    await ask(page, f"@{NAME} are you there?")
    async with httpx.AsyncClient(base_url=f"{server.api_url}{TOKEN}") as bot:
        query = {"allowed_updates": ["guest_message"], "timeout": 5}
        update = (await bot.post("/getUpdates", json=query)).json()["result"][-1]
        content = {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "Always"}}
        asked = update["guest_message"]["guest_query_id"]
        await bot.post("/answerGuestQuery", json={"guest_query_id": asked, "result": content})
    await expect(from_bot(page).get_by_test_id("guest")).to_have_text("Called as a guest by You")
    await expect(from_bot(page).get_by_test_id("text")).to_have_text("Always")


async def test_what_is_not_sent_yet_stays_with_its_chat(server: SandboxServer, page: Page) -> None:
    await page.goto(server.url)
    await page.get_by_test_id("input").fill("half a question")
    await switch_to(page, chat="Newsroom")
    await expect(page.get_by_test_id("input")).to_have_value("")
    await switch_to(page, chat="Sandbox bot")
    await expect(page.get_by_test_id("input")).to_have_value("half a question")


async def test_unread_chats_are_marked(server: SandboxServer, page: Page) -> None:
    await page.set_viewport_size({"width": 1280, "height": 800})
    await page.goto(server.url)
    newsroom = page.get_by_test_id("chat").filter(has_text="Newsroom")
    async with httpx.AsyncClient(base_url=f"{server.url}/sandbox/api") as amina:
        await amina.post("/say", json={"user_id": 1002, "chat_id": NEWSROOM, "text": "Any news?"})
    await expect(newsroom).to_contain_text("آمنہ: Any news?")
    await expect(newsroom).to_contain_class("unread")
    await newsroom.click()
    await expect(page.get_by_test_id("bot-name")).to_have_text("Newsroom")
    await expect(newsroom).not_to_contain_class("unread")
