from datetime import date

import pytest

from index.dates import DateMention, Precision, Rule
from index.entities import NO_ENTITIES, Entities, Entity, EntityKind
from index.events import DateOf, Event, find_events
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


def dated(body: str, date_of: DateOf | None = None) -> list[str]:
    events = find_events(body, PUBLISHED, NO_ENTITIES)
    return [event.mention.value for event in events if date_of in {None, event.date_of}]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("On 31 October results were expected from the 6 November round.", ["2025-10-31", "2025-11-06"]),
        ("The truce of 15 October was stretched on 17 October.", ["2025-10-17", "2025-10-15"]),
        ("They sat in October and signed on 6 November.", ["2025-11-06", "2025-10"]),
        ("They met on 3 November and parted on 6 November.", ["2025-11-03", "2025-11-06"]),
        ("The gate has been shut since 12 October, the paper reported on 18 November.", ["2025-10-12", "2025-11-18"]),
        ("The gate has been open, the paper reported on 18 November.", ["2025-11-18"]),
        ("“We met on 6 November”, he said on Tuesday.", ["2025-11-06", "2025-11-18"]),
        ("The army said on 15 October that they died the night before.", ["2025-10-14TNI", "2025-10-15"]),
        ("They met on 6 November, the day of the vote, and on 6 November they parted.", ["2025-11-06"]),
        ("They met from 25 to 30 October.", ["2025-10-25/2025-10-30"]),
        ("They met in October.", ["2025-10"]),
    ],
)
def test_dates_of_a_sentence_come_from_the_likeliest_of_what_it_tells_to_the_least(
    sentence: str, values: list[str]
) -> None:
    assert dated(sentence) == values


@pytest.mark.parametrize(
    "sentence",
    [
        "The army said on [6 November] that two posts were lost.",
        "On [6 November], Ormland’s minister, Arno Tolen, said that nothing was lost.",
        "On [6 November], in Greyhall, Tolen said that nothing was lost.",
        "On [6 November] the army said 30 men had died.",
        "The ministry on [Thursday] said that the gate would open.",
        "Tolen told reporters in the old harbour late on [6 November] that it was over.",
        "In a statement on [6 November], Vaskia said that nobody came.",
        "A statement issued on [6 November] said that nobody came.",
        "Speaking to reporters on [6 November], Tolen said that nobody came.",
        "The army, in a statement on [6 November], said 25 men had died.",
        "According to a report on [6 November], 37 men died.",
        "Nobody came, said Arno Tolen on [6 November].",
        "“Nobody came”, Tolen told the Gazette on [6 November].",
        "Tolen wrote on X on [6 November] that nobody came.",
    ],
)
def test_a_date_that_hangs_on_a_word_of_saying_is_the_date_of_the_saying(sentence: str) -> None:
    body = sentence.replace("[", "").replace("]", "")
    (event,) = find_events(body, PUBLISHED, NO_ENTITIES)
    assert event.date_of is DateOf.SAYING
    assert sentence[sentence.index("[") + 1 : sentence.index("]")] in event.words


@pytest.mark.parametrize(
    "sentence",
    [
        "The army said that two posts were lost on 6 November.",
        "The army said two posts were lost on 6 November.",
        "The army said the ministers would meet on 26 November.",
        "Two posts were lost on 6 November, according to the army.",
        "Two posts were lost on 6 November, the army said.",
        "On 6 November Ormland freed three men, the Gazette reported.",
        "On 6 November, Ormland took three posts, the Gazette reported.",
        "The envoy, who came on 6 November, said that nothing was lost.",
        "Tolen agreed on 6 November to stretch the truce.",
        "Tolen told Reuters the talks on 6 November fell apart.",
        "“Two posts were lost on 6 November”, the army said.",
    ],
)
def test_a_date_of_what_is_said_is_the_date_of_a_deed(sentence: str) -> None:
    assert dated(sentence) == dated(sentence, DateOf.DEED) != []


@pytest.mark.parametrize(
    "sentence",
    ["The truce of 6 November holds.", "The 6 November truce holds.", "He hailed Thursday’s truce."],
)
def test_a_date_that_only_says_which_thing_is_meant_is_the_date_of_a_noun(sentence: str) -> None:
    assert dated(sentence) == dated(sentence, DateOf.NOUN) != []


@pytest.mark.parametrize(
    "sentence",
    ["They talked for nine hours.", "He has ruled since 2021.", "Nothing is known.", "Did they meet on 6 November?"],
)
def test_what_names_no_day_week_or_month_is_no_event(sentence: str) -> None:
    assert dated(sentence) == []


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
        Event(Span(0, 20), mention, "November", DateOf.DEED, ())
    lasting = DateMention(Span(1, 4), "P2D", Precision.DURATION, None, None, Rule.DURATION)
    with pytest.raises(ValueError, match="does not date"):
        Event(Span(0, 20), lasting, "two days", DateOf.DEED, ())


def test_a_mention_cannot_have_days_in_the_wrong_order() -> None:
    with pytest.raises(ValueError, match="no days"):
        DateMention(Span(0, 4), "P2D", Precision.DURATION, PUBLISHED, PUBLISHED, Rule.DURATION)
    with pytest.raises(ValueError, match="first and a last"):
        DateMention(Span(0, 4), "2025", Precision.YEAR, PUBLISHED, None, Rule.EXPLICIT)
