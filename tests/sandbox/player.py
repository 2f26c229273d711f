"""A small bot of python-telegram-bot, unmodified, that shows what the sandbox must play."""

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape
from typing import Any

from PIL import Image
from telegram import (
    BotCommand,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    ReplyParameters,
    Update,
)
from telegram.constants import ChatAction, ParseMode
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

TOKEN = "123456789:" + "sandbox-token-of-a-test-" * 2
NAME = "sandbox_bot"
PASSAGE = {
    "en": "The two delegations met for a third day.\nThey agreed to keep the ceasefire until the next round.\n"
    "Neither side named a date.\nA mediator called the mood “businesslike”.\n"
    "The border crossing stays closed for now.\n"
    "Traders on both sides asked for it to open before winter.",
    "ur": "دونوں وفود تیسرے دن بھی ملے۔\nانہوں نے اگلے دور تک جنگ بندی قائم رکھنے پر اتفاق کیا۔\n"
    "کسی فریق نے تاریخ نہیں بتائی۔\nایک ثالث نے ماحول کو سنجیدہ قرار دیا۔\nسرحدی گزرگاہ فی الحال بند رہے گی۔\n"
    "دونوں طرف کے تاجروں نے اسے سردیوں سے پہلے کھولنے کا مطالبہ کیا۔",
}
WORDS = {
    "en": ("You asked", "Article", "Copy citation", "Search here", "Share"),
    "ur": ("آپ نے پوچھا", "مضمون", "حوالہ نقل کریں", "یہاں تلاش", "شیئر کریں"),
}
OFFERED = 5  # results of a search, of which one answer holds so many:
OFFERED_AT_ONCE = 3


def keyboard(language: str) -> InlineKeyboardMarkup:
    """Buttons of every kind."""
    _, article, copy, here, share = WORDS[language]
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton("‹", callback_data="page:1"), InlineKeyboardButton("›", callback_data="page:2")],
            [
                InlineKeyboardButton(article, url="https://example.org/talks"),
                InlineKeyboardButton(copy, copy_text=CopyTextButton("Example News, 13 November 2025")),
            ],
            [
                InlineKeyboardButton(here, switch_inline_query_current_chat="ceasefire"),
                InlineKeyboardButton(share, switch_inline_query="ceasefire"),
            ],
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
    await message.reply_text(
        f"{WORDS[language][0]}: <b>{escape(message.text)}</b>\n"
        f"<blockquote expandable>{escape(PASSAGE[language])}</blockquote>\n"
        f'<a href="https://example.org/talks">[1]</a> <i>Example News</i>, '
        f'<tg-time unix="1763000000" format="D">2025-11-13</tg-time>',
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(language),
        reply_parameters=ReplyParameters(message.message_id),
    )


async def turn_page(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Edit the message whose button was pressed, and say so."""
    query = update.callback_query
    assert query
    assert query.data
    await query.edit_message_text(f"Page {query.data.removeprefix('page:')}", reply_markup=keyboard("en"))
    await query.answer("Turned the page")


async def show_picture(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Send a photo with a caption."""
    message = update.effective_message
    assert message
    await message.reply_photo(picture(), caption="Timeline of the talks")


async def hand_out(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Send a document."""
    message = update.effective_message
    assert message
    await message.reply_document(b"day,event\n" * 150, filename="talks.csv")


async def take_in(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what file has come, and how many bytes of it."""
    message = update.effective_message
    assert message
    attachment = message.document or message.photo[-1]
    data = await (await attachment.get_file()).download_as_bytearray()
    await message.reply_text(f"{len(data)} bytes: {message.caption}")


async def offer(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Offer passages for what is searched, a few at a time; for "nothing" only the way to the bot itself."""
    query = update.inline_query
    assert query
    first = int(query.offset or 0)
    last = 0 if query.query == "nothing" else min(first + OFFERED_AT_ONCE, OFFERED)
    results = [
        InlineQueryResultArticle(
            str(number),
            f"Passage {number + 1}",
            InputTextMessageContent(f"Passage {number + 1} about <b>{escape(query.query)}</b>", ParseMode.HTML),
            description=PASSAGE["en"].splitlines()[number],
        )
        for number in range(first, last)
    ]
    button = InlineQueryResultsButton("Ask me in private", start_parameter="inline")
    more = str(last) if first < last < OFFERED else ""
    await query.answer(results, cache_time=0, next_offset=more, button=button)


def picture(color: str = "#c98a1b") -> bytes:
    """A photo, as PNG."""
    kept = io.BytesIO()
    Image.new("RGB", (640, 400), color).save(kept, "PNG")
    return kept.getvalue()


@asynccontextmanager
async def playing(api_url: str) -> AsyncIterator[Application[Any, Any, Any, Any, Any, Any]]:
    """The bot, connected and polling."""
    files = api_url.removesuffix("/bot") + "/file/bot"
    application = Application.builder().token(TOKEN).base_url(api_url).base_file_url(files).build()
    application.add_handlers(
        [
            CommandHandler("photo", show_picture),
            CommandHandler("file", hand_out),
            MessageHandler(filters.TEXT, answer),
            MessageHandler(filters.PHOTO | filters.Document.ALL, take_in),
            CallbackQueryHandler(turn_page),
            InlineQueryHandler(offer),
        ]
    )
    async with application:
        bot = application.bot
        await bot.set_my_commands([BotCommand("start", "Begin"), BotCommand("photo", "Show a picture")])
        urdu = [BotCommand("start", "شروع کریں"), BotCommand("photo", "تصویر دکھائیں")]
        await bot.set_my_commands(urdu, language_code="ur")
        await bot.set_my_name("Talks")
        await bot.set_my_name("مذاکرات", "ur")
        await bot.set_my_description("I answer questions about the talks, only with cited passages.")
        await bot.set_my_description("میں مذاکرات کے بارے میں سوالوں کے جواب حوالوں سے دیتا ہوں۔", "ur")
        assert application.updater
        await application.start()
        allowed = ["message", "edited_message", "callback_query", "inline_query"]
        await application.updater.start_polling(timeout=5, allowed_updates=allowed)
        try:
            yield application
        finally:
            await application.updater.stop()
            await application.stop()
