import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, Update

from bot.app import OpenState
from bot.receiving import received
from bot.state.store import Store
from bot.turns import Doubt, Turn, Turns, TurnTaken, doubts_of, turn_if_any


@pytest.fixture
async def store(open_state: OpenState) -> AsyncIterator[Store]:
    store = await open_state()
    yield store
    await store.close()


def an_update(number: int = 1) -> Update:
    return Update(number, message=Message(number, datetime.now(UTC), Chat(11, Chat.PRIVATE), text="who?"))


def current_turn() -> Turn:
    turn = turn_if_any()
    assert turn is not None
    return turn


async def sending(message_id: int) -> None:
    turn = current_turn()
    await turn.begin_sending()
    turn.sent.append(message_id)


async def test_an_update_is_handled_once_and_its_messages_are_kept(store: Store) -> None:
    turns = Turns(store.inbox)
    await store.inbox.receive([received(an_update())])
    await turns.handle(an_update(), sending(7))
    await turns.handle(an_update(), sending(8))
    assert await store.inbox.replies(1) == (7,)
    assert turn_if_any() is None


async def test_what_could_not_be_written_down_when_it_came_is_handled_all_the_same(store: Store) -> None:
    await Turns(store.inbox).handle(an_update(), sending(7))
    assert await store.inbox.replies(1) == (7,)


async def test_without_a_state_an_update_is_handled(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    done = []

    async def work() -> None:
        await sending(7)
        done.append(current_turn().attempt)

    async with store.database.transaction() as connection:  # leaves nothing to write in
        await connection.exec_driver_sql("DROP TABLE inbox")
    await Turns(store.inbox).handle(an_update(), work())
    assert done == [0]
    assert "answered without a record" in caplog.text
    assert "which could not be recorded" in caplog.text


async def test_what_another_has_taken_since_is_not_sent_and_not_called_done(store: Store) -> None:
    async def late() -> None:
        await store.inbox.pending(alone=True)
        assert await store.inbox.take(1) == 2
        with pytest.raises(TurnTaken):
            await current_turn().begin_sending()

    await store.inbox.receive([received(an_update())])
    await Turns(store.inbox).handle(an_update(), late())
    assert await store.inbox.replies(1) is None


async def test_what_stays_is_pending_at_the_next_start(store: Store) -> None:
    async def give_up() -> None:
        await sending(7)
        current_turn().stays = True

    await Turns(store.inbox).handle(an_update(), give_up())
    (pending,) = await store.inbox.pending(alone=True)
    assert doubts_of([pending]) == {1: Doubt(pending.sending_since, 1)}  # type: ignore[arg-type]


async def test_a_turn_knows_that_its_answer_may_have_arrived(store: Store) -> None:
    doubt = Doubt(datetime(2031, 3, 4, tzinfo=UTC), 3)
    seen = []

    async def look() -> None:
        seen.append(current_turn().doubt)

    turns = Turns(store.inbox, {1: doubt})
    await turns.handle(an_update(1), look())
    await turns.handle(an_update(2), look())
    assert seen == [doubt, None]


async def test_a_state_that_goes_away_while_one_sends_costs_no_answer(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    async def work() -> None:
        async with store.database.transaction() as connection:
            await connection.exec_driver_sql("DROP TABLE inbox")
        await current_turn().begin_sending()

    with caplog.at_level(logging.ERROR):
        await Turns(store.inbox).handle(an_update(), work())
    assert "update 1 is answered, which was not recorded" in caplog.text
