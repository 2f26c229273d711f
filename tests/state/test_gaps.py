from datetime import date, timedelta

import pytest

from bot.state.gaps import LONGEST_GAP, Gap, normalised
from bot.state.store import Store
from tests.state.conftest import FakeClock


async def test_a_question_is_counted_by_day_however_it_is_written(store: Store, clock: FakeClock) -> None:
    await store.gaps.count("Who pays for  it?", "en")
    await store.gaps.count("who pays for it", "en")
    await store.gaps.count("Who pays for it?", "fa")
    await store.gaps.count("???", "en")
    clock.pass_by(timedelta(days=1))
    await store.gaps.count("WHO PAYS FOR IT?!", "en")
    assert await store.gaps.most_asked(date(2026, 3, 1), 10) == (
        Gap("who pays for it", "en", 3, date(2026, 3, 2)),
        Gap("who pays for it", "fa", 1, date(2026, 3, 1)),
    )
    assert await store.gaps.most_asked(date(2026, 3, 2), 10) == (Gap("who pays for it", "en", 1, date(2026, 3, 2)),)
    assert len(await store.gaps.most_asked(date(2026, 3, 1), 1)) == 1


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("Call me at +92 300 1234567, please", "call me at … , please"),
        ("I am ali@example.org. What next?", "i am … what next"),
        ("@someone said what", "said what"),
        ("What happened on 2025-10-12?", "what happened on 2025-10-12"),
        ("کیا ہوا؟", "کیا ہوا"),
        ("x" * 1000, "x" * LONGEST_GAP),
    ],
)
def test_what_tells_who_asked_is_not_counted(question: str, counted: str) -> None:
    assert normalised(question) == counted
