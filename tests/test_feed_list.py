from pathlib import Path

import pytest

from index.entities import Entities, Entity, EntityKind
from index.errors import DataRefused
from index.ingest.feed_list import NO_FEEDS, Adds, Feed, FeedList, Matters, load_feed_list, matters
from index.records import TextKind
from tests.fixtures import CORPUS

GOOD = """\
matters:
  parties: [norland, southmark]
  parties_at_least: 2
  terms: [Harbour Line]
feeds:
  - id: gazette
    outlet: Gazette
    outlet_country: Norland
    url: https://gazette.example/feed
    language: en
    every_minutes: 30
    text: excerpt
    rights: Rights stay with the Gazette.
    adds: review
  - id: herald
    outlet: Herald
    url: https://herald.example/rss
    language: tr
    every_minutes: 1440
    text: full
    rights: Rights stay with the Herald.
    adds: publish
"""
RULE = Matters(("norland", "southmark"), 2, ("Harbour Line", "خط بندر"))


def entity(entity_id: str, kind: EntityKind, name: str, party: str | None, *adjectives: str) -> Entity:
    return Entity(entity_id, kind, name, (), adjectives, party, None, (), None)


ENTITIES = Entities(
    (
        entity("norland", EntityKind.PARTY, "Norland", "norland", "Norlandish"),
        entity("southmark", EntityKind.PARTY, "Southmark", "southmark", "Southmarkian"),
        entity("eastholm", EntityKind.PARTY, "Eastholm", "eastholm"),
        entity("ada-brook", EntityKind.PERSON, "Ada Brook", "norland"),
        entity("millford", EntityKind.PLACE, "Millford", "southmark"),
        entity("wide-bay", EntityKind.PLACE, "Wide Bay", None),
    )
)


def loaded(directory: Path, text: str) -> FeedList:
    path = directory / "feeds.yaml"
    path.write_text(text, encoding="utf-8")
    return load_feed_list(path)


def refusals(directory: Path, text: str) -> list[str]:
    with pytest.raises(DataRefused) as refused:
        loaded(directory, text)
    return [str(fault).removeprefix(f"{directory}/feeds.yaml:") for fault in refused.value.faults]


def test_a_list_has_its_feeds_in_order_and_one_rule(tmp_path: Path) -> None:
    gazette = Feed(
        feed_id="gazette",
        outlet="Gazette",
        outlet_country="Norland",
        url="https://gazette.example/feed",
        language="en",
        every_minutes=30,
        text=TextKind.EXCERPT,
        rights="Rights stay with the Gazette.",
        adds=Adds.REVIEW,
    )
    feeds = loaded(tmp_path, GOOD)
    assert feeds.matters == Matters(("norland", "southmark"), 2, ("Harbour Line",))
    assert (feeds.feeds[0], len(feeds.feeds)) == (gazette, 2)
    assert (feeds.feeds[1].outlet_country, feeds.feeds[1].adds) == (None, Adds.PUBLISH)


def test_without_the_file_there_are_no_feeds(tmp_path: Path) -> None:
    assert load_feed_list(tmp_path / "feeds.yaml") == NO_FEEDS
    assert NO_FEEDS.feeds == ()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "https://herald.example/rss",
            "ftp://herald.example/rss",
            "17: url: ftp://herald.example/rss is not a web address; an address as https://example.org/page",
        ),
        (
            "https://herald.example/rss",
            "https://gazette.example/feed",
            "17: https://gazette.example/feed stands here again; each url once",
        ),
        ("id: herald", "id: gazette", "15: gazette stands here again; each id once"),
        (
            "id: herald",
            "id: The Herald",
            "15: id: The Herald is not an id; small letters, digits and hyphens, as outlet-2025-10-26-few-words",
        ),
        (
            "language: tr",
            "language: Turkish",
            "18: language: Turkish is not a language; an ISO 639 code as en, ur, ps, fa, tr",
        ),
        ("rights: Rights stay with the Herald.", 'rights: ""', "21: rights: empty; text on one line"),
        (
            "every_minutes: 1440",
            "every_minutes: 1441",
            (
                "19: every_minutes: input should be less than or equal to 1440 ('1441'); "
                "see corpus/README.md for what stands here"
            ),
        ),
        (
            "every_minutes: 30",
            "every_minutes: 4",
            (
                "11: every_minutes: input should be greater than or equal to 5 ('4'); "
                "see corpus/README.md for what stands here"
            ),
        ),
        (
            "adds: publish",
            "adds: nothing",
            "22: adds: input should be 'review' or 'publish' ('nothing'); see corpus/README.md for what stands here",
        ),
        (
            "  parties: [norland, southmark]\n  parties_at_least: 2\n  terms: [Harbour Line]\n",
            "  parties: [norland, norland]\n  parties_at_least: 2\n",
            "1: 1 parties and no terms: no entry can matter; at least 2 different parties, or terms",
        ),
    ],
)
def test_what_no_feed_can_be_is_refused_with_its_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert GOOD.count(old) == 1
    assert refusals(tmp_path, GOOD.replace(old, new)) == [fault]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland and Southmark meet again", True),
        ("Norlandish envoy sees Southmarkian minister", True),
        ("Ada Brook travels to Millford", True),
        ("Ada Brook speaks in Norland", False),
        ("Norland signs with Eastholm", False),
        ("Ada Brook walks by Wide Bay", False),
        ("Shots along the harbour line", True),
        ("Shots along the harbour lines", False),
        ("گلوله‌باری در خط بندر", True),
        ("", False),
    ],
)
def test_an_entry_matters_when_it_names_enough_parties_or_a_term(text: str, expected: bool) -> None:
    assert matters(RULE, text, ENTITIES) is expected


def test_a_rule_of_terms_alone_lets_no_parties_pass() -> None:
    assert matters(Matters((), 1, ("Harbour Line",)), "Norland and Southmark", ENTITIES) is False


def test_nothing_from_the_corpus_feeds_is_published_unseen_or_without_rights() -> None:
    feeds = load_feed_list(CORPUS / "feeds.yaml").feeds
    assert {feed.adds for feed in feeds} == {Adds.REVIEW}
    assert [feed.feed_id for feed in feeds if f"stay with {feed.outlet}" not in feed.rights] == []
