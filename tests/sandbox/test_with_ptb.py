import asyncio
import base64
from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import (
    Bot,
    ChatMemberAdministrator,
    ChatMemberMember,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputMediaDocument,
    InputMediaPhoto,
    InputTextMessageContent,
    MenuButtonCommands,
    MenuButtonDefault,
    Message,
    MessageOriginHiddenUser,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    NetworkError,
    RetryAfter,
)

from bot.sandbox.server import SandboxServer
from tests.sandbox.pictures import picture
from tests.sandbox.player import PASSAGE, TOKEN, playing

SAM, AMINA = 1001, 1002
GROUP, FORUM = -1_001_000_000_001, -1_001_000_000_002
TALKS = 1_000_001
PNG = picture()
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("b", callback_data="d")]])


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


@pytest.fixture
async def bot(server: SandboxServer) -> AsyncIterator[Bot]:
    files = f"{server.url}/file/bot"
    async with Bot(TOKEN, base_url=server.api_url, base_file_url=files) as bot:
        yield bot


@pytest.fixture
async def person(server: SandboxServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"{server.url}/sandbox/api", timeout=20) as person:
        yield person


async def updates(bot: Bot) -> list[Update]:
    """What waits for the bot, of every kind; it is confirmed."""
    got = list(await bot.get_updates(timeout=0, allowed_updates=Update.ALL_TYPES))
    if got:
        await bot.get_updates(offset=got[-1].update_id + 1, timeout=0)
    return got


async def test_ptb_understands_files(bot: Bot) -> None:
    photo = await bot.send_photo(SAM, PNG, caption="<b>c</b>", parse_mode="HTML", filename="p.png")
    assert (photo.photo[-1].width, photo.caption, photo.caption_entities[0].type) == (40, "c", "bold")
    assert bytes(await (await photo.photo[-1].get_file()).download_as_bytearray()) == PNG
    document = await bot.send_document(SAM, b"a,b", filename="d.csv")
    assert document.document
    assert (document.document.file_name, document.document.file_size) == ("d.csv", 3)
    assert bytes(await (await document.document.get_file()).download_as_bytearray()) == b"a,b"
    album = await bot.send_media_group(SAM, [InputMediaPhoto(PNG, caption="1"), InputMediaPhoto(PNG)])
    assert [one.caption for one in album] == ["1", None]
    assert len({one.media_group_id for one in album}) == 1
    documents = [InputMediaDocument(b"1", filename="1.txt"), InputMediaDocument(b"2", filename="2.txt")]
    names = [one.document and one.document.file_name for one in await bot.send_media_group(SAM, documents)]
    assert names == ["1.txt", "2.txt"]


async def test_ptb_understands_edits_of_every_part(bot: Bot) -> None:
    photo = await bot.send_photo(SAM, PNG, caption="c")
    edited = await photo.edit_caption("new")
    assert isinstance(edited, Message)
    assert edited.caption == "new"
    edited = await photo.edit_media(InputMediaDocument(b"x", filename="x.txt"), reply_markup=KEYBOARD)
    assert isinstance(edited, Message)
    assert edited.document
    assert edited.reply_markup == KEYBOARD
    edited = await photo.edit_reply_markup(None)
    assert isinstance(edited, Message)
    assert edited.reply_markup is None
    assert await bot.delete_messages(SAM, [photo.message_id, 99])


async def test_ptb_understands_groups_and_their_members(bot: Bot, person: httpx.AsyncClient) -> None:
    assert (await bot.get_chat(GROUP)).title == "Newsroom"
    assert (await bot.get_chat(FORUM)).is_forum
    assert isinstance(await bot.get_chat_member(GROUP, SAM), ChatMemberMember)
    assert await bot.get_chat_administrators(GROUP, return_bots=True) == ()
    await person.post("/bot_status", json={"chat_id": GROUP, "bot": "administrator"})
    [admin] = await bot.get_chat_administrators(GROUP, return_bots=True)
    assert isinstance(admin, ChatMemberAdministrator)
    assert admin.can_delete_messages
    assert await bot.get_chat_member_count(GROUP) == 3
    await person.post("/bot_status", json={"chat_id": GROUP, "bot": "kicked"})
    got = await updates(bot)
    changes = [update.my_chat_member for update in got if update.my_chat_member]
    assert [change.new_chat_member.status for change in changes] == ["administrator", "kicked"]
    assert [update.message.left_chat_member for update in got if update.message] == [await bot.get_me()]
    with pytest.raises(Forbidden, match="kicked from the supergroup chat"):
        await bot.send_message(GROUP, "x")
    group = (await person.post("/group", json={"title": "Old", "kind": "group"})).json()
    new = (await person.post("/migrate", json={"chat_id": group["id"]})).json()
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group["id"], "x")
    assert moved.value.new_chat_id == new["id"]
    assert await bot.leave_chat(new["id"])


async def test_ptb_understands_topics_reactions_and_drafts(bot: Bot, person: httpx.AsyncClient) -> None:
    await person.post("/say", json={"chat_id": FORUM, "text": "/start", "thread_id": TALKS})
    [update] = await updates(bot)
    assert update.message
    sent = await update.message.reply_text("x")
    assert (sent.message_thread_id, sent.is_topic_message) == (TALKS, True)
    assert await bot.send_chat_action(FORUM, "typing", message_thread_id=TALKS)
    private = await bot.send_message(SAM, "x")
    assert await private.set_reaction("👀")
    await person.post("/react", json={"message_id": private.message_id, "emoji": "👍"})
    [update] = await updates(bot)
    assert update.message_reaction
    assert [reaction.to_dict()["emoji"] for reaction in update.message_reaction.new_reaction] == ["👍"]
    assert await bot.send_message_draft(SAM, 1, "<b>So</b> far", parse_mode="HTML")


async def test_ptb_understands_inline_mode(bot: Bot, person: httpx.AsyncClient) -> None:
    assert await updates(bot) == []
    search = asyncio.ensure_future(person.post("/inline", json={"query": "q", "chat_id": GROUP}))
    [update] = await bot.get_updates(timeout=10)
    assert update.inline_query
    assert (update.inline_query.query, update.inline_query.chat_type) == ("q", "supergroup")
    results = [InlineQueryResultArticle("1", "T", InputTextMessageContent("m"), reply_markup=KEYBOARD)]
    button = InlineQueryResultsButton("More", start_parameter="more")
    assert await update.inline_query.answer(results, cache_time=0, button=button)
    await person.post("/choose", json={"query_id": (await search).json()["query_id"], "result_id": "1"})
    got = {kind: value for update in await updates(bot) for kind, value in update.to_dict().items()}
    assert got["message"]["via_bot"]["id"] == bot.id
    inline_id = got["chosen_inline_result"]["inline_message_id"]
    assert await bot.edit_message_text("new", inline_message_id=inline_id) is True


async def test_ptb_understands_guests(bot: Bot, person: httpx.AsyncClient) -> None:
    await person.post("/bot_status", json={"chat_id": GROUP, "bot": "left"})
    await person.post("/say", json={"chat_id": GROUP, "text": "@sandbox_bot what was agreed?"})
    guest = (await updates(bot))[-1].guest_message
    assert guest
    assert guest.guest_query_id
    result = InlineQueryResultArticle("1", "T", InputTextMessageContent("m"))
    answered = await bot.answer_guest_query(guest.guest_query_id, result)
    assert answered.inline_message_id


async def test_ptb_understands_what_the_bot_set_up(bot: Bot) -> None:
    assert await bot.set_chat_menu_button(SAM, MenuButtonCommands())
    assert await bot.get_chat_menu_button(SAM) == MenuButtonCommands()
    assert await bot.get_chat_menu_button() == MenuButtonDefault()
    assert await bot.set_webhook(
        "http://127.0.0.1:9/", max_connections=5, secret_token="s", allowed_updates=["message"]
    )
    info = await bot.get_webhook_info()
    assert (info.url, info.max_connections, info.allowed_updates) == ("http://127.0.0.1:9/", 5, ("message",))
    with pytest.raises(Conflict):
        await bot.get_updates(timeout=0)
    assert await bot.delete_webhook(drop_pending_updates=True)
    me = await bot.get_me()
    assert (me.supports_inline_queries, me.can_read_all_group_messages, me.can_join_groups) == (True, False, True)
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendPigeon")


async def test_ptb_understands_forwarded_quoted_and_attached_messages(bot: Bot, person: httpx.AsyncClient) -> None:
    sent = await bot.send_message(SAM, "😀 one two")
    content = base64.b64encode(PNG).decode()
    for body in (
        {"text": "f", "forwarded_from": "Somebody"},
        {"text": "q", "reply_to": sent.message_id, "quote": "two"},
        {"text": "", "file": {"kind": "photo", "name": "p.png", "base64": content}},
    ):
        assert (await person.post("/say", json=body)).status_code == 200
    forwarded, quoted, attached = [update.message for update in await updates(bot)]
    assert forwarded
    assert isinstance(forwarded.forward_origin, MessageOriginHiddenUser)
    assert quoted
    assert quoted.quote
    assert (quoted.quote.text, quoted.quote.position) == ("two", 7)
    assert attached
    assert bytes(await (await attached.photo[-1].get_file()).download_as_bytearray()) == PNG


async def test_ptb_understands_faults(bot: Bot, person: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else it warns of what is to come
    for kind, error in (("flood", RetryAfter), ("server_error", NetworkError), ("reply_lost", NetworkError)):
        plan = [{"kind": kind, "times": 1, "method": "sendMessage"}]
        assert (await person.post("/faults", json={"faults": plan})).status_code == 200
        with pytest.raises(error):
            await bot.send_message(SAM, kind)
        assert (await bot.send_message(SAM, "again")).text == "again"
