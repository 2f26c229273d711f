import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.worker import LARGEST_BATCH, AnswerWorker
from index.errors import SnapshotMissing
from index.queries import parse
from index.records import Answer, CorpusSize, Query, Support


class EchoAnswers:
    """Answers every query with a refusal that names it; cannot answer "bad"; waits for ``gate`` before each batch."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.at_work = threading.Event()
        self.batches: list[list[str]] = []
        self.threads: set[int] = set()

    def answer_all(self, queries: Sequence[Query]) -> list[Answer]:
        self.batches.append([query.question for query in queries])
        self.threads.add(threading.get_ident())
        self.at_work.set()
        assert self.gate.wait(30)
        if any(query.question == "bad" for query in queries):
            raise LookupError("bad")
        return [Answer(query, Support.NONE, 0.0, "s", CorpusSize(1, None)) for query in queries]


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
        answers = await asyncio.gather(*(worker.answer(parse(question)) for question in questions))
    assert [answer.query.question for answer in answers] == questions


async def test_questions_that_wait_are_answered_as_one_batch() -> None:
    answers = EchoAnswers()
    answers.gate.clear()
    with running(answers) as worker:
        tasks = [asyncio.create_task(worker.answer(parse(f"question {number}"))) for number in range(20)]
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
        tasks = [asyncio.create_task(worker.answer(parse(text))) for text in ("first", "good", "bad", "fine")]
        await asyncio.to_thread(answers.at_work.wait)
        answers.gate.set()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [Answer, Answer, LookupError, Answer]


async def test_what_was_asked_before_the_end_is_answered() -> None:
    answers = EchoAnswers()
    worker = AnswerWorker(lambda: answers)
    worker.start()
    tasks = [asyncio.create_task(worker.answer(parse(f"question {number}"))) for number in range(5)]
    await asyncio.sleep(0)
    await asyncio.to_thread(worker.stop)
    assert len(await asyncio.gather(*tasks)) == 5


def test_what_cannot_be_opened_is_raised_where_the_worker_is_started() -> None:
    def nothing_there() -> EchoAnswers:
        raise SnapshotMissing(Path("nowhere"))

    with pytest.raises(SnapshotMissing, match="nowhere: no snapshot published here"):
        AnswerWorker(nothing_there).start()
