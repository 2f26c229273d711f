"""The composition root: every collaborator of the bot is made and handed over here."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack
from datetime import datetime
from functools import partial
from typing import Any

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, Defaults, MessageHandler, filters

from bot import introduction, maintenance_replies
from bot.building import BuildAside
from bot.chat_memory import ChatMemory
from bot.connection import USUAL_TIMEOUTS, Connection, Timeouts
from bot.conversation import Conversation
from bot.duties import USUAL_DUTIES, Duties, add_duties, open_web
from bot.following import Following
from bot.handlers import errors, presses, private
from bot.maintenance import Library, Maintenance
from bot.order import MOST_UPDATES_AT_ONCE, PerChatProcessor
from bot.pacing import PacedCalls
from bot.polling import Polling, PollingBot
from bot.receiving import read_again
from bot.retrying import Retrying
from bot.rounds import RoundTimes
from bot.settings import Settings
from bot.state.store import Store
from bot.turns import Turns
from bot.worker import AnswerWorker
from index.answers import Answerer
from index.embedding import open_embedder, open_reranker
from index.snapshot.opened import open_current
from index.snapshot.withdrawn_list import WithdrawnList

# What is handled, and so what Telegram is asked for.
ALLOWED_UPDATES = ("message", "callback_query")
# How many seconds of a start the menu of commands and the descriptions are worth.
_INTRODUCTION_S = 20.0

# So many passages stand behind the button for more: two pages of three.
_MORE_PASSAGES = 6

App = Application[Any, Any, Any, Any, Any, Any]
OpenState = Callable[[], Awaitable[Store]]
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
        snapshot,
        embedder,
        settings.citations,
        WithdrawnList(settings.index).ids,
        open_reranker(settings.cross_encoder),
        more=_MORE_PASSAGES,
    )


def open_duties(settings: Settings, worker: AnswerWorker, clock: Callable[[], datetime]) -> Duties:
    """What the bot does beside answering, as the settings say."""

    def open_next(before: Answerer) -> Answerer:
        opened = open_answerer(settings)
        before.snapshot.close()
        return opened

    times = RoundTimes(settings.follows_minutes * 60.0, settings.follows_hour)
    if not settings.admins:
        return Duties(times)
    build = BuildAside(settings.corpus, settings.index, settings.models_directory)
    library = Library(settings.corpus, settings.index, build, open_next, open_web, clock)
    return Duties(times, Maintenance(library, worker, settings.admins))


def build_application(
    token: str,
    api_url: str,
    worker: AnswerWorker,
    open_state: OpenState,
    timeouts: Timeouts = USUAL_TIMEOUTS,
    duties: Duties = USUAL_DUTIES,
) -> App:
    """The bot, ready to run. ``worker`` is running already; it ends with the bot, and so does the state."""
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

    processor, opened, at_work = PerChatProcessor(), list[Store](), AsyncExitStack()

    async def open_all(application: App) -> None:
        store = await open_state()
        opened.append(store)
        bot.keep_updates_in(store.inbox)
        pending = await store.inbox.pending(alone=True)
        doubtful = frozenset(one.received.update_id for one in pending if one.sending_since)
        processor.turns = Turns(store.inbox, doubtful)
        talk = Conversation(worker.answer, ChatMemory(time.monotonic), store)
        add_duties(application, talk, Following(worker.do, store), duties, at_work)
        add_handlers(application, talk)
        for update in read_again(pending, bot):
            application.update_queue.put_nowait(update)
        await introduce(application, duties.maintenance)

    async def end_duties(_: App) -> None:
        await at_work.aclose()

    async def release(_: App) -> None:
        await at_work.aclose()
        worker.stop()
        for store in opened:
            await store.close()

    return (
        Application.builder()
        .updater(Polling(bot, retrying))
        .concurrent_updates(processor)
        .post_init(open_all)
        .post_stop(end_duties)
        .post_shutdown(release)
        .build()
    )


def add_handlers(application: App, talk: Conversation) -> None:
    """Say who handles what."""
    in_private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE

    def with_talk(handle: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., Coroutine[Any, Any, None]]:
        return partial(handle, talk=talk)

    application.add_handler(CommandHandler("start", with_talk(private.start), in_private))
    application.add_handler(CommandHandler("help", with_talk(private.show_help), in_private))
    application.add_handler(CallbackQueryHandler(with_talk(presses.press)))
    application.add_handler(MessageHandler(in_private & filters.TEXT, with_talk(private.ask)))
    application.add_handler(MessageHandler(in_private & ~filters.StatusUpdate.ALL, with_talk(private.decline_media)))
    application.add_error_handler(with_talk(errors.report))


async def introduce(application: App, maintenance: Maintenance | None = None) -> None:
    """Tell Telegram what the bot does. A fault here costs a menu, not the bot."""
    try:
        async with asyncio.timeout(_INTRODUCTION_S):
            await introduction.tell(application.bot)
            if maintenance is not None:
                await introduction.tell_admins(application.bot, maintenance.admins, maintenance_replies.COMMANDS)
    except (TelegramError, TimeoutError) as error:
        log.warning("commands and descriptions were not set: %s", type(error).__name__)
