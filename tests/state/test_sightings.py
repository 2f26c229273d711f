import json
from datetime import timedelta

from bot.state.answers import Asked
from bot.state.inbox import Received
from bot.state.sightings import Sighted
from bot.state.store import Store
from tests.state.conftest import FakeClock

SAM, AMINA, SUPERGROUP = 1001, 1002, -1_001_000_000_001
LATER = timedelta(seconds=1)


def said(update_id: int, message_id: int, chat_id: int = SAM) -> Received:
    return Received(update_id, chat_id, chat_id, json.dumps({"message": {"message_id": message_id}}))


async def test_what_existed_before_a_moment_bounds_what_came_after_it(store: Store, clock: FakeClock) -> None:
    await store.inbox.receive([said(1, 10), said(2, 11, AMINA)])
    await store.inbox.done(1, [12])
    clock.pass_by(LATER)
    moment = clock()
    await store.inbox.done(2, [15])
    await store.inbox.receive([said(3, 14)])
    assert await store.sightings.around(SAM, moment) == Sighted(12, frozenset({12, 14, 15}), 0)


async def test_questions_and_messages_of_answers_are_known(store: Store, clock: FakeClock) -> None:
    asked = Asked(SAM, SAM, 20, "who?", "en", "question", "snapshot")
    row = await store.answers.keep(asked, {})
    clock.pass_by(LATER)
    await store.answers.sent(row.answer_id, [22])
    assert await store.sightings.around(AMINA, clock()) == Sighted(20, frozenset({20, 22}), 0)


async def test_a_button_that_was_pressed_tells_of_its_message(store: Store, clock: FakeClock) -> None:
    raw = json.dumps({"callback_query": {"id": "1", "message": {"message_id": 30, "reply_to_message": None}}})
    await store.inbox.receive([Received(1, SAM, SAM, raw)])
    assert await store.sightings.around(SAM, clock() + LATER) == Sighted(30, frozenset({30}), 0)


async def test_a_supergroup_has_a_count_of_its_own(store: Store, clock: FakeClock) -> None:
    await store.inbox.receive([said(1, 10), said(2, 700, SUPERGROUP)])
    assert (await store.sightings.around(SAM, clock() + LATER)).known == {10}
    assert (await store.sightings.around(SUPERGROUP, clock() + LATER)).known == {700}


async def test_answers_whose_ids_were_not_heard_are_counted(store: Store, clock: FakeClock) -> None:
    await store.inbox.receive([said(1, 10), said(2, 11)])
    for update_id in (1, 2):
        attempt = await store.inbox.take(update_id)
        assert attempt
        await store.inbox.begin_sending(update_id, attempt)
    await store.inbox.done(1)
    assert (await store.sightings.around(SAM, clock())).unheard == 1


async def test_what_is_long_past_is_not_looked_at(store: Store, clock: FakeClock) -> None:
    await store.inbox.receive([said(1, 10)])
    clock.pass_by(timedelta(hours=2))
    assert await store.sightings.around(SAM, clock()) == Sighted(0, frozenset(), 0)
