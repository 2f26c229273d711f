import asyncio

from bot.state.answers import Asked
from bot.state.feedback import Votes
from bot.state.store import Store
from tests.state.conftest import Open

ASKED = Asked(100, 200, 11, "q", "en", "question", "s")


async def test_a_person_has_one_vote_on_an_answer_and_may_change_it(store: Store) -> None:
    one, two = await store.answers.keep(ASKED, 1), await store.answers.keep(ASKED, 2)
    for person, vote in ((200, 1), (201, 1), (200, -1)):
        assert await store.feedback.give(one.answer_id, person, 1 if vote > 0 else -1)
    assert await store.feedback.votes(one.answer_id) == Votes(up=1, down=1)
    assert await store.feedback.votes(two.answer_id) == Votes(up=0, down=0)


async def test_an_answer_that_is_gone_takes_no_vote(store: Store) -> None:
    assert not await store.feedback.give("AAAAAAAAAAAA", 200, 1)


async def test_all_processes_hash_a_person_alike_and_each_database_otherwise(another: Open) -> None:
    one, two = await asyncio.gather(another(), another())
    assert one.feedback.hash_of(200) == two.feedback.hash_of(200)
    assert len({one.feedback.hash_of(person) for person in range(100)}) == 100
    assert len(one.feedback.key) == 32
    assert repr(one.feedback.key) not in repr(one)
