"""Which questions ask for a timeline."""

from datetime import date

import pytest

from index.asking.timelines import wants_timeline
from index.entity_file import load_entities
from index.queries import understand
from index.records import Kind
from tests.fixtures import CORPUS
from tests.patience import must_end

ENTITIES = load_entities(CORPUS / "entities.yaml")


@pytest.mark.parametrize(
    "question",
    [
        "what happened on 12 October",
        "What happened between 19 and 25 October?",
        "what happened in Spin Boldak on 15 October",
        "timeline of november",
        "events between Doha and Istanbul",
        "Chronology of the Istanbul talks, please",
        "day by day: the week of 12 October",
    ],
)
def test_what_happened_on_days_and_in_a_matter_is_a_timeline(question: str) -> None:
    (query,) = understand(question, ENTITIES, date(2026, 4, 8))
    assert (query.kind, query.timeline, query.alleged) == (Kind.DATE, True, None)
    assert not {"timeline", "events", "happened", "Chronology"} & set(query.terms)


@pytest.mark.parametrize(
    "question",
    [
        "What happened to the Pakistani soldiers on 12 October?",
        "When did the truce begin?",
        "what happened?",
        "Who led the team on 12 October?",
        "what did Asif say happened on 12 October",
    ],
)
def test_what_asks_for_one_thing_is_no_timeline(question: str) -> None:
    (query,) = understand(question, ENTITIES, date(2026, 4, 8))
    assert not query.timeline


def test_a_long_question_takes_no_long_time() -> None:
    text = "what happened " + "on the night " * 20_000 + "x"
    with must_end():
        assert not wants_timeline(text, text, ())
