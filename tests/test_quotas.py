from dataclasses import dataclass

import pytest

from bot.quotas import UNLIMITED, Limits, Quotas, Refusal

SAM, AMINA, GROUP = 1001, 1002, -5


@dataclass(slots=True)
class Clock:
    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_person_asks_so_many_questions_in_a_minute_and_then_waits_it_out(clock: Clock) -> None:
    quotas = Quotas(Limits(person_minute=2), clock)
    assert [quotas.ask(SAM), quotas.ask(SAM)] == [None, None]
    clock.now += 20
    assert quotas.ask(SAM) == Refusal(40.0, is_news=True)
    assert quotas.ask(AMINA) is None
    clock.now += 40
    assert quotas.ask(SAM) is None


def test_a_refusal_is_news_once_in_each_window(clock: Clock) -> None:
    quotas = Quotas(Limits(person_minute=1), clock)
    told = []
    for _ in range(2):
        quotas.ask(SAM)
        told += [refusal.is_news for refusal in (quotas.ask(SAM), quotas.ask(SAM)) if refusal]
        clock.now += 60
    assert told == [True, False, True, False]


def test_what_is_refused_does_not_count(clock: Clock) -> None:
    quotas = Quotas(Limits(person_minute=1, person_day=2), clock)
    for _ in range(5):
        quotas.ask(SAM)
    clock.now += 60
    assert quotas.ask(SAM) is None
    clock.now += 60
    assert quotas.ask(SAM) == Refusal(86_280.0, is_news=True)


def test_a_group_has_limits_of_its_own(clock: Clock) -> None:
    quotas = Quotas(Limits(person_minute=9, group_minute=2), clock)
    assert [quotas.ask(SAM, GROUP), quotas.ask(AMINA, GROUP)] == [None, None]
    assert quotas.ask(SAM, GROUP) == Refusal(60.0, is_news=True)
    assert quotas.ask(SAM) is None


def test_without_limits_nobody_is_refused() -> None:
    assert [UNLIMITED.ask(SAM, GROUP) for _ in range(1_000)] == [None] * 1_000
