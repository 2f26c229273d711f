from tests.sandbox.calling import Caller

SAM, AMINA = 1001, 1002


async def test_a_message_comes_back_as_telegram_keeps_it(caller: Caller) -> None:
    sent = await caller.result(
        "sendMessage",
        chat_id=SAM,
        text="\n 😀 <b>a</b>\t<blockquote expandable>q <i>i</i></blockquote> \r\n",
        parse_mode="html",
    )
    assert sent["text"] == "😀 a q i"
    assert sent["entities"] == [
        {"type": "bold", "offset": 3, "length": 1},
        {"type": "expandable_blockquote", "offset": 5, "length": 3},
        {"type": "italic", "offset": 7, "length": 1},
    ]
    assert await caller.look("transcript") == [sent]
    assert await caller.look("transcript", chat_id=AMINA) == []


async def test_markup_stays_text_without_a_parse_mode(caller: Caller) -> None:
    sent = await caller.result("sendMessage", chat_id=SAM, text="<b>a</b> &amp;")
    assert sent["text"] == "<b>a</b> &amp;"
    assert "entities" not in sent


async def test_message_ids_rise_and_are_never_used_twice(caller: Caller) -> None:
    ids = []
    for chat_id in (SAM, AMINA, SAM):
        ids.append((await caller.result("sendMessage", chat_id=chat_id, text="x"))["message_id"])
        await caller.act("reset")
    assert ids == [1, 2, 3]


async def test_a_reply_shows_what_it_answers(caller: Caller) -> None:
    said = await caller.act("say", text="😀 What was agreed?")
    reply = {"message_id": said["message_id"], "quote": "What was"}
    sent = await caller.result("sendMessage", chat_id=SAM, text="x", reply_parameters=reply)
    assert sent["reply_to_message"] == said
    assert sent["quote"] == {"text": "What was", "position": 3, "is_manual": True}


async def test_a_reply_may_do_without_what_it_answers(caller: Caller) -> None:
    reply = {"message_id": 99, "allow_sending_without_reply": True}
    sent = await caller.result("sendMessage", chat_id=SAM, text="x", reply_parameters=reply)
    assert "reply_to_message" not in sent


async def test_an_edit_replaces_text_entities_and_keyboard(caller: Caller) -> None:
    markup = {"inline_keyboard": [[], [{"text": "b", "callback_data": "d", "style": "danger"}]]}
    sent = await caller.result("sendMessage", chat_id=SAM, text="<b>x</b>", parse_mode="HTML", reply_markup=markup)
    assert sent["reply_markup"]["inline_keyboard"] == markup["inline_keyboard"][1:]
    edited = await caller.result("editMessageText", chat_id=SAM, message_id=sent["message_id"], text="y")
    assert edited["text"] == "y"
    assert edited["edit_date"] >= sent["date"]
    assert not {"entities", "reply_markup"} & edited.keys()
    assert await caller.look("transcript") == [edited]


async def test_a_deleted_message_is_gone(caller: Caller) -> None:
    said = await caller.act("say", text="x")
    assert await caller.result("deleteMessage", chat_id=SAM, message_id=said["message_id"]) is True
    assert await caller.look("transcript") == []


async def test_menus_are_kept_for_each_scope_and_language(caller: Caller) -> None:
    start = [{"command": "start", "description": "Begin"}]
    urdu = [{"command": "start", "description": "شروع"}]
    await caller.result("setMyCommands", commands=[{"command": "/start", "description": "Begin"}])
    await caller.result("setMyCommands", commands=urdu, scope={"type": "all_private_chats"}, language_code="ur")
    assert await caller.result("getMyCommands") == start
    assert await caller.result("getMyCommands", scope={"type": "all_private_chats"}) == []
    assert await caller.result("getMyCommands", scope={"type": "all_private_chats"}, language_code="ur") == urdu
    profile = caller.sandbox.bot.profile
    assert [one.description for one in profile.menu(SAM, "en")] == ["Begin"]
    assert [one.description for one in profile.menu(AMINA, "ur")] == ["شروع"]
    await caller.result("setMyCommands", commands=start, scope={"type": "chat", "chat_id": AMINA})
    assert [one.description for one in profile.menu(AMINA, "ur")] == ["Begin"]
    await caller.result("deleteMyCommands")
    assert profile.menu(SAM, "en") == ()


async def test_name_and_descriptions_are_kept_for_each_language(caller: Caller) -> None:
    await caller.result("setMyName", name="Talks")
    await caller.result("setMyDescription", description="About", language_code="en")
    await caller.result("setMyShortDescription", short_description="Short")
    assert await caller.result("getMyName") == {"name": "Talks"}
    assert await caller.result("getMyDescription") == {"description": ""}
    assert await caller.result("getMyDescription", language_code="en") == {"description": "About"}
    assert await caller.result("getMyShortDescription") == {"short_description": "Short"}
    assert (await caller.result("getMe"))["first_name"] == "Talks"


async def test_a_chat_is_that_of_its_person(caller: Caller) -> None:
    chat = await caller.result("getChat", chat_id=str(AMINA))
    assert (chat["id"], chat["type"], chat["first_name"]) == (AMINA, "private", "آمنہ")


async def test_updates_wait_until_they_are_confirmed(caller: Caller) -> None:
    await caller.act("say", text="/start now")
    first = await caller.result("getUpdates")
    assert first == await caller.result("getUpdates")
    [update] = first
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert update["message"]["from"]["language_code"] == "en"
    assert (await caller.result("getWebhookInfo"))["pending_update_count"] == 1
    assert await caller.result("getUpdates", offset=update["update_id"] + 1) == []
    assert (await caller.result("getWebhookInfo"))["pending_update_count"] == 0


async def test_deleting_the_webhook_can_drop_what_waits(caller: Caller) -> None:
    await caller.act("say", text="x")
    await caller.result("deleteWebhook")
    assert len(await caller.result("getUpdates")) == 1
    await caller.result("deleteWebhook", drop_pending_updates=True)
    assert await caller.result("getUpdates") == []


async def test_a_press_and_an_edit_reach_the_bot(caller: Caller) -> None:
    said = await caller.act("say", text="one", chat_id=AMINA)
    await caller.act("edit", chat_id=AMINA, message_id=said["message_id"], text="two")
    markup = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}
    sent = await caller.result("sendMessage", chat_id=AMINA, text="x", reply_markup=markup)
    await caller.act("press", chat_id=AMINA, message_id=sent["message_id"], data="d")
    _, edited, pressed = await caller.result("getUpdates")
    assert edited["edited_message"]["text"] == "two"
    query = pressed["callback_query"]
    assert (query["data"], query["message"], query["from"]["language_code"]) == ("d", sent, "ur")


async def test_explicit_entities_move_with_the_text_and_are_repaired(caller: Caller) -> None:
    entities = [
        {"type": "bold", "offset": 2, "length": 2},
        {"type": "text_link", "offset": 5, "length": 1, "url": "e.org"},
        {"type": "date_time", "offset": 7, "length": 1, "unix_time": 1, "date_time_format": "d"},
        {"type": "italic", "offset": 99, "length": 0},
        {"type": "mention", "offset": 5, "length": 1},
    ]
    sent = await caller.result("sendMessage", chat_id=SAM, text="  😀 a b ", entities=entities)
    assert sent["text"] == "😀 a b"
    assert sent["entities"] == [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "text_link", "offset": 3, "length": 1, "url": "http://e.org/"},
        {"type": "date_time", "offset": 5, "length": 1, "unix_time": 1, "date_time_format": "d"},
    ]


async def test_of_two_things_noticed_at_one_place_the_first_counts(caller: Caller) -> None:
    said = await caller.act("say", text="https://e.org/@name x")
    assert said["entities"] == [{"type": "url", "offset": 0, "length": 19}]
