"""Many people ask at once, while Telegram has every kind of trouble: who gets an answer, how often, in which order."""

import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bot.sandbox.composition import Sandbox
from bot.sandbox.faults import KINDS, Fault
from bot.sandbox.person import Person
from bot.sandbox.server import SandboxServer
from bot.sandbox.world import World
from tests.e2e.bot_process import Bot, Chat, running_bot

# Each stands alone, so that its answer is the same whoever asks it and whatever was asked before.
QUESTIONS = (
    "Who headed the Afghan side in Istanbul?",
    "When was the ceasefire agreed in Doha?",
    "What did Khawaja Asif say about the talks in Istanbul?",
    "Who mediated between Afghanistan and Pakistan in Doha?",
    "What does Pakistan demand from Kabul about the TTP?",
    "استنبول میں افغان وفد کی قیادت کس نے کی؟",
    "Why did the second round in Istanbul end without agreement?",
    "Which country hosted the second round of talks?",
    "What did Zabihullah Mujahid say about Pakistan's demands?",
    "When were the border crossings closed?",
)
# Words of no article, which the refusal names: its reply says which question it is for.
UNHEARD = "zorblax quibberish {name}"
# People with all their questions out are heard again after this long without news: then the rest is lost.
SILENCE_S = 60.0
# What arrives twice arrives within this time of the last answer.
AFTERMATH_S = 3.0


def every_kind(rate: float) -> tuple[Fault, ...]:
    """Each kind of fault, at this rate."""
    return tuple(Fault(kind, rate=rate) for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Counts of questions, faults by kind, and what was refused that no fault had met."""

    asked: int
    once: int
    never: int
    more: int  # replies beyond one for each question
    out_of_order: int  # chats
    wrong: int  # replies that are not the one to their question
    faults: Counter[str]
    refused: tuple[str, ...]
    seconds: float

    @property
    def perfect(self) -> bool:
        """Whether each question got one answer, its own, in its place, and nothing that was sent was wrong."""
        return self.once == self.asked and not (self.more or self.out_of_order or self.wrong or self.refused)

    def __str__(self) -> str:
        faults = ", ".join(f"{kind} {self.faults[kind]}" for kind in KINDS)
        return (
            f"{self.asked} questions: answered once {self.once}, never {self.never}, superfluous replies {self.more},"
            f" wrong {self.wrong}, chats out of order {self.out_of_order}; {self.seconds:.0f} s\n"
            f"faults: {faults}\ncalls refused that no fault met: {len(self.refused)} {self.refused[:3]}"
        )


@dataclass(frozen=True, slots=True)
class Expected:
    """What a reply must say: all of a text, or a word of it."""

    question: str
    text: str = ""
    word: str = ""

    def is_met_by(self, reply: str) -> bool:
        return reply == self.text if self.text else self.word.lower() in re.findall(r"\w+", reply.lower())


@dataclass(slots=True)
class Crowd:
    """People with private chats in a sandbox, whose bot runs already."""

    server: SandboxServer
    people: list[int] = field(default_factory=list)

    def gather(self, size: int) -> None:
        def add(sandbox: Sandbox) -> list[int]:
            world = World(sandbox.bot, Person(sandbox.bot))
            return [world.add_person(f"Reader {number}", "en").id for number in range(size)]

        self.people += self.server.within(add)

    def ask(self, each: int, faults: Sequence[Fault]) -> Outcome:
        """Let each person ask so many questions without waiting for answers, under faults; wait for all that comes."""
        texts = self._control()
        plans = {person: self._questions(person, each, texts) for person in self.people}
        self.server.within(lambda sandbox: sandbox.bot.faults.set(faults))
        began = time.monotonic()
        for turn in range(each):
            self.server.within(partial(self._say, turn=turn, plans=plans))
        replies = self._replies(each)
        took = time.monotonic() - began
        happened: Counter[str] = self.server.within(lambda sandbox: Counter(sandbox.bot.faults.happened))
        return self._judged(plans, replies, happened, took)

    def _control(self) -> dict[str, str]:
        """The answer to each question when nothing goes wrong."""
        chat = Chat(self.server, self.people[0])
        texts = {question: str(chat.ask(question)["text"]) for question in QUESTIONS}
        self.server.within(lambda sandbox: sandbox.bot.chats.forget())
        return texts

    def _questions(self, person: int, each: int, texts: dict[str, str]) -> list[Expected]:
        plan = []
        for number in range(each):
            question = QUESTIONS[(person + number // 2) % len(QUESTIONS)]
            name = f"Xanadu{person}x{number}"
            unheard = Expected(UNHEARD.format(name=name), word=name)
            plan.append(unheard if number % 2 else Expected(question, text=texts[question]))
        return plan

    def _say(self, sandbox: Sandbox, *, turn: int, plans: dict[int, list[Expected]]) -> None:
        person = Person(sandbox.bot)
        for user_id, plan in plans.items():
            person.say(user_id, user_id, plan[turn].question)

    def _replies(self, each: int) -> dict[int, list[str]]:
        """What the bot has said to each person, once all is said or nothing has come for long."""
        replies: dict[int, list[str]] = {}
        said, since = -1, time.monotonic()
        while time.monotonic() - since < (AFTERMATH_S if said >= each * len(self.people) else SILENCE_S):
            replies = self.server.within(self._said)
            if (now := sum(map(len, replies.values()))) != said:
                said, since = now, time.monotonic()
            time.sleep(0.5)
        return replies

    def heard(self) -> int:
        """How many messages of the bot there are."""
        return sum(map(len, self.server.within(self._said).values()))

    def _said(self, sandbox: Sandbox) -> dict[int, list[str]]:
        transcripts = {person: sandbox.bot.chats.transcript(person) for person in self.people}
        return {who: [one.text for one in messages if one.sender.is_bot] for who, messages in transcripts.items()}

    def _judged(
        self, plans: dict[int, list[Expected]], replies: dict[int, list[str]], happened: Counter[str], took: float
    ) -> Outcome:
        once = never = more = wrong = out_of_order = 0
        for person, plan in plans.items():
            found = [next((one for one in plan if one.is_met_by(reply)), None) for reply in replies[person]]
            times = Counter(one.question for one in found if one)
            wrong += found.count(None)
            once += sum(times[one.question] == 1 for one in plan)
            never += sum(times[one.question] == 0 for one in plan)
            more += sum(max(times[one.question] - 1, 0) for one in plan)
            order = [plan.index(one) for one in found if one]
            out_of_order += order != sorted(order)
        refused = self.server.within(
            lambda sandbox: tuple(f"{call.method}: {call.description}" for call in sandbox.log if call.refused)
        )
        return Outcome(sum(map(len, plans.values())), once, never, more, out_of_order, wrong, happened, refused, took)


@contextmanager
def crowd(size: int, index: Path, log: Path) -> Iterator[tuple[Crowd, Bot]]:
    """So many people, and the unmodified program answering them from a snapshot."""
    with SandboxServer() as server, running_bot(server, index, log) as bot:
        people = Crowd(server)
        people.gather(size)
        yield people, bot
