"""What has happened before a call that is to be turned down."""

from typing import Any

from tests.sandbox.calling import Caller, Clock
from tests.sandbox.cases import GROUP, PNG, SAM, article

OLD_GROUP = -4_000_000_002  # the first that is added of the old kind


async def a_question(caller: Caller, _: Clock) -> None:
    await caller.act("say", text="What was agreed?")


async def a_text(caller: Caller, _: Clock) -> None:
    await caller.result("sendMessage", chat_id=SAM, text="x")


async def a_photo(caller: Caller, _: Clock) -> None:
    assert (await caller.upload("sendPhoto", {"chat_id": SAM, "caption": "c"}, {"photo": ("p.png", PNG)}))["ok"]


async def a_document(caller: Caller, _: Clock) -> dict[str, Any]:
    sent = await caller.upload("sendDocument", {"chat_id": SAM}, {"document": ("p.png", PNG)})
    return {"photo": sent["result"]["document"]["file_id"]}


async def a_large_document(caller: Caller, _: Clock) -> dict[str, Any]:
    sent = await caller.upload("sendDocument", {"chat_id": SAM}, {"document": ("d", bytes((20 << 20) + 1))})
    return {"file_id": sent["result"]["document"]["file_id"]}


async def a_press(caller: Caller, _: Clock) -> None:
    markup = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}
    await caller.result("sendMessage", chat_id=SAM, text="x", reply_markup=markup)
    await caller.act("press", message_id=1, data="d")


async def an_answered_press(caller: Caller, clock: Clock) -> None:
    await a_press(caller, clock)
    await caller.result("answerCallbackQuery", callback_query_id="1")


async def an_old_press(caller: Caller, clock: Clock) -> None:
    await a_press(caller, clock)
    clock.now += 61


async def a_query(caller: Caller, _: Clock) -> None:
    caller.sandbox.bot.inline.ask(SAM, SAM, "q", "")


async def an_answered_query(caller: Caller, clock: Clock) -> None:
    await a_query(caller, clock)
    await caller.result("answerInlineQuery", inline_query_id="i1", results=[])


async def an_old_query(caller: Caller, clock: Clock) -> None:
    await a_query(caller, clock)
    clock.now += 16


async def a_query_without_inline_mode(caller: Caller, clock: Clock) -> None:
    await a_query(caller, clock)
    await caller.act("switches", inline=False)


async def a_guest_query(caller: Caller, _: Clock) -> None:
    await caller.act("bot_status", chat_id=GROUP, bot="left")
    await caller.act("say", chat_id=GROUP, text="@sandbox_bot what was agreed?")


async def an_answered_guest_query(caller: Caller, clock: Clock) -> None:
    await a_guest_query(caller, clock)
    assert (await caller.call("answerGuestQuery", {"guest_query_id": "1", "result": article()}))["ok"]


async def blocked(caller: Caller, _: Clock) -> None:
    await caller.act("block")


async def kicked(caller: Caller, _: Clock) -> None:
    await caller.act("bot_status", chat_id=GROUP, bot="kicked")


async def left(caller: Caller, _: Clock) -> None:
    await caller.result("leaveChat", chat_id=GROUP)


async def moved(caller: Caller, _: Clock) -> None:
    await caller.act("group", title="Old", kind="group")
    await caller.act("migrate", chat_id=OLD_GROUP)


async def a_question_in_a_group(caller: Caller, _: Clock) -> None:
    await caller.act("say", chat_id=GROUP, text="/start")


async def five_messages(caller: Caller, _: Clock) -> None:
    await caller.act("faults", rates=True)
    for _number in range(5):
        await caller.result("sendMessage", chat_id=SAM, text="x")


async def a_flood(caller: Caller, _: Clock) -> None:
    await caller.act("faults", faults=[{"kind": "flood", "times": 1, "seconds": 9}])


async def a_webhook(caller: Caller, _: Clock) -> None:
    await caller.result("setWebhook", url="http://127.0.0.1:9/")
