from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles import paragraphs
from index.marks import inside, quotations
from index.records import Span
from tests.fakes import texts_of
from tests.patience import must_end
from tests.prose import bodies


def quoted(body: str) -> list[str]:
    return texts_of(body, quotations(body))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("He said: “We stay.” She left.", ["“We stay.”"]),
        ("“One,” he said, “and two.”", ["“One,”", "“and two.”"]),
        ("«Kalıyoruz», dedi.", ["«Kalıyoruz»"]),
        ("انہوں نے کہا: «ہم یہاں ہیں۔»", ["«ہم یہاں ہیں۔»"]),
        ("„Wir bleiben“, sagte er. „Ja”", ["„Wir bleiben“", "„Ja”"]),
        ('He said "We stay." She left.', ['"We stay."']),
        ("He said 'We stay.' She left.", ["'We stay.'"]),
        ("He said ‘We stay.’ She left.", ["‘We stay.’"]),
        ('("We stay")', ['("We stay")'[1:-1]]),
        ('said:"We stay"', ['"We stay"']),
        ('said "... we stay"', ['"... we stay"']),
        ("“[The talks] failed”", ["“[The talks] failed”"]),
        ("No quotation here.", []),
        ("", []),
    ],
)
def test_what_stands_between_marks_is_a_quotation_marks_included(body: str, expected: list[str]) -> None:
    assert quoted(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "The monitors’ report and the envoys’ answer.",
        "It’s the mayor's office, isn't it? Don’t ask the '90s.",
        'A pole of 6\' 3" and a board of 12" by 4".',
        "an opening “ alone",
        "a closing ” alone",
        'one straight " alone',
    ],
)
def test_apostrophes_inches_and_stray_marks_are_no_quotations(body: str) -> None:
    assert quoted(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“He told me ‘never’ and left”, she said.", ["“He told me ‘never’ and left”"]),
        ("“He said “never” twice”, she said.", ["“He said “never” twice”"]),
        ("«او گفت «هرگز» و رفت» گفت.", ["«او گفت «هرگز» و رفت»"]),
        ('"They said ‘no’ to us", she said.', ['"They said ‘no’ to us"']),
        ("‘They don’t know’, she said.", ["‘They don’t know’"]),
    ],
)
def test_only_the_outermost_quotation_counts(body: str, expected: list[str]) -> None:
    assert quoted(body) == expected


def test_a_slip_costs_no_later_quotation() -> None:
    assert quoted("A “slip here. Then he said: “We stay.” And “we go.”") == ["“We stay.”", "“we go.”"]
    assert quoted("A “slip here.\n\nThen he said: “We stay.”") == ["“We stay.”"]


def test_a_quotation_goes_on_where_the_next_paragraph_opens_it_again() -> None:
    body = "He said: “We stay.\n\n“We do not go.\n\n“Never.” She left.\n\n“Why?” he asked."
    assert quoted(body) == ["“We stay.\n\n“We do not go.\n\n“Never.”", "“Why?”"]
    assert quoted('He said: "We stay.\n\n"Never." She left.') == ['"We stay.\n\n"Never."']


def test_a_quotation_ends_with_its_paragraph_where_the_next_one_does_not_open_it_again() -> None:
    assert quoted("He said: “We stay.\n\nShe left.\n\n“Why?” he asked.") == ["“Why?”"]
    assert quoted("He said: “We stay.\n\n“We do not go.\n\nShe left.") == []
    assert quoted('He said: "We stay.\n\n" and left. "Why?" he asked.') == ['"Why?"']


def test_a_cut_is_inside_a_span_only_between_its_edges() -> None:
    spans = (Span(2, 5), Span(5, 7), Span(9, 12))
    assert [at for at in range(14) if inside(spans, at)] == [3, 4, 6, 10, 11]
    assert not inside((), 3)


@given(st.lists(st.integers(0, 40), unique=True, max_size=12).map(sorted), st.integers(0, 40))
def test_a_cut_is_inside_when_any_span_holds_it(edges: list[int], at: int) -> None:
    spans = [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    assert inside(spans, at) is any(span.start < at < span.end for span in spans)


@given(bodies)
def test_quotations_of_any_text_are_in_order_apart_and_between_marks(body: str) -> None:
    spans = quotations(body)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    for text in texts_of(body, spans):
        assert text[0] in "“„«‘\"'"
        assert text[-1] in "“”»’\"'"
        assert len(text) >= 2


@given(bodies)
def test_a_quotation_crosses_a_paragraph_only_where_the_next_one_opens_with_its_mark(body: str) -> None:
    for span in quotations(body):
        starts = [paragraph.start for paragraph in paragraphs(body) if span.start < paragraph.start < span.end]
        assert {body[start] for start in starts} <= {body[span.start]}


@pytest.mark.parametrize("unit", ['"', "“", "“a ", " ‘a’", "'a ", "“a\n\n", "„", '."', "« », "])
def test_a_huge_text_of_marks_is_paired(unit: str) -> None:
    with must_end():
        assert len(quotations(unit * (200_000 // len(unit)))) >= 0
