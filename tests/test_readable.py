import dataclasses

from index.readable import answer_lines, source_line
from index.records import Answer, Change, Citation, CorpusSize, Said, Span, Support
from tests.fakes import BODY, make_article, query_of

SPAN = Span(0, BODY.index("\n"))


def cited(rank: int = 1, published: bool = True) -> Citation:
    article = make_article() if published else make_article(published=None, published_note="none shown")
    return Citation(rank, article, SPAN, SPAN.of(BODY), (Span(4, 10),), 0, "https://gazette.example/x", 1.0)


def printed(answer: Answer) -> list[str]:
    return [line.plain for line in answer_lines(answer)]


def test_an_answer_is_its_passages_each_above_its_source() -> None:
    answer = Answer(query_of("Who met?"), Support.ANSWER, 0.9, "s1", CorpusSize(2, None), (cited(), cited(2)))
    assert printed(answer) == [
        "",
        BODY.split("\n", maxsplit=1)[0],
        "[1] Hill Gazette, 2031-03-04 https://gazette.example/x",
        "",
        BODY.split("\n", maxsplit=1)[0],
        "[2] Hill Gazette, 2031-03-04 https://gazette.example/x",
        "",
        "2 articles, newest undated · s1",
    ]


def test_the_highlighted_words_are_bold() -> None:
    answer = Answer(query_of("Who met?"), Support.ANSWER, 0.9, "s1", CorpusSize(2, None), (cited(),))
    (line,) = [line for line in answer_lines(answer) if line.plain.startswith("The envoys")]
    assert [(span.start, span.end, span.style) for span in line.spans] == [(4, 10, "bold")]


def test_the_nearest_passages_are_shown_as_such() -> None:
    answer = Answer(
        query_of("Who met?"), Support.WEAK, 0.3, "s1", CorpusSize(2, None), (), (cited(),), ("ferry", "price")
    )
    assert printed(answer)[:2] == [
        "The articles do not clearly answer this. The closest passages, which may not answer it:",
        "No article uses: ferry, price",
    ]


def test_silence_is_said() -> None:
    answer = Answer(query_of("Who met?"), Support.NONE, 0.0, "s1", CorpusSize(2, None))
    assert printed(answer) == ["The articles say nothing about this.", "", "2 articles, newest undated · s1"]


def test_small_talk_is_answered_with_what_can_be_asked() -> None:
    (line,) = printed(Answer(query_of("hello"), Support.NONE, 0.0, "s1", CorpusSize(2, None)))
    assert line.startswith("Ask about the talks")


def test_a_source_without_a_day_is_undated() -> None:
    assert source_line(cited(3, published=False)) == "[3] Hill Gazette, undated https://gazette.example/x"


def test_a_verdict_names_a_negation_that_was_lost_and_shows_the_words_in_colour() -> None:
    diff = (Change("equal", "We will"), Change("delete", "go"), Change("insert", "not go"))
    first = dataclasses.replace(cited(), said=Said("Ada Tolen", None, None))
    answer = Answer(query_of("Who met?"), Support.ANSWER, 1.0, "s1", CorpusSize(2, None), (first,))
    lines = list(answer_lines(dataclasses.replace(answer, verdict="altered", diff=diff)))
    assert [line.plain for line in lines[:3]] == [
        "The quotation is altered. Printed as the words of Ada Tolen.",
        "Negation changed: “go”, printed “not go”.",
        "We will go not go",
    ]
    assert {str(span.style) for span in lines[2].spans} >= {"red strike", "green underline"}


def test_an_articles_own_words_are_called_no_quotation() -> None:
    answer = Answer(query_of("Who met?"), Support.ANSWER, 1.0, "s1", CorpusSize(2, None), (cited(),))
    first, *_ = printed(dataclasses.replace(answer, verdict="verbatim", own_words=True))
    assert first == "The quotation is verbatim. They are an article’s own words, not a quotation."
