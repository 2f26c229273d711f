"""The whole bot in this process, polling a sandbox, with answers that say what was asked, and the people it meets."""

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from bot.state.address import StateAddress
from bot.state.store import open_store
from index.errors import QuestionEmpty, QuestionRefused
from index.records import Answer, Citation, CorpusSize, Kind, Message, Query, Span, Support
from tests.fakes import make_article
from tests.in_sandbox import DEADLINE_S, SAM, InSandbox, Json, in_sandbox

# One sentence for each rank.
SENTENCES = tuple(f"The harbour council counted {number} boats on the quay." for number in range(1, 10))


def citation(rank: int) -> Citation:
    """A citation of rank 1 to 9, each of an article and an outlet of its own."""
    body = SENTENCES[rank - 1]
    article = make_article(body, f"outlet-{rank}", outlet=f"Outlet {rank}", published=date(2031, 3, rank))
    return Citation(rank, article, Span(0, len(body)), body, (Span(0, len(body)),), 0, article.url, 1.0)


class ToldAnswers:
    """Answers by a word of the question: one, three, weak, none, hello, fails or waits; three otherwise.

    What a question leans on stands in the list of words that no article uses. While ``open`` is not set, one that says
    "waits" has no answer.
    """

    def __init__(self) -> None:
        self.open = threading.Event()

    def answer_messages(self, messages: Sequence[Message]) -> list[tuple[Answer, ...] | QuestionRefused]:
        return [(self._answer(one),) if one.text.strip() else QuestionEmpty() for one in messages]

    def _answer(self, message: Message) -> Answer:
        words = message.text.lower().split()
        leaning = (f"after:{message.previous.question}",) if message.previous else ()
        if "fails" in words:
            raise LookupError("inner detail")
        if "waits" in words:
            assert self.open.wait(DEADLINE_S)
        kind = Kind.SMALL_TALK if "hello" in words else Kind.QUESTION
        support = Support.NONE if {"none", "hello"} & {*words} else Support.WEAK if "weak" in words else Support.ANSWER
        shown = tuple(citation(rank) for rank in range(1, 2 if "one" in words else 4))
        return Answer(
            Query(message.text, kind, "en", ()),
            support,
            0.5,
            "snapshot",
            CorpusSize(9, date(2031, 3, 9)),
            citations=shown if support is Support.ANSWER else (),
            nearest=shown if support is Support.WEAK else (),
            more=tuple(citation(rank) for rank in range(4, 10)) if support is Support.ANSWER and len(shown) > 1 else (),
            missing_words=leaning,
        )


@dataclass(frozen=True, slots=True)
class People(InSandbox):
    """What people do in the sandbox, and what they see. ``refusals`` are those that a test expects."""

    answers: ToldAnswers
    refusals: list[str] = field(default_factory=list)

    async def say(self, chat: int, text: str, person: int = SAM, **more: object) -> Json:
        said: Json = await self.act("say", chat_id=chat, user_id=person, text=text, **more)
        return said

    async def ask(self, chat: int, text: str, person: int = SAM, **more: object) -> Json:
        """Say something, and wait for what the bot says to it."""
        said = await self.say(chat, text, person, **more)
        reply: Json = await self.look("reply", chat_id=chat, user_id=person, after=said["message_id"])
        return reply

    async def search(self, text: str, person: int = SAM, chat: int | None = None, offset: str = "") -> Json:
        offer: Json = await self.act("inline", chat_id=chat or person, user_id=person, query=text, offset=offset)
        return offer

    async def bots_messages(self, chat: int) -> list[Json]:
        """All that the bot has said in a chat, of which it is not told whether more is to come."""
        return [one for one in await self.look("transcript", chat_id=chat, user_id=SAM) if one["from"]["is_bot"]]

    async def until_logged(self, words: str, caplog: pytest.LogCaptureFixture) -> None:
        while words not in caplog.text:  # noqa: ASYNC110 (a log sets no event)
            await asyncio.sleep(0.01)


@asynccontextmanager
async def conversing(folder: Path) -> AsyncIterator[People]:
    """The bot, from the start of its polls to its stop; Telegram would take every call that it made."""
    answers, address = ToldAnswers(), StateAddress.parse(str(folder / "state.sqlite"))
    opened = partial(open_store, address, lambda: datetime.now(UTC))
    async with asyncio.timeout(DEADLINE_S), in_sandbox(answers, opened) as bot:
        people = People(bot.server, bot.http, bot.store, answers)
        yield people
        refused = await people.refused()
        answers.open.set()
    assert refused == people.refusals
