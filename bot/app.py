"""The composition root: every collaborator of the bot is made and handed over here."""

import asyncio
import logging
import time
from functools import partial
from typing import Any

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import Application, CommandHandler, Defaults, MessageHandler, TypeHandler, filters

from bot import introduction
from bot.chat_memory import ChatMemory
from bot.connection import USUAL_TIMEOUTS, Connection, Timeouts
from bot.handlers import errors, private, repeats
from bot.order import MOST_UPDATES_AT_ONCE, PerChatProcessor
from bot.pacing import PacedCalls
from bot.polling import Polling, PollingBot
from bot.retrying import Retrying
from bot.seen import SeenUpdates
from bot.settings import Settings
from bot.worker import AnswerWorker
from index.answers import Answerer
from index.embedding import open_embedder, open_reranker
from index.snapshot.opened import open_current
from index.snapshot.withdrawn_list import WithdrawnList

# What is handled, and so what Telegram is asked for.
ALLOWED_UPDATES = ("message",)
# Handlers of a lower group come first; the others are in group 0.
_BEFORE_ALL = -1
# How many seconds of a start the menu of commands and the descriptions are worth.
_INTRODUCTION_S = 20.0

App = Application[Any, Any, Any, Any, Any, Any]
log = logging.getLogger(__name__)


def open_answerer(settings: Settings) -> Answerer:
    """Open the current snapshot and the model it was built with.

    Raises:
        CorpusError: There is no snapshot, or it or the model is not what it should be.
    """
    snapshot = open_current(settings.index)
    embedder = open_embedder(snapshot.manifest.embedder, settings.models_directory)
    log.info("answering from %s: %d articles", snapshot.snapshot_id, snapshot.corpus.articles)
    return Answerer(
        snapshot, embedder, settings.citations, WithdrawnList(settings.index).ids, open_reranker(settings.cross_encoder)
    )


def build_application(token: str, api_url: str, worker: AnswerWorker, timeouts: Timeouts = USUAL_TIMEOUTS) -> App:
    """The bot, ready to run. ``worker`` is running already; it ends with the bot."""
    retrying = Retrying(time.monotonic, asyncio.sleep)
    bot = PollingBot(
        token,
        retrying=retrying,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=Connection(MOST_UPDATES_AT_ONCE, timeouts.call_s),
        get_updates_request=Connection(1, timeouts.poll_s),
        rate_limiter=PacedCalls(retrying),
        defaults=Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)),
    )

    async def release(_: App) -> None:
        worker.stop()

    application = (
        Application.builder()
        .updater(Polling(bot, retrying))
        .concurrent_updates(PerChatProcessor())
        .post_init(introduce)
        .post_shutdown(release)
        .build()
    )
    ask = partial(private.ask, answer=worker.answer, memory=ChatMemory(time.monotonic))
    in_private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    application.add_handler(TypeHandler(Update, partial(repeats.drop, seen=SeenUpdates())), group=_BEFORE_ALL)
    application.add_handler(CommandHandler("start", private.start, in_private))
    application.add_handler(CommandHandler("help", private.show_help, in_private))
    application.add_handler(MessageHandler(in_private & filters.TEXT, ask))
    application.add_handler(MessageHandler(in_private & ~filters.StatusUpdate.ALL, private.decline_media))
    application.add_error_handler(errors.report)
    return application


async def introduce(application: App) -> None:
    """Tell Telegram what the bot does. A fault here costs a menu, not the bot."""
    try:
        async with asyncio.timeout(_INTRODUCTION_S):
            await introduction.tell(application.bot)
    except (TelegramError, TimeoutError) as error:
        log.warning("commands and descriptions were not set: %s", type(error).__name__)
