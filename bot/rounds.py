"""The daily round: chats are told what is new of what they follow, in one message a day at most."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot import buttons
from bot.buttons import to_unfollow
from bot.follow_replies import News, Section, render_news
from bot.following import Following, Named, all_keys, is_due
from bot.state.errors import StateUnavailable
from bot.state.store import Store
from bot.tongue import ENGLISH, Tongue, tongue_in

LEASE = "follows"
# Held from chat to chat; a replica that was killed keeps the others waiting for so long.
_SPAN = timedelta(minutes=10)
_AT_ONCE = 100  # follows that are looked up together
_NO_CHAT = "chat not found"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RoundTimes:
    """Seconds between rounds, and the hour (UTC) before which no chat is told anything on a day."""

    every_s: float
    from_hour: int


@dataclass(frozen=True, slots=True)
class Rounds:
    following: Following
    bot: Bot
    times: RoundTimes
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    owner: str = field(default_factory=lambda: secrets.token_hex(8))

    async def run(self) -> None:
        """Go round until cancelled; what goes wrong in a round costs no other."""
        while True:
            try:
                if self._store.clock().hour >= self.times.from_hour:
                    await self.go_round()
            except (StateUnavailable, TelegramError) as error:
                log.error("a round over what is followed was broken off: %s", error)  # noqa: TRY400
            except Exception:
                # Whatever it is, the next round must come.
                log.exception("a round over what is followed was broken off")
            await self.sleep(self.times.every_s)

    async def go_round(self) -> int:
        """Tell every chat that was not told today; how many messages went out. Nothing where another replica does it.

        Raises:
            StateUnavailable: What was not reached is due in the next round.
            TelegramError: Telegram cannot be reached.
        """
        lease = await self._store.leases.acquire(LEASE, self.owner, _SPAN)
        today, sent = self._today(), 0
        try:
            # Past midnight everything is due again, and has to wait for its hour.
            while lease is not None and self._today() == today and (due := await self._store.follows.due(_AT_ONCE)):
                for chat_id in dict.fromkeys(follow.chat_id for follow in due):
                    lease = await self._store.leases.renew(lease, _SPAN)
                    if lease is None:
                        log.warning("another replica goes on with the round over what is followed")
                        break
                    sent += await self._tell(chat_id)
        finally:
            if lease is not None:
                with suppress(StateUnavailable):
                    await self._store.leases.release(lease)
        return sent

    @property
    def _store(self) -> Store:
        return self.following.store

    def _today(self) -> date:
        return self._store.clock().date()

    async def _tell(self, chat_id: int) -> bool:
        """Tell a chat what is new; whether there was something.

        It has had its round for the day before it is told: a kill in between may cost it a day, but never gets it two
        messages. What was told is noted only when it has arrived, and so comes again if in doubt.
        """
        today = self._today()
        due = tuple(one for one in await self._store.follows.of_chat(chat_id) if is_due(one, today))
        for follow in due:
            await self._store.follows.told(follow.follow_id, ())
        asked = [Section(named, await self.following.news(named.follow)) for named in await self.following.named(due)]
        sections = [section for section in asked if section.citations]
        if not sections:
            return False
        tongue = await self._tongue(chat_id, sections[0].named)
        news = render_news(sections, tongue)
        if not await self._send(chat_id, news, tongue):
            return False
        for section in news.told:
            await self._store.follows.told(section.named.follow.follow_id, all_keys(section.citations))
        return True

    async def _tongue(self, chat_id: int, named: Named) -> Tongue:
        """The language chosen in the chat, else that in which it was followed."""
        chat = await self._store.chats.find(chat_id)
        return tongue_in((chat.language if chat else None) or named.follow.language or ENGLISH)

    async def _send(self, chat_id: int, news: News, tongue: Tongue) -> bool:
        """Whether it arrived. A chat where nothing can arrive any more is marked."""
        named = [(one.named.follow.follow_id, one.named.name) for one in news.told]
        keyboard = to_unfollow(named, buttons.UNFOLLOW, tongue)
        try:
            await self.bot.send_message(chat_id, news.reply.html, reply_markup=keyboard)
        except ChatMigrated as migrated:
            await self._store.chats.migrate(chat_id, migrated.new_chat_id)
            await self.bot.send_message(migrated.new_chat_id, news.reply.html, reply_markup=keyboard)
        except (Forbidden, BadRequest) as error:
            if not isinstance(error, Forbidden) and _NO_CHAT not in error.message.lower():
                raise
            await self._store.chats.blocked(chat_id)
            return False
        return True
