import dataclasses
import re
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.answer_json import answer_json
from index.answers import Answerer, together
from index.articles import load_articles, paragraphs
from index.errors import QuestionRefused
from index.records import Answer, Citation, Message, Support
from tests.fakes import BODY, OTHER_BODY, HashingEmbedder, query_of
from tests.fixtures import CORPUS

ARTICLES = {article.article_id: article for article in load_articles(CORPUS)}
WORDS = sorted({word for article in ARTICLES.values() for word in re.findall(r"\w+|[“”.,?]", article.body)})
SMALL_WORDS = sorted(set(re.findall(r"\w+|[“”.,?]", BODY + OTHER_BODY)))
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def questions(words: list[str]) -> st.SearchStrategy[str]:
    """Questions of the words of a corpus, and of anything."""
    return st.lists(st.sampled_from(words) | ANYTHING, min_size=1, max_size=12).map(" ".join)


def shown(answer: Answer) -> tuple[Citation, ...]:
    return answer.citations or answer.nearest


def check_promises(answer: Answer) -> None:
    """What is promised of every answer, whatever was asked."""
    cited = shown(answer)
    assert answer.answered is (answer.support is Support.ANSWER) is bool(answer.citations)
    assert 0 <= answer.confidence <= 1
    assert [citation.rank for citation in cited] == list(range(1, len(cited) + 1))
    for citation in cited:
        body = citation.article.body
        assert citation.text == body[citation.span.start : citation.span.end]
        (mark,) = citation.highlights
        assert citation.span.start <= mark.start < mark.end <= citation.span.end
        assert mark in list(paragraphs(body))[citation.paragraph]
        assert citation.sentence_url.startswith(citation.article.url)
    said = answer_json(answer)
    assert said["question"] == answer.query.question
    for one in said["citations"] + said["nearest"]:
        assert (
            one["passage"]["text"]
            == cited[one["rank"] - 1].article.body[one["passage"]["start"] : one["passage"]["end"]]
        )


@given(questions(SMALL_WORDS))
def test_whatever_is_asked_every_citation_is_verbatim(small_answerer: Answerer, question: str) -> None:
    assume(question.strip())
    check_promises(small_answerer.answer(question))


@given(questions(WORDS))
@settings(max_examples=60)
def test_whatever_is_asked_of_the_real_corpus_every_citation_is_what_the_file_says(
    answerer: Answerer, question: str
) -> None:
    assume(question.strip())
    answer = answerer.answer(question)
    check_promises(answer)
    for citation in shown(answer):
        assert citation.article == ARTICLES[citation.article.article_id]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who headed the Afghan side in Istanbul?", "Haji Najib"),
        ("Did Noor Wali Mehsud survive?", "Noor Wali Mehsud"),
    ],
)
def test_a_question_that_the_corpus_answers_is_answered_first_with_the_sentence(
    answerer: Answerer, question: str, expected: str
) -> None:
    answer = answerer.answer(question)
    assert answer.support is Support.ANSWER
    best = answer.citations[0]
    assert expected in best.highlights[0].of(best.article.body)


@pytest.mark.parametrize(
    "question",
    [
        "What is the price of a ferry ticket in Lisbon?",
        "Who won the chess final?",
        "best recipe for soup",
        "xyzzy plugh",
    ],
)
def test_a_question_about_something_else_is_not_answered(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)
    assert (answer.answered, answer.citations) == (False, ())


def test_words_that_no_article_uses_are_named_as_they_were_typed(small_answerer: Answerer) -> None:
    answer = small_answerer.answer("Did Tolen's lawyers visit the copper bridges in Lisbon?")
    assert answer.missing_words == ("lawyers", "visit", "Lisbon")


def test_small_talk_gets_no_passages(small_answerer: Answerer) -> None:
    answer = small_answerer.answer("hello there")
    assert (answer.query.kind, answer.support, shown(answer), answer.missing_words) == (
        "small talk", Support.NONE, (), ()
    )  # fmt: skip


@pytest.mark.parametrize("question", ["", "  \n", "x" * 4_097, "caf\udce9"])
def test_a_question_that_cannot_be_asked_is_refused(small_answerer: Answerer, question: str) -> None:
    with pytest.raises(QuestionRefused):
        small_answerer.answer(question)


def test_a_batch_gives_each_question_the_answer_it_gets_alone(small_answerer: Answerer) -> None:
    asked = ["Who led the hill delegation?", "hello", "ferry strike", "ferry strike", "zzz"]
    queries = [query_of(question) for question in asked]
    together = small_answerer.answer_all([*queries, queries[0]])
    alone = [small_answerer.answer(question) for question in [*asked, asked[0]]]
    assert [dataclasses.replace(answer, took_ms={}) for answer in together] == [
        dataclasses.replace(answer, took_ms={}) for answer in alone
    ]


def test_an_empty_batch_and_one_of_small_talk_give_their_answers(small_answerer: Answerer) -> None:
    assert small_answerer.answer_all([]) == []
    assert [answer.support for answer in small_answerer.answer_all([query_of("hi")])] == [Support.NONE]


def test_an_answer_says_which_snapshot_it_is_from_and_how_much_that_knows(small_answerer: Answerer) -> None:
    answer = small_answerer.answer("ferry strike")
    assert answer.snapshot == small_answerer.snapshot.snapshot_id
    assert answer.corpus == small_answerer.snapshot.corpus


@pytest.mark.parametrize("number", [1, 2])
def test_there_are_at_most_as_many_citations_as_wanted(small_answerer: Answerer, number: int) -> None:
    answerer = Answerer(small_answerer.snapshot, HashingEmbedder(), number)
    assert len(shown(answerer.answer("breaches of the harbour truce"))) == number


def test_stages_add_up_and_none_is_negative(small_answerer: Answerer) -> None:
    took = small_answerer.answer("ferry strike").took_ms
    assert set(took) == {"understand", "encode", "search", "answer", "total"}
    assert all(ms >= 0 for ms in took.values())
    assert took["total"] >= took["encode"] + took["search"]


def test_an_article_withdrawn_between_two_answers_is_not_in_the_second(small_answerer: Answerer) -> None:
    withdrawn: set[str] = set()
    answerer = dataclasses.replace(small_answerer, withdrawn=lambda: withdrawn)
    before = shown(answerer.answer("Who led the hill delegation?"))
    withdrawn.add(before[0].article.article_id)
    after = shown(answerer.answer("Who led the hill delegation?"))
    assert before[0].article not in [citation.article for citation in after]


def test_what_articles_tell_differently_is_told_beside_the_answer_with_every_version(answerer: Answerer) -> None:
    told = {one.disagreement_id: one for one in answerer.snapshot.disagreements}
    seen = set()
    for disagreement in told.values():
        place = disagreement.versions[0].places[0]
        body = ARTICLES[place.article_id].body
        words = list(paragraphs(body))[place.paragraph].of(body)[:400]
        differing = answerer.answer(words).differing
        if differing is not None:
            seen.add(differing.disagreement_id)
            versions = told[differing.disagreement_id].versions
            assert [version.label for version in differing.versions] == [version.label for version in versions]
            assert all(version.articles for version in differing.versions)
    assert len(seen) > len(told) / 2


def test_a_version_that_only_withdrawn_articles_tell_is_not_told(answerer: Answerer) -> None:
    disagreement = next(
        one for one in answerer.snapshot.disagreements if len(one.versions) == 2 and len(one.versions[1].places) == 1
    )
    place = disagreement.versions[0].places[0]
    body = ARTICLES[place.article_id].body
    words = list(paragraphs(body))[place.paragraph].of(body)[:400]
    gone = {place.article_id for place in disagreement.versions[1].places} - {place.article_id}
    found = dataclasses.replace(answerer, withdrawn=lambda: gone).answer(words).differing
    assert found is None or found.disagreement_id != disagreement.disagreement_id


def test_a_citation_says_who_speaks_and_which_day_its_sentence_names(answerer: Answerer) -> None:
    best = answerer.answer("what did Trump say in kuala lumpur on 26 october 2025").citations[0]
    assert best.said is not None
    assert (best.said.speaker, best.said.party) == ("Donald Trump", "united-states")
    assert best.days == (date(2025, 10, 26), date(2025, 10, 26))


def test_an_alleged_quotation_with_a_word_changed_is_altered_and_shown_beside_the_printed_one(
    answerer: Answerer,
) -> None:
    real = answerer.answer("Did Trump say “I have no doubt we’re going to get that done quickly”?")
    changed = answerer.answer("Did Trump say “I have some doubt we’re going to get that done quickly”?")
    assert (real.verdict, changed.verdict) == ("verbatim", "altered")
    assert ("delete", "some") in [(change.op, change.text) for change in changed.diff]
    assert ("insert", "no") in [(change.op, change.text) for change in changed.diff]
    invented = answerer.answer("Did Trump say “the wells of the moon are full of honey tonight”?")
    assert (invented.verdict, invented.answered) == ("not_found", False)


def test_several_questions_in_one_message_are_answered_in_turn(answerer: Answerer) -> None:
    answers = answerer.answer_messages(
        [Message("Who headed the Afghan side in Istanbul? When did the Doha talks end?")]
    )
    (both,) = answers
    assert not isinstance(both, QuestionRefused)
    assert len(both) == 2
    merged = together(both)
    assert [citation.rank for citation in merged.citations] == list(range(1, len(merged.citations) + 1))
    check_promises(merged)


def test_a_misspelt_name_that_was_understood_is_no_missing_word(answerer: Answerer) -> None:
    answer = answerer.answer("did zabihulah mujahed mention xyzzy")
    assert [named.entity_id for named in answer.query.named] == ["zabihullah-mujahid"]
    assert answer.missing_words == ("xyzzy",)


@pytest.mark.parametrize(
    "question",
    [
        "Did Khawaja Asif say “the open war with Afghanistan was ended by a letter from the moon”?",
        "Did Mujahid say “we gave every weapon in Kabul to the cricket board of Pakistan”?",
    ],
)
def test_words_that_nobody_printed_are_never_given_as_an_answer(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)
    assert (answer.verdict, answer.answered, answer.citations) == ("not_found", False, ())
