"""The composition root: every collaborator of the bot is made and handed over here."""

import asyncio
import logging
import os
import socket
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack
from datetime import datetime
from functools import partial
from operator import methodcaller
from typing import Any

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot import introduction, maintenance_replies, texts
from bot.addressing import ADDRESSED, FROM_PERSON
from bot.backlog import Backlog
from bot.building import BuildAside
from bot.chat_memory import ChatMemory
from bot.connection import USUAL_TIMEOUTS, Connection, Timeouts
from bot.conversation import Conversation, tell_crowded
from bot.duties import USUAL_DUTIES, Duties, add_duties, end_task, open_web
from bot.following import Following
from bot.handlers import (
    chats,
    commands,
    errors,
    groups,
    guests,
    inline,
    languages,
    notices,
    opening,
    presses,
    privacy,
    private,
)
from bot.lease import Tenancy
from bot.maintenance import Library, Maintenance
from bot.order import MOST_UPDATES_AT_ONCE, PerChatProcessor
from bot.pacing import PacedCalls
from bot.polling import Polling, PollingBot
from bot.quotas import NO_LIMITS, Limits, Quotas
from bot.receiving import read_again
from bot.retrying import Retrying
from bot.rounds import RoundTimes
from bot.settings import Settings
from bot.state.store import Store
from bot.turns import Turns, doubts_of
from bot.upkeep import keep_up
from bot.worker import AnswerWorker
from index.answers import Answerer
from index.embedding import open_embedder, open_reranker
from index.snapshot.opened import open_current
from index.snapshot.withdrawn_list import WithdrawnList

# What is handled, and so what Telegram is asked for.
ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "guest_message",
    "my_chat_member",
)
# How many seconds the menu of commands and the descriptions may take.
_INTRODUCTION_S = 20.0

# So many passages stand behind the button for more: two pages of three.
_MORE_PASSAGES = 6

App = Application[Any, Any, Any, Any, Any, Any]
OpenState = Callable[[], Awaitable[Store]]
Handle = Callable[..., Coroutine[Any, Any, None]]
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
    limits: Limits = NO_LIMITS,
    duties: Duties = USUAL_DUTIES,
) -> App:
    """The bot, ready to run. ``worker`` is running already; it ends with the bot, and so does the state."""
    retrying, backlog = Retrying(time.monotonic, asyncio.sleep), Backlog(time.monotonic, limits.waiting)
    bot = PollingBot(
        token,
        retrying=retrying,
        backlog=backlog,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=Connection(MOST_UPDATES_AT_ONCE, timeouts.call_s),
        get_updates_request=Connection(1, timeouts.poll_s),
        rate_limiter=PacedCalls(retrying),
        defaults=Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)),
    )

    # Duties end with the stop, before the bot can no longer send; the rest ends with the shutdown.
    processor, ending, at_work = PerChatProcessor(backlog), AsyncExitStack(), AsyncExitStack()
    ending.callback(worker.stop)

    async def open_all(application: App) -> None:
        store = await open_state()
        ending.push_async_callback(store.close)
        tenancy = Tenancy(store.leases, f"{socket.gethostname()} {os.getpid()}", asyncio.sleep)
        await tenancy.begin()
        ending.push_async_callback(tenancy.end)
        for task in (keep_up(store, asyncio.sleep), tenancy.hold(application.stop_running)):
            ending.push_async_callback(end_task, asyncio.create_task(task))
        bot.keep_updates_in(store.inbox)
        pending = await store.inbox.pending(alone=True)
        coverage = partial(worker.do, methodcaller("coverage"))
        quotas = Quotas(limits, time.monotonic)
        talk = Conversation(worker.answer, ChatMemory(time.monotonic), store, coverage, quotas)
        processor.turns, processor.tell = Turns(store.inbox, doubts_of(pending)), partial(tell_crowded, talk=talk)
        add_duties(application, talk, Following(worker.do, store), duties, at_work)
        add_handlers(application, talk)
        for update in read_again(pending, bot):
            application.update_queue.put_nowait(update)
        # Nobody who asks waits for it.
        introducing = asyncio.create_task(introduce(application, duties.maintenance))
        at_work.push_async_callback(end_task, introducing)

    async def end_duties(_: App) -> None:
        await at_work.aclose()

    async def release(_: App) -> None:
        await at_work.aclose()
        await ending.aclose()

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
    in_private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & FROM_PERSON

    def with_talk(handle: Handle) -> Handle:
        return partial(handle, talk=talk)

    _add_commands(application, with_talk)
    application.add_handler(CallbackQueryHandler(with_talk(presses.press)))
    application.add_handler(MessageHandler(in_private & filters.TEXT, with_talk(private.ask)))
    edited_in_private = filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE & FROM_PERSON
    question_again = edited_in_private & filters.TEXT & ~filters.COMMAND
    application.add_handler(MessageHandler(question_again, with_talk(private.ask_again)))
    application.add_handler(MessageHandler(in_private & ~filters.StatusUpdate.ALL, with_talk(private.decline_media)))
    _add_groups(application, with_talk)
    _add_inline(application, with_talk)
    _add_chats(application, with_talk)
    application.add_error_handler(with_talk(errors.report))


def _add_commands(application: App, with_talk: Callable[[Handle], Handle]) -> None:
    """What people may do with commands, in every chat, and with the buttons of what commands show."""
    new = filters.UpdateType.MESSAGE & FROM_PERSON
    for name in texts.USAGE:
        application.add_handler(CommandHandler(name, with_talk(commands.ask_as), new))
    for name, show in notices.NOTICES.items():
        application.add_handler(CommandHandler(name, with_talk(show), new))
    application.add_handler(CommandHandler("start", with_talk(opening.start), new & filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(with_talk(languages.choose), languages.PRESSED))
    application.add_handler(CallbackQueryHandler(with_talk(privacy.press), privacy.PRESSED))


def _add_groups(application: App, with_talk: Callable[[Handle], Handle]) -> None:
    in_group = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE & FROM_PERSON
    application.add_handler(CommandHandler("start", with_talk(notices.show_help), in_group))
    application.add_handler(MessageHandler(in_group & ADDRESSED & filters.TEXT, with_talk(groups.ask)))
    other = in_group & ADDRESSED & ~filters.StatusUpdate.ALL
    application.add_handler(MessageHandler(other, with_talk(private.decline_media)))
    # In a group of handlers by itself, so that others may also hear of it.
    application.add_handler(ChatMemberHandler(with_talk(groups.greet), ChatMemberHandler.MY_CHAT_MEMBER), group=1)


def _add_inline(application: App, with_talk: Callable[[Handle], Handle]) -> None:
    """Where the bot is not: inline and guest mode."""
    application.add_handler(InlineQueryHandler(with_talk(inline.search)))
    application.add_handler(ChosenInlineResultHandler(with_talk(inline.note_choice)))
    called = filters.UpdateType.GUEST_MESSAGE & FROM_PERSON
    application.add_handler(MessageHandler(called, with_talk(guests.answer)))


def _add_chats(application: App, with_talk: Callable[[Handle], Handle]) -> None:
    # Of a group of their own: what was said is handled as well.
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGE, with_talk(chats.see)), group=-1)
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, with_talk(chats.move)))
    application.add_handler(ChatMemberHandler(with_talk(chats.change_place), ChatMemberHandler.MY_CHAT_MEMBER))


async def introduce(application: App, maintenance: Maintenance | None = None) -> None:
    """Tell Telegram what the bot does. A fault here costs a menu, not the bot."""
    try:
        async with asyncio.timeout(_INTRODUCTION_S):
            await introduction.tell(application.bot)
            if maintenance is not None:
                await introduction.tell_admins(application.bot, maintenance.admins, maintenance_replies.COMMANDS)
    except (TelegramError, TimeoutError) as error:
        log.warning("commands and descriptions were not set: %s", type(error).__name__)
