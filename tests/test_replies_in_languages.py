"""Every kind of reply in every language of the interface: Telegram takes it, and no line is turned round."""

import dataclasses
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import texts
from bot.notices import render_help, render_start
from bot.render import Reply, render_answer, render_error, render_question_refused, render_text_only
from bot.tongue import LANGUAGES, Tongue, tongue_in
from index.errors import QuestionEmpty, QuestionTooLong, QuestionUnreadable
from index.records import (
    Answer,
    Article,
    Change,
    Citation,
    CorpusSize,
    Dated,
    Differing,
    Kind,
    Query,
    Said,
    Span,
    Support,
    TextKind,
    VersionTold,
)
from tests.bidi import faults
from tests.fakes import make_article
from tests.telegram_parser import parse

DAY = date(2031, 3, 4)
ENGLISH_BODY = "A minister led the <team>. Then came 3 March 2031."
URDU_BODY = "وزیر نے وفد کی قیادت کی۔"
OUTLETS = ("Hill Gazette", "روزنامہ جنگ", "BBC اردو", "Türkiye 24")


def an_article(outlet: str, body: str = ENGLISH_BODY, language: str = "en") -> Article:
    return make_article(body, outlet=outlet, language=language, text=TextKind.BRIEF)


def a_citation(rank: int, article: Article, under: str | None = None, *others: Article) -> Citation:
    whole = Span(0, len(article.body))
    days = (date(2031, 3, 1), date(2031, 3, 3))
    return Citation(
        rank, article, whole, article.body, (whole,), 0, article.url, 1.0, others, None, days, under
    )  # fmt: skip


CITED = (
    a_citation(1, an_article(OUTLETS[0]), "Norland", an_article(OUTLETS[1]), an_article(OUTLETS[3])),
    a_citation(2, an_article(OUTLETS[1], URDU_BODY, "ur"), "شمال", an_article(OUTLETS[2])),
    a_citation(3, an_article(OUTLETS[2]), "Norland"),
    a_citation(4, an_article(OUTLETS[3], language="tr"), None, dataclasses.replace(an_article("Dawn"), published=None)),
)
DIFFERING = Differing(
    "towns", "size of the team", (VersionTold("seven", (CITED[0].article, CITED[1].article)), VersionTold("دو", ()))
)
DIFF = (Change("equal", "We will"), Change("delete", "never"), Change("insert", "not"), Change("delete", "5 men"))


def an_answer(kind: Kind = Kind.QUESTION, **changes: object) -> Answer:
    query = Query("who?", kind, "en", ())
    corpus = CorpusSize(10, date(2031, 4, 9), DAY)
    answer = Answer(query, Support.ANSWER, 0.9, "snapshot", corpus, CITED)
    return dataclasses.replace(answer, **changes)  # type: ignore[arg-type]


def answers() -> Iterator[Answer]:
    """One answer of each look."""
    yield an_answer(Kind.SMALL_TALK, support=Support.NONE, citations=())
    yield from (an_answer(kind) for kind in (Kind.QUESTION, Kind.POSITION, Kind.COMPARISON, Kind.QUOTE))
    yield an_answer(
        Kind.DATE, dated=(Dated("Saturday", DAY, DAY), Dated("شنبه", date.min, DAY), Dated("March 2031", DAY, DAY, 1))
    )
    timeline = an_answer(Kind.DATE)
    yield dataclasses.replace(timeline, query=dataclasses.replace(timeline.query, timeline=True))
    yield an_answer(differing=DIFFERING, read_in_part=True)
    missing = ("ferry", "کشتی", "Venice", "x" * 150, "ی" * 150)
    yield an_answer(support=Support.WEAK, citations=(), nearest=CITED, missing_words=missing)
    yield an_answer(support=Support.NONE, citations=(), missing_words=missing, suggestions=("Who met?", "کون ملا؟"))
    yield an_answer(support=Support.NONE, citations=(), corpus=CorpusSize(1, None))
    for verdict in texts.VERDICTS:
        yield an_answer(Kind.VERIFY, verdict=verdict, diff=DIFF if verdict == "altered" else ())
    for verdict in texts.OWN_WORDS:
        yield an_answer(Kind.VERIFY, verdict=verdict, own_words=True)


def replies(tongue: Tongue) -> Iterator[Reply]:
    yield from (render_answer(answer, tongue) for answer in answers())
    yield from (render_start(tongue), render_help(tongue), render_text_only(tongue), render_error("a1b2c3d4", tongue))
    for refused in (QuestionEmpty(), QuestionTooLong(5_000, 4_096), QuestionUnreadable()):
        yield render_question_refused(refused, tongue)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_a_reply_mixes_directions(language: str) -> None:
    for reply in replies(tongue_in(language)):
        assert faults(reply.html) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reply_says_something_of_its_own_in_the_language_of_the_reader(language: str) -> None:
    """No reply is the same in two languages, so each holds words of the catalogue."""
    others = [tongue_in(other) for other in LANGUAGES if other != language]
    for reply, *same in zip(replies(tongue_in(language)), *map(replies, others), strict=True):
        assert reply.html not in {other.html for other in same}


NAMES = st.text(alphabet="aB1 .,()“”[]بپ۱،\u2066\u2068\u2069", min_size=1, max_size=12).filter(str.strip)


@given(st.sampled_from(LANGUAGES), NAMES, NAMES, NAMES)
def test_whatever_outlets_words_and_versions_are_called_no_line_is_turned_round(
    language: str, outlet: str, word: str, label: str
) -> None:
    cited = a_citation(1, an_article(outlet), None, an_article(label))
    differing = Differing("towns", label, (VersionTold(label, (cited.article,)),))
    answer = an_answer(
        Kind.DATE, citations=(cited,), dated=(Dated(word, DAY, DAY),), differing=differing, missing_words=(word,)
    )
    weak = dataclasses.replace(answer, support=Support.WEAK, citations=(), nearest=(cited,))
    for one in (answer, weak):
        assert faults(render_answer(one, tongue_in(language)).html) == []


def test_mixed_directions_side_by_side_are_found() -> None:
    for line in ("مضامین Dawn میں", "\u2068Dawn مضامین میں", "\u202bDawn\u202c"):
        assert faults(line) == [line]
    assert faults("مضامین \u2068Dawn\u2069 میں\nDawn\n<blockquote>وہ said</blockquote>") == []


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "[2] \u2068روزنامہ جنگ\u2069, 4 Mar 2031 · in Urdu · our summary · also in \u2068BBC اردو\u2069"),
        ("ur", "[2] روزنامہ جنگ، \u20684 مارچ، 2031\u2069 · ہمارا خلاصہ · \u2068BBC اردو\u2069 میں بھی"),
        ("ps", "[۲] روزنامہ جنگ، \u2068۲۰۳۱ مارچ ۴\u2069 · په اردو ژبه · زموږ لنډیز · په \u2068BBC اردو\u2069 کې هم"),
        ("fa", "[۲] روزنامہ جنگ، \u2068۴ مارچ ۲۰۳۱\u2069 · به زبان اردو · خلاصهٔ ما · در \u2068BBC اردو\u2069 نیز"),
        ("tr", "[2] \u2068روزنامہ جنگ\u2069, 4 Mar 2031 · Urduca · özetimiz · \u2068BBC اردو\u2069 yayınında da"),
    ],
)
def test_a_source_names_its_language_where_readers_have_another(language: str, line: str) -> None:
    answer = an_answer(citations=(dataclasses.replace(CITED[1], under=None),))
    assert f"\n{line}" in parse(render_answer(answer, tongue_in(language)).html).text


def test_passages_stay_as_their_articles_have_them_in_every_language() -> None:
    said = dataclasses.replace(CITED[1], said=Said("Anna Berg", "norland", None))
    for language in LANGUAGES:
        assert f"<b>{URDU_BODY}</b>" in render_answer(an_answer(citations=(said,)), tongue_in(language)).html
