from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index.errors import CorpusError
from index.ingest.feed_state import STATE_FILE, TRIES, FeedState, load_states, metrics, save_states

NOW = datetime(2031, 3, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_feed_never_asked_is_due() -> None:
    assert FeedState().is_due(NOW)


def test_a_feed_that_answered_is_due_when_its_time_has_passed() -> None:
    state = FeedState().succeeded(NOW, HOUR, fresh=True)
    assert [state.is_due(NOW + wait) for wait in (timedelta(), HOUR / 2, HOUR)] == [False, False, True]


def test_each_fault_doubles_the_wait_up_to_a_day_and_a_success_ends_it() -> None:
    state, waits = FeedState(), []
    for _ in range(7):
        state = state.failed(NOW, HOUR)
        assert state.due is not None
        waits.append((state.due - NOW) / HOUR)
    assert waits == [2, 4, 8, 16, 24, 24, 24]
    assert state.succeeded(NOW, HOUR, fresh=False).failures == 0


def test_a_feed_asked_more_seldom_than_daily_is_not_asked_sooner_after_a_fault() -> None:
    state = FeedState().failed(NOW, timedelta(days=3))
    assert state.due == NOW + timedelta(days=3)


def test_a_feed_that_fails_for_a_day_is_told() -> None:
    state = FeedState().succeeded(NOW, HOUR, fresh=True).failed(NOW + HOUR, HOUR)
    assert state.alarm(NOW + timedelta(hours=23)) is None
    assert state.alarm(NOW + timedelta(days=1)) == "failing since 2031-03-04 12:00 UTC (1 tries)"


def test_a_feed_that_never_answered_is_told_after_a_day() -> None:
    state = FeedState().failed(NOW, HOUR)
    assert state.alarm(NOW) is None
    assert state.alarm(NOW + timedelta(days=1)) == "failing since it was first asked (1 tries)"


def test_a_feed_without_anything_new_for_a_day_is_told_and_a_new_entry_ends_it() -> None:
    state = FeedState().succeeded(NOW, HOUR, fresh=True)
    later = NOW + timedelta(days=1)
    silent = state.succeeded(later, HOUR, fresh=False)
    assert silent.alarm(later) == "silent since 2031-03-04 12:00 UTC"
    assert state.succeeded(later, HOUR, fresh=True).alarm(later) is None


def test_an_entry_that_cannot_be_added_is_given_up_after_some_tries() -> None:
    state = FeedState()
    for _ in range(TRIES - 1):
        state = state.tried("one")
    assert (state.seen, dict(state.tries)) == ((), {"one": TRIES - 1})
    state = state.tried("one")
    assert (state.seen, state.tries) == (("one",), ())


def test_states_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    state = FeedState().succeeded(NOW, HOUR, fresh=True).tried("a").done_with("b").failed(NOW + HOUR, HOUR)
    states = {"hill": state, "river": FeedState(etag='"x"', last_modified="Tue")}
    save_states(tmp_path, states, NOW)
    assert load_states(tmp_path) == states


def test_without_a_file_nothing_was_watched(tmp_path: Path) -> None:
    assert load_states(tmp_path) == {}


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": {"due": "soon"}}', "\x00"])
def test_a_damaged_state_is_refused_with_what_to_do(tmp_path: Path, text: str) -> None:
    (tmp_path / STATE_FILE).write_text(text)
    with pytest.raises(CorpusError, match=r"watch\.json: cannot be read .*; remove it"):
        load_states(tmp_path)


def test_the_figures_say_when_a_feed_answered_and_whether_it_is_ill() -> None:
    ill = FeedState().failed(NOW - timedelta(days=2), HOUR)
    text = metrics({"hill": FeedState().succeeded(NOW, HOUR, fresh=True), "river": ill}, NOW)
    assert f'talks_feed_last_success_timestamp_seconds{{feed="hill"}} {int(NOW.timestamp())}' in text
    assert 'talks_feed_alarm{feed="hill"} 0' in text
    assert 'talks_feed_alarm{feed="river"} 1' in text
    assert 'talks_feed_failures{feed="river"} 1' in text
