"""The bot in this process, polling a sandbox, with answers from few invented sentences; and those who talk to it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date

from bot.app import OpenState
from index.coverage import Coverage, OutletCount
from index.errors import QuestionRefused
from index.records import Answer, Citation, CorpusSize, Kind, Message, Query, Span, Support
from tests.fakes import make_article
from tests.in_sandbox import DEADLINE_S, SAM, InSandbox, Json, in_sandbox

SIZE = CorpusSize(9, date(2031, 3, 9), date(2031, 3, 1))
COVERAGE = Coverage(SIZE, (OutletCount("Hill Gazette", 7, date(2031, 3, 9)), OutletCount("روزنامہ جنگ", 2, None)))
EVENTS = 9


def event(rank: int) -> Citation:
    """A citation of rank 1 to 9, of what happened on that day of a month."""
    body = f"The harbour council counted {rank} boats on the quay, which was more than the day before."
    article = make_article(body, f"gazette-{rank}", published=date(2031, 3, rank))
    day = date(2031, 3, rank)
    whole = Span(0, len(body))
    return Citation(rank, article, whole, body, (whole,), 0, article.url, 1.0, days=(day, day))


def an_answer(text: str, kind: Kind | None = None, events: int = EVENTS) -> Answer:
    """What is said of any question: so many events, as a timeline where a command asks for one."""
    query = Query(text, kind or Kind.QUESTION, "en", (), timeline=kind is Kind.DATE)
    cited = tuple(event(rank) for rank in range(1, events + 1))
    return Answer(query, Support.ANSWER, 1.0, "20310304T000000000000Z-00000000", SIZE, cited)


class FewAnswers:
    """Answers each message with `an_answer`; nothing about "ferries". ``asked`` are the messages."""

    def __init__(self) -> None:
        self.asked: list[Message] = []

    def answer_messages(self, messages: Sequence[Message]) -> list[tuple[Answer, ...] | QuestionRefused]:
        self.asked += messages
        return [(self._answer(one),) for one in messages]

    def coverage(self) -> Coverage:
        return COVERAGE

    def _answer(self, message: Message) -> Answer:
        events = 3 if "few" in message.text else EVENTS
        answer = an_answer(message.text, message.kind, events)
        return replace(answer, support=Support.NONE, citations=()) if "ferries" in message.text else answer


@dataclass(frozen=True, slots=True)
class People(InSandbox):
    """What people do in the sandbox, and what they see."""

    answers: FewAnswers

    async def ask(self, text: str, person: int = SAM, chat: int | None = None, thread: int | None = None) -> Json:
        """Say something, and wait for what the bot says to it."""
        said = await self.act("say", chat_id=chat or person, user_id=person, text=text, thread_id=thread)
        reply: Json = await self.look("reply", chat_id=chat or person, user_id=person, after=said["message_id"])
        return reply

    async def group(self, *members: int, topics: Sequence[str] = ()) -> Json:
        """A new group, in which the bot has said what it does."""
        group: Json = await self.act("group", title="Readers", members=list(members), topics=list(topics))
        await self.look("reply", chat_id=group["id"], user_id=members[0], after=0)
        return group

    async def press(self, message: Json, label: str, person: int = SAM) -> str:
        """Press the button that says so, once it is there; what the bot says of it in passing."""
        shown = await self.until(message, lambda one: label in labels(one), person)
        data = next(one["callback_data"] for one in buttons(shown) if one["text"] == label)
        return await self.press_data(message, data, person)

    async def press_data(self, message: Json, data: str, person: int = SAM) -> str:
        where = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        query_id = (await self.act("press", user_id=person, data=data, **where))["callback_query_id"]
        async with asyncio.timeout(DEADLINE_S):
            while True:
                for call in await self.calls("answerCallbackQuery"):
                    if call["parameters"]["callback_query_id"] == query_id:
                        return str(call["parameters"].get("text", ""))
                await asyncio.sleep(0.01)

    async def until(self, message: Json, holds: Callable[[Json], bool], person: int = SAM) -> Json:
        """A message, once something holds of it."""
        chat, message_id = message["chat"]["id"], message["message_id"]
        async with asyncio.timeout(DEADLINE_S):
            while True:
                for one in await self.messages(chat, person):
                    if one["message_id"] == message_id and holds(one):
                        return one
                await asyncio.sleep(0.01)

    async def next_message(self, message: Json, person: int = SAM) -> Json:
        """The bot's first message behind one, when it is there."""
        chat = message["chat"]["id"]
        reply: Json = await self.look("reply", chat_id=chat, user_id=person, after=message["message_id"])
        return reply

    async def messages(self, chat: int, person: int = SAM) -> list[Json]:
        messages: list[Json] = await self.look("transcript", chat_id=chat, user_id=person)
        return messages


def buttons(message: Json) -> list[Json]:
    return [one for row in message.get("reply_markup", {}).get("inline_keyboard", []) for one in row]


def labels(message: Json) -> list[str]:
    return [one["text"] for one in buttons(message)]


@asynccontextmanager
async def chatting(open_state: OpenState) -> AsyncIterator[People]:
    """The bot, from the start of its polls to its stop; every call that it made was one that Telegram takes."""
    answers = FewAnswers()
    async with in_sandbox(answers, open_state) as bot:
        people = People(bot.server, bot.http, bot.store, answers)
        yield people
        assert await people.refused() == []
