import pytest

from tests.sandbox.calling import Caller

SAM = 1001
PARSE = "Bad Request: can't parse entities: "
BUTTON = "Bad Request: can't parse inline keyboard button: "


def send(text: object = "x", **more: object) -> tuple[str, dict[str, object]]:
    return "sendMessage", {"chat_id": SAM, "text": text, **more}


def html(text: str) -> tuple[str, dict[str, object]]:
    return send(text, parse_mode="HTML")


def button(**fields: object) -> tuple[str, dict[str, object]]:
    return send(reply_markup={"inline_keyboard": [[{"text": "b", **fields}]]})


def buttons(*rows: int) -> tuple[str, dict[str, object]]:
    one = {"text": "b", "callback_data": "d"}
    return send(reply_markup={"inline_keyboard": [[one] * row for row in rows]})


REFUSED = [
    # texts
    (send(""), "Bad Request: message text is empty"),
    (send(" \n\r\t "), "Bad Request: message text is empty"),
    (html("<b> </b>"), "Bad Request: message text is empty"),
    (send("😀" * 4097), "Bad Request: message is too long"),
    (html("&amp;" * 4097), "Bad Request: message is too long"),
    (html("<b>x</b> " * 101), "Bad Request: too many entities: 101, of which Telegram keeps 100"),
    (html(f"<a href='https://e.org/{'p' * 190}'>x</a> " * 50), "Bad Request: ENTITIES_TOO_LONG"),
    (send("x", parse_mode="nonsense"), "Bad Request: unsupported parse_mode"),
    # markup
    (html("<h1>x</h1>"), PARSE + 'Unsupported start tag "h1" at byte offset 0'),
    (html("é < b"), PARSE + 'Unsupported start tag "" at byte offset 3'),
    (html("<b>x"), PARSE + "Can't find end tag corresponding to start tag \"b\""),
    (html("<b>x</i>"), PARSE + 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    (html("x</b>"), PARSE + "Unexpected end tag at byte offset 1"),
    (html("<span>x</span>"), PARSE + 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    (html("<tg-time unix=1 format=zz>x</tg-time>"), PARSE + "Invalid date format used"),
    # parameters
    (("sendMessage", {"text": "x"}), "Bad Request: chat_id is empty"),
    (("sendMessage", {"chat_id": SAM}), "Bad Request: message text is empty"),
    (("editMessageText", {"chat_id": SAM, "text": "x"}), "Bad Request: message identifier is not specified"),
    (send(colour="red"), 'Bad Request: unknown parameter "colour" of sendMessage'),
    (send(5), 'Bad Request: "text" must be of type String'),
    (send(message_thread_id="two"), 'Bad Request: "message_thread_id" must be of type Integer'),
    (send(message_thread_id=True), 'Bad Request: "message_thread_id" must be of type Integer'),
    (send(disable_notification="perhaps"), 'Bad Request: "disable_notification" must be of type Boolean'),
    (("sendMessage", {"chat_id": 1.5, "text": "x"}), 'Bad Request: "chat_id" must be an Integer or a String'),
    (send(link_preview_options={"small": True}), 'Bad Request: unknown field "small" in link_preview_options'),
    (send(reply_markup="{"), "Bad Request: can't parse reply markup JSON object"),
    (send(reply_markup=[]), "Bad Request: object expected as reply markup"),
    (send(reply_markup={}), 'Bad Request: can\'t find field "inline_keyboard" in reply_markup'),
    (("setMyCommands", {"commands": {}}), 'Bad Request: "commands" must be an array'),
    (send("x", reply_markup='{"inline_keyboard":[[{"text":"\\ud800","url":"e.org"}]]}'),
     "Bad Request: strings must be encoded in UTF-8"),
    # keyboards
    (button(callback_data="é" * 33), "Bad Request: BUTTON_DATA_INVALID"),
    (button(callback_data=""), "Bad Request: BUTTON_DATA_INVALID"),
    (button(copy_text={"text": "x" * 257}), "Bad Request: BUTTON_COPY_TEXT_INVALID"),
    (button(), BUTTON + "Text buttons are unallowed in the inline keyboard"),
    (button(callback_data="d", url="https://e.org"), BUTTON + "one action is allowed, not url and callback_data"),
    (button(text=" ", callback_data="d"), BUTTON + "button text is empty"),
    (button(callback_data="d", style="loud"), BUTTON + "invalid button style specified"),
    (button(url="nowhere"), "Bad Request: inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"),
    (buttons(9), "Bad Request: reply markup is too long"),
    (buttons(*[8] * 13), "Bad Request: reply markup is too long"),
    # chats and messages
    (("sendMessage", {"chat_id": 5, "text": "x"}), "Bad Request: chat not found"),
    (("sendMessage", {"chat_id": "@somewhere", "text": "x"}), "Bad Request: chat not found"),
    (("getChat", {"chat_id": 5}), "Bad Request: chat not found"),
    (send(reply_parameters={"message_id": 99}), "Bad Request: message to be replied not found"),
    (("editMessageText", {"chat_id": SAM, "message_id": 99, "text": "x"}), "Bad Request: message to edit not found"),
    (("deleteMessage", {"chat_id": SAM, "message_id": 99}), "Bad Request: message to delete not found"),
    # the rest
    (("sendChatAction", {"chat_id": SAM, "action": "thinking"}), "Bad Request: wrong parameter action in request"),
    (("answerCallbackQuery", {"callback_query_id": "9"}),
     "Bad Request: query is too old and response timeout expired or query ID is invalid"),
    (("answerCallbackQuery", {"callback_query_id": "9", "text": "x" * 201}), "Bad Request: MESSAGE_TOO_LONG"),
    (("setMyCommands", {"commands": [{"command": "Start", "description": "x"}]}), "Bad Request: BOT_COMMAND_INVALID"),
    (("setMyCommands", {"commands": [{"command": "start", "description": ""}]}),
     "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"),
    (("setMyCommands", {"commands": [{"command": "c", "description": "x"}] * 101}),
     "Bad Request: BOT_COMMANDS_TOO_MUCH"),
    (("setMyCommands", {"commands": [], "language_code": "english"}),
     "Bad Request: invalid language code specified"),
    (("getMyCommands", {"scope": {"type": "everyone"}}),
     "Bad Request: can't parse BotCommandScope: Unsupported type specified"),
    (("setMyName", {"name": "n" * 65}), "Bad Request: the bot's name is too long"),
    (("setMyShortDescription", {"short_description": "n" * 121}),
     "Bad Request: the bot's short description is too long"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "description"), REFUSED, ids=[description for _, description in REFUSED])
async def test_what_telegram_refuses_is_refused(
    caller: Caller, call: tuple[str, dict[str, object]], description: str
) -> None:
    method, parameters = call
    assert await caller.refusal(method, **parameters) == (400, description)
    assert await caller.look("transcript") == []
    [recorded] = await caller.look("calls")
    assert (recorded["method"], recorded["status"], recorded["description"]) == (method, 400, description)


@pytest.mark.parametrize(
    ("call", "what"),
    [
        (send("x", parse_mode="MarkdownV2"), "parse_mode MarkdownV2"),
        (send("x", business_connection_id="b"), "business_connection_id"),
        (send("x", reply_markup={"keyboard": [[{"text": "a"}]]}), "reply_markup.keyboard"),
        (button(web_app={"url": "https://e.org"}), "reply_markup[0][0].web_app"),
        (send("x", reply_parameters={"message_id": 1, "chat_id": SAM}), "reply_parameters.chat_id"),
        (("sendPhoto", {"chat_id": SAM, "photo": "https://e.org/x.png"}), "files that lie on the web"),
        (("sendVideo", {"chat_id": SAM}), "sendVideo"),
        (("setWebhook", {"url": "https://e.org"}), "webhooks on other machines"),
    ],
)
async def test_what_is_real_but_missing_here_is_refused_loudly(
    caller: Caller, call: tuple[str, dict[str, object]], what: str
) -> None:
    code, description = await caller.refusal(call[0], **call[1])
    assert code == 501
    assert description.startswith("the sandbox does not play ")
    assert what.rsplit(".", maxsplit=1)[-1] in description


async def test_an_edit_that_changes_nothing_is_refused(caller: Caller) -> None:
    markup = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}
    sent = await caller.result("sendMessage", chat_id=SAM, text="<b>x</b>", parse_mode="HTML", reply_markup=markup)
    same = {"chat_id": SAM, "message_id": sent["message_id"], "text": " <b>x</b>", "parse_mode": "HTML"}
    code, description = await caller.refusal("editMessageText", **same, reply_markup=markup)
    assert code == 400
    assert description.startswith("Bad Request: message is not modified: specified new message content")
    await caller.result("editMessageText", **same)
    code, _ = await caller.refusal("editMessageText", **same)
    assert code == 400


async def test_the_message_of_a_person_cannot_be_edited(caller: Caller) -> None:
    said = await caller.act("say", text="hello")
    edit = {"chat_id": SAM, "message_id": said["message_id"], "text": "x"}
    assert await caller.refusal("editMessageText", **edit) == (400, "Bad Request: message can't be edited")


async def test_a_quote_must_stand_in_the_message(caller: Caller) -> None:
    said = await caller.act("say", text="What was agreed?")
    reply = {"message_id": said["message_id"], "quote": "what was"}
    assert await caller.refusal("sendMessage", chat_id=SAM, text="x", reply_parameters=reply) == (
        400,
        "Bad Request: QUOTE_TEXT_INVALID",
    )


async def test_a_callback_query_is_answered_once(caller: Caller) -> None:
    markup = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}
    sent = await caller.result("sendMessage", chat_id=SAM, text="x", reply_markup=markup)
    pressed = await caller.act("press", message_id=sent["message_id"], data="d")
    assert await caller.result("answerCallbackQuery", **pressed) is True
    code, description = await caller.refusal("answerCallbackQuery", **pressed)
    assert (code, description[:33]) == (400, "Bad Request: query is too old and")


async def test_the_limits_themselves_are_allowed(caller: Caller) -> None:
    await caller.result("sendMessage", chat_id=SAM, text="😀" * 4096)
    await caller.result("sendMessage", chat_id=SAM, text="<b>x</b> " * 100, parse_mode="HTML")
    for call in (buttons(*[8] * 12, 4), button(callback_data="é" * 32), button(copy_text={"text": "x" * 256})):
        await caller.result(call[0], **call[1])
