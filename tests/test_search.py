from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answers import Answerer
from index.records import Article, Hit, TextKind
from index.search import question_of, search
from index.signal_names import SIGNALS
from index.snapshot.opened import Snapshot
from tests.fakes import HashingEmbedder, make_article, query_of, two_articles

Opens = Callable[[Sequence[Article]], Snapshot]


def find(snapshot: Snapshot, question: str, k: int = 10) -> tuple[Hit, ...]:
    return search(snapshot, query_of(question), HashingEmbedder().encode_questions([question])[0], k)


def words(hit: Hit) -> str:
    return hit.highlight.of(hit.article.body)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who led the hill delegation?", "“We will not sign before the wells are shared”, said Mira Tolen, who led"),
        ("ferry strike", "A ferry strike delayed the second sitting by four hours."),
        ("How many breaches did observers count?", "Observers counted nine breaches"),
        ("copper bridge and salt road", "The monitors’ report lists the copper bridge"),
        ("Whom did Oren Vask blame?", "Oren Vask, mayor of the river towns, blamed smugglers"),
    ],
)
def test_the_sentence_that_holds_the_words_is_found_first(snapshot_of: Opens, question: str, expected: str) -> None:
    assert words(find(snapshot_of(two_articles()), question)[0]).startswith(expected)


@pytest.mark.parametrize("question", ["the harbour truce", "wells", "zzz", "a", "؟", "what is it"])
def test_hits_are_ranked_from_one_best_first(snapshot_of: Opens, question: str) -> None:
    briefs = [make_article(one.body, one.article_id, text=TextKind.BRIEF) for one in two_articles()]
    hits = find(snapshot_of(briefs), question)
    assert len(hits) > 1
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize("k", [1, 2, 3])
def test_there_are_at_most_k_hits_and_they_are_the_first_ones(snapshot_of: Opens, k: int) -> None:
    briefs = [make_article(one.body, one.article_id, text=TextKind.BRIEF) for one in two_articles()]
    snapshot = snapshot_of(briefs)
    assert find(snapshot, "harbour truce", k) == find(snapshot, "harbour truce")[:k]


def test_a_sentence_of_overlapping_windows_is_shown_once(snapshot_of: Opens) -> None:
    body = " ".join(f"Envoy {number} crossed gate {number}." for number in range(1, 30))
    hits = find(snapshot_of([make_article(body)]), "Who crossed gate 14?")
    assert words(hits[0]) == "Envoy 14 crossed gate 14."
    assert sum("gate 14." in hit.passage.span.of(body) and words(hit).endswith("gate 14.") for hit in hits) == 1
    for hit in hits:
        earlier = hits[: hit.rank - 1]
        assert not any(hit.highlight in other.passage.span for other in earlier)


def test_the_headline_and_the_outlet_count_as_words_of_each_passage(snapshot_of: Opens) -> None:
    articles = [
        make_article("Nobody signed.", "a", title="Salt road reopens", outlet="Mill Post"),
        make_article("Nobody signed.", "b", title="Ferries stop", outlet="Herald"),
    ]
    snapshot = snapshot_of(articles)
    for question in ("salt road", "What does the Mill Post report?"):
        assert find(snapshot, question)[0].article.article_id == "a"
    assert find(snapshot, "salt road")[0].signals["coverage"] == 1


def test_coverage_is_the_share_of_the_weight_of_the_words(snapshot_of: Opens) -> None:
    snapshot = snapshot_of(two_articles())
    assert find(snapshot, "ferry strike")[0].signals["coverage"] == 1
    assert find(snapshot, "zzz plugh")[0].signals["coverage"] == 0
    assert 0 < find(snapshot, "ferry plugh")[0].signals["coverage"] < 0.5
    assert find(snapshot, "what is it")[0].signals["coverage"] == 0


def test_rarer_words_weigh_more(snapshot_of: Opens) -> None:
    briefs = [make_article(one.body, one.article_id, text=TextKind.BRIEF) for one in two_articles()]
    weights = question_of(snapshot_of(briefs), query_of("towns ferry plugh")).weights
    assert list(weights) == ["town", "ferri", "plugh"]
    assert weights["town"] < weights["ferri"] < weights["plugh"]


def test_the_same_question_gives_the_same_hits(snapshot_of: Opens) -> None:
    one, other = snapshot_of(two_articles()), snapshot_of(two_articles())
    assert find(one, "harbour truce") == find(one, "harbour truce") == find(other, "harbour truce")


TOLD = "The river towns offered two wells and a joint patrol to the hill towns on Sunday."


def told(article_id: str, day: int | None, body: str = TOLD) -> Article:
    published = None if day is None else date(2031, 3, day)
    return make_article(body, article_id, title=None, published=published, outlet=article_id.title())


def test_a_story_of_several_outlets_is_found_once_in_its_earliest_print_and_names_the_others(
    snapshot_of: Opens,
) -> None:
    snapshot = snapshot_of([told("a", 9), told("b", 5), told("c", None), make_article()])
    hits = find(snapshot, "Who offered two wells and a joint patrol on Sunday?")
    assert [hit.article.article_id for hit in hits].count("b") == 1
    assert not {"a", "c"} & {hit.article.article_id for hit in hits}
    assert [other.article_id for other in hits[0].also_in] == ["a", "c"]


def test_a_withdrawn_article_is_neither_found_nor_named(snapshot_of: Opens) -> None:
    snapshot = snapshot_of([told("a", 9), told("b", 5), told("c", 7), make_article()])
    vector = HashingEmbedder().encode_questions([TOLD])[0]
    hits = search(snapshot, query_of(TOLD), vector, 10, frozenset({"b"}))
    assert hits[0].article.article_id == "c"
    assert [other.article_id for other in hits[0].also_in] == ["a"]
    assert all(hit.article.article_id != "b" for hit in hits)


@pytest.mark.parametrize("body", ["!!!", "😀", "a", "۔", "… …"])
def test_a_corpus_without_a_word_can_be_searched(snapshot_of: Opens, body: str) -> None:
    hits = find(snapshot_of([make_article(body, title=None)]), "Who led the talks?")
    assert [hit.passage.span.of(body) for hit in hits] == [body]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_question_finds_whole_sentences_inside_passages(small_answerer: Answerer, question: str) -> None:
    hits = find(small_answerer.snapshot, question, 3)
    assert hits
    for hit in hits:
        assert hit.highlight in hit.passage.sentences
        assert hit.article.article_id == hit.passage.article_id
        assert -1.001 <= hit.signals["dense"] <= 1.001
        assert 0 <= hit.signals["coverage"] <= 1.001
        assert tuple(hit.signals) == SIGNALS
