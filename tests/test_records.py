import dataclasses

import pytest

from index.records import Answer, Citation, CorpusSize, Passage, Span, Support
from tests.fakes import BODY, make_article, query_of

ARTICLE = make_article()


def citation(
    start: int = 0, end: int = 10, text: str = BODY[:10], highlights: tuple[Span, ...] = (Span(0, 5),)
) -> Citation:
    return Citation(1, ARTICLE, Span(start, end), text, highlights, 0, ARTICLE.url, 1.0)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (5, 5)])
def test_a_span_is_never_empty_reversed_or_before_the_body(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=rf"^not a span: {start}\.\.{end}$"):
        Span(start, end)


def test_spans_count_code_points_and_are_half_open() -> None:
    assert Span(1, 4).of("a😀bc") == "😀bc"


def test_a_span_has_no_words_in_a_body_that_ends_before_it() -> None:
    with pytest.raises(ValueError, match=r"^span 0\.\.6 ends behind a body of 5 characters$"):
        Span(0, 6).of("Kabul")


@pytest.mark.parametrize(
    ("inner", "expected"), [((2, 4), True), ((2, 5), True), ((1, 4), False), ((2, 6), False), ((7, 9), False)]
)
def test_a_span_contains_what_lies_wholly_inside_it(inner: tuple[int, int], expected: bool) -> None:
    assert (Span(*inner) in Span(2, 5)) is expected


def test_spans_sort_by_start_then_end() -> None:
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]


def test_a_passage_has_sentences_and_all_of_them_lie_inside_it() -> None:
    for sentences in ((), (Span(0, 5), Span(5, 11))):
        with pytest.raises(ValueError, match="do not lie inside it"):
            Passage("a", Span(0, 10), sentences)


def test_a_citation_that_is_not_verbatim_cannot_exist() -> None:
    assert citation().text == "The envoys"
    with pytest.raises(ValueError, match="citation is not verbatim: gazette-2031-03-04-harbour-talks"):
        citation(text="The envoy ")


def test_a_citation_behind_the_body_cannot_exist() -> None:
    with pytest.raises(ValueError, match="ends behind a body"):
        citation(len(BODY) - 5, len(BODY) + 5, BODY[-5:])


def test_a_citation_highlights_something_and_only_inside_itself() -> None:
    for highlights in ((), (Span(5, 11),), (Span(0, 5), Span(20, 30))):
        with pytest.raises(ValueError, match="highlights lie outside"):
            citation(highlights=highlights)


@pytest.mark.parametrize("support", list(Support))
@pytest.mark.parametrize("cited", [0, 1])
@pytest.mark.parametrize("near", [0, 1])
def test_citations_answer_and_nearest_passages_are_only_there_when_they_do_not(
    support: Support, cited: int, near: int
) -> None:
    def answer() -> Answer:
        citations, nearest = (citation(),) * cited, (citation(),) * near
        return Answer(query_of("Who?"), support, 0.5, "s", CorpusSize(1, None), citations, nearest)

    if (support is Support.ANSWER) == bool(cited) and (not near or support is Support.WEAK):
        assert answer().answered is (support is Support.ANSWER)
    else:
        with pytest.raises(ValueError, match="cannot have these citations"):
            answer()


@pytest.mark.parametrize("record", [Span(0, 1), ARTICLE, citation(), query_of("Who?"), CorpusSize(1, None)])
def test_records_are_frozen(record: object) -> None:
    name = dataclasses.fields(record)[0].name  # type: ignore[arg-type]
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(record, name, None)
