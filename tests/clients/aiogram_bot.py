"""A small bot of aiogram, unmodified. `grammy_bot.mjs` is its twin, and `tests/sandbox/small_talk.py` talks to both."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ChatAction, ParseMode
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Message,
    ReplyParameters,
)

TOKEN = "123456789:" + "sandbox-token-of-a-test-" * 2
KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Next", callback_data="page:2")],
        [
            InlineKeyboardButton(text="Article", url="https://example.org/talks"),
            InlineKeyboardButton(text="Copy", copy_text=CopyTextButton(text="Example News, 12 Nov 2025")),
        ],
    ]
)


async def start(message: Message, command: CommandObject) -> None:
    await message.answer(f"Started with {command.args}")


async def show_menu(message: Message, bot: Bot) -> None:
    """Say what the menu has, in general and for private chats in Urdu."""
    menus = await bot.get_my_commands(), await bot.get_my_commands(BotCommandScopeAllPrivateChats(), "ur")
    await message.answer(" / ".join(command.description for menu in menus for command in menu))


async def send_file(message: Message, bot: Bot) -> None:
    """Send a document, and read it back from the server."""
    sent = await message.answer_document(BufferedInputFile("مذاکرات\n".encode(), "notes.txt"), caption="<i>Notes</i>")
    assert sent.document
    file = await bot.get_file(sent.document.file_id)
    assert file.file_path
    content = await bot.download_file(file.file_path)
    assert content
    await message.answer(f"{file.file_size} bytes: {content.read().decode()}", parse_mode=None)


async def write_too_much(message: Message) -> None:
    try:
        await message.answer("x" * 4097)
    except TelegramBadRequest as refusal:
        await message.answer(f"{type(refusal).__name__}: {refusal.message}")


async def answer(message: Message, bot: Bot) -> None:
    """Reply to a question, quoting its first word."""
    assert message.text
    await bot.send_chat_action(message.chat.id, ChatAction.TYPING)
    await message.answer(
        "<b>Agreed</b> <a href='https://example.org/talks'>[1]</a>\n"
        "<blockquote expandable>They met &amp; agreed.</blockquote>\n"
        "<tg-time unix='1763000000' format='D'>12 Nov 2025</tg-time>",
        reply_markup=KEYBOARD,
        reply_parameters=ReplyParameters(message_id=message.message_id, quote=message.text.split()[0]),
    )


async def turn_page(query: CallbackQuery) -> None:
    """Edit the message whose button was pressed, and say so."""
    assert isinstance(query.message, Message)
    assert query.data
    await query.message.edit_text(f"Page {query.data.removeprefix('page:')}", reply_markup=KEYBOARD)
    await query.answer("Turned the page")


async def offer(query: InlineQuery) -> None:
    """Offer one article for whatever is typed."""
    text = InputTextMessageContent(message_text=f"<b>Passage</b> about {query.query}", parse_mode=ParseMode.HTML)
    article = InlineQueryResultArticle(id="1", title=f"About {query.query}", input_message_content=text)
    await query.answer([article], cache_time=0, is_personal=True)


@asynccontextmanager
async def playing(server_url: str) -> AsyncIterator[None]:
    """The bot, polling the Bot API of the server at this address."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(server_url))
    properties = DefaultBotProperties(parse_mode=ParseMode.HTML)
    dispatcher, ready = Dispatcher(), asyncio.Event()
    dispatcher.startup.register(ready.set)
    dispatcher.message.register(start, CommandStart(deep_link=True))
    dispatcher.message.register(show_menu, Command("menu"))
    dispatcher.message.register(send_file, Command("file"))
    dispatcher.message.register(write_too_much, Command("long"))
    dispatcher.message.register(answer)
    dispatcher.callback_query.register(turn_page)
    dispatcher.inline_query.register(offer)
    async with Bot(TOKEN, session=session, default=properties) as bot:
        await bot.set_my_commands([BotCommand(command="start", description="Begin")])
        await bot.set_my_commands(
            [BotCommand(command="start", description="شروع کریں")], BotCommandScopeAllPrivateChats(), "ur"
        )
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False))
        await ready.wait()
        try:
            yield
        finally:
            await dispatcher.stop_polling()
            await polling
