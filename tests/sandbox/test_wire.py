import json
from collections.abc import MutableMapping
from urllib.parse import urlencode

import pytest

from bot.sandbox.composition import build
from tests.sandbox.calling import TOKEN, Caller

PARAMETERS = {
    "chat_id": "1001",
    "text": "a & <b>",
    "reply_markup": '{"inline_keyboard":[[{"text":"b","url":"e.org"}]]}',
}


@pytest.mark.parametrize(
    "request_",
    [
        {"method": "GET", "params": PARAMETERS},
        {"method": "POST", "params": PARAMETERS},
        {"method": "POST", "data": PARAMETERS},
        {"method": "POST", "files": {name: (None, value) for name, value in PARAMETERS.items()}},
        {"method": "POST", "json": PARAMETERS},
        {
            "method": "POST",
            "json": PARAMETERS | {"chat_id": 1001, "reply_markup": json.loads(PARAMETERS["reply_markup"])},
        },
        {"method": "POST", "params": {"chat_id": "1001"}, "json": {**PARAMETERS, "chat_id": 1001}},
    ],
    ids=["query", "query of a post", "form", "multipart", "json of texts", "json", "query and json"],
)
async def test_parameters_come_in_every_way_that_telegram_takes(caller: Caller, request_: dict[str, object]) -> None:
    answer = await caller.http.request(url=f"/bot{TOKEN}/SENDmessage", **request_)  # type: ignore[arg-type]
    message = answer.json()["result"]
    assert (message["text"], message["chat"]["id"]) == ("a & <b>", 1001)
    assert message["reply_markup"]["inline_keyboard"] == [[{"text": "b", "url": "http://e.org/"}]]
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("token", ["77", "77:short", "x:" + "t" * 35, "77:" + "t" * 29 + "!" * 6, "77" + "t" * 35])
async def test_a_malformed_token_is_not_authorized(caller: Caller, token: str) -> None:
    assert await caller.call("getMe", {}, token=token) == {
        "ok": False,
        "error_code": 401,
        "description": "Unauthorized",
    }


async def test_a_method_that_does_not_exist_is_not_found(caller: Caller) -> None:
    assert await caller.refusal("sendPigeon") == (404, "Not Found")


async def test_the_number_of_the_token_is_the_id_of_the_bot(caller: Caller) -> None:
    me = await caller.result("getMe")
    assert (me["id"], me["is_bot"]) == (77, True)
    sent = await caller.result("sendMessage", chat_id=1001, text="x")
    assert sent["from"]["id"] == 77


async def test_a_token_is_recorded_and_shown_nowhere(caller: Caller) -> None:
    await caller.result("getMe")
    await caller.call("getMe", {}, token="77:short-and-secret")
    await caller.http.get(f"/bot{TOKEN}/{TOKEN}")
    await caller.refusal("setWebhook", url="https://e.org", secret_token="hush")
    shown = (await caller.http.get("/")).text + (await caller.http.get("/sandbox/api/calls")).text
    assert "setWebhook" in shown
    for secret in (TOKEN, TOKEN.split(":")[1], "short-and-secret", "hush"):
        assert secret not in shown


@pytest.mark.parametrize(
    ("body", "description"),
    [
        (b"{", "Bad Request: can't parse the body as JSON"),
        (b"[" * 100_000, "Bad Request: can't parse the body as JSON"),
        (b"\xff", "Bad Request: can't parse the body as JSON"),
        (b"[]", "Bad Request: the body must be a JSON object"),
        (b'{"chat_id": 1001, "text": "\\ud83d"}', "Bad Request: strings must be encoded in UTF-8"),
        (b'{"\\ud83d": 1}', "Bad Request: strings must be encoded in UTF-8"),
    ],
)
async def test_a_broken_json_body_is_a_bad_request(caller: Caller, body: bytes, description: str) -> None:
    headers = {"Content-Type": "application/json"}
    answer = await caller.http.post(f"/bot{TOKEN}/sendMessage", content=body, headers=headers)
    assert answer.json() == {"ok": False, "error_code": 400, "description": description}
    assert (await caller.http.get("/")).status_code == 200
    assert (await caller.http.get("/sandbox/api/calls")).status_code == 200


async def test_a_broken_form_is_a_bad_request(caller: Caller) -> None:
    headers = {"Content-Type": "multipart/form-data"}
    answer = await caller.http.post(f"/bot{TOKEN}/sendMessage", content=b"--", headers=headers)
    assert answer.status_code == 400
    assert answer.json()["description"].startswith("Bad Request: can't read the form")


async def test_a_file_is_no_text(caller: Caller) -> None:
    answer = await caller.http.post(f"/bot{TOKEN}/sendMessage", files={"text": ("a.txt", b"x")})
    assert (answer.status_code, answer.json()["description"]) == (400, 'Bad Request: "text" must be of type String')


async def test_an_empty_body_is_no_body(caller: Caller) -> None:
    answer = await caller.http.post(f"/bot{TOKEN}/getMe?{urlencode({})}")
    assert answer.json()["ok"]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8081", "localhost:1", "LOCALHOST", "[::1]:8081"])
async def test_names_of_this_machine_are_let_in(caller: Caller, host: str) -> None:
    assert (await caller.http.get("/", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[", "localhost.evil.example:80"])
async def test_a_foreign_host_name_is_turned_away(caller: Caller, host: str) -> None:
    for path in ("/", "/sandbox/api/calls", f"/bot{TOKEN}/getMe"):
        assert (await caller.http.get(path, headers={"Host": host})).status_code == 421


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1.evil.example"])
async def test_a_page_of_another_site_is_turned_away(caller: Caller, origin: str) -> None:
    answer = await caller.http.post("/sandbox/api/say", json={"text": "x"}, headers={"Origin": origin})
    assert answer.status_code == 403
    assert await caller.look("transcript") == []


async def test_the_page_itself_is_let_in(caller: Caller) -> None:
    answer = await caller.http.post("/sandbox/api/say", json={"text": "x"}, headers={"Origin": "http://127.0.0.1:8081"})
    assert answer.status_code == 200


async def test_a_server_that_tells_of_its_life_is_let_in() -> None:
    told = iter(["lifespan.startup", "lifespan.shutdown"])
    heard: list[object] = []

    async def receive() -> dict[str, object]:
        return {"type": next(told)}

    async def send(message: MutableMapping[str, object]) -> None:
        heard.append(message["type"])

    await build().app({"type": "lifespan"}, receive, send)
    assert heard == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
