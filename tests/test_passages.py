from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles import paragraphs
from index.marks import inside, quotations
from index.passages import WINDOW_CHARACTERS, WINDOW_SENTENCES, passages
from index.records import TextKind
from index.sentences import sentences
from tests.fakes import BODY, make_article, texts_of
from tests.patience import must_end
from tests.prose import bodies

kinds = st.sampled_from(TextKind)


def texts(body: str, kind: TextKind = TextKind.FULL) -> list[str]:
    return texts_of(body, [passage.span for passage in passages(make_article(body, text=kind))])


def numbered(first: int, last: int, gap: str = " ") -> str:
    return gap.join(f"Envoy {number} spoke." for number in range(first, last + 1))


def test_a_short_article_is_one_passage() -> None:
    assert texts("The envoys met. They parted.\n\nNobody signed.") == ["The envoys met. They parted.\n\nNobody signed."]


def test_a_long_paragraph_is_read_in_windows_of_five_sentences_that_overlap_by_two() -> None:
    assert texts(numbered(1, 11)) == [numbered(1, 5), numbered(4, 8), numbered(7, 11)]


def test_short_paragraphs_stay_whole() -> None:
    body = "\n\n".join([numbered(1, 3), numbered(4, 6), numbered(7, 9)])
    assert texts(body) == [numbered(1, 3), numbered(4, 6), numbered(7, 9)]


def test_windows_of_an_articles_own_words_run_over_paragraphs() -> None:
    body = numbered(1, 8, gap="\n\n")
    assert texts(body) == [numbered(1, 5, gap="\n\n"), numbered(4, 8, gap="\n\n")]
    assert texts(body, TextKind.EXCERPT) == texts(body)


def test_the_notes_of_a_brief_are_passages_of_their_own() -> None:
    assert texts(BODY, TextKind.BRIEF) == BODY.split("\n\n")


def test_a_window_holds_no_more_than_the_model_reads_if_sentences_allow() -> None:
    long = "The envoys of the hill towns met " + "again and " * 40 + "parted."
    assert texts(f"{long} {long} {long} {long}") == [f"{long} {long}"] * 2
    longer = "The envoys met " + "again and " * 200 + "parted."
    assert texts(f"{longer} {longer}") == [longer, longer]


def test_a_quotation_is_never_parted_however_long() -> None:
    speech = f"He said: “{numbered(1, 80)}”"
    assert texts(f"It rained. {speech} She left.") == ["It rained.", speech, "She left."]


def test_a_quotation_over_paragraphs_is_one_passage_even_of_a_brief() -> None:
    body = "He said: “We stay.\n\n“We do not go.”\n\nShe left."
    assert texts(body, TextKind.BRIEF) == ["He said: “We stay.\n\n“We do not go.”", "She left."]


@given(bodies, kinds)
def test_passages_hold_every_sentence_and_each_in_order(body: str, kind: TextKind) -> None:
    found = passages(make_article(body, text=kind))
    assert {sentence for passage in found for sentence in passage.sentences} == set(sentences(body))
    for passage in found:
        assert list(passage.sentences) == sorted(passage.sentences)
        assert (passage.span.start, passage.span.end) == (passage.sentences[0].start, passage.sentences[-1].end)
    assert all(one.span.start < other.span.start and one.span.end < other.span.end for one, other in pairwise(found))


@given(bodies, kinds)
def test_a_passage_skips_no_sentence(body: str, kind: TextKind) -> None:
    every = sentences(body)
    for passage in passages(make_article(body, text=kind)):
        first = every.index(passage.sentences[0])
        assert passage.sentences == every[first : first + len(passage.sentences)]


@given(bodies, kinds)
def test_no_passage_begins_or_ends_inside_a_quotation(body: str, kind: TextKind) -> None:
    quoted = quotations(body)
    for passage in passages(make_article(body, text=kind)):
        assert not inside(quoted, passage.span.start)
        assert not inside(quoted, passage.span.end)


@given(bodies)
def test_a_passage_of_a_brief_leaves_its_paragraph_only_inside_a_quotation(body: str) -> None:
    quoted = quotations(body)
    starts = [paragraph.start for paragraph in paragraphs(body)]
    for passage in passages(make_article(body, text=TextKind.BRIEF)):
        crossed = [start for start in starts if passage.span.start < start < passage.span.end]
        assert all(inside(quoted, start) for start in crossed)


@given(st.lists(st.sampled_from(["Envoy spoke. ", "Rain fell on the harbour. ", "Who knows? ", "\n\n"]), max_size=60))
def test_windows_without_quotations_keep_to_their_size(pieces: list[str]) -> None:
    for passage in passages(make_article("".join(pieces))):
        assert len(passage.sentences) <= WINDOW_SENTENCES
        assert passage.span.end - passage.span.start <= WINDOW_CHARACTERS


@pytest.mark.parametrize("unit", ["Envoys met. ", "a\n\n", "“a. ", "a. “b”\n\n", "“a\n\n"])
@pytest.mark.parametrize("kind", list(TextKind))
def test_a_huge_body_is_cut(unit: str, kind: TextKind) -> None:
    with must_end():
        assert len(passages(make_article(unit * (200_000 // len(unit)), text=kind))) >= 1
