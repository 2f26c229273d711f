"""The one thread that owns the models: the only place where the bot leaves its event loop."""

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from index.errors import QuestionRefused
from index.records import Answer, Message

T = TypeVar("T")

# Questions that wait are encoded together; beyond this many the first of them would wait too long.
LARGEST_BATCH = 16


class Answers(Protocol):
    """What answers batches of messages, on one thread at a time: each question in each, or why it cannot be asked."""

    def answer_messages(self, messages: Sequence[Message]) -> list[tuple[Answer, ...] | QuestionRefused]: ...


@dataclass(frozen=True, slots=True)
class _Promise(Generic[T]):
    """Where an outcome is awaited: in the loop of those who asked for it."""

    future: "asyncio.Future[T]"
    loop: asyncio.AbstractEventLoop

    @classmethod
    def made(cls) -> "_Promise[T]":
        loop = asyncio.get_running_loop()
        return cls(loop.create_future(), loop)

    def resolve(self, outcome: T | BaseException) -> None:
        """Hand the outcome back to the loop that waits for it; a loop that is gone no longer wants it."""
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._resolve, outcome)

    def _resolve(self, outcome: T | BaseException) -> None:
        if self.future.done():
            return
        if isinstance(outcome, BaseException):
            self.future.set_exception(outcome)
        else:
            self.future.set_result(outcome)


@dataclass(frozen=True, slots=True)
class _Asked:
    message: Message
    promise: _Promise[tuple[Answer, ...]]


@dataclass(frozen=True, slots=True)
class _Work:
    """Something else for the thread to do, with what answers there. It gives what answers from then on."""

    do: Callable[[Any], tuple[Answers, Any]]
    promise: _Promise[Any]


class AnswerWorker:
    """Answers messages in a thread of its own, in the order in which they come.

    ``open_answers`` runs in that thread, so that everything the library holds belongs to it. ``answered`` counts
    messages since the start.
    """

    def __init__(self, open_answers: Callable[[], Answers]) -> None:
        self._open = open_answers
        self._asked: queue.SimpleQueue[_Asked | _Work | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="answers", daemon=True)
        self._opened = threading.Event()
        self._failure: BaseException | None = None
        self.answered = 0

    @property
    def waiting(self) -> int:
        """How many messages wait for the thread, those aside that it is at."""
        return self._asked.qsize()

    def start(self) -> None:
        """Start the thread, and wait until it can answer.

        Raises:
            CorpusError: What ``open_answers`` raises.
        """
        self._thread.start()
        self._opened.wait()
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        """Answer what was asked before, then end the thread."""
        self._asked.put(None)
        self._thread.join()

    async def answer(self, message: Message) -> tuple[Answer, ...]:
        """An answer to each question in a message; raises what answering it raised."""
        asked = _Asked(message, _Promise.made())
        self._asked.put(asked)
        return await asked.promise.future

    async def do(self, work: Callable[[Any], T]) -> T:
        """Do something between two batches with what ``open_answers`` gave; raises what ``work`` raises."""
        promise = _Promise[T].made()
        self._asked.put(_Work(lambda answers: (answers, work(answers)), promise))
        return await promise.future

    async def replace(self, open_next: Callable[[Any], Answers]) -> None:
        """Answer from the next batch on with what ``open_next`` makes of what answers now.

        What it raises is raised here, and what answered before goes on answering.
        """
        promise = _Promise[None].made()
        self._asked.put(_Work(lambda answers: (open_next(answers), None), promise))
        await promise.future

    def _run(self) -> None:
        try:
            answers = self._open()
        except BaseException as error:  # noqa: BLE001 (whatever it is, `start` raises it where it is waited for)
            self._failure = error
            return
        finally:
            self._opened.set()
        following = self._asked.get()
        while following is not None:
            if isinstance(following, _Work):
                answers, following = self._done(answers, following), self._asked.get()
                continue
            batch, following = self._batch(following)
            self._answer(answers, batch)
            following = following or self._asked.get()

    def _batch(self, first: _Asked) -> tuple[list[_Asked], _Work | None]:
        """What is waiting to be answered together, and the work behind it that ended the batch, if any did."""
        batch = [first]
        while len(batch) < LARGEST_BATCH:
            try:
                following = self._asked.get_nowait()
            except queue.Empty:
                break
            if following is None:
                self._asked.put(None)
                break
            if isinstance(following, _Work):
                return batch, following
            batch.append(following)
        return batch, None

    def _done(self, answers: Answers, work: _Work) -> Answers:
        try:
            answers, outcome = work.do(answers)
        except Exception as error:  # noqa: BLE001 (it is raised where the outcome is awaited)
            outcome = error
        work.promise.resolve(outcome)
        return answers

    def _answer(self, answers: Answers, batch: list[_Asked]) -> None:
        try:
            outcomes: list[tuple[Answer, ...] | Exception] = [
                *answers.answer_messages([asked.message for asked in batch])
            ]
        except Exception as error:  # noqa: BLE001 (it goes to the question's own handler, which tells the person)
            if len(batch) > 1:
                # One question must not cost the others their answers.
                for asked in batch:
                    self._answer(answers, [asked])
                return
            outcomes = [error]
        self.answered += len(batch)
        for asked, outcome in zip(batch, outcomes, strict=True):
            asked.promise.resolve(outcome)
