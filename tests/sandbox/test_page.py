import base64
import io
import re
from dataclasses import asdict
from pathlib import Path

import httpx
import pytest
from fontTools.ttLib import TTFont

from bot.sandbox import page
from bot.sandbox.chats import GROUP_ID
from bot.sandbox.server import SandboxServer
from bot.sandbox.words import ENGLISH, URDU
from tests.sandbox.calling import Caller
from tests.sandbox.player import picture

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
        static = await caller.http.get(f"/static/{path}")
        assert (static.status_code, static.headers["cache-control"]) == (200, "no-cache")


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


@pytest.mark.parametrize(
    "query", ["chat_id=5", "chat_id=x", "chat_id=", "user_id=7", "chat_id=-1001000000001&thread_id=3"]
)
async def test_an_unknown_place_becomes_the_first(caller: Caller, query: str) -> None:
    answer = await caller.http.get(f"/?{query}")
    assert (answer.status_code, answer.headers["location"]) == (307, "/")


async def test_a_file_is_shown_only_if_it_is_a_photo_and_kept_otherwise(caller: Caller) -> None:
    sent = {"photo": picture(), "document": b"<script>alert(1)</script>"}
    for kind, data in sent.items():
        encoded = base64.b64encode(data).decode()
        file = {"kind": kind, "name": "a.html", "mime_type": "text/html", "base64": encoded}
        message = await caller.act("say", text="", file=file)
        file_id = (message["photo"][0] if kind == "photo" else message["document"])["file_id"]
        answer = await caller.http.get(f"/sandbox/files/{file_id}")
        assert answer.content == data
        expected = {"photo": ("image/png", "inline"), "document": ("application/octet-stream", "attachment")}[kind]
        assert (answer.headers["content-type"], answer.headers["content-disposition"]) == expected
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert (await caller.http.get("/sandbox/files/other")).status_code == 404


async def test_everybody_can_be_and_stays_in_the_group_that_is_shared(caller: Caller) -> None:
    other = await caller.act("person", name="Mina", language_code="de")
    html = (await caller.http.get(f"/?user_id=1001&chat_id={GROUP_ID}")).text
    assert f'href="/?user_id=1002&amp;chat_id={GROUP_ID}"' in html
    assert f'href="/?user_id={other["id"]}"' in html
    assert f'data-testid="person-{other["id"]}"' in html
    assert '<html lang="en" dir="ltr">' in (await caller.http.get(f"/?user_id={other['id']}")).text


async def test_a_person_who_has_blocked_the_bot_cannot_write_until_it_is_unblocked(caller: Caller) -> None:
    await caller.act("block", user_id=1001)
    html = (await caller.http.get("/")).text
    assert "You have blocked the bot." in html
    assert '<form id="composer" autocomplete="off" hidden>' in html


async def test_the_faults_that_are_on_are_ticked(caller: Caller) -> None:
    await caller.act("faults", faults=[{"kind": "slow", "rate": 0.33}], rates=True)
    html = (await caller.http.get("/")).text
    assert re.findall(r'name="(\w+)" checked', html) == ["slow", "rates"]
    assert '<option value="0.33" selected>33 %</option>' in html


@pytest.mark.parametrize("query", ["", "chat_id=5&after=0", "after=x"])
async def test_a_stream_needs_a_chat_and_a_number(caller: Caller, query: str) -> None:
    assert (await caller.http.get(f"/sandbox/events?{query}")).status_code == 400


async def test_a_silent_stream_shows_that_it_is_alive(server: SandboxServer) -> None:
    async with (
        httpx.AsyncClient(timeout=30) as http,
        http.stream("GET", f"{server.url}/sandbox/events?after=0") as stream,
    ):
        lines = stream.aiter_lines()
        while await anext(lines) != ": still here":
            pass


async def test_every_text_finds_its_own_direction(caller: Caller) -> None:
    await caller.act("say", text="سلام")
    html = (await caller.http.get("/")).text
    assert re.search(r'<div class="text" dir="auto" data-testid="text">سلام</div>', html)


def test_the_templates_leave_all_escaping_to_the_renderer() -> None:
    for template in (Path(page.__file__).parent / "templates").iterdir():
        text = template.read_text()
        assert not re.search(r"\|\s*safe(?!_)", text)
        assert "{% autoescape" not in text


def test_every_word_that_the_script_asks_for_is_given_to_it() -> None:
    scripts = "".join(script.read_text() for script in (Path(page.__file__).parent / "static").glob("*.js"))
    assert set(re.findall(r"\bwords\.(\w+)", scripts)) == set(page.SCRIPT_WORDS)


def test_both_languages_say_everything_with_the_same_names_in_it() -> None:
    english, urdu = asdict(ENGLISH), asdict(URDU)
    assert [name for name, said in urdu.items() if not said.strip()] == []
    for name, said in english.items():
        assert set(re.findall(r"{\w+}", said)) == set(re.findall(r"{\w+}", urdu[name])), name


async def test_the_page_brings_letters_for_urdu_and_pashto(caller: Caller) -> None:
    answer = await caller.http.get("/sandbox/letters.ttf")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "font/ttf")
    letters = set(TTFont(io.BytesIO(answer.content)).getBestCmap())
    assert letters.issuperset(map(ord, "ٹڈڑںےہھۂښځڅډړږګڼېۍئ"))
    page = await caller.http.get("/")
    assert "font-src 'self'" in page.headers["content-security-policy"]
