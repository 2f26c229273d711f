"""Fifty people ask a thousand questions while everything that can go wrong between bot and Telegram does."""

from pathlib import Path

import pytest

from bot.sandbox.faults import KINDS
from tests.e2e.many_people import crowd, every_kind
from tests.fixtures import Built


@pytest.mark.slow
def test_under_every_fault_each_question_is_answered_once_and_in_its_place(built: Built, tmp_path: Path) -> None:
    with crowd(50, built.index, tmp_path / "log") as (people, _):
        outcome = people.ask(20, every_kind(0.05))
    print(outcome)
    assert (outcome.asked, outcome.once) == (1_000, 1_000)
    assert outcome.perfect, outcome
    # A plan that played nothing would prove nothing.
    assert all(outcome.faults[kind] > 20 for kind in KINDS), outcome
