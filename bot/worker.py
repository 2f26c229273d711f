"""The one thread that owns the models: the only place where the bot leaves its event loop."""

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.errors import QuestionRefused
from index.records import Answer, Message

# Questions that wait are encoded together; beyond this many the first of them would wait too long.
LARGEST_BATCH = 16


class Answers(Protocol):
    """What answers batches of messages, on one thread at a time: each question in each, or why it cannot be asked."""

    def answer_messages(self, messages: Sequence[Message]) -> list[tuple[Answer, ...] | QuestionRefused]: ...


@dataclass(frozen=True, slots=True)
class _Asked:
    message: Message
    future: "asyncio.Future[tuple[Answer, ...]]"
    loop: asyncio.AbstractEventLoop

    def resolve(self, outcome: tuple[Answer, ...] | BaseException) -> None:
        """Hand the outcome back to the loop that waits for it; a loop that is gone no longer wants it."""
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._resolve, outcome)

    def _resolve(self, outcome: tuple[Answer, ...] | BaseException) -> None:
        if self.future.done():
            return
        if isinstance(outcome, BaseException):
            self.future.set_exception(outcome)
        else:
            self.future.set_result(outcome)


class AnswerWorker:
    """Answers messages in a thread of its own, in the order in which they come.

    ``open_answers`` runs in that thread, so that everything the library holds belongs to it.
    """

    def __init__(self, open_answers: Callable[[], Answers]) -> None:
        self._open = open_answers
        self._asked: queue.SimpleQueue[_Asked | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="answers", daemon=True)
        self._opened = threading.Event()
        self._failure: BaseException | None = None

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
        loop = asyncio.get_running_loop()
        future: asyncio.Future[tuple[Answer, ...]] = loop.create_future()
        self._asked.put(_Asked(message, future, loop))
        return await future

    def _run(self) -> None:
        try:
            answers = self._open()
        except BaseException as error:  # noqa: BLE001 (whatever it is, `start` raises it where it is waited for)
            self._failure = error
            return
        finally:
            self._opened.set()
        while batch := self._next_batch():
            self._answer(answers, batch)

    def _next_batch(self) -> list[_Asked]:
        """What is waiting, at least one; empty when the worker is to stop."""
        first = self._asked.get()
        batch = [first] if first is not None else []
        while batch and len(batch) < LARGEST_BATCH:
            try:
                following = self._asked.get_nowait()
            except queue.Empty:
                break
            if following is None:
                self._asked.put(None)
                break
            batch.append(following)
        return batch

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
        for asked, outcome in zip(batch, outcomes, strict=True):
            asked.resolve(outcome)
