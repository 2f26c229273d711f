"""An admin changes the corpus, or asks how the bot is. Who is one, the id of the sender says, and nothing else."""

import asyncio
import logging
from collections.abc import Awaitable, Coroutine
from contextvars import Context
from dataclasses import dataclass, field
from typing import Any

from telegram import CallbackQuery, Message, MessageEntity, Update
from telegram.ext import ContextTypes

from bot import maintenance_replies as replies
from bot.changing import change
from bot.conversation import Conversation, say
from bot.handlers import presses
from bot.handlers.private import message_of
from bot.maintenance import Incomplete, Maintenance, flags_in
from bot.render import Reply
from index.errors import CorpusError
from index.records import Article

LINKS = (MessageEntity.URL, MessageEntity.TEXT_LINK)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Maintaining:
    """What is long runs in ``tasks``, so that the admin can go on asking; a stop of the bot ends it."""

    maintenance: Maintenance
    talk: Conversation
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def link(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Fetch what the message links to, and show what it is."""
        message = message_of(update)
        flags = {} if message.forward_origin else flags_in(message.text or "")
        try:
            draft = await self.maintenance.draft(link_in(message), flags)
        except CorpusError as error:
            await say(message, replies.render_refused(error))
            return
        if isinstance(draft, Incomplete):
            await say(message, replies.render_incomplete(draft))
        else:
            await say(message, replies.render_draft(draft), replies.below_draft(draft.key))

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Take the draft in, or throw it away."""
        query = update.callback_query
        assert query is not None  # app.py registers this handler for presses only
        if query.from_user.id not in self.maintenance.admins:
            await presses.press(update, context, talk=self.talk)
            return
        await query.answer()
        verb, _, key = (query.data or "").removeprefix(replies.PREFIX).partition(":")
        if any(task.get_name() == key for task in self.tasks):
            return  # pressed twice
        if verb == replies.ADD:
            self._begin(self._add(query, key), key)
        else:
            await change(query, (await _or_refusal(self._discarded(key))).html, None)

    async def status(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        await say(message_of(update), replies.render_status(await self.maintenance.status(self.talk.store)))

    async def gaps(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        await say(message_of(update), await _or_refusal(self._gaps()))

    async def reindex(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        sent = await say(message_of(update), replies.render_building())
        self._begin(self._rebuild(sent), "reindex")

    async def roll_back(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        await say(message_of(update), await _or_refusal(self._rolled_back()))

    async def withdraw(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        article_id, *why = context.args or ("",)
        reply = await _or_refusal(self._withdrawn(article_id, " ".join(why))) if why else replies.WITHDRAW_USAGE
        await say(message_of(update), reply)

    async def end(self) -> None:
        """End what runs, and wait for that."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    def _begin(self, work: Coroutine[Any, Any, None], name: str) -> None:
        # In a context of its own: what it sends is no longer part of the update's turn.
        task = asyncio.create_task(work, name=name, context=Context())
        self.tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("what an admin began was broken off", exc_info=error)

    async def _add(self, query: CallbackQuery, key: str) -> None:
        async def began(article: Article) -> None:
            await change(query, replies.render_building(article).html, None)

        async def published() -> Reply:
            article, done = await self.maintenance.take_in(key, began)
            return replies.render_published(done, article)

        await change(query, (await _or_refusal(published())).html, None)

    async def _rebuild(self, sent: Message) -> None:
        async def published() -> Reply:
            return replies.render_published(await self.maintenance.reindex())

        await sent.edit_text((await _or_refusal(published())).html)

    async def _discarded(self, key: str) -> Reply:
        return replies.render_discarded(await self.maintenance.discard(key))

    async def _rolled_back(self) -> Reply:
        return replies.render_rolled_back(await self.maintenance.roll_back())

    async def _withdrawn(self, article_id: str, why: str) -> Reply:
        await self.maintenance.withdraw(article_id, why)
        return replies.render_withdrawn(article_id)

    async def _gaps(self) -> Reply:
        return replies.render_gaps(await self.maintenance.gaps(self.talk.store))


def link_in(message: Message) -> str:
    """The first link of a message or of the caption of its picture; app.py has only messages with one come here."""
    found = {**message.parse_entities(), **message.parse_caption_entities()}
    links = [(entity.offset, entity.url or words) for entity, words in found.items() if entity.type in LINKS]
    link = min(links)[1]
    return link if "://" in link else f"https://{link}"


async def _or_refusal(work: Awaitable[Reply]) -> Reply:
    try:
        return await work
    except CorpusError as error:
        return replies.render_refused(error)
