import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import httpx
import pytest

from bot.sandbox.calls import CallLog
from bot.sandbox.composition import Options
from bot.sandbox.faults import CALL_KINDS, KINDS, LONGEST_S, UPDATE_KINDS, Fault, FaultRefused, Faults, fault_of, parsed
from bot.sandbox.server import SandboxServer
from tests.sandbox.calling import TOKEN, Caller

SAM = 1001
MESSAGE = {"chat_id": SAM, "text": "x"}


def met(faults: Faults, method: str, times: int) -> list[str]:
    """The kinds of what happens to so many calls of a method."""
    return [fault.kind if (fault := faults.of_call(method)) else "" for _ in range(times)]


# The plan


def test_a_fault_meets_every_call_unless_its_plan_says_less() -> None:
    assert met(Faults((Fault("slow"),)), "getMe", 3) == ["slow"] * 3


def test_after_and_times_count_only_what_the_fault_could_meet() -> None:
    faults = Faults((Fault("flood", method="send*", after=2, times=2),))
    assert met(faults, "getMe", 5) == [""] * 5
    assert met(faults, "sendMessage", 6) == ["", "", "flood", "flood", "", ""]
    assert faults.happened == {"flood": 2}


@pytest.mark.parametrize(
    ("pattern", "name", "meets"),
    [
        ("*", "getMe", True),
        ("send*", "SENDmessage", True),
        ("SENDMESSAGE", "sendMessage", True),
        ("send*", "editMessageText", False),
        ("sendMessage", "sendMessageDraft", False),
        ("*media*", "editMessageMedia", True),
        ("get?e", "getMe", True),
    ],
)
def test_a_pattern_names_methods_in_any_case(pattern: str, name: str, meets: bool) -> None:
    assert Fault("slow", method=pattern).meets(name) is meets


def test_a_rate_meets_its_share() -> None:
    # The binomial share of 20,000 draws lies within 5 standard deviations (0.0145) of the rate in all but one of a
    # million plans, and chance has a seed here.
    hits = met(Faults((Fault("slow", rate=0.2),)), "getMe", 20_000).count("slow")
    assert abs(hits / 20_000 - 0.2) < 0.0145


def test_chance_repeats_with_its_seed_and_differs_with_another() -> None:
    plan = (Fault("slow", rate=0.5),)
    assert met(Faults(plan, seed=3), "getMe", 50) == met(Faults(plan, seed=3), "getMe", 50)
    assert met(Faults(plan, seed=3), "getMe", 50) != met(Faults(plan, seed=4), "getMe", 50)


def test_one_fault_does_not_shift_the_luck_of_another() -> None:
    slow = Fault("slow", rate=0.5, method="getMe")
    alone = met(Faults((slow,)), "getMe", 50)
    beside = Faults((slow, Fault("flood", method="sendMessage", rate=0.5)))
    assert [met(beside, "getMe", 1) + met(beside, "sendMessage", 1) for _ in range(50)] != [[one, ""] for one in alone]
    beside.set(beside.plan)
    assert [(met(beside, "getMe", 1) + met(beside, "sendMessage", 1))[0] for _ in range(50)] == alone


def test_the_first_fault_that_meets_a_call_happens_to_it() -> None:
    faults = Faults((Fault("flood", times=1), Fault("slow", times=1)))
    assert met(faults, "getMe", 3) == ["flood", "slow", ""]


def test_calls_and_updates_have_faults_of_their_own() -> None:
    faults = Faults((Fault("late"), Fault("slow")))
    assert faults.of_update("message") == Fault("late")
    assert faults.of_call("getMe") == Fault("slow")


def test_a_new_plan_begins_from_the_start() -> None:
    faults = Faults((Fault("flood", times=1),))
    assert met(faults, "getMe", 2) == ["flood", ""]
    faults.set((Fault("flood", times=1),))
    assert faults.happened == {}
    assert met(faults, "getMe", 2) == ["flood", ""]


def test_each_kind_has_its_usual_seconds() -> None:
    assert {kind: Fault(kind).seconds for kind in KINDS} == dict.fromkeys(KINDS, 0.0) | {
        "flood": 1.0,
        "slow": 6.0,
        "refused": 0.5,
        "late": 1.0,
    }
    assert Fault("slow", seconds=0).seconds == 0


# Reading


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("flood", Fault("flood")),
        (" reply-lost :", Fault("reply_lost")),
        ("server-error:status=503,rate=0.25", Fault("server_error", status=503, rate=0.25)),
        (
            "slow: method = send*, after=1 ,times=2,seconds=.5",
            Fault("slow", method="send*", after=1, times=2, seconds=0.5),
        ),
    ],
)
def test_a_fault_reads_from_a_line(text: str, fault: Fault) -> None:
    assert parsed(text) == fault


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", f": no kind of fault; there are {', '.join(KINDS)}"),
        ("fire", f"fire: no kind of fault; there are {', '.join(KINDS)}"),
        ("slow:soon", "slow:soon: 'soon' is not one of method, after, times, rate, seconds, status=…"),
        ("slow:kind=late", "slow:kind=late: 'kind=late' is not one of method, after, times, rate, seconds, status=…"),
        ("slow:seconds=soon", "slow:seconds=soon: seconds must be a number, not 'soon'"),
        ("slow:times=1.5", "slow:times=1.5: times must be a number, not '1.5'"),
        ("slow:rate=0", "slow: rate is 0.0; it must be above 0 and at most 1"),
        ("slow:rate=1.01", "slow: rate is 1.01; it must be above 0 and at most 1"),
        ("slow:rate=nan", "slow: rate is nan; it must be above 0 and at most 1"),
        ("slow:times=0", "slow: after must be 0 or more, times 1 or more"),
        ("slow:after=-1", "slow: after must be 0 or more, times 1 or more"),
        ("slow:seconds=301", f"slow: seconds must be 0 to {LONGEST_S:.0f}"),
        ("slow:seconds=-2", f"slow: seconds must be 0 to {LONGEST_S:.0f}"),
        ("slow:seconds=nan", f"slow: seconds must be 0 to {LONGEST_S:.0f}"),
        ("server_error:status=404", "server_error: status is 404; it must be one of (500, 502, 503, 504)"),
    ],
)
def test_a_line_that_is_no_fault_says_why(text: str, problem: str) -> None:
    with pytest.raises(FaultRefused) as refused:
        parsed(text)
    assert str(refused.value) == problem


NAMES = "kind, method, after, times, rate, seconds, status"
UNREADABLE: list[tuple[dict[str, object], str]] = [
    ({}, "kind: missing; a fault needs one"),
    ({"kind": "slow", "chance": 1}, f"chance: no part of a fault; there are {NAMES}"),
    ({"kind": 5}, "kind: 5 is not of the right type"),
    ({"kind": "slow", "method": None}, "method: None is not of the right type"),
    ({"kind": "slow", "after": True}, "after: True is not of the right type"),
    ({"kind": "slow", "times": 1.5}, "times: 1.5 is not of the right type"),
    ({"kind": "slow", "rate": "0.5"}, "rate: '0.5' is not of the right type"),
    ({"kind": "slow", "seconds": None}, "seconds: None is not of the right type"),
    ({"kind": "slow", "status": []}, "status: [] is not of the right type"),
    ({"kind": "slow", "rate": 2}, "slow: rate is 2; it must be above 0 and at most 1"),
]


@pytest.mark.parametrize(("given", "problem"), UNREADABLE, ids=[problem for _, problem in UNREADABLE])
async def test_json_that_is_no_fault_says_why(caller: Caller, given: dict[str, object], problem: str) -> None:
    with pytest.raises(FaultRefused) as refused:
        fault_of(given)
    assert str(refused.value) == problem
    answer = await caller.http.post("/sandbox/api/faults", json={"faults": [given], "rates": True})
    assert (answer.status_code, answer.json()) == (400, {"error": problem})
    assert await caller.look("faults") == {"faults": [], "happened": {}, "rates": False}


async def test_the_plan_is_set_and_shown_over_http(caller: Caller) -> None:
    await caller.act("faults", faults=[{"kind": "flood", "times": 1, "method": "getMe"}, {"kind": "late"}])
    assert await caller.refusal("getMe") == (429, "Too Many Requests: retry after 1")
    shown = await caller.look("faults")
    assert [(one["kind"], one["times"], one["seconds"]) for one in shown["faults"]] == [
        ("flood", 1, 1.0),
        ("late", None, 1.0),
    ]
    assert (shown["happened"], shown["rates"]) == ({"flood": 1}, False)
    await caller.act("faults", faults=shown["faults"])
    await caller.act("faults", rates=True)
    assert await caller.look("faults") == {"faults": shown["faults"], "happened": {}, "rates": True}
    await caller.act("faults", faults=[])
    assert await caller.look("faults") == {"faults": [], "happened": {}, "rates": True}


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"faults": "flood"}, "faults must be a list, each of its items dict"),
        ({"faults": ["flood"]}, "faults must be a list, each of its items dict"),
        ({"rates": "on"}, "rates must be true or false"),
    ],
)
async def test_what_is_no_plan_changes_nothing(caller: Caller, body: dict[str, object], error: str) -> None:
    await caller.act("faults", faults=[{"kind": "late"}])
    before = await caller.look("faults")
    answer = await caller.http.post("/sandbox/api/faults", json=body)
    assert (answer.status_code, answer.json()) == (400, {"error": error})
    assert await caller.look("faults") == before


# As a client meets them


@contextmanager
def troubled(*faults: Fault) -> Iterator[SandboxServer]:
    with SandboxServer(options=Options(faults=faults)) as server:
        yield server


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(timeout=20) as http:
        yield http


@pytest.fixture(autouse=True)
def _nothing_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A fault that is played is no error of the sandbox."""
    with caplog.at_level(logging.WARNING):
        yield
    assert [record.getMessage() for record in caplog.records] == []


async def call(http: httpx.AsyncClient, server: SandboxServer, method: str, **parameters: object) -> httpx.Response:
    return await http.post(f"{server.api_url}{TOKEN}/{method}", json=parameters)


async def seen(http: httpx.AsyncClient, server: SandboxServer) -> tuple[list[str], list[tuple[str, int, str]]]:
    """The texts of the chat, and what became of each call."""
    transcript = (await http.get(f"{server.url}/sandbox/api/transcript")).json()
    calls = (await http.get(f"{server.url}/sandbox/api/calls")).json()
    return [one["text"] for one in transcript], [(one["method"], one["status"], one["fault"]) for one in calls]


async def test_a_flood_says_when_to_come_again_and_does_nothing(http: httpx.AsyncClient) -> None:
    with troubled(Fault("flood", seconds=7.4, times=1)) as server:
        answer = await call(http, server, "sendMessage", **MESSAGE)
        assert answer.status_code == 429
        assert answer.json() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 7",
            "parameters": {"retry_after": 7},
        }
        assert await seen(http, server) == ([], [("sendMessage", 429, "flood")])


@pytest.mark.parametrize(
    ("status", "reason"),
    [(500, "Internal Server Error"), (502, "Bad Gateway"), (503, "Service Unavailable"), (504, "Gateway Timeout")],
)
async def test_an_error_of_the_front_server_is_a_page_and_does_nothing(
    http: httpx.AsyncClient, status: int, reason: str
) -> None:
    with troubled(Fault("server_error", status=status, times=1)) as server:
        answer = await call(http, server, "sendMessage", **MESSAGE)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
        assert f"<h1>{status} {reason}</h1>" in answer.text
        assert await seen(http, server) == ([], [("sendMessage", status, "server_error")])


async def test_a_slow_call_is_done_although_its_caller_gave_up(http: httpx.AsyncClient) -> None:
    with troubled(Fault("slow", seconds=30, times=1)) as server:
        with pytest.raises(httpx.ReadTimeout):
            await http.post(f"{server.api_url}{TOKEN}/sendMessage", json=MESSAGE, timeout=0.2)
        assert await seen(http, server) == (["x"], [("sendMessage", 200, "slow")])


async def test_a_slow_call_is_answered_in_the_end(http: httpx.AsyncClient) -> None:
    with troubled(Fault("slow", seconds=0.01)) as server:
        assert (await call(http, server, "getMe")).json()["ok"]


async def test_a_lost_reply_breaks_off_although_the_call_is_done(http: httpx.AsyncClient) -> None:
    with troubled(Fault("reply_lost", times=1)) as server:
        with pytest.raises(httpx.RemoteProtocolError):
            await call(http, server, "sendMessage", **MESSAGE)
        assert await seen(http, server) == (["x"], [("sendMessage", 200, "reply_lost")])


async def test_a_lost_poll_brings_its_updates_again(http: httpx.AsyncClient) -> None:
    with troubled(Fault("reply_lost", times=1)) as server:
        await http.post(f"{server.url}/sandbox/api/say", json={"text": "x"})
        with pytest.raises(httpx.RemoteProtocolError):
            await call(http, server, "getUpdates")
        [update] = (await call(http, server, "getUpdates")).json()["result"]
        assert update["message"]["text"] == "x"


async def test_trouble_meets_a_call_that_is_turned_down_as_well(http: httpx.AsyncClient) -> None:
    with troubled(Fault("reply_lost", times=1)) as server:
        with pytest.raises(httpx.RemoteProtocolError):
            await call(http, server, "sendMessage", chat_id=SAM, text="")
        assert await seen(http, server) == ([], [("sendMessage", 400, "reply_lost")])


def test_only_what_was_turned_down_for_its_own_sake_counts_as_refused() -> None:
    log = CallLog()
    made = [
        log.record("getMe", {}, status=status, description="", time=0, fault=fault)
        for status, fault in ((200, ""), (400, ""), (400, "slow"), (200, "slow"), (429, "flood"), (502, "server_error"))
    ]
    assert [call.refused for call in made] == [False, True, True, False, False, False]


async def test_a_server_that_goes_away_comes_back_and_keeps_polls_and_streams(http: httpx.AsyncClient) -> None:
    fault = Fault("refused", method="sendMessage", seconds=0.3, times=1)
    with troubled(fault) as server:
        stream = http.stream("GET", f"{server.url}/sandbox/events?after=0")
        async with stream as events:
            lines = events.aiter_lines()
            poll = asyncio.ensure_future(call(http, server, "getUpdates", timeout=50))
            while "ready" not in await anext(lines):
                pass  # the poll is known to be open once the page is told of it
            assert (await call(http, server, "sendMessage", **MESSAGE)).json()["ok"]
            with pytest.raises(httpx.ConnectError):
                await call(http, server, "getMe")
            while not await answers(http, server):
                pass
            assert not poll.done()
            await http.post(f"{server.url}/sandbox/api/say", json={"text": "y"})
            assert [one["message"]["text"] for one in (await poll).json()["result"]] == ["y"]
            while "event: message" not in await anext(lines):
                pass
            while "event: message" not in await anext(lines):
                pass
        assert (await seen(http, server))[0] == ["x", "y"]


async def test_a_server_that_is_away_can_be_stopped(http: httpx.AsyncClient) -> None:
    with troubled(Fault("refused", seconds=300)) as server:
        assert (await call(http, server, "getMe")).json()["ok"]
        with pytest.raises(httpx.ConnectError):
            await call(http, server, "getMe")
        url = server.url
    with pytest.raises(httpx.ConnectError):
        await http.get(url)


async def test_a_server_that_is_away_goes_away_no_further(http: httpx.AsyncClient) -> None:
    with troubled(Fault("refused", method="get*", seconds=1.3, times=2)) as server:
        async with httpx.AsyncClient(timeout=20) as other:
            poll = asyncio.ensure_future(call(other, server, "getUpdates", timeout=1))
            while (await http.get(f"{server.url}/sandbox/api/status")).json()["bot"] != "ready":
                pass
            assert (await call(http, server, "getMe")).json()["ok"]
            assert (await poll).json() == {"ok": True, "result": []}
        while not await answers(http, server):
            pass


async def test_a_refused_connection_needs_a_server(caller: Caller) -> None:
    await caller.act("faults", faults=[{"kind": "refused"}])
    with pytest.raises(NotImplementedError, match="no server listens"):
        await caller.call("getMe", {})


async def answers(http: httpx.AsyncClient, server: SandboxServer) -> bool:
    try:
        return (await http.get(f"{server.url}/sandbox/api/status")).status_code == 200
    except httpx.ConnectError:
        return False


def test_every_kind_is_told_what_it_does() -> None:
    assert CALL_KINDS.keys() | UPDATE_KINDS.keys() == KINDS.keys()
    assert all(KINDS.values())
