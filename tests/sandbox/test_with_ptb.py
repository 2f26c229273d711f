import asyncio

import httpx
import pytest
from telegram import Bot, Message
from telegram.error import BadRequest, Conflict

from bot.sandbox.server import SandboxServer
from tests.sandbox.player import PASSAGE, TOKEN, playing

SAM, AMINA = 1001, 1002


async def test_an_unmodified_application_answers_edits_and_is_recorded(server: SandboxServer) -> None:
    async with playing(server.api_url), httpx.AsyncClient(base_url=f"{server.url}/sandbox/api", timeout=20) as person:
        said = (await person.post("/say", json={"text": "What was agreed <today>?"})).json()
        answer = (await person.get("/reply", params={"after": said["message_id"]})).json()
        assert answer["text"].startswith("You asked: What was agreed <today>?\n" + PASSAGE["en"])
        assert answer["reply_to_message"]["message_id"] == said["message_id"]
        kinds = [entity["type"] for entity in answer["entities"]]
        assert kinds == ["bold", "expandable_blockquote", "text_link", "italic", "date_time"]

        pressed = {"message_id": answer["message_id"], "data": "page:2"}
        assert (await person.post("/press", json=pressed)).status_code == 200
        edited = (await person.get("/edited", params={"message_id": answer["message_id"]})).json()
        assert edited["text"] == "Page 2"

        said = (await person.post("/say", json={"text": "کیا طے ہوا؟", "chat_id": AMINA})).json()
        answer = (await person.get("/reply", params={"after": said["message_id"], "chat_id": AMINA})).json()
        assert answer["text"].startswith("آپ نے پوچھا: کیا طے ہوا؟")

        calls = (await person.get("/calls")).json()
        methods = [call["method"] for call in calls]
        assert {"getMe", "getUpdates", "setMyCommands", "sendChatAction", "sendMessage", "editMessageText"} <= {
            *methods
        }
        assert [call["description"] for call in calls if call["status"] != 200] == []


async def test_ptb_understands_every_result_and_every_refusal(server: SandboxServer) -> None:
    async with Bot(TOKEN, base_url=server.api_url) as bot:
        assert (await bot.get_chat(SAM)).first_name == "Sam"
        assert (await bot.get_webhook_info()).url == ""
        assert await bot.set_my_name("Talks")
        assert (await bot.get_my_name()).name == "Talks"
        assert await bot.set_my_short_description("Short")
        assert (await bot.get_my_short_description()).short_description == "Short"
        assert (await bot.get_my_description()).description == ""
        assert await bot.set_my_commands([("start", "Begin")])
        assert (await bot.get_my_commands())[0].description == "Begin"
        assert await bot.delete_my_commands()
        message = await bot.send_message(SAM, "<b>😀</b> x", parse_mode="HTML", message_thread_id=None)
        assert message.parse_entities() == {message.entities[0]: "😀"}
        edited = await message.edit_text("y")
        assert isinstance(edited, Message)
        assert edited.edit_date
        assert await message.delete()
        with pytest.raises(BadRequest, match=r"(?i)chat not found"):
            await bot.send_message(5, "x")
        with pytest.raises(BadRequest, match=r"(?i)unsupported start tag"):
            await bot.send_message(SAM, "<p>x</p>", parse_mode="HTML")


async def test_the_older_of_two_pollers_learns_of_the_conflict(server: SandboxServer) -> None:
    async with Bot(TOKEN, base_url=server.api_url) as older, Bot(TOKEN, base_url=server.api_url) as newer:
        polling = asyncio.ensure_future(older.get_updates(timeout=30))
        async with httpx.AsyncClient() as http, http.stream("GET", f"{server.url}/sandbox/events?after=0") as stream:
            lines = stream.aiter_lines()
            while "ready" not in await anext(lines):
                pass
        assert await newer.get_updates(timeout=0) == ()
        with pytest.raises(Conflict, match="only one bot instance is running"):
            await polling
