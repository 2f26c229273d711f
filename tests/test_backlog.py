from dataclasses import dataclass

import pytest

from bot.backlog import MOST_WAITING, Backlog


@dataclass(slots=True)
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_wait_is_foretold_from_the_pace() -> None:
    clock = Clock()
    backlog = Backlog(clock, 10)
    for _ in range(200):
        backlog.come()
    for _ in range(100):
        clock.now += 0.5
        backlog.go()
    assert backlog.news_for(1) == pytest.approx(50, rel=0.01)


def test_a_chat_is_told_once_until_the_crowd_is_gone() -> None:
    backlog = Backlog(lambda: 0.0, 1)
    backlog.come()
    assert backlog.news_for(1) is None
    backlog.come()
    assert [backlog.news_for(1) is None, backlog.news_for(1) is None] == [False, True]
    backlog.go()
    backlog.come()
    assert backlog.news_for(1) is not None


def test_a_pause_between_two_crowds_is_no_pace() -> None:
    clock = Clock()
    backlog = Backlog(clock, 0)
    backlog.come()
    backlog.go()
    clock.now += 3_600
    backlog.come()
    backlog.go()
    backlog.come()
    assert backlog.news_for(1) == pytest.approx(0.05)


def test_it_is_full_at_last() -> None:
    backlog = Backlog(lambda: 0.0, 1)
    for _ in range(MOST_WAITING):
        assert not backlog.is_full
        backlog.come()
    assert backlog.is_full
