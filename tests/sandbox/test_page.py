import re
from pathlib import Path

import pytest

from bot.sandbox import page
from tests.sandbox.calling import Caller

HOSTILE = "\"><script>alert(1)</script>'&"


async def test_everything_that_people_or_bots_write_is_escaped(caller: Caller) -> None:
    markup = {"inline_keyboard": [[{"text": HOSTILE, "callback_data": HOSTILE}]]}
    said = await caller.act("say", text=HOSTILE)
    reply = {"message_id": said["message_id"]}
    await caller.result("sendMessage", chat_id=1001, text=HOSTILE, reply_markup=markup, reply_parameters=reply)
    await caller.result("setMyName", name=HOSTILE)
    await caller.result("setMyDescription", description=HOSTILE)
    await caller.result("setMyCommands", commands=[{"command": "x", "description": HOSTILE}])
    await caller.refusal("sendMessage", chat_id=1001, text="x", **{HOSTILE: HOSTILE})
    html = (await caller.http.get("/")).text
    assert html.count("alert(1)") > 8
    assert re.findall(r"<script[^>]*>", html) == ['<script src="/static/chat.js" type="module">']


async def test_the_page_runs_only_its_own_script_and_style(caller: Caller) -> None:
    answer = await caller.http.get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"\son\w+=|\sstyle=|https?://", answer.text)
    assert answer.headers["x-content-type-options"] == "nosniff"
    for path in ("chat.js", "composer.js", "here.js", "chat.css", "icon.svg"):
        assert (await caller.http.get(f"/static/{path}")).status_code == 200


async def test_the_page_says_that_the_bot_is_starting(caller: Caller) -> None:
    assert "The bot is starting…" in (await caller.http.get("/")).text
    await caller.result("getUpdates")
    assert "The bot is starting…" not in (await caller.http.get("/")).text


async def test_each_person_has_a_page_in_their_language(caller: Caller) -> None:
    await caller.result("setMyDescription", description="English text")
    await caller.result("setMyDescription", description="اردو متن", language_code="ur")
    english, urdu = [(await caller.http.get(f"/?chat_id={chat}")).text for chat in (1001, 1002)]
    assert '<html lang="en" dir="ltr">' in english
    assert "English text" in english
    assert '<html lang="ur" dir="rtl">' in urdu
    assert "اردو متن" in urdu


@pytest.mark.parametrize("query", ["chat_id=5", "chat_id=x", "chat_id="])
async def test_an_unknown_person_becomes_the_first(caller: Caller, query: str) -> None:
    answer = await caller.http.get(f"/?{query}")
    assert (answer.status_code, answer.headers["location"]) == (307, "/")


@pytest.mark.parametrize("query", ["", "chat_id=5&after=0", "after=x"])
async def test_a_stream_needs_a_chat_and_a_number(caller: Caller, query: str) -> None:
    assert (await caller.http.get(f"/sandbox/events?{query}")).status_code == 400


async def test_every_text_finds_its_own_direction(caller: Caller) -> None:
    await caller.act("say", text="سلام")
    html = (await caller.http.get("/")).text
    assert re.search(r'<div class="text" dir="auto" data-testid="text">سلام</div>', html)


def test_the_templates_hold_no_script_of_their_own() -> None:
    for template in (Path(page.__file__).parent / "templates").iterdir():
        text = template.read_text()
        assert "|safe }}" not in text.replace("bubble|safe", "").replace("commands|safe", "").replace("call|safe", "")
        assert "{% autoescape" not in text
