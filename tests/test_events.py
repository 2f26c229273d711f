from datetime import date

import pytest

from index.dates import DateMention, Precision, Rule
from index.entities import NO_ENTITIES, Entities, Entity, EntityKind
from index.events import Event, find_events
from index.records import Span

PUBLISHED = date(2025, 11, 20)


def entity(entity_id: str, kind: EntityKind, name: str) -> Entity:
    return Entity(entity_id, kind, name, (), (), None, None, (), None)


ENTITIES = Entities(
    (
        entity("orm", EntityKind.PARTY, "Ormland"),
        entity("vask", EntityKind.PARTY, "Vaskia"),
        entity("tolen", EntityKind.PERSON, "Arno Tolen"),
        entity("hall", EntityKind.PLACE, "Greyhall"),
    )
)


def main_dates(body: str) -> list[str]:
    return [event.date.value for event in find_events(body, PUBLISHED, NO_ENTITIES)]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("On 31 October results were expected from the 6 November round.", "2025-10-31"),
        ("The truce of 15 October was stretched on 17 October.", "2025-10-17"),
        ("They sat in October and signed on 6 November.", "2025-11-06"),
        ("The gate has been shut since 12 October, the paper reported on 18 November.", "2025-10-12"),
        ("The gate has been shut since October, the paper reported on 18 November.", "2025-10"),
        ("The gate has been open, the paper reported on 18 November.", "2025-11-18"),
        ("“We met on 6 November”, he said on Tuesday.", "2025-11-18"),
        ("“We met on 6 November”, he said.", "2025-11-06"),
        ("The army said on 15 October that they died the night before.", "2025-10-15"),
        ("They met from 25 to 30 October.", "2025-10-25/2025-10-30"),
        ("They met in October.", "2025-10"),
    ],
)
def test_the_main_date_of_a_sentence_is_that_of_its_main_verb(sentence: str, value: str) -> None:
    assert main_dates(sentence) == [value]


@pytest.mark.parametrize(
    "sentence",
    ["They talked for nine hours.", "He has ruled since 2021.", "Nothing is known.", "Did they meet on 6 November?"],
)
def test_what_names_no_day_week_or_month_is_no_event(sentence: str) -> None:
    assert main_dates(sentence) == []


def test_a_sentence_without_its_own_date_is_no_event() -> None:
    body = "They met on 6 November. Nobody smiled.\n\nThey parted on 7 November."
    assert [event.sentence.of(body) for event in find_events(body, PUBLISHED, NO_ENTITIES)] == [
        "They met on 6 November.",
        "They parted on 7 November.",
    ]


def test_actors_are_the_parties_and_persons_of_the_sentence_in_order_and_once() -> None:
    body = "Vaskia sat still. On 6 November Arno Tolen met Ormland at Greyhall, and Arno Tolen spoke."
    (event,) = find_events(body, PUBLISHED, ENTITIES)
    assert event.actors == ("tolen", "orm")


def test_an_event_is_dated_by_words_of_its_sentence() -> None:
    mention = DateMention(
        Span(30, 40), "2025-11", Precision.MONTH, date(2025, 11, 1), date(2025, 11, 30), Rule.EXPLICIT
    )
    with pytest.raises(ValueError, match="does not date"):
        Event(Span(0, 20), mention, ())
    with pytest.raises(ValueError, match="does not date"):
        Event(Span(0, 20), DateMention(Span(1, 4), "P2D", Precision.DURATION, None, None, Rule.DURATION), ())


def test_a_mention_cannot_have_days_in_the_wrong_order() -> None:
    with pytest.raises(ValueError, match="no days"):
        DateMention(Span(0, 4), "P2D", Precision.DURATION, PUBLISHED, PUBLISHED, Rule.DURATION)
    with pytest.raises(ValueError, match="first and a last"):
        DateMention(Span(0, 4), "2025", Precision.YEAR, PUBLISHED, None, Rule.EXPLICIT)
