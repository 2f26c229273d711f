import json
from pathlib import Path

import pytest

from index.answers import Answerer
from tests.benchmarks.verify_cases import judged, rates
from tests.verify_cases import Case, cases

FLOORS = Path(__file__).parent / "floors.json"


@pytest.fixture(scope="module")
def outcomes(answerer: Answerer) -> list[tuple[Case, str]]:
    return judged(answerer)


def test_there_are_four_hundred_cases_and_the_same_each_time() -> None:
    before = cases()
    cases.cache_clear()
    assert (len(before), cases()) == (400, before)


def test_no_altered_quotation_is_called_verbatim(outcomes: list[tuple[Case, str]]) -> None:
    assert [case for case, verdict in outcomes if verdict == "verbatim" and "verbatim" not in case.expected] == []


def test_no_share_of_right_verdicts_is_below_its_floor(outcomes: list[tuple[Case, str]]) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["verify_cases"]
    found = rates(outcomes)
    assert set(floors) == set(found)
    assert {name: found[name] for name, floor in floors.items() if found[name] < floor} == {}


def test_what_was_changed_is_in_the_difference(answerer: Answerer) -> None:
    for case in cases():
        if case.sort in {"negation dropped", "negation added", "number", "name"}:
            diff = answerer.answer(case.question).diff
            assert {change.op for change in diff} & {"delete", "insert"}, case
