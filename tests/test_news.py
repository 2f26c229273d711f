from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from index.answers import Answerer
from index.news import Known, fresh, news_of_entity, news_of_question, speaker_named, story_keys
from index.records import Article, Citation, Span
from index.snapshot.opened import Snapshot
from tests.fakes import HashingEmbedder, make_article

SINCE = date(2031, 4, 1)
REPORT = "The envoys agreed to share nine wells between the towns.\n\nNobody signed anything."
# The same report as another outlet prints it.
COPY = "The envoys agreed to share nine wells between the towns.\n\nThe ferry was late."


def article(name: str, published: date | None = SINCE, body: str = REPORT, **changes: object) -> Article:
    return make_article(body, name, published=published, **changes)


def citation(of: Article, sentence: str | None = None, *also_in: Article, rank: int = 1) -> Citation:
    """Of its first paragraph, or the sentence given."""
    start = of.body.index(sentence or of.body)
    span = Span(start, start + len(sentence or of.body.partition("\n\n")[0]))
    return Citation(rank, of, span, span.of(of.body), (span,), 0, of.url, 1.0, also_in)


def names(citations: Sequence[Citation]) -> list[str]:
    return [one.article.article_id for one in citations]


# ---------------------------------------------------------------- which citations are new


@pytest.mark.parametrize(
    ("published", "retrieved", "expected"),
    [
        (date(2031, 3, 31), None, []),
        (date(2031, 4, 1), None, ["one"]),
        (date(2030, 1, 1), date(2031, 4, 2), ["one"]),
        (None, date(2031, 4, 2), ["one"]),
        (None, None, []),
    ],
    ids=["earlier", "that day", "taken in late", "undated, taken in late", "undated"],
)
def test_new_is_what_came_out_or_in_since_the_day(
    published: date | None, retrieved: date | None, expected: list[str]
) -> None:
    note = None if published else "none shown"
    one = article("one", published, retrieved=retrieved, published_note=note)
    assert names(fresh([citation(one)], Known(SINCE))) == expected


def test_what_was_told_is_not_new() -> None:
    told = story_keys(citation(article("one")))
    assert fresh([citation(article("one"), "Nobody signed anything.")], Known(SINCE, told)) == ()


def test_a_story_that_was_told_is_not_new_in_another_outlet() -> None:
    first = article("one")
    told = story_keys(citation(first))
    copy = article("two", body="Nine wells, said the envoys, will be shared by all the towns of the river.")
    assert fresh([citation(copy, None, first)], Known(SINCE, told)) == ()


def test_a_sentence_that_was_told_is_not_new_in_another_article() -> None:
    told = story_keys(citation(article("one")))
    assert fresh([citation(article("two", body=COPY))], Known(SINCE, told)) == ()


def test_a_short_sentence_makes_no_story() -> None:
    short = "Nobody signed anything."
    told = story_keys(citation(article("one"), short))
    assert names(fresh([citation(article("two"), short)], Known(SINCE, told))) == ["two"]


def test_of_each_new_story_the_first_is_told_and_they_are_ranked_anew() -> None:
    old, one, copy = article("old", date(2031, 3, 1)), article("one"), article("two", body=COPY)
    other = article("three", body="The monitors counted eleven breaches of the harbour truce in one week.")
    given = [citation(of, rank=rank) for rank, of in enumerate((old, one, copy, other), start=1)]
    found = fresh(given, Known(SINCE))
    assert [(one.rank, one.article.article_id) for one in found] == [(1, "one"), (2, "three")]


# ---------------------------------------------------------------- asked of a snapshot

Open = Callable[[Sequence[Article]], Snapshot]


def test_an_article_that_came_in_is_news_to_who_was_told_of_another(snapshot_of: Open) -> None:
    first = article("one")
    later = article("two", date(2031, 4, 3), "The envoys agreed to share the wells, as the towns were told again.")
    question = "Did the envoys agree to share nine wells between the towns?"

    def news(articles: Sequence[Article], told: frozenset[str]) -> tuple[Citation, ...]:
        answerer = Answerer(snapshot_of(articles), HashingEmbedder())
        return news_of_question(answerer, question, Known(SINCE, told), 1)

    (before,) = news([first], frozenset())
    assert names([before]) == ["one"]
    told = story_keys(before)
    assert news([first], told) == ()
    assert names(news([first, later], told)) == ["two"]


def test_a_new_article_is_found_behind_many_older_ones_that_say_it_better(snapshot_of: Open) -> None:
    sayings = (
        "Nine wells between the towns: the envoys agreed to share.",
        "To share nine wells is what envoys of both towns agreed.",
        "Between the towns nine wells they share, the envoys agreed at dawn.",
        "Envoys agreed; towns share wells, nine of these, from spring.",
        "Share wells, nine in number, between towns, agreed the envoys.",
    )
    older = [article(f"old-{number}", date(2031, 3, 1), words) for number, words in enumerate(sayings)]
    later = article("new", date(2031, 4, 3), "They share nine wells, the envoys agreed, said two ferrymen.")
    answerer = Answerer(snapshot_of([*older, later]), HashingEmbedder())
    question = "Did the envoys agree to share nine wells between the towns?"
    assert "new" not in names(answerer.answer(question).citations)
    assert names(news_of_question(answerer, question, Known(SINCE), 1)) == ["new"]


def test_a_wire_copy_of_what_was_told_is_no_news(snapshot_of: Open) -> None:
    body = "The envoys of the hill towns agreed to share nine wells and a joint patrol of the copper bridge"
    first = article("one", body=f"{body}.")
    copy = article("two", date(2031, 4, 3), f"{body} on Sunday, officials said.", outlet="Herald")
    answerer = Answerer(snapshot_of([first, copy]), HashingEmbedder())
    question = "Did the envoys agree to share nine wells?"
    told = story_keys(citation(first))
    assert names(news_of_question(answerer, question, Known(SINCE), 3)) == ["one"]
    assert news_of_question(answerer, question, Known(SINCE, told), 3) == ()


def test_a_withdrawn_article_is_no_news(snapshot_of: Open) -> None:
    answerer = Answerer(snapshot_of([article("one")]), HashingEmbedder())
    question, known = "Did the envoys agree to share nine wells?", Known(SINCE)
    assert names(news_of_question(answerer, question, known, 3)) == ["one"]
    assert news_of_question(replace(answerer, withdrawn=lambda: {"one"}), question, known, 3) == ()


def test_of_a_question_only_what_the_new_articles_support_is_news(answerer: Answerer) -> None:
    """Asked of the corpus of the repository: who headed a side in Istanbul is told in November, not in January."""
    question = "Who headed the Afghan side in Istanbul?"
    found = news_of_question(answerer, question, Known(date(2025, 11, 5)), 3)
    assert found
    assert all(one.article.published and one.article.published >= date(2025, 11, 5) for one in found)
    assert news_of_question(answerer, "What does tea cost in Lahore?", Known(date(2025, 1, 1)), 3) == ()


def test_of_a_party_its_new_statements_are_news_the_told_ones_never(answerer: Answerer) -> None:
    known = Known(date(2025, 11, 5))
    first = news_of_entity(answerer, "islamic-emirate", known, 3)
    assert len(first) == 3
    told = frozenset().union(*map(story_keys, first))
    second = news_of_entity(answerer, "islamic-emirate", Known(known.since, told), 3)
    assert len(second) == 3
    assert not {*names(first)} & {*names(second)}
    assert all(one.under for one in (*first, *second))


def test_parties_and_persons_can_be_followed_and_places_not(answerer: Answerer) -> None:
    found = [speaker_named(answerer.snapshot, name) for name in ("Kabul", "Khawaja Asif", "Istanbul", "who?")]
    assert [one and one.entity_id for one in found][1:] == ["khawaja-asif", None, None]
