"""The chat page in a real browser, with a real bot behind it."""

import httpx
import pytest
from playwright.async_api import Page, expect

from bot.sandbox.server import SandboxServer
from tests.sandbox.looking_on import (
    ask,
    direction,
    from_bot,
    from_people,
    open_menu,
    select,
    switch_to,
)
from tests.sandbox.player import NAME, TOKEN, picture, playing


async def test_a_person_asks_reads_the_citation_and_takes_it_to_a_group(server: SandboxServer, page: Page) -> None:
    await page.goto(server.url)
    await expect(page.get_by_test_id("status")).to_have_text("The bot is starting…")
    async with playing(server.api_url):
        await expect(page.get_by_test_id("status")).to_have_text("connected")
        await expect(page.get_by_test_id("bot-name")).to_have_text("Talks")
        about = "I answer questions about the talks, only with cited passages."
        await expect(page.get_by_test_id("about")).to_have_text(about)

        await ask(page, "What was agreed?")
        await expect(page.get_by_test_id("greeting")).to_be_hidden()
        await expect(page.get_by_test_id("input")).to_have_value("")
        answer = from_bot(page)
        await expect(answer.locator("strong")).to_have_text("What was agreed?")
        await expect(answer.get_by_test_id("reply")).to_contain_text("What was agreed?")
        await expect(answer.get_by_role("link", name="[1]")).to_have_attribute("rel", "noopener noreferrer")
        # In the reader's zone and language, and what the bot wrote beside it.
        date = answer.get_by_test_id("text").locator("time")
        await expect(date).to_have_text("13 November 2025")
        assert (await date.get_attribute("title") or "").startswith("2025-11-13 · Thursday")

        quote, more = answer.locator("blockquote"), answer.get_by_test_id("more")
        folded = await quote.bounding_box()
        await more.focus()
        await page.keyboard.press("Enter")
        await expect(more).to_have_attribute("aria-expanded", "true")
        await expect(more).to_have_text("Show less")
        unfolded = await quote.bounding_box()
        assert folded
        assert unfolded
        assert unfolded["height"] > folded["height"] * 1.3
        await more.click()
        await expect(more).to_have_attribute("aria-expanded", "false")

        await answer.get_by_role("button", name="›").click()
        await expect(answer.get_by_test_id("text")).to_have_text("Page 2")
        await expect(answer.get_by_test_id("edited")).to_be_visible()
        await expect(page.get_by_test_id("notice")).to_have_text("Turned the page")
        await expect(answer.get_by_role("button", name="›")).to_be_focused()
        await expect(answer).to_have_count(1)
        await page.reload()
        await expect(answer.get_by_test_id("edited")).to_be_visible()
        await take_it_to_the_group(page)


async def take_it_to_the_group(page: Page) -> None:
    """Mention the bot in the group, and send a passage that it offers there."""
    await switch_to(page, chat="Newsroom")
    await ask(page, "Nobody but people reads this")
    await ask(page, f"@{NAME} what was agreed?")
    await expect(from_bot(page)).to_have_count(1)
    await expect(from_bot(page).locator("h2")).to_have_text("Talks")
    await expect(from_people(page)).to_have_count(2)

    await page.get_by_test_id("input").press_sequentially(f"@{NAME} ceasefire")
    await expect(page.get_by_test_id("result")).to_have_count(3)
    await page.keyboard.press("ArrowUp")  # from the end: more results
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("result")).to_have_count(5)
    await expect(page.get_by_test_id("result").nth(3)).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("Enter")
    chosen = from_people(page).last
    await expect(chosen.get_by_test_id("text")).to_have_text("Passage 4 about ceasefire")
    await expect(chosen.get_by_test_id("via")).to_have_text(f"via @{NAME}")
    await expect(page.get_by_test_id("input")).to_have_value("")
    await expect(page.get_by_test_id("choices")).to_be_hidden()

    await page.reload()
    await expect(from_people(page)).to_have_count(3)
    await expect(chosen.get_by_test_id("via")).to_have_text(f"via @{NAME}")
    await switch_to(page, chat="Talks")
    await expect(from_bot(page).get_by_test_id("edited")).to_be_visible()


async def test_a_reply_quotes_what_was_selected_and_leads_back_to_it(server: SandboxServer, page: Page) -> None:
    await page.goto(server.url)
    async with playing(server.api_url):
        await ask(page, "First question")
        answer = from_bot(page).first
        await expect(answer).to_be_visible()
        await select(answer, "Neither side named a date.")
        await answer.hover()
        await answer.get_by_test_id("message-menu").click()
        await answer.get_by_test_id("do-quote").click()
        await expect(page.get_by_test_id("context")).to_contain_text("Neither side named a date.")
        await expect(page.get_by_test_id("input")).to_be_focused()
        await ask(page, "Why not?")
        reply = from_people(page).last.get_by_test_id("reply")
        await expect(reply).to_contain_text("Neither side named a date.")
        await expect(page.get_by_test_id("context")).to_be_hidden()
        await reply.click()
        await expect(answer).to_be_focused()


async def test_a_person_changes_a_message_of_their_own_by_the_keyboard_alone(server: SandboxServer, page: Page) -> None:
    await page.goto(server.url)
    await ask(page, "frist")
    own = from_people(page)
    await open_menu(own)
    await page.keyboard.press("ArrowDown")
    await expect(own.get_by_test_id("do-edit")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(own.get_by_test_id("message-menu")).to_be_focused()
    await open_menu(own)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("input")).to_have_value("frist")
    await ask(page, "first")
    await expect(own.get_by_test_id("text")).to_have_text("first")
    await expect(own.get_by_test_id("edited")).to_be_visible()
    await page.keyboard.press("ArrowUp")  # in the empty input: the last message of one's own
    await expect(page.get_by_test_id("input")).to_have_value("first")
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("input")).to_have_value("")
    await page.get_by_test_id("input").press_sequentially("two")
    await page.keyboard.press("Shift+Enter")
    await page.get_by_test_id("input").press_sequentially("lines")
    await page.keyboard.press("Enter")
    await expect(from_people(page).get_by_test_id("text")).to_have_text(["first", "two\nlines"], use_inner_text=True)


async def test_commands_are_chosen_from_a_list(server: SandboxServer, page: Page) -> None:
    async with playing(server.api_url):
        await page.goto(server.url)
        await expect(page.get_by_test_id("bot-name")).to_have_text("Talks")
        await page.get_by_test_id("show-commands").click()
        await expect(page.get_by_test_id("command")).to_have_text(["/start Begin", "/photo Show a picture"])
        await page.keyboard.press("Escape")
        await expect(page.get_by_test_id("choices")).to_be_hidden()
        await page.get_by_test_id("input").fill("/ph")
        await expect(page.get_by_test_id("command").filter(visible=True)).to_have_count(1)
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        photo = from_bot(page).get_by_test_id("photo")
        await expect(photo.get_by_role("img", name="Timeline of the talks")).to_be_visible()
        await photo.click()
        await expect(page.get_by_test_id("dialog").get_by_role("img")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_test_id("dialog")).to_be_hidden()
        await expect(photo).to_be_focused()

        await ask(page, "/file")
        document = from_bot(page).get_by_test_id("document")
        await expect(document).to_contain_text("talks.csv")
        await expect(document).to_contain_text("1.5 kB")
        async with page.expect_download() as downloading:
            await document.click()
        assert (await downloading.value).suggested_filename == "talks.csv"


async def test_files_reach_the_bot(server: SandboxServer, page: Page) -> None:
    async with playing(server.api_url):
        await page.goto(server.url)
        data = picture()
        await page.get_by_test_id("file").set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": data})
        await expect(page.get_by_test_id("attached")).to_contain_text("a.png")
        await ask(page, "Look")
        await expect(from_people(page).get_by_role("img", name="Look")).to_be_visible()
        await expect(from_bot(page).get_by_test_id("text")).to_have_text(f"{len(data)} bytes: Look")
        await expect(page.get_by_test_id("attached")).to_be_hidden()
        await page.get_by_test_id("file").set_input_files({"name": "b.txt", "mimeType": "text/plain", "buffer": b"abc"})
        await page.get_by_test_id("send").click()
        await expect(from_bot(page).last.get_by_test_id("text")).to_have_text("3 bytes: None")
        await page.reload()
        await expect(from_people(page).get_by_test_id("document")).to_contain_text("b.txt")


async def test_buttons_copy_search_here_and_lead_to_another_chat(server: SandboxServer, page: Page) -> None:
    async with playing(server.api_url):
        await page.goto(server.url)
        await ask(page, "What was agreed?")
        answer = from_bot(page).first
        await answer.get_by_role("button", name="Copy citation").click()
        await expect(page.get_by_test_id("notice")).to_have_text("Copied")
        assert await page.evaluate("navigator.clipboard.readText()") == "Example News, 13 November 2025"
        await answer.get_by_role("button", name="Search here").click()
        await expect(page.get_by_test_id("input")).to_have_value(f"@{NAME} ceasefire")
        await expect(page.get_by_test_id("result")).to_have_count(3)
        await page.get_by_test_id("result").first.click()
        await expect(from_people(page).last).to_contain_text("Passage 1 about ceasefire")
        await answer.get_by_role("button", name="Share").click()
        await page.get_by_test_id("dialog").get_by_role("link", name="Newsroom").click()
        await expect(page.get_by_test_id("bot-name")).to_have_text("Newsroom")
        await expect(page.get_by_test_id("input")).to_have_value(f"@{NAME} ceasefire")
        await page.get_by_test_id("input").fill(f"@{NAME} nothing")
        await expect(page.get_by_test_id("choices-state")).to_have_text("Nothing found.")
        await page.get_by_test_id("results-button").click()
        await expect(page.get_by_test_id("bot-name")).to_have_text("Talks")
        await expect(from_people(page).last.get_by_test_id("text")).to_have_text("/start inline")


async def test_a_button_leads_to_the_kinds_of_chat_that_it_names(server: SandboxServer, page: Page) -> None:
    await page.goto(server.url)
    kinds = {"Groups": {"allow_group_chats": True}, "Channels": {"allow_channel_chats": True}}
    row = [{"text": text, "switch_inline_query_chosen_chat": {"query": "x"} | kind} for text, kind in kinds.items()]
    body = {"chat_id": 1001, "text": "Where to?", "reply_markup": {"inline_keyboard": [row]}}
    async with httpx.AsyncClient(base_url=f"{server.api_url}{TOKEN}") as bot:
        await bot.post("/sendMessage", json=body)
    await page.get_by_role("button", name="Groups").click()
    await expect(page.get_by_test_id("dialog").get_by_role("link")).to_have_count(2)
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Channels").click()
    await expect(page.get_by_test_id("dialog")).to_contain_text("You have no chat of the kind that this button is for.")


async def test_an_alert_waits_until_it_is_closed(server: SandboxServer, page: Page) -> None:
    await page.goto(server.url)
    markup = {"inline_keyboard": [[{"text": "Press", "callback_data": "x"}]]}
    async with httpx.AsyncClient(base_url=f"{server.api_url}{TOKEN}") as bot:
        await bot.post("/sendMessage", json={"chat_id": 1001, "text": "x", "reply_markup": markup})
        await page.get_by_role("button", name="Press").click()
        await expect(page.get_by_role("button", name="Press")).to_have_attribute("aria-busy", "true")
        update = (await bot.post("/getUpdates", json={"timeout": 5})).json()["result"][-1]
        answer = {"callback_query_id": update["callback_query"]["id"], "text": "Look out", "show_alert": True}
        await bot.post("/answerCallbackQuery", json=answer)
    await expect(page.get_by_test_id("dialog").get_by_role("heading")).to_have_text("Look out")
    await page.get_by_test_id("dialog").get_by_role("button").click()
    await expect(page.get_by_role("button", name="Press")).to_be_focused()


async def test_a_search_without_an_answer_says_so(server: SandboxServer, page: Page) -> None:
    async with httpx.AsyncClient(base_url=f"{server.url}/sandbox/api") as http:
        await http.post("/switches", json={"inline": False})
    await page.goto(server.url)
    await page.get_by_test_id("input").fill(f"@{NAME} x")
    await expect(page.get_by_test_id("choices-state")).to_have_text("Inline mode is switched off for this bot.")


async def test_urdu_reads_from_right_to_left(server: SandboxServer, page: Page) -> None:
    async with playing(server.api_url):
        await page.goto(server.url)
        await switch_to(page, person="ur")
        await expect(page.locator("html")).to_have_attribute("dir", "rtl")
        await ask(page, "کیا طے ہوا؟")
        await expect(from_bot(page)).to_have_count(1)
        for text in await page.get_by_test_id("text").all():
            assert await direction(text) == "rtl"
        assert await direction(page.get_by_test_id("more")) == "rtl"
        assert await direction(from_bot(page).get_by_test_id("text").locator("time")) == "rtl"
        await switch_to(page, person="en")
        await expect(page.get_by_test_id("message")).to_have_count(0)
        await ask(page, "سلام")
        await expect(from_bot(page)).to_have_count(1)
        assert await direction(page.get_by_test_id("text").first) == "rtl"
        assert await direction(page.get_by_test_id("text").last) == "ltr"


async def test_what_the_bot_does_shows_at_once(server: SandboxServer, page: Page) -> None:
    await page.goto(server.url)
    async with httpx.AsyncClient(base_url=f"{server.api_url}{TOKEN}") as bot:
        await bot.post("/sendMessageDraft", json={"chat_id": 1001, "draft_id": 1, "text": ""})
        await expect(page.get_by_test_id("draft")).to_have_text("Thinking…")
        await bot.post("/sendMessageDraft", json={"chat_id": 1001, "draft_id": 1, "text": "So far"})
        await expect(page.get_by_test_id("draft")).to_have_text("So far")
        await bot.post("/sendChatAction", json={"chat_id": 1001, "action": "typing"})
        await expect(page.get_by_test_id("typing")).to_have_text("The bot is typing…")
        short = "<blockquote expandable>short</blockquote><tg-spoiler>hidden</tg-spoiler>"
        await bot.post("/sendMessage", json={"chat_id": 1001, "text": short, "parse_mode": "HTML"})
        await expect(page.get_by_test_id("typing")).to_be_empty()
        await expect(page.get_by_test_id("draft")).to_have_count(0)
        await expect(page.get_by_test_id("more")).to_be_hidden()
        spoiler = page.locator(".spoiler")
        await expect(spoiler).to_have_css("color", "rgba(0, 0, 0, 0)")
        await spoiler.focus()
        await page.keyboard.press("Space")
        await expect(spoiler).not_to_have_css("color", "rgba(0, 0, 0, 0)")
        await bot.post("/setMessageReaction", json={"chat_id": 1001, "message_id": 1, "reaction": []})
        await open_menu(from_bot(page))
        await page.get_by_role("menuitem", name="React: 👍").click()
        await expect(page.get_by_test_id("reaction")).to_have_attribute("aria-pressed", "true")
        await page.get_by_test_id("reaction").click()
        await expect(page.get_by_test_id("reaction")).to_have_count(0)
        await bot.post("/deleteMessage", json={"chat_id": 1001, "message_id": 1})
        await expect(page.get_by_test_id("message")).to_have_count(0)
        await ask(page, "x" * 4097)
        await expect(page.get_by_test_id("notice")).to_have_text("The message is longer than 4096 characters")
        await expect(page.get_by_test_id("input")).to_have_value("x" * 4097)


async def test_the_bench_shows_refusals_and_makes_trouble(server: SandboxServer, page: Page) -> None:
    await page.goto(server.url)
    async with httpx.AsyncClient(base_url=f"{server.api_url}{TOKEN}") as bot:
        await page.get_by_test_id("calls").locator("> summary").click()
        await bot.post("/sendMessage", json={"chat_id": 1001, "text": "fine"})
        await bot.post("/sendMessage", json={"chat_id": 1001, "text": "<p>", "parse_mode": "HTML"})
        await expect(page.get_by_test_id("refusal")).to_contain_text('Unsupported start tag "p" at byte offset 0')
        await expect(page.get_by_test_id("refusal-count")).to_have_text("1")
        await expect(page.get_by_test_id("call")).to_be_visible()
        await page.get_by_test_id("only-refused").check()
        await expect(page.get_by_test_id("call")).to_be_hidden()
        await page.get_by_test_id("only-refused").uncheck()
        assert await page.get_by_text(TOKEN).count() == 0

        await page.get_by_test_id("faults").locator("summary").click()
        async with page.expect_response("**/sandbox/api/faults"):
            await page.get_by_test_id("fault-server_error").check()
        assert (await bot.post("/sendMessage", json={"chat_id": 1001, "text": "lost"})).status_code == 502
        await expect(page.get_by_test_id("fault")).to_contain_text("server_error")
        async with page.expect_response("**/sandbox/api/faults"):
            await page.get_by_test_id("fault-server_error").uncheck()

        await page.get_by_test_id("block").click()
        await expect(page.get_by_test_id("blocked")).to_be_visible()
        refused = await bot.post("/sendMessage", json={"chat_id": 1001, "text": "x"})
        assert refused.json()["description"] == "Forbidden: bot was blocked by the user"
        await page.get_by_test_id("calls").locator("> summary").click()
        await page.get_by_test_id("blocked").get_by_role("button").click()
        await expect(page.get_by_test_id("input")).to_be_visible()
        await page.get_by_test_id("calls").locator("> summary").click()
        await page.get_by_test_id("reset").click()
        await expect(page.get_by_test_id("message")).to_have_count(0)


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_an_album_stands_together(server: SandboxServer, page: Page, kind: str) -> None:
    await page.goto(server.url)
    media = f'[{{"type":"{kind}","media":"attach://a"}},{{"type":"{kind}","media":"attach://b","caption":"Two"}}]'
    async with httpx.AsyncClient(base_url=f"{server.api_url}{TOKEN}") as bot:
        files = {name: (f"{name}.png", picture(), "image/png") for name in "ab"}
        sent = await bot.post("/sendMediaGroup", data={"chat_id": "1001", "media": media}, files=files)
        assert sent.status_code == 200
        for _ in range(2):
            await expect(page.locator(".album").get_by_test_id(kind)).to_have_count(2)
            await page.reload()
        for message in sent.json()["result"]:
            await bot.post("/deleteMessage", json={"chat_id": 1001, "message_id": message["message_id"]})
        await expect(page.locator(".album")).to_have_count(0)
