"""The composition root: every collaborator of the bot is made and handed over here."""

import logging
import time
from functools import partial
from typing import Any

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import AIORateLimiter, Application, CommandHandler, Defaults, MessageHandler, filters

from bot import introduction
from bot.chat_memory import ChatMemory
from bot.handlers import errors, private
from bot.order import PerChatProcessor
from bot.settings import Settings
from bot.worker import AnswerWorker
from index.answers import Answerer
from index.embedding import open_embedder, open_reranker
from index.snapshot.opened import open_current
from index.snapshot.withdrawn_list import WithdrawnList

# What is handled, and so what Telegram is asked for.
ALLOWED_UPDATES = ("message",)
_SEND_RETRIES = 2

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


def build_application(token: str, api_url: str, worker: AnswerWorker) -> App:
    """The bot, ready to run. ``worker`` is running already; it ends with the bot."""

    async def release(_: App) -> None:
        worker.stop()

    application = (
        Application.builder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .concurrent_updates(PerChatProcessor())
        .rate_limiter(AIORateLimiter(max_retries=_SEND_RETRIES))
        .defaults(Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .post_init(introduce)
        .post_shutdown(release)
        .build()
    )
    ask = partial(private.ask, answer=worker.answer, memory=ChatMemory(time.monotonic))
    in_private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    application.add_handler(CommandHandler("start", private.start, in_private))
    application.add_handler(CommandHandler("help", private.show_help, in_private))
    application.add_handler(MessageHandler(in_private & filters.TEXT, ask))
    application.add_handler(MessageHandler(in_private & ~filters.StatusUpdate.ALL, private.decline_media))
    application.add_error_handler(errors.report)
    return application


async def introduce(application: App) -> None:
    """Tell Telegram what the bot does. A fault here costs a menu, not the bot."""
    try:
        await introduction.tell(application.bot)
    except TelegramError as error:
        log.warning("commands and descriptions were not set: %s", type(error).__name__)
