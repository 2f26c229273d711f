import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.worker import LARGEST_BATCH, AnswerWorker
from index.errors import QuestionRefused, SnapshotMissing
from index.records import Answer, CorpusSize, Kind, Message, Query, Support


class EchoAnswers:
    """Answers every message with a refusal that names it; cannot answer "bad"; waits for ``gate`` before each batch."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.at_work = threading.Event()
        self.batches: list[list[str]] = []
        self.threads: set[int] = set()

    def answer_messages(self, messages: Sequence[Message]) -> list[tuple[Answer, ...] | QuestionRefused]:
        self.batches.append([message.text for message in messages])
        self.threads.add(threading.get_ident())
        self.at_work.set()
        assert self.gate.wait(30)
        if any(message.text == "bad" for message in messages):
            raise LookupError("bad")
        return [QuestionRefused("empty") if not message.text else (echo(message.text),) for message in messages]


def echo(text: str) -> Answer:
    return Answer(Query(text, Kind.QUESTION, "en", ()), Support.NONE, 0.0, "s", CorpusSize(1, None))


@contextmanager
def running(answers: EchoAnswers) -> Iterator[AnswerWorker]:
    worker = AnswerWorker(lambda: answers)
    worker.start()
    try:
        yield worker
    finally:
        answers.gate.set()
        worker.stop()


async def test_each_question_gets_its_own_answer() -> None:
    with running(EchoAnswers()) as worker:
        questions = [f"question {number}" for number in range(50)]
        answers = await asyncio.gather(*(worker.answer(Message(question)) for question in questions))
    assert [answer.query.question for (answer,) in answers] == questions


async def test_questions_that_wait_are_answered_as_one_batch() -> None:
    answers = EchoAnswers()
    answers.gate.clear()
    with running(answers) as worker:
        tasks = [asyncio.create_task(worker.answer(Message(f"question {number}"))) for number in range(20)]
        await asyncio.to_thread(answers.at_work.wait)
        answers.gate.set()
        await asyncio.gather(*tasks)
    assert sum(map(len, answers.batches)) == 20
    assert max(map(len, answers.batches)) == LARGEST_BATCH
    assert len(answers.threads) == 1
    assert threading.get_ident() not in answers.threads


async def test_a_question_that_fails_does_not_cost_the_others_their_answers() -> None:
    answers = EchoAnswers()
    answers.gate.clear()
    with running(answers) as worker:
        tasks = [asyncio.create_task(worker.answer(Message(text))) for text in ("first", "good", "bad", "fine")]
        await asyncio.to_thread(answers.at_work.wait)
        answers.gate.set()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [tuple, tuple, LookupError, tuple]


async def test_what_was_asked_before_the_end_is_answered() -> None:
    answers = EchoAnswers()
    worker = AnswerWorker(lambda: answers)
    worker.start()
    tasks = [asyncio.create_task(worker.answer(Message(f"question {number}"))) for number in range(5)]
    await asyncio.sleep(0)
    await asyncio.to_thread(worker.stop)
    assert len(await asyncio.gather(*tasks)) == 5


def test_what_cannot_be_opened_is_raised_where_the_worker_is_started() -> None:
    def nothing_there() -> EchoAnswers:
        raise SnapshotMissing(Path("nowhere"))

    with pytest.raises(SnapshotMissing, match="nowhere: no snapshot published here"):
        AnswerWorker(nothing_there).start()


async def test_a_question_that_cannot_be_asked_is_refused_to_who_asked_it_alone() -> None:
    with running(EchoAnswers()) as worker:
        outcomes = await asyncio.gather(
            *(worker.answer(Message(text)) for text in ("good", "", "fine")), return_exceptions=True
        )
    assert [type(outcome) for outcome in outcomes] == [tuple, QuestionRefused, tuple]


# ---------------------------------------------------------------- other work of the thread


async def test_other_work_is_done_in_the_thread_between_batches() -> None:
    answers = EchoAnswers()
    answers.gate.clear()
    with running(answers) as worker:
        first = asyncio.create_task(worker.answer(Message("first")))
        await asyncio.to_thread(answers.at_work.wait)
        before = asyncio.create_task(worker.answer(Message("before")))
        await asyncio.sleep(0)
        work = asyncio.create_task(worker.do(lambda one: (threading.get_ident(), list(one.batches))))
        await asyncio.sleep(0)
        after = asyncio.create_task(worker.answer(Message("after")))
        await asyncio.sleep(0)
        answers.gate.set()
        thread, batches = await work
        await asyncio.gather(first, before, after)
    assert {thread} == answers.threads
    assert batches == [["first"], ["before"]]
    assert answers.batches == [["first"], ["before"], ["after"]]


async def test_what_other_work_raises_is_raised_where_it_is_awaited_and_costs_nothing_else() -> None:
    with running(EchoAnswers()) as worker:
        with pytest.raises(ZeroDivisionError):
            await worker.do(lambda _: 1 / 0)
        assert await worker.answer(Message("good")) == (echo("good"),)


async def test_what_answers_can_be_replaced_and_what_cannot_be_opened_replaces_nothing() -> None:
    old, new = EchoAnswers(), EchoAnswers()
    given: list[EchoAnswers] = []

    def damaged(_: EchoAnswers) -> EchoAnswers:
        raise SnapshotMissing(Path("nowhere"))

    def next_one(before: EchoAnswers) -> EchoAnswers:
        given.append(before)
        return new

    with running(old) as worker:
        with pytest.raises(SnapshotMissing):
            await worker.replace(damaged)
        await worker.answer(Message("one"))
        await worker.replace(next_one)
        await worker.answer(Message("two"))
        assert (worker.answered, worker.waiting) == (2, 0)
    assert given == [old]
    assert (old.batches, new.batches) == ([["one"]], [["two"]])
    assert old.threads == new.threads
