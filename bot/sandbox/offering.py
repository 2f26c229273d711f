"""What the bot answers to presses of buttons, to inline queries, and to those who call it as a guest."""

from bot.sandbox.bot import PRESS_LIFE_S, Bot
from bot.sandbox.chats import Message
from bot.sandbox.feed import Answered, Sent
from bot.sandbox.inline import STALE_QUERY, result
from bot.sandbox.parameters import Arguments
from bot.sandbox.refusal import Refused


async def answer_callback_query(bot: Bot, given: Arguments) -> object:
    press = bot.presses.pop(given.text("callback_query_id"), None)
    if press is None or bot.chats.clock() - press.at > PRESS_LIFE_S:
        raise Refused(STALE_QUERY)
    bot.feed.publish(Answered(press.user_id, press.chat_id, given.text("text"), given.flag("show_alert")))
    return True


async def answer_inline_query(bot: Bot, given: Arguments) -> object:
    if not bot.chats.switches.inline:
        raise Refused("Bad Request: USER_BOT_INVALID")
    bot.inline.answer(given, bot.level)
    bot.feed.publish(Answered(0, 0, "", alert=False))
    return True


async def answer_guest_query(bot: Bot, given: Arguments) -> object:
    offered = given.object("result")
    assert offered, "the table asks for it"
    chosen = result(offered, bot.level)
    asked = bot.guests.pop(given.text("guest_query_id"), None)
    if asked is None:
        raise Refused(STALE_QUERY)
    message = bot.chats.add(
        Message(
            0,
            asked.chat_id,
            0,
            bot.chats.bot,
            chosen.text,
            chosen.entities,
            chosen.keyboard,
            reply_to=asked.message_id,
            thread_id=asked.thread_id,
            inline_id=f"guest-{asked.message_id}",
            guest_caller=asked.sender,
        )
    )
    bot.feed.publish(Sent(message))
    return {"inline_message_id": message.inline_id}
