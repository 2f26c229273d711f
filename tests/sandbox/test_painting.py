import base64

import pytest

from bot.sandbox.chats import GROUP_ID, Message
from bot.sandbox.painting import Painting, filled, size, suffix
from bot.sandbox.place import Place, place_of
from tests.sandbox.calling import Caller
from tests.sandbox.player import picture


def at(caller: Caller, chat_id: int = 1001, user_id: int = 1001) -> tuple[Painting, Place]:
    bot = caller.sandbox.bot
    place = place_of({"chat_id": str(chat_id), "user_id": str(user_id)}, bot.chats)
    assert place
    return Painting(bot), place


def last(caller: Caller, chat_id: int = 1001) -> Message:
    return caller.sandbox.bot.chats.transcript(chat_id)[-1]


def file(kind: str, name: str, data: bytes) -> dict[str, str]:
    return {"kind": kind, "name": name, "mime_type": "", "base64": base64.b64encode(data).decode()}


async def test_a_photo_is_described_by_its_caption_or_by_a_word(caller: Caller) -> None:
    for text, alt, line in (("At the border", "At the border", "At the border"), ("", "Photo", "Photo")):
        await caller.act("say", text=text, file=file("photo", "p.png", picture()))
        paint, place = at(caller)
        assert f'width="640" height="400" alt="{alt}"' in paint.bubble(last(caller), place)
        assert paint.line(last(caller), place) == line


async def test_a_document_shows_its_name_and_size_and_is_downloaded(caller: Caller) -> None:
    await caller.act("say", text="", file=file("document", "a<b>.csv", b"x" * 2048))
    paint, place = at(caller)
    html = paint.bubble(last(caller), place)
    assert 'download="a&lt;b&gt;.csv"' in html
    assert '<bdi dir="ltr">2.0 kB</bdi>' in html
    assert paint.line(last(caller), place) == "a<b>.csv"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (999_999, "1000.0 kB"), (1_200_000, "1.2 MB")]
)
def test_sizes_are_in_words(count: int, words: str) -> None:
    assert size(b"x" * count) == words


@pytest.mark.parametrize(("name", "shown"), [("a.csv", "CSV"), ("a.markdown", "MARK"), ("a", ""), (".env", "")])
def test_the_kind_of_a_file_is_in_its_name(name: str, shown: str) -> None:
    assert suffix(name) == shown


async def test_who_came_and_who_left_is_said_in_the_readers_language(caller: Caller) -> None:
    await caller.act("bot_status", chat_id=GROUP_ID, bot="left")
    await caller.act("bot_status", chat_id=GROUP_ID, bot="member")
    said = {}
    for user_id in (1001, 1002):
        paint, place = at(caller, GROUP_ID, user_id)
        messages = caller.sandbox.bot.chats.transcript(GROUP_ID)
        said[user_id] = [paint.line(message, place) for message in messages]
        assert "<bdi>Sandbox bot</bdi>" in paint.bubble(messages[0], place)
    assert said == {
        1001: ["You removed Sandbox bot", "You added Sandbox bot"],
        1002: ["Sam نے Sandbox bot کو نکال دیا", "Sam نے Sandbox bot کو شامل کیا"],
    }


async def test_reactions_are_counted_and_ones_own_is_pressed(caller: Caller) -> None:
    message_id = (await caller.act("say", chat_id=GROUP_ID, text="x"))["message_id"]
    for user_id in (1001, 1002):
        await caller.act("react", chat_id=GROUP_ID, user_id=user_id, message_id=message_id, emoji="👍")
    await caller.act("react", chat_id=GROUP_ID, user_id=1002, message_id=message_id, emoji="🔥")
    paint, place = at(caller, GROUP_ID)
    html = paint.bubble(last(caller, GROUP_ID), place)
    assert 'data-react="👍" aria-pressed="true"' in html
    assert 'data-react="🔥" aria-pressed="false"' in html


async def test_only_ones_own_words_can_be_changed(caller: Caller) -> None:
    await caller.act("say", chat_id=GROUP_ID, text="x", forwarded_from="Desk & Co")
    for user_id, can in ((1001, True), (1002, False)):
        paint, place = at(caller, GROUP_ID, user_id)
        html = paint.bubble(last(caller, GROUP_ID), place)
        assert ("data-editable" in html) is can
        assert "<bdi>Desk &amp; Co</bdi>" in html


async def test_a_long_message_is_cut_where_a_line_must_do(caller: Caller) -> None:
    await caller.act("say", text=f"a\nb {'c' * 200}")
    paint, place = at(caller)
    assert paint.line(last(caller), place) == f"a b {'c' * 85}…"


def test_names_in_a_sentence_are_escaped_and_kept_apart() -> None:
    assert filled("{who} <3 {whom}", who="<b>", whom="x") == "<bdi>&lt;b&gt;</bdi> <3 <bdi>x</bdi>"
