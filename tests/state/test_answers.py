import re

import pytest

from bot.state.answers import LARGEST_PAYLOAD_BYTES, Asked
from bot.state.errors import AnswerTooLarge
from bot.state.store import Store
from tests.state.conftest import FakeClock

ASKED = Asked(100, 200, 11, "What did Kabul say? 🙂", "ur", "position", "20260301-abcdef12")
PAYLOAD = {"citations": [{"text": "“دوحہ”", "start": 4}], "answered": True, "verdict": None}


async def test_an_answer_comes_back_as_it_was_kept(store: Store, clock: FakeClock) -> None:
    kept = await store.answers.keep(ASKED, PAYLOAD)
    assert re.fullmatch(r"[A-Za-z0-9_-]{12}", kept.answer_id)
    assert (kept.asked, kept.payload, kept.reply_ids, kept.created_at) == (ASKED, PAYLOAD, (), clock.now)
    assert await store.answers.find(kept.answer_id) == kept
    assert await store.answers.find("AAAAAAAAAAAA") is None


async def test_an_answer_knows_the_messages_that_carry_it(store: Store) -> None:
    kept = await store.answers.keep(ASKED, PAYLOAD)
    await store.answers.sent(kept.answer_id, [12, 13])
    found = await store.answers.find(kept.answer_id)
    assert found is not None
    assert found.reply_ids == (12, 13)


async def test_a_message_that_asked_twice_has_both_answers_in_order(store: Store, clock: FakeClock) -> None:
    first = await store.answers.keep(ASKED, 1)
    clock.now = clock.now.replace(hour=13)
    second = await store.answers.keep(ASKED, 2)
    await store.answers.keep(Asked(101, 200, 11, "In another chat", "en", "question", "s"), 3)
    assert await store.answers.to_message(100, 11) == (first, second)
    assert await store.answers.to_message(100, 12) == ()


async def test_an_inline_answer_belongs_to_no_message(store: Store) -> None:
    inline = Asked(None, 200, None, "Doha", "en", "question", "s")
    kept = await store.answers.keep(inline, [])
    assert await store.answers.find(kept.answer_id) == kept


async def test_what_no_database_can_store_does_no_harm(store: Store) -> None:
    kept = await store.answers.keep(Asked(1, 2, 3, "a\0b\ud800c", "en", "question", "s"), "\0\ud800")
    assert kept.asked.question == "a\N{REPLACEMENT CHARACTER}b?c"
    assert kept.payload == "\0\ud800"


async def test_an_answer_beyond_all_measure_is_refused(store: Store) -> None:
    largest = "x" * (LARGEST_PAYLOAD_BYTES - 2)
    kept = await store.answers.keep(ASKED, largest)
    assert kept.payload == largest
    with pytest.raises(AnswerTooLarge) as refusal:
        await store.answers.keep(ASKED, largest + "x")
    assert refusal.value.size == LARGEST_PAYLOAD_BYTES + 1
