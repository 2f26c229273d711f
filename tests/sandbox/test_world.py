"""People, groups and the bot's place in them, as a person changes them and as the bot learns of it."""

from typing import Any

import pytest

from tests.sandbox.calling import Caller

SAM, AMINA = 1001, 1002
GROUP, FORUM = -1_001_000_000_001, -1_001_000_000_002
TALKS = 1_000_001


async def updates(caller: Caller, *kinds: str) -> list[dict[str, Any]]:
    """What waits for the bot, of these kinds only if some are named; it is confirmed."""
    got: list[dict[str, Any]] = await caller.result("getUpdates", **({"allowed_updates": kinds} if kinds else {}))
    if got:
        await caller.result("getUpdates", offset=got[-1]["update_id"] + 1)
    return got


def seen_texts(got: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in got]


def statuses(got: list[dict[str, Any]]) -> list[tuple[int, str, str]]:
    """Chat, old and new status of the bot, of the updates that tell of a change."""
    changes = [update["my_chat_member"] for update in got if "my_chat_member" in update]
    return [
        (change["chat"]["id"], change["old_chat_member"]["status"], change["new_chat_member"]["status"])
        for change in changes
    ]


# Privacy mode

ALWAYS_SEEN = ("/start", "/start@sandbox_bot", "hello @sandbox_bot", "HELLO @SANDBOX_BOT!")
HIDDEN = ("hello", "/start@other_bot", "mail@sandbox_bot", "hello @sandbox_bot_2")


@pytest.mark.parametrize("text", ALWAYS_SEEN)
async def test_with_privacy_mode_the_bot_sees_what_is_meant_for_it(caller: Caller, text: str) -> None:
    await caller.act("say", chat_id=GROUP, text=text)
    assert seen_texts(await updates(caller)) == [text]


@pytest.mark.parametrize("text", HIDDEN)
async def test_with_privacy_mode_the_rest_stays_hidden(caller: Caller, text: str) -> None:
    said = await caller.act("say", chat_id=GROUP, text=text)
    await caller.act("edit", chat_id=GROUP, message_id=said["message_id"], text="still hidden")
    assert await updates(caller) == []


@pytest.mark.parametrize("text", [*ALWAYS_SEEN, *HIDDEN])
async def test_without_privacy_mode_or_as_administrator_the_bot_sees_all(caller: Caller, text: str) -> None:
    await caller.act("switches", privacy=False)
    assert (await caller.result("getMe"))["can_read_all_group_messages"] is True
    await caller.act("say", chat_id=GROUP, text=text)
    await caller.act("switches", privacy=True)
    assert (await caller.result("getMe"))["can_read_all_group_messages"] is False
    await caller.act("bot_status", chat_id=GROUP, bot="administrator")
    await caller.act("say", chat_id=GROUP, text=text)
    assert seen_texts([one for one in await updates(caller) if "message" in one]) == [text, text]


async def test_replies_to_the_bot_are_seen_and_those_to_others_are_not(caller: Caller) -> None:
    sent = await caller.result("sendMessage", chat_id=GROUP, text="x")
    hidden = await caller.act("say", chat_id=GROUP, text="among us")
    await caller.act("say", chat_id=GROUP, text="to you", reply_to=sent["message_id"])
    await caller.act("say", chat_id=GROUP, text="to them", reply_to=hidden["message_id"])
    assert seen_texts(await updates(caller)) == ["to you"]


async def test_a_command_in_the_middle_of_wide_letters_is_found(caller: Caller) -> None:
    await caller.act("say", chat_id=GROUP, text="😀😀 @sandbox_bot 😀")
    [update] = await updates(caller)
    assert update["message"]["entities"] == [{"type": "mention", "offset": 5, "length": 12}]


# The bot's place in a group


async def test_the_bot_is_told_when_it_is_taken_in_and_put_out(caller: Caller) -> None:
    group = await caller.act("group", title="New", bot="left", members=[SAM])
    assert await updates(caller) == []
    for status in ("member", "administrator", "kicked", "left", "left"):
        assert await caller.act("bot_status", chat_id=group["id"], bot=status) == {"bot": status}
    got = await updates(caller)
    assert statuses(got) == [
        (group["id"], "left", "member"),
        (group["id"], "member", "administrator"),
        (group["id"], "administrator", "kicked"),
        (group["id"], "kicked", "left"),
    ]
    [joined, gone] = [update["message"] for update in got if "message" in update]
    assert [user["id"] for user in joined["new_chat_members"]] == [77]
    assert gone["left_chat_member"]["id"] == 77
    assert not {"text", "entities"} & (joined.keys() | gone.keys())


async def test_a_new_group_takes_the_bot_in(caller: Caller) -> None:
    group = await caller.act("group", title="  New  ", members=[AMINA], kind="group")
    assert (group["title"], group["type"], group["topics"]) == ("New", "group", [])
    [change, joined] = await updates(caller)
    assert change["my_chat_member"]["from"]["id"] == AMINA
    assert joined["message"]["chat"]["id"] == group["id"]
    assert await caller.result("getChatMemberCount", chat_id=group["id"]) == 2
    assert (await caller.look("chats", user_id=SAM))["groups"] != (await caller.look("chats", user_id=AMINA))["groups"]


async def test_a_bot_that_left_sees_nothing_more(caller: Caller) -> None:
    assert await caller.result("leaveChat", chat_id=GROUP) is True
    await caller.act("say", chat_id=GROUP, text="/start")
    await caller.act("switches", guest=False)
    await caller.act("say", chat_id=GROUP, text="@sandbox_bot")
    assert await updates(caller) == []
    assert (await caller.result("getChatMember", chat_id=GROUP, user_id=77))["status"] == "left"


async def test_members_are_told_apart(caller: Caller) -> None:
    person = await caller.act("person", name="Zed", language_code="de")
    status = {
        user_id: (await caller.result("getChatMember", chat_id=GROUP, user_id=user_id))["status"]
        for user_id in (SAM, 77, person["id"])
    }
    assert status == {SAM: "member", 77: "member", person["id"]: "left"}
    assert await caller.result("getChatAdministrators", chat_id=GROUP, return_bots=True) == []
    await caller.act("bot_status", chat_id=GROUP, bot="administrator")
    assert await caller.result("getChatAdministrators", chat_id=GROUP) == []
    [admin] = await caller.result("getChatAdministrators", chat_id=GROUP, return_bots=True)
    assert (admin["user"]["id"], admin["can_delete_messages"]) == (77, True)
    assert await caller.result("getChatMemberCount", chat_id=SAM) == 2


async def test_an_administrator_deletes_what_people_wrote(caller: Caller) -> None:
    said = await caller.act("say", chat_id=GROUP, text="/start")
    sent = await caller.result("sendMessage", chat_id=GROUP, text="x")
    ids = {"message_ids": [sent["message_id"], sent["message_id"], 99]}
    assert await caller.result("deleteMessages", chat_id=GROUP, **ids) is True
    await caller.act("bot_status", chat_id=GROUP, bot="administrator")
    assert await caller.result("deleteMessage", chat_id=GROUP, message_id=said["message_id"]) is True
    assert await caller.look("transcript", chat_id=GROUP) == []


async def test_a_group_moves_once_and_nobody_stays_behind(caller: Caller) -> None:
    old = (await caller.act("group", title="Old", kind="group"))["id"]
    await updates(caller)
    new = await caller.act("migrate", chat_id=old)
    assert (new["type"], new["title"]) == ("supergroup", "Old")
    told = [update["message"] for update in await updates(caller)]
    assert [(one["chat"]["id"], one.get("migrate_to_chat_id"), one.get("migrate_from_chat_id")) for one in told] == [
        (old, new["id"], None),
        (new["id"], None, old),
    ]
    for action, body in (("say", {"text": "/start"}), ("migrate", {}), ("bot_status", {"bot": "left"})):
        answer = await caller.http.post(f"/sandbox/api/{action}", json={"chat_id": old, **body})
        assert (answer.status_code, answer.json()) == (404, {"error": f"There is no chat {old}"})
    assert old not in [group["id"] for group in (await caller.look("chats"))["groups"]]
    await caller.act("say", chat_id=new["id"], text="/start")
    assert seen_texts(await updates(caller)) == ["/start"]


# Topics


async def test_a_message_stands_in_its_topic(caller: Caller) -> None:
    await caller.act("say", chat_id=FORUM, text="/start", thread_id=TALKS)
    [update] = await updates(caller)
    message = update["message"]
    assert (message["message_thread_id"], message["is_topic_message"], message["chat"]["is_forum"]) == (
        TALKS,
        True,
        True,
    )
    sent = await caller.result("sendMessage", chat_id=FORUM, text="x", message_thread_id=TALKS)
    assert sent["message_thread_id"] == TALKS
    assert "message_thread_id" not in await caller.result("sendMessage", chat_id=FORUM, text="x")
    assert await caller.result("sendChatAction", chat_id=FORUM, action="typing", message_thread_id=TALKS) is True


async def test_a_new_forum_has_its_topics(caller: Caller) -> None:
    forum = await caller.act("group", title="F", topics=["One", "Two"])
    assert [topic["name"] for topic in forum["topics"]] == ["One", "Two"]
    for topic in forum["topics"]:
        sent = await caller.result("sendMessage", chat_id=forum["id"], text="x", message_thread_id=topic["thread_id"])
        assert sent["message_thread_id"] == topic["thread_id"]


# People


async def test_a_person_blocks_and_unblocks_the_bot(caller: Caller) -> None:
    sent = await caller.result("sendMessage", chat_id=SAM, text="x")
    for action in ("block", "block", "unblock", "unblock"):
        await caller.act(action)
    assert statuses(await updates(caller)) == [(SAM, "member", "kicked"), (SAM, "kicked", "member")]
    await caller.act("block")
    await updates(caller, "message", "message_reaction")
    answer = await caller.http.post("/sandbox/api/say", json={"text": "x"})
    assert (answer.status_code, answer.json()) == (409, {"error": "This person has blocked the bot; unblock it first"})
    await caller.act("react", message_id=sent["message_id"], emoji="👍")
    assert await updates(caller) == []


async def test_a_new_person_has_a_chat_and_a_language(caller: Caller) -> None:
    person = await caller.act("person", name="  Zed ", language_code="de")
    assert (person["first_name"], person["language_code"]) == ("Zed", "de")
    await caller.act("say", user_id=person["id"], text="hallo")
    await caller.act("language", user_id=person["id"], language_code="fr")
    await caller.act("say", chat_id=person["id"], text="salut")
    languages = [update["message"]["from"]["language_code"] for update in await updates(caller)]
    assert languages == ["de", "fr"]
    assert person["id"] in [user["id"] for user in (await caller.look("chats"))["people"]]
    second = await caller.act("person", name="Y")
    assert (second["id"], second["language_code"]) == (person["id"] + 1, "en")


@pytest.mark.parametrize(
    ("action", "body", "error"),
    [
        ("person", {"name": " "}, "A name must have 1 to 64 characters"),
        ("person", {"name": "x" * 65}, "A name must have 1 to 64 characters"),
        ("group", {"title": ""}, "A name must have 1 to 64 characters"),
        ("group", {"title": "x", "kind": "channel"}, "kind must be supergroup, or group for one without topics"),
        (
            "group",
            {"title": "x", "kind": "group", "topics": ["a"]},
            "kind must be supergroup, or group for one without topics",
        ),
        ("group", {"title": "x", "bot": "owner"}, "bot must be one of member, administrator, left, kicked"),
        ("group", {"title": "x", "members": [5]}, "There is no person 5"),
        ("group", {"title": "x", "members": ["5"]}, "members must be a list, each of its items int"),
        ("group", {"title": "x", "topics": [" "]}, "A name must have 1 to 64 characters"),
        ("bot_status", {"chat_id": GROUP, "bot": "owner"}, "bot must be one of member, administrator, left, kicked"),
        ("bot_status", {"chat_id": SAM, "bot": "member"}, "There is no group 1001"),
        ("migrate", {"chat_id": GROUP}, "Only a group becomes a supergroup"),
        ("migrate", {"chat_id": SAM}, "There is no group 1001"),
        (
            "switches",
            {"privacy": "off"},
            "privacy: the switches are guest, inline, inline_feedback, privacy, each true or false",
        ),
        (
            "switches",
            {"loud": True},
            "loud: the switches are guest, inline, inline_feedback, privacy, each true or false",
        ),
        ("say", {"chat_id": FORUM, "text": "x", "thread_id": 5}, f"There is no topic 5 in chat {FORUM}"),
        ("say", {"chat_id": SAM, "user_id": AMINA, "text": "x"}, "There is no chat 1001"),
        ("react", {"message_id": 9, "emoji": "👍"}, "There is no message 9 in chat 1001"),
        ("react", {"message_id": 1, "emoji": "🦜"}, "Telegram has no such reaction"),
        ("language", {"user_id": 5, "language_code": "en"}, "There is no person 5"),
    ],
)
async def test_what_cannot_be_is_said_and_changes_nothing(
    caller: Caller, action: str, body: dict[str, Any], error: str
) -> None:
    await caller.result("sendMessage", chat_id=SAM, text="x")
    before = await caller.look("chats")
    answer = await caller.http.post(f"/sandbox/api/{action}", json=body)
    assert answer.json() == {"error": error}
    assert answer.status_code in {400, 404}
    assert await caller.look("chats") == before
    assert await updates(caller) == []


async def test_a_reset_keeps_who_there_is(caller: Caller) -> None:
    await caller.act("person", name="Zed")
    group = await caller.act("group", title="New")
    await caller.act("block")
    before = await caller.look("chats")
    await caller.act("reset")
    assert await caller.look("chats") == before
    assert await updates(caller) == []
    await caller.result("sendMessage", chat_id=SAM, text="no longer blocked")
    await caller.result("sendMessage", chat_id=group["id"], text="x")


# Reactions


def reaction(got: list[dict[str, Any]]) -> list[tuple[list[str], list[str]]]:
    changes = [update["message_reaction"] for update in got]
    return [([one["emoji"] for one in c["old_reaction"]], [one["emoji"] for one in c["new_reaction"]]) for c in changes]


async def test_reactions_come_only_to_a_bot_that_asks_for_them(caller: Caller) -> None:
    sent = await caller.result("sendMessage", chat_id=SAM, text="x")
    await caller.act("react", message_id=sent["message_id"], emoji="👍")
    assert await updates(caller, "message_reaction") == []
    for emoji in ("👎", "🔥", ""):
        await caller.act("react", message_id=sent["message_id"], emoji=emoji)
    assert reaction(await updates(caller)) == [(["👍"], ["👎"]), (["👎"], ["🔥"]), (["🔥"], [])]


async def test_of_a_group_only_an_administrator_learns_of_reactions(caller: Caller) -> None:
    sent = await caller.result("sendMessage", chat_id=GROUP, text="x")
    await updates(caller, "message_reaction")
    await caller.act("react", chat_id=GROUP, message_id=sent["message_id"], emoji="👍")
    assert await updates(caller) == []
    await caller.act("bot_status", chat_id=GROUP, bot="administrator")
    await caller.act("react", chat_id=GROUP, user_id=AMINA, message_id=sent["message_id"], emoji="🔥")
    assert reaction(await updates(caller)) == [([], ["🔥"])]
    assert await caller.result(
        "setMessageReaction",
        chat_id=GROUP,
        message_id=sent["message_id"],
        reaction=[{"type": "emoji", "emoji": "👀"}],
    )
    [message] = await caller.look("transcript", chat_id=GROUP)
    assert message["reactions"] == [
        {"user_id": SAM, "emoji": "👍"},
        {"user_id": AMINA, "emoji": "🔥"},
        {"user_id": 77, "emoji": "👀"},
    ]
    await caller.result("setMessageReaction", chat_id=GROUP, message_id=sent["message_id"])
    [message] = await caller.look("transcript", chat_id=GROUP)
    assert [one["user_id"] for one in message["reactions"]] == [SAM, AMINA]
