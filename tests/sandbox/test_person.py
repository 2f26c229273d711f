import asyncio

import pytest

from bot.sandbox.entities import Entity
from bot.sandbox.feed import Called, Drafted, Typing
from tests.sandbox.calling import Caller

MARKUP = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}, {"text": "u", "url": "https://e.org"}]]}


@pytest.mark.parametrize(
    ("action", "body", "status", "error"),
    [
        ("say", {"text": " "}, 400, "The message is empty"),
        ("say", {"text": "x" * 4097}, 400, "The message is longer than 4096 characters"),
        ("say", {"text": "x", "chat_id": 5}, 404, "There is no person 5"),
        ("say", {"text": 5}, 400, "text must be a string"),
        ("say", {}, 400, "text must be a string"),
        ("say", {"text": "x", "chat_id": "1001"}, 400, "chat_id must be an integer"),
        ("edit", {"text": "x"}, 400, "message_id must be an integer"),
        ("edit", {"message_id": 1, "text": "x"}, 400, "Only one's own messages can be edited"),
        ("press", {"message_id": 1, "data": "e"}, 404, "This message has no button with that data"),
        ("press", {"message_id": 9, "data": "d"}, 404, "There is no message 9 in chat 1001"),
    ],
)
async def test_what_a_person_cannot_do_is_said(
    caller: Caller, action: str, body: dict[str, object], status: int, error: str
) -> None:
    await caller.result("sendMessage", chat_id=1001, text="x", reply_markup=MARKUP)
    answer = await caller.http.post(f"/sandbox/api/{action}", json=body)
    assert (answer.status_code, answer.json()) == (status, {"error": error})
    assert await caller.result("getUpdates") == []


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"text": "\\ud800"}'])
async def test_a_body_that_is_no_json_object_is_said(caller: Caller, body: bytes) -> None:
    answer = await caller.http.post("/sandbox/api/say", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert "error" in answer.json()


async def test_only_json_is_taken_because_other_sites_cannot_send_it(caller: Caller) -> None:
    answer = await caller.http.post(
        "/sandbox/api/say", content=b'{"text": "x"}', headers={"Content-Type": "text/plain"}
    )
    assert answer.status_code == 415


@pytest.mark.parametrize("query", ["chat_id=5", "chat_id=x"])
async def test_an_unknown_chat_has_no_transcript(caller: Caller, query: str) -> None:
    answer = await caller.http.get(f"/sandbox/api/transcript?{query}")
    assert answer.status_code in {400, 404}


async def test_calls_are_listed_with_what_was_refused(caller: Caller) -> None:
    await caller.result("sendMessage", chat_id=1001, text="x")
    await caller.refusal("sendMessage", chat_id=1001, text="")
    done, refused = await caller.look("calls")
    assert (done["number"], done["method"], done["status"]) == (1, "sendMessage", 200)
    assert done["parameters"] == {"chat_id": 1001, "text": "x"}
    assert refused["description"] == "Bad Request: message text is empty"


async def test_a_reset_forgets_the_conversation_but_not_what_the_bot_set_up(caller: Caller) -> None:
    await caller.result("setMyName", name="Talks")
    await caller.act("say", text="x")
    await caller.act("reset")
    assert await caller.look("transcript") == []
    assert await caller.look("calls") == []
    assert await caller.result("getUpdates") == []
    assert await caller.result("getMyName") == {"name": "Talks"}


async def test_one_can_wait_for_the_reply_of_the_bot(caller: Caller) -> None:
    said = await caller.act("say", text="x")
    waiting = asyncio.ensure_future(caller.look("reply", after=said["message_id"]))
    await caller.act("say", text="y")
    sent = await caller.result("sendMessage", chat_id=1001, text="z")
    assert await waiting == sent
    assert await caller.look("reply", after=said["message_id"]) == sent


async def test_one_can_wait_for_an_edit(caller: Caller) -> None:
    sent = await caller.result("sendMessage", chat_id=1001, text="x")
    waiting = asyncio.ensure_future(caller.look("edited", message_id=sent["message_id"]))
    edited = await caller.result("editMessageText", chat_id=1001, message_id=sent["message_id"], text="y")
    assert await waiting == edited


async def test_waiting_for_a_reply_ends(caller: Caller) -> None:
    answer = await caller.http.get("/sandbox/api/reply?timeout_s=0")
    assert (answer.status_code, answer.json()) == (504, {"error": "The bot did not do it in time"})


async def test_the_status_says_whether_the_bot_is_there(caller: Caller) -> None:
    assert await caller.look("status") == {"bot": "starting", "pending_updates": 0}
    await caller.result("getUpdates")
    await caller.act("say", text="x")
    assert await caller.look("status") == {"bot": "ready", "pending_updates": 1}


# What a message can be


async def test_a_reply_quotes_a_part_by_its_place(caller: Caller) -> None:
    sent = await caller.result("sendMessage", chat_id=1001, text="😀 one, two, one")
    for quote, position in (("one", 3), ("two", 8), ("", None)):
        said = await caller.act("say", text="x", reply_to=sent["message_id"], quote=quote)
        assert said["reply_to_message"]["message_id"] == sent["message_id"]
        assert said.get("quote", {}).get("position") == position
    answer = await caller.http.post(
        "/sandbox/api/say", json={"text": "x", "reply_to": sent["message_id"], "quote": "three"}
    )
    assert answer.json() == {"error": "The quoted words do not stand in that message"}


@pytest.mark.parametrize(("asked", "given"), [(0, 3), (3, 3), (9, 13), (99, 13), (-1, 3)])
async def test_of_equal_quotations_the_nearest_is_meant(caller: Caller, asked: int, given: int) -> None:
    said = await caller.act("say", text="😀 one, two, one")
    reply = {"message_id": said["message_id"], "quote": "<b>one</b>", "quote_parse_mode": "HTML"}
    sent = await caller.result(
        "sendMessage", chat_id=1001, text="x", reply_parameters=reply | {"quote_position": asked}
    )
    assert sent["quote"] == {"text": "one", "position": given, "is_manual": True}


async def test_a_forwarded_message_says_from_whom(caller: Caller) -> None:
    said = await caller.act("say", text="x", forwarded_from="Somebody")
    assert said["forward_origin"] == {"type": "hidden_user", "date": said["date"], "sender_user_name": "Somebody"}
    [update] = await caller.result("getUpdates")
    assert update["message"] == said


async def test_drafts_and_typing_reach_the_page_and_no_transcript(caller: Caller) -> None:
    feed = caller.sandbox.bot.feed
    first = feed.last
    await caller.result("sendChatAction", chat_id=-1_001_000_000_002, action="typing", message_thread_id=1_000_001)
    await caller.result("sendMessageDraft", chat_id=1001, draft_id=7, text="")
    await caller.result("sendMessageDraft", chat_id=1001, draft_id=7, text="<b>So</b> far", parse_mode="HTML")
    stream = feed.follow(first, pause_s=0)
    events = [await anext(stream) for _ in range(feed.last - first)]
    await stream.aclose()
    assert [event for _, event in events if not isinstance(event, Called)] == [
        Typing(-1_001_000_000_002, 1_000_001),
        Drafted(1001, 7, "", ()),
        Drafted(1001, 7, "So far", (Entity("bold", 0, 2),)),
    ]
    assert await caller.look("transcript") == []


async def test_a_caption_is_edited_like_a_text(caller: Caller) -> None:
    file = {"name": "d.txt", "base64": "eA=="}
    said = await caller.act("say", text="old", file=file)
    await caller.act("edit", message_id=said["message_id"], text="new")
    _, update = await caller.result("getUpdates")
    edited = update["edited_message"]
    assert (edited["caption"], edited["document"]) == ("new", said["document"])
    assert edited["edit_date"] >= said["date"]


async def test_one_can_wait_for_an_edit_of_no_message_in_vain(caller: Caller) -> None:
    answer = await caller.http.get("/sandbox/api/edited?message_id=9")
    assert (answer.status_code, answer.json()) == (404, {"error": "There is no message 9 in chat 1001"})


async def test_menu_buttons_are_kept_for_each_chat(caller: Caller) -> None:
    assert await caller.result("getChatMenuButton") == {"type": "default"}
    await caller.result("setChatMenuButton", menu_button={"type": "commands"})
    assert await caller.result("getChatMenuButton", chat_id=1001) == {"type": "commands"}
    await caller.result("setChatMenuButton", chat_id=1001)
    assert await caller.result("getChatMenuButton", chat_id=1001) == {"type": "default"}
    assert await caller.result("getChatMenuButton", chat_id=1002) == {"type": "commands"}


async def test_every_kind_of_button_comes_back_as_it_was_sent(caller: Caller) -> None:
    row = [
        {"text": "c", "copy_text": {"text": "copied"}},
        {"text": "s", "switch_inline_query": ""},
        {"text": "h", "switch_inline_query_current_chat": "q", "style": "primary"},
        {"text": "w", "switch_inline_query_chosen_chat": {"query": "q", "allow_group_chats": True}},
    ]
    sent = await caller.result("sendMessage", chat_id=1001, text="x", reply_markup={"inline_keyboard": [row]})
    assert sent["reply_markup"] == {"inline_keyboard": [row]}
