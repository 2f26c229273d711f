import asyncio

import pytest

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
