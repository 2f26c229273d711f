import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.sandbox.composition import Options
from bot.sandbox.delivery import CONFLICT, WEBHOOK_CONFLICT
from bot.sandbox.faults import Fault
from bot.sandbox.webhook import SECRET_HEADER, Posted
from tests.sandbox.calling import Caller, Clock, calling, until

SAM, AMINA = 1001, 1002
URL = "http://127.0.0.1:9/hook"
DONE = Posted(200)


@dataclass(slots=True)
class WebServer:
    """A bot's web server without a network: it answers what is planned for a text, else that all is well.

    Attributes:
        held: Texts whose updates it keeps open until they are let go.
    """

    answers: dict[str, list[Posted | OSError]] = field(default_factory=dict)
    held: dict[str, asyncio.Event] = field(default_factory=dict)
    got: list[tuple[str, dict[str, str], dict[str, Any]]] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def post(self, url: str, headers: dict[str, str], body: bytes) -> Posted:
        self.got.append((url, headers, json.loads(body)))
        text = self.texts[-1]
        async with self.news:
            self.news.notify_all()
        if text in self.held:
            await self.held[text].wait()
        answers = self.answers.get(text, [])
        answer = answers.pop(0) if answers else DONE
        if isinstance(answer, OSError):
            raise answer
        return answer

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        await asyncio.sleep(0)

    @property
    def texts(self) -> list[str]:
        """What it got, in order."""
        return [update.get("message", {}).get("text", "") for _, _, update in self.got]

    async def until(self, count: int) -> list[str]:
        """Wait until it has got so many updates, and everything else is done that can be."""
        async with self.news:
            await asyncio.wait_for(self.news.wait_for(lambda: len(self.got) >= count), 10)
        for _ in range(10):
            await asyncio.sleep(0)
        return self.texts


@dataclass(frozen=True, slots=True)
class Hooked:
    caller: Caller
    web: WebServer
    clock: Clock

    async def info(self) -> dict[str, Any]:
        found: dict[str, Any] = await self.caller.result("getWebhookInfo")
        return found

    async def say(self, *texts: str, chat_id: int = SAM) -> None:
        for text in texts:
            await self.caller.act("say", text=text, chat_id=chat_id)


@pytest.fixture
async def hooked() -> Any:
    clock = Clock(1_800_000_000)
    async with calling(Options(clock=clock)) as caller:
        web = WebServer()
        caller.sandbox.bot.webhook.post = web.post
        caller.sandbox.bot.webhook.pause = web.pause
        yield Hooked(caller, web, clock)


async def test_updates_are_pushed_as_they_come(hooked: Hooked) -> None:
    await hooked.say("before")
    await hooked.caller.result("setWebhook", url=URL)
    await hooked.say("after")
    assert await hooked.web.until(2) == ["before", "after"]
    [(url, headers, update), _] = hooked.web.got
    assert (url, headers) == (URL, {"Content-Type": "application/json"})
    assert update["message"]["chat"]["id"] == SAM
    assert await hooked.info() == {
        "url": URL,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 40,
        "ip_address": "127.0.0.1",
    }


async def test_the_secret_goes_with_every_update_and_is_shown_nowhere(hooked: Hooked) -> None:
    await hooked.caller.result("setWebhook", url=URL, secret_token="hush-hush")
    await hooked.say("a", "b")
    await hooked.web.until(2)
    assert [headers[SECRET_HEADER] for _, headers, _ in hooked.web.got] == ["hush-hush"] * 2
    assert "hush-hush" not in str(await hooked.info())
    assert "hush-hush" not in repr(hooked.caller.sandbox.bot.webhook.target)
    assert "hush-hush" not in json.dumps(await hooked.caller.look("calls"))


async def test_a_chat_keeps_its_order_and_does_not_wait_for_another(hooked: Hooked) -> None:
    hooked.web.held["slow"] = asyncio.Event()
    await hooked.caller.result("setWebhook", url=URL)
    await hooked.say("slow", "behind")
    await hooked.say("a", "b", chat_id=AMINA)
    assert await hooked.web.until(3) == ["slow", "a", "b"]
    assert (await hooked.info())["pending_update_count"] == 2
    hooked.web.held["slow"].set()
    assert await hooked.web.until(4) == ["slow", "a", "b", "behind"]


async def test_no_more_connections_are_open_than_allowed(hooked: Hooked) -> None:
    hooked.web.held = {"first": asyncio.Event()}
    await hooked.caller.result("setWebhook", url=URL, max_connections=1)
    await hooked.say("first")
    await hooked.say("second", chat_id=AMINA)
    assert await hooked.web.until(1) == ["first"]
    hooked.web.held["first"].set()
    assert await hooked.web.until(2) == ["first", "second"]


@pytest.mark.parametrize(("asked", "given"), [(0, 1), (-5, 1), (7, 7), (1000, 100)])
async def test_connections_are_one_to_a_hundred(hooked: Hooked, asked: int, given: int) -> None:
    await hooked.caller.result("setWebhook", url=URL, max_connections=asked)
    assert (await hooked.info())["max_connections"] == given


async def test_a_failed_update_comes_again_until_it_is_taken(hooked: Hooked) -> None:
    hooked.web.answers["a"] = [Posted(500), Posted(404), Posted(302), ConnectionRefusedError(), *[Posted(503)] * 6]
    await hooked.caller.result("setWebhook", url=URL)
    await hooked.say("a", "b")
    assert await hooked.web.until(12) == ["a"] * 11 + ["b"]
    assert hooked.web.pauses == [1, 1, 2, 4, 8, 16, 32, 60, 60, 60]


async def test_after_a_success_the_pauses_are_short_again(hooked: Hooked) -> None:
    hooked.web.answers = {"a": [Posted(500)] * 4, "b": [Posted(500)]}
    await hooked.caller.result("setWebhook", url=URL)
    await hooked.say("a", "b")
    await hooked.web.until(7)
    assert hooked.web.pauses == [1, 1, 2, 4, 1]


async def test_thousands_of_failures_end_no_lane(hooked: Hooked) -> None:
    hooked.web.answers["a"] = [Posted(500)] * 1200
    await hooked.caller.result("setWebhook", url=URL)
    await hooked.say("a")
    assert len(await hooked.web.until(1201)) == 1201
    assert max(hooked.web.pauses) == 60


async def test_a_web_server_says_itself_when_to_come_again(hooked: Hooked) -> None:
    hooked.web.answers["a"] = [Posted(429, retry_after_s=7), Posted(500)]
    await hooked.caller.result("setWebhook", url=URL)
    await hooked.say("a")
    await hooked.web.until(3)
    assert hooked.web.pauses == [7, 1]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Posted(500), "Wrong response from the webhook: 500"),
        (ConnectionRefusedError(), "Connection failed: ConnectionRefusedError"),
    ],
)
async def test_the_last_error_can_be_read(hooked: Hooked, answer: Posted | OSError, message: str) -> None:
    hooked.web.answers["a"] = [answer]
    await hooked.caller.result("setWebhook", url=URL)
    assert "last_error_message" not in await hooked.info()
    await hooked.say("a")
    await hooked.web.until(2)
    info = await hooked.info()
    assert (info["last_error_date"], info["last_error_message"]) == (1_800_000_000, message)
    await hooked.caller.result("setWebhook", url=URL)
    assert "last_error_message" not in await hooked.info()


# Calls by answer


def answer(**call: object) -> Posted:
    return Posted(200, json.dumps(call).encode())


async def test_a_web_server_may_call_a_method_by_its_answer(hooked: Hooked) -> None:
    hooked.web.answers["a"] = [answer(method="SENDmessage", chat_id=SAM, text="b")]
    await hooked.caller.result("setWebhook", url=URL)
    await hooked.say("a")
    await hooked.web.until(1)
    assert [one["text"] for one in await hooked.caller.look("transcript")] == ["a", "b"]
    made = (await hooked.caller.look("calls"))[-1]
    assert (made["method"], made["status"], made["parameters"]) == ("sendMessage", 200, {"chat_id": SAM, "text": "b"})


@pytest.mark.parametrize(
    ("call", "refused"),
    [
        (
            answer(method="sendMessage", chat_id=SAM, text=""),
            ("sendMessage", 400, "Bad Request: message text is empty"),
        ),
        (answer(method="sendPigeon"), ("an unknown method", 404, "Not Found")),
        (answer(method="sendVideo"), ("sendVideo", 501, "the sandbox does not play sendVideo")),
    ],
)
async def test_what_is_refused_of_an_answer_only_the_log_tells(
    hooked: Hooked, call: Posted, refused: tuple[str, int, str]
) -> None:
    hooked.web.answers["a"] = [call]
    await hooked.caller.result("setWebhook", url=URL)
    await hooked.say("a", "b")
    assert await hooked.web.until(2) == ["a", "b"]
    made = (await hooked.caller.look("calls"))[-1]
    assert (made["method"], made["status"], made["description"]) == refused


@pytest.mark.parametrize(
    "body",
    [
        answer(method="getMe"),
        answer(method="setWebhook", url=""),
        answer(method="DELETEWEBHOOK"),
        answer(method="close"),
        answer(method=["sendMessage"]),
        answer(method=""),
        answer(ok=True),
        Posted(200, b"[]"),
        Posted(200, b"OK"),
        Posted(200, b"\xff\xfe"),
        Posted(200, b"[" * 100_000),
        Posted(204),
    ],
    ids=lambda posted: posted.body[:30].decode("latin-1"),
)
async def test_any_other_answer_is_only_an_answer(hooked: Hooked, body: Posted) -> None:
    hooked.web.answers["a"] = [body]
    await hooked.caller.result("setWebhook", url=URL)
    await hooked.say("a", "b")
    assert await hooked.web.until(2) == ["a", "b"]
    assert [call["method"] for call in await hooked.caller.look("calls")] == ["setWebhook"]
    assert (await hooked.info())["url"] == URL


# Switching


async def test_what_waits_can_be_dropped(hooked: Hooked) -> None:
    await hooked.say("old")
    await hooked.caller.result("setWebhook", url=URL, drop_pending_updates=True)
    await hooked.say("new")
    assert await hooked.web.until(1) == ["new"]


async def test_a_webhook_gets_only_the_kinds_that_it_asked_for(hooked: Hooked) -> None:
    await hooked.caller.result("setWebhook", url=URL, allowed_updates=["edited_message", "message_reaction"])
    assert (await hooked.info())["allowed_updates"] == ["edited_message", "message_reaction"]
    await hooked.say("a")
    await hooked.caller.act("react", message_id=1, emoji="👍")
    await hooked.web.until(1)
    assert "message_reaction" in hooked.web.got[0][2]
    await hooked.caller.result("setWebhook", url=URL)
    assert (await hooked.info())["allowed_updates"] == ["edited_message", "message_reaction"]
    await hooked.caller.result("setWebhook", url=URL, allowed_updates=[])
    assert "allowed_updates" not in await hooked.info()
    await hooked.say("b")
    assert (await hooked.web.until(2))[-1] == "b"


async def test_one_polls_or_has_a_webhook(hooked: Hooked) -> None:
    polling = asyncio.ensure_future(hooked.caller.call("getUpdates", {"timeout": 50}))
    await until(lambda: hooked.caller.sandbox.bot.updates.status == "ready")
    await hooked.caller.result("setWebhook", url=URL)
    assert (await polling)["description"] == WEBHOOK_CONFLICT
    assert await hooked.caller.refusal("getUpdates") == (409, WEBHOOK_CONFLICT)
    assert (await hooked.caller.look("status"))["bot"] == "ready"
    await hooked.caller.result("deleteWebhook")
    assert (await hooked.info())["url"] == ""
    await hooked.say("a")
    assert [update["message"]["text"] for update in await hooked.caller.result("getUpdates")] == ["a"]
    assert hooked.web.got == []
    assert CONFLICT != WEBHOOK_CONFLICT


async def test_an_update_that_was_under_way_comes_by_the_next_way(hooked: Hooked) -> None:
    hooked.web.held["a"] = asyncio.Event()
    await hooked.caller.result("setWebhook", url=URL)
    await hooked.say("a")
    await hooked.web.until(1)
    await hooked.caller.result("setWebhook", url="http://localhost:9/other")
    await hooked.web.until(2)
    assert [url for url, _, _ in hooked.web.got] == [URL, "http://localhost:9/other"]
    await hooked.caller.result("setWebhook", url="")
    assert [update["message"]["text"] for update in await hooked.caller.result("getUpdates")] == ["a"]


async def test_a_refused_webhook_leaves_the_old_one(hooked: Hooked) -> None:
    await hooked.caller.result("setWebhook", url=URL, max_connections=3)
    await hooked.say("a")
    await hooked.web.until(1)
    assert (await hooked.caller.refusal("setWebhook", url="https://e.org", drop_pending_updates=True))[0] == 501
    assert (await hooked.caller.refusal("setWebhook", url=URL, secret_token="ü"))[0] == 400
    info = await hooked.info()
    assert (info["url"], info["max_connections"]) == (URL, 3)


async def test_faults_of_updates_meet_a_webhook_as_well(hooked: Hooked) -> None:
    hooked.caller.sandbox.bot.faults.set((Fault("duplicate", times=1), Fault("late", times=1, seconds=0.01)))
    await hooked.caller.result("setWebhook", url=URL)
    await hooked.say("twice", "late", "behind")
    assert await hooked.web.until(4) == ["twice", "twice", "late", "behind"]


async def test_nothing_more_is_pushed_while_the_sandbox_closes(hooked: Hooked) -> None:
    hooked.web.held["a"] = asyncio.Event()
    await hooked.caller.result("setWebhook", url=URL)
    await hooked.say("a")
    await hooked.web.until(1)
    hooked.caller.sandbox.close()
    assert await hooked.web.until(1) == ["a"]
