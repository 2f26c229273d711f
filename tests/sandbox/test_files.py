"""Files on their way through the sandbox: sent by the bot or by a person, looked up, and downloaded."""

import base64
from typing import Any

import pytest

from bot.sandbox import files
from bot.sandbox.files import Files, Upload
from tests.sandbox.calling import TOKEN, Caller
from tests.sandbox.pictures import picture, picture_of_several

SAM = 1001
PNG = picture()


async def sent(caller: Caller, method: str, name: str, data: bytes, **parameters: Any) -> Any:
    part = method.removeprefix("send").lower()
    envelope = await caller.upload(method, {"chat_id": SAM, **parameters}, {part: (name, data)})
    assert envelope["ok"], envelope
    return envelope["result"]


async def downloaded(caller: Caller, file_id: str) -> bytes:
    """What a bot gets that looks a file up and downloads it."""
    found = await caller.result("getFile", file_id=file_id)
    answer = await caller.http.get(f"/file/bot{TOKEN}/{found['file_path']}")
    assert (answer.status_code, len(answer.content)) == (200, found["file_size"])
    return answer.content


def said(name: str, data: bytes, **more: Any) -> dict[str, Any]:
    return {"file": {"name": name, "base64": base64.b64encode(data).decode(), **more}}


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
async def test_a_photo_has_its_size_and_comes_back_as_it_was(caller: Caller, form: str) -> None:
    data = picture(40, 30, form)
    message = await sent(caller, "sendPhoto", "x", data, caption="<b>c</b>", parse_mode="HTML")
    [photo] = message["photo"]
    assert (photo["width"], photo["height"], photo["file_size"]) == (40, 30, len(data))
    assert (message["caption"], message["caption_entities"][0]["type"]) == ("c", "bold")
    assert await downloaded(caller, photo["file_id"]) == data


async def test_a_jpeg_of_several_pictures_is_a_photo(caller: Caller) -> None:
    [photo] = (await sent(caller, "sendPhoto", "x.jpg", picture_of_several()))["photo"]
    assert (photo["width"], photo["height"]) == (40, 30)


async def test_a_file_is_sent_again_by_its_id(caller: Caller) -> None:
    first = await sent(caller, "sendDocument", "notes.md", b"# Notes")
    again = await caller.result("sendDocument", chat_id=SAM, document=first["document"]["file_id"], caption="again")
    assert (again["document"], again["caption"]) == (first["document"], "again")


@pytest.mark.parametrize(
    ("name", "ending"),
    [("notes.md", ".md"), ("notes", ""), ("a.b/c.t#t", ""), ("../../x.sh", ".sh"), ("x.?q", ""), ("ü.ü", "")],
)
async def test_every_name_of_a_file_makes_an_address_that_works(caller: Caller, name: str, ending: str) -> None:
    document = (await sent(caller, "sendDocument", name, b"x"))["document"]
    found = await caller.result("getFile", file_id=document["file_id"])
    assert found["file_path"] == f"documents/{document['file_id']}{ending}"
    assert await downloaded(caller, document["file_id"]) == b"x"


async def test_only_the_address_itself_leads_to_a_file(caller: Caller) -> None:
    document = (await sent(caller, "sendDocument", "a.txt", b"x"))["document"]
    for path in (f"photos/{document['file_id']}.txt", f"documents/{document['file_id']}", "documents/x", "x"):
        answer = await caller.http.get(f"/file/bot{TOKEN}/{path}")
        assert (answer.status_code, answer.json()["description"]) == (404, "Not Found")
    answer = await caller.http.get(f"/file/bot77:short/documents/{document['file_id']}.txt")
    assert (answer.status_code, answer.json()["description"]) == (401, "Unauthorized")


async def test_an_album_is_one_group_of_messages(caller: Caller) -> None:
    media = [{"type": "photo", "media": f"attach://é{n}", "caption": str(n)} for n in range(3)]
    files = {f"é{n}": (f"{n}.png", PNG) for n in range(3)}
    messages = (await caller.upload("sendMediaGroup", {"chat_id": SAM, "media": media}, files))["result"]
    assert [message["caption"] for message in messages] == ["0", "1", "2"]
    assert len({message["media_group_id"] for message in messages}) == 1


async def test_a_file_is_named_by_its_whole_name(caller: Caller) -> None:
    media = [{"type": "document", "media": f"attach://f{n}"} for n in (10, 2)]
    files = {name: (name, b"x") for name in ("f10", "f2", "f1")}
    envelope = await caller.upload("sendMediaGroup", {"chat_id": SAM, "media": media}, files)
    assert envelope["description"] == (
        'Bad Request: unknown parameter "f1" of sendMediaGroup: no value names that file'
    )


async def test_a_message_gets_another_file_or_its_first(caller: Caller) -> None:
    photo = await sent(caller, "sendPhoto", "x.png", PNG, caption="c")
    text = await caller.result("sendMessage", chat_id=SAM, text="x")
    for message in (photo, text):
        media = {"type": "document", "media": "attach://d", "caption": "new"}
        edit = {"chat_id": SAM, "message_id": message["message_id"], "media": media}
        edited = (await caller.upload("editMessageMedia", edit, {"d": ("d.txt", b"data")}))["result"]
        assert (edited["document"]["file_name"], edited["caption"]) == ("d.txt", "new")
        assert not {"photo", "text"} & edited.keys()
        again = await caller.result("editMessageCaption", chat_id=SAM, message_id=message["message_id"], caption="")
        assert "caption" not in again


async def test_what_a_person_sends_can_be_downloaded(caller: Caller) -> None:
    await caller.act("say", text="look", **said("p.png", PNG, kind="photo"))
    await caller.act("say", text="", **said("d.csv", b"a,b", mime_type="text/csv"))
    photo, document = [update["message"] for update in await caller.result("getUpdates")]
    assert photo["caption"] == "look"
    assert await downloaded(caller, photo["photo"][0]["file_id"]) == PNG
    assert "caption" not in document
    assert (document["document"]["file_name"], document["document"]["mime_type"]) == ("d.csv", "text/csv")
    assert await downloaded(caller, document["document"]["file_id"]) == b"a,b"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"file": "x"}, "file must be an object"),
        (said("x", b"x", kind="video"), "kind of a file must be photo or document"),
        (said("x", b"x", kind="photo"), "Bad Request: IMAGE_PROCESS_FAILED"),
        (said("x", b""), "Bad Request: file must be non-empty"),
        ({"file": {"name": "x", "base64": "no"}}, "base64 of a file does not read as that"),
        ({"file": {"name": "x", "base64": "ü"}}, "base64 of a file does not read as that"),
        ({"file": {"base64": ""}}, "name must be a string"),
        (said("x", b"x") | {"text": "x" * 1025}, "The message is longer than 1024 characters"),
    ],
)
async def test_a_file_that_no_person_can_send_is_said(caller: Caller, body: dict[str, Any], error: str) -> None:
    answer = await caller.http.post("/sandbox/api/say", json={"text": "x"} | body)
    assert (answer.status_code, answer.json()) == (400, {"error": error})
    assert await caller.look("transcript") == []


async def test_a_reset_forgets_files(caller: Caller) -> None:
    document = (await sent(caller, "sendDocument", "a.txt", b"x"))["document"]
    await caller.act("reset")
    assert (await caller.refusal("getFile", file_id=document["file_id"]))[0] == 400


def test_beyond_a_limit_the_oldest_files_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "KEPT_BYTES", 10)
    kept = Files()
    first, second, third = (kept.keep("document", Upload("x", "", bytes(4) + b"x")) for _ in range(3))
    assert [kept.find(one.file_id) for one in (first, second, third)] == [None, second, third]


def test_the_content_of_a_file_is_shown_nowhere() -> None:
    upload = Upload("x.txt", "", b"a secret")
    kept = Files().keep("document", upload)
    assert "secret" not in f"{upload} {upload!r} {kept!r}"
