from bot.sandbox.calls import CallLog
from bot.sandbox.chats import FORUM_ID, GROUP_ID
from bot.sandbox.entities import Entity
from bot.sandbox.feed import (
    Answered,
    Called,
    CommandsChanged,
    Deleted,
    Drafted,
    Edited,
    Event,
    Forgotten,
    ProfileChanged,
    Sent,
    StatusChanged,
    Typing,
)
from bot.sandbox.frames import Frame, frames
from bot.sandbox.painting import Painting
from bot.sandbox.place import place_of
from tests.sandbox.calling import Caller


def told(caller: Caller, event: Event, chat_id: int = 1001, **query: int) -> list[Frame]:
    """What a page is told that looks at a chat."""
    bot = caller.sandbox.bot
    place = place_of({"chat_id": str(chat_id)} | {name: str(value) for name, value in query.items()}, bot.chats)
    assert place
    return list(frames(event, place, Painting(bot)))


async def test_a_message_shows_in_its_chat_and_as_a_line_in_the_list_of_every_member(caller: Caller) -> None:
    said = await caller.act("say", chat_id=GROUP_ID, user_id=1002, text="Any news?")
    message = caller.sandbox.bot.chats.find(GROUP_ID, said["message_id"])
    assert message
    shown, line = told(caller, Sent(message), GROUP_ID)
    assert (shown.kind, shown.fields["from"], shown.fields["own"]) == ("message", "person", False)
    assert (line.kind, line.fields["key"], line.fields["fresh"]) == ("line", str(GROUP_ID), True)
    (elsewhere,) = told(caller, Sent(message))
    assert "<bdi>آمنہ</bdi>:" in str(elsewhere.fields["html"])
    assert "Any news?" in str(elsewhere.fields["html"])
    edit, line = told(caller, Edited(message), GROUP_ID, user_id=1002)
    assert (edit.kind, edit.fields["own"], line.fields["fresh"]) == ("edit", True, False)
    assert "<bdi>آپ</bdi>:" in str(line.fields["html"])


async def test_a_message_of_a_topic_shows_only_there(caller: Caller) -> None:
    said = await caller.act("say", chat_id=FORUM_ID, thread_id=1_000_001, text="x")
    message = caller.sandbox.bot.chats.find(FORUM_ID, said["message_id"])
    assert message
    assert [frame.kind for frame in told(caller, Sent(message), FORUM_ID, thread_id=1_000_001)] == ["message", "line"]
    (line,) = told(caller, Sent(message), FORUM_ID)
    assert (line.fields["chat"], line.fields["key"]) == (str(FORUM_ID), f"{FORUM_ID}.1000001")


async def test_a_private_chat_is_nobody_elses_business(caller: Caller) -> None:
    message_id = (await caller.act("say", text="x"))["message_id"]
    message = caller.sandbox.bot.chats.find(1001, message_id)
    assert message
    for event in (Sent(message), Edited(message), Deleted(1001, message_id), Typing(1001), Drafted(1001, 1, "x", ())):
        assert told(caller, event, 1002) == []
    assert told(caller, Answered(1001, 1001, "x", alert=False), GROUP_ID) == []
    assert [frame.kind for frame in told(caller, Deleted(1001, message_id))] == ["delete", "line"]


async def test_what_the_bot_does_is_told(caller: Caller) -> None:
    await caller.result("setMyName", name="Talks")
    await caller.result("setMyCommands", commands=[{"command": "x", "description": "y"}])
    assert told(caller, Typing(GROUP_ID), GROUP_ID) == [Frame("typing", {})]
    assert told(caller, Answered(1001, 1001, "x", alert=True)) == [Frame("answer", {"text": "x", "alert": True})]
    (draft,) = told(caller, Drafted(1001, 1, "So far", (Entity("bold", 0, 2),)))
    assert '<div class="text" dir="auto"><strong>So</strong> far</div>' in str(draft.fields["html"])
    (thinking,) = told(caller, Drafted(1001, 1, "", ()))
    assert "Thinking…" in str(thinking.fields["html"])
    (profile,) = told(caller, ProfileChanged())
    assert profile.fields == {"name": "Talks", "about": ""}
    (commands,) = told(caller, CommandsChanged(), GROUP_ID)
    assert 'data-command="/x@sandbox_bot"' in str(commands.fields["html"])
    assert told(caller, Forgotten()) == [Frame("reload", {})]
    assert told(caller, StatusChanged()) == []


async def test_a_fault_is_told_from_a_refusal(caller: Caller) -> None:
    log = CallLog()
    for fault, testid, refused in (("", "refusal", True), ("flood", "fault", False)):
        call = log.record("sendMessage", {}, status=429, description="Too Many Requests", time=0, fault=fault)
        (frame,) = told(caller, Called(call))
        assert f'data-testid="{testid}"' in str(frame.fields["html"])
        assert frame.fields["refused"] is refused
    assert Frame("call", {"a": "ü"}).encoded(3) == 'id: 3\nevent: call\ndata: {"a": "\\u00fc"}\n\n'
