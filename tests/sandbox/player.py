"""A small bot of python-telegram-bot, unmodified, that shows what the sandbox must play."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape
from typing import Any

from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters, Update
from telegram.constants import ChatAction, ParseMode
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

TOKEN = "123456789:" + "sandbox-token-of-a-test-" * 2
PASSAGE = {
    "en": "The two delegations met for a third day.\nThey agreed to keep the ceasefire until the next round.\n"
    "Neither side named a date.\nA mediator called the mood “businesslike”.\n"
    "The border crossing stays closed for now.\n"
    "Traders on both sides asked for it to open before winter.",
    "ur": "دونوں وفود تیسرے دن بھی ملے۔\nانہوں نے اگلے دور تک جنگ بندی قائم رکھنے پر اتفاق کیا۔\n"
    "کسی فریق نے تاریخ نہیں بتائی۔\nایک ثالث نے ماحول کو سنجیدہ قرار دیا۔\nسرحدی گزرگاہ فی الحال بند رہے گی۔\n"
    "دونوں طرف کے تاجروں نے اسے سردیوں سے پہلے کھولنے کا مطالبہ کیا۔",
}
KEYBOARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("‹", callback_data="page:1"), InlineKeyboardButton("›", callback_data="page:2")],
        [InlineKeyboardButton("Article", url="https://example.org/talks")],
    ]
)


async def answer(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Reply with what was said and a passage."""
    message, user = update.effective_message, update.effective_user
    assert message
    assert message.text
    assert user
    await message.reply_chat_action(ChatAction.TYPING)
    language = user.language_code or "en"
    said = {"en": "You asked", "ur": "آپ نے پوچھا"}[language]
    await message.reply_text(
        f"{said}: <b>{escape(message.text)}</b>\n"
        f"<blockquote expandable>{escape(PASSAGE[language])}</blockquote>\n"
        f'<a href="https://example.org/talks">[1]</a> <i>Example News</i>, '
        f'<tg-time unix="1763000000" format="D">12 Nov 2025</tg-time>',
        parse_mode=ParseMode.HTML,
        reply_markup=KEYBOARD,
        reply_parameters=ReplyParameters(message.message_id),
    )


async def turn_page(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Edit the message whose button was pressed, and say so."""
    query = update.callback_query
    assert query
    assert query.data
    await query.edit_message_text(f"Page {query.data.removeprefix('page:')}", reply_markup=KEYBOARD)
    await query.answer("Turned the page")


@asynccontextmanager
async def playing(api_url: str) -> AsyncIterator[Application[Any, Any, Any, Any, Any, Any]]:
    """The bot, connected and polling."""
    application = Application.builder().token(TOKEN).base_url(api_url).build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    application.add_handler(CallbackQueryHandler(turn_page))
    async with application:
        await application.bot.set_my_commands([BotCommand("start", "Begin"), BotCommand("help", "What I can do")])
        await application.bot.set_my_commands(
            [BotCommand("start", "شروع کریں"), BotCommand("help", "مدد")], language_code="ur"
        )
        await application.bot.set_my_description("I answer questions about the talks, only with cited passages.")
        await application.bot.set_my_description("میں مذاکرات کے بارے میں سوالوں کے جواب حوالوں سے دیتا ہوں۔", "ur")
        assert application.updater
        await application.start()
        await application.updater.start_polling(timeout=5, allowed_updates=["message", "callback_query"])
        try:
            yield application
        finally:
            await application.updater.stop()
            await application.stop()
