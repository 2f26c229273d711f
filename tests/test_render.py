import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import texts
from bot.markup import MAX_CHARACTERS, Markup, plain
from bot.render import Caption, Reply, render_answer, render_question_refused, reopened
from bot.tongue import tongue_in
from index.errors import QuestionEmpty, QuestionRefused, QuestionTooLong, QuestionUnreadable
from index.records import (
    Answer,
    Article,
    Change,
    Citation,
    CorpusSize,
    Dated,
    Kind,
    Query,
    Said,
    Span,
    Support,
    TextKind,
)
from tests.telegram_parser import parse

ENGLISH = tongue_in("en")
# The day on which articles are published here, and one before it.
PUBLISHED = '<tg-time unix="1761472800" format="D">26 Oct 2025</tg-time>'
BEFORE = '<tg-time unix="1761386400" format="D">25 Oct 2025</tg-time>'


def shown(answer: Answer) -> str:
    """The reply as English readers get it."""
    return render_answer(answer, ENGLISH).html


def an_article(
    body: str, *, outlet: str = "Daily Example", text: TextKind = TextKind.FULL, url_tail: str = ""
) -> Article:
    return Article(
        article_id="daily-example-2025-10-26-talks",
        title="Talks go on",
        outlet=outlet,
        outlet_country=None,
        url=f"https://example.org/talks{url_tail}",
        published=date(2025, 10, 26),
        published_note=None,
        language="en",
        text=text,
        credits=(),
        retrieved=None,
        rights=None,
        body=body,
    )


def a_citation(article: Article, highlight: Span, rank: int = 1) -> Citation:
    whole = Span(0, len(article.body))
    return Citation(rank, article, whole, article.body, (highlight,), 0, article.url, 1.0)


def an_answer(*citations: Citation, support: Support = Support.ANSWER, missing: tuple[str, ...] = ()) -> Answer:
    return Answer(
        query=Query("Who led the team?", Kind.QUESTION, "en", ("led", "team")),
        support=support,
        confidence=0.9,
        snapshot="20251026T000000Z-00000000",
        corpus=CorpusSize(10, date(2025, 10, 26)),
        citations=citations if support is Support.ANSWER else (),
        nearest=citations if support is Support.WEAK else (),
        missing_words=missing,
    )


def test_a_short_passage_is_shown_whole_with_its_sentence_in_bold() -> None:
    article = an_article("Talks began. A minister led <the> team.")
    assert shown(an_answer(a_citation(article, Span(13, 39)))) == (
        "<blockquote>Talks began. <b>A minister led &lt;the&gt; team.</b></blockquote>\n"
        f'<a href="https://example.org/talks">[1] Daily Example</a>, {PUBLISHED} · paraphrase by Daily Example\n\n'
        "<i>10 articles, newest 26 Oct 2025</i>"
    )


def test_above_a_long_passage_stands_its_sentence_because_a_closed_quotation_hides_it() -> None:
    body = "Talks began. " * 40 + "A minister led the team."
    article = an_article(body)
    html = shown(an_answer(a_citation(article, Span(len(body) - 24, len(body)))))
    assert html.startswith(
        "<blockquote><b>A minister led the team.</b></blockquote>\n<blockquote expandable>Talks began."
    )
    assert html.count("<b>A minister led the team.</b>") == 2


def test_a_summary_is_called_one() -> None:
    article = an_article("A minister led the team.", text=TextKind.BRIEF)
    assert f"{PUBLISHED} · our summary\n" in shown(an_answer(a_citation(article, Span(0, 24))))


def test_a_name_that_runs_the_other_way_does_not_turn_its_line_round() -> None:
    article = an_article("A minister led the team.", outlet="روزنامہ جنگ")
    assert f"[1] \u2068روزنامہ جنگ\u2069</a>, {PUBLISHED}" in shown(an_answer(a_citation(article, Span(0, 24))))


def test_a_weak_answer_says_so_before_its_passages() -> None:
    article = an_article("A minister led the team.")
    html = shown(an_answer(a_citation(article, Span(0, 24)), support=Support.WEAK, missing=("ferry",)))
    assert html.index("may not answer") < html.index("ferry") < html.index("A minister led the team.")


def test_a_refusal_names_the_words_that_no_article_uses_and_the_size_of_the_corpus() -> None:
    assert shown(an_answer(support=Support.NONE, missing=("ferry", "<price>"))) == (
        "The articles say nothing that answers this.\n\nNo article uses: ferry, &lt;price&gt;\n\n"
        "<i>10 articles, newest 26 Oct 2025</i>"
    )


def test_citations_that_do_not_fit_are_left_out_whole() -> None:
    article = an_article("word " * 390 + "end.")
    citations = [a_citation(article, Span(0, len(article.body)), rank) for rank in (1, 2, 3)]
    html = shown(an_answer(*citations))
    assert "[2] Daily Example" in html
    assert "[3] Daily Example" not in html
    assert len(parse(html).text) <= MAX_CHARACTERS


def test_an_address_too_long_for_a_message_does_not_cost_the_answer() -> None:
    article = an_article("A minister led the team.", url_tail="?" + "a" * 2_000)
    citations = [a_citation(article, Span(0, 24), rank) for rank in range(1, 6)]
    assert "[1] Daily Example" in shown(an_answer(*citations))


def test_a_sentence_without_end_is_cut_at_a_word_and_marked_as_cut() -> None:
    body = "onward " * 2_800
    article = an_article(body.strip())
    html = shown(an_answer(a_citation(article, Span(0, len(body) - 1))))
    assert "onward</b> …</blockquote>" in html


@given(st.text(min_size=1, max_size=6_000), st.sampled_from(["en", "اردو <b>", "&amp;", "😀 @name #tag /cmd"]))
def test_whatever_an_article_holds_the_reply_is_a_message(text: str, outlet: str) -> None:
    article = an_article(f"x{text}x", outlet=outlet)
    citations = [a_citation(article, Span(0, min(len(article.body), 700)), rank) for rank in (1, 2, 3)]
    assert "[1] " in parse(shown(an_answer(*citations))).text


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (QuestionEmpty(), "The question is empty. Please type one."),
        (QuestionTooLong(5_000, 4_096), "The question has 5,000 characters; I take at most 4,096."),
        (QuestionUnreadable(), "I cannot read this question. Please type it again."),
    ],
)
def test_a_question_that_cannot_be_asked_gets_the_reason(refused: QuestionRefused, said: str) -> None:
    assert render_question_refused(refused, ENGLISH).html == said


def test_a_reply_that_is_no_message_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="not a message: 0 characters"):
        Reply(Markup())


def also(outlet: str, day: date | None) -> Article:
    return dataclasses.replace(
        an_article("A minister led it."), outlet=outlet, published=day, article_id=outlet.lower()
    )


@pytest.mark.parametrize(
    ("others", "note"),
    [
        ([also("Herald", date(2025, 10, 20))], " · also in Herald · first on 20 Oct 2025"),
        ([also("Herald", date(2025, 11, 2))], " · also in Herald · first on 26 Oct 2025"),
        ([also("Herald", None), also("Post", date(2025, 10, 25))], " · also in 2 outlets · first on 25 Oct 2025"),
        ([also("Daily Example", date(2025, 10, 1))], ""),
    ],
    ids=["one, earlier", "one, later", "several", "the same outlet"],
)
def test_outlets_that_print_the_same_story_are_counted_with_the_day_of_the_first(
    others: list[Article], note: str
) -> None:
    article = an_article("A minister led the team.")
    citation = dataclasses.replace(a_citation(article, Span(0, 24)), also_in=tuple(others))
    assert f"[1] Daily Example</a>, {PUBLISHED} · paraphrase by Daily Example{note}\n" in shown(an_answer(citation))


def test_a_refusal_says_what_the_articles_cover_and_what_they_answer() -> None:
    answer = dataclasses.replace(
        an_answer(support=Support.NONE),
        corpus=CorpusSize(10, date(2026, 4, 27), date(2025, 10, 11)),
        suggestions=("Who met?", "When <did> they?"),
    )
    html = shown(answer)
    assert "My 10 articles are from 11 Oct 2025 to 27 Apr 2026." in html
    assert "• Who met?\n• When &lt;did&gt; they?" in html


def test_a_question_that_was_read_in_part_gets_that_said_first() -> None:
    article = an_article("A minister led the team.")
    answer = dataclasses.replace(an_answer(a_citation(article, Span(0, 24))), read_in_part=True)
    assert shown(answer).startswith(texts.READ_IN_PART)


def test_a_verdict_stands_above_the_printed_words_and_marks_what_differs() -> None:
    article = an_article("“We will not go”, he said.")
    diff = (Change("equal", "We will"), Change("delete", "never"), Change("insert", "not"), Change("equal", "go"))
    answer = dataclasses.replace(an_answer(a_citation(article, Span(0, 26))), verdict="altered", diff=diff)
    html = shown(answer)
    assert html.startswith(
        f"<b>{texts.VERDICTS['altered']}</b>\nNegation changed: “never”, printed “not”.\n"
        "We will <s>never</s> <u>not</u> go\n\n<blockquote>"
    )


@pytest.mark.parametrize("verdict", sorted(texts.OWN_WORDS))
def test_an_articles_own_words_are_never_called_a_quotation(verdict: str) -> None:
    article = an_article("A minister led the team.")
    answer = dataclasses.replace(an_answer(a_citation(article, Span(0, 24))), verdict=verdict, own_words=True)
    html = shown(answer)
    assert texts.OWN_WORDS[verdict] in html
    assert texts.VERDICTS[verdict] not in html


@pytest.mark.parametrize("verdict", sorted(texts.VERDICTS))
def test_every_verdict_is_said_in_words(verdict: str) -> None:
    article = an_article("“We will not go”, he said.")
    support = Support.WEAK if verdict == "not_found" else Support.ANSWER
    answer = dataclasses.replace(an_answer(a_citation(article, Span(0, 26)), support=support), verdict=verdict)
    assert texts.VERDICTS[verdict] in shown(answer)
    assert texts.WEAK not in shown(answer)


# ---------------------------------------------------------------- what kinds look like

TOLD = an_article("A minister led the team.")
WHOLE = Span(0, 24)


def of_kind(answer: Answer, kind: Kind, **changes: object) -> Answer:
    return dataclasses.replace(answer, query=dataclasses.replace(answer.query, kind=kind, **changes))  # type: ignore[arg-type]


def under(name: str | None, rank: int, **changes: object) -> Citation:
    return dataclasses.replace(a_citation(TOLD, WHOLE, rank), under=name, **changes)  # type: ignore[arg-type]


def test_the_sides_of_a_comparison_get_a_heading_and_as_many_passages_each() -> None:
    cited = [under("Norland", 1), under("Suthmark", 2), under("Norland", 3), under(None, 4)]
    html = shown(of_kind(an_answer(*cited), Kind.COMPARISON))
    assert html.index("<b>Norland</b>") < html.index("[1]") < html.index("<b>Suthmark</b>") < html.index("[2]")
    assert "[3]" not in html
    assert "[4]" not in html


def test_the_sides_of_a_comparison_that_do_not_fit_are_shortened_alike() -> None:
    article = an_article("A minister led the team. " + "word " * 380)
    cited = [dataclasses.replace(a_citation(article, WHOLE, rank), under=name)
             for rank, name in enumerate(["Norland", "Suthmark", "Norland", "Suthmark"], start=1)]  # fmt: skip
    html = shown(of_kind(an_answer(*cited), Kind.COMPARISON))
    assert "word" not in html
    assert all(f"[{rank}]" in html for rank in (1, 2, 3, 4))


def test_own_words_stand_before_what_is_told_below_the_name_of_the_party() -> None:
    cited = [under("Norland", 1), under(None, 2), under("Norland", 3, said=Said("Anna Berg", "norland", None))]
    html = shown(of_kind(an_answer(*cited), Kind.POSITION))
    assert html.count("<b>Norland</b>") == 1
    places = [html.index(words) for words in ("<b>Norland</b>", "[3]", "[1]", f"<b>{texts.OTHERS}</b>", "[2]")]
    assert places == sorted(places)


def test_the_day_that_is_told_of_stands_beside_that_of_publication() -> None:
    told = under("Norland", 1, days=(date(2025, 10, 25), date(2025, 10, 25)))
    html = shown(of_kind(an_answer(told), Kind.QUOTE))
    assert f"Daily Example</a>, {PUBLISHED} · paraphrase by Daily Example · dated 25 Oct 2025" in html


def test_a_date_is_answered_with_the_day_that_the_words_mean() -> None:
    day, month = date(2025, 10, 25), (date(2025, 10, 1), date(2025, 10, 31))
    answer = of_kind(an_answer(a_citation(TOLD, WHOLE)), Kind.DATE)
    for dated, first in (
        ([Dated("Saturday", day, day, 1)], "Saturday → 25 Oct 2025"),
        ([Dated("25 October 2025", day, day, 1)], "25 Oct 2025"),
        ([Dated("October", *month), Dated("Saturday", day, day, 1)], "Saturday → 25 Oct 2025\n\n"),
        ([Dated("Friday", date(2025, 10, 24), date(2025, 10, 24)), Dated("Saturday", day, day, 1)],
         "Friday → 24 Oct 2025\nSaturday → 25 Oct 2025\n\n"),
        ([Dated("before October", date.min, day)], "before October → until 25 Oct 2025"),
        ([Dated("Sunday", day, day, 2)], "<blockquote>"),
    ):  # fmt: skip
        assert shown(dataclasses.replace(answer, dated=tuple(dated))).startswith(first)


def test_a_timeline_has_a_line_for_each_event_with_its_day_and_the_day_of_publication() -> None:
    day = date(2025, 10, 25)
    cited = [under(None, rank, days=(day, day)) for rank in (1, 2)]
    html = shown(of_kind(an_answer(*cited), Kind.DATE, timeline=True))
    assert html.startswith(
        f"{BEFORE} — A minister led the team. "
        f'<a href="https://example.org/talks">[1] Daily Example</a>, {PUBLISHED}\n\n{BEFORE} — '
    )


def test_a_page_has_at_most_forty_entities() -> None:
    day = date(2025, 10, 25)
    cited = [under(None, rank, days=(day, day)) for rank in range(1, 200)]
    html = shown(of_kind(an_answer(*cited), Kind.DATE, timeline=True))
    assert len(parse(html).entities) == 40
    assert "[13]" in html
    assert "[14]" not in html


def test_what_a_passage_is_stands_behind_its_source() -> None:
    plain_quote, of_agency = Said(None, None, None), Said("Anna Berg", "norland", "AFP's")
    for citation, note in (
        (under(None, 1), "paraphrase by Daily Example"),
        (under(None, 1, said=plain_quote), "direct quote"),
        (under(None, 1, said=of_agency), "direct quote by Anna Berg · credited to AFP"),
        (under(None, 1, reported="Anna Berg"), "Anna Berg, reported by Daily Example"),
        (under(None, 1, reported="Anna Berg", said=of_agency), "direct quote by Anna Berg · credited to AFP"),
        (under(None, 1, reported="Daily Example"), "paraphrase by Daily Example"),
    ):
        assert f"{PUBLISHED} · {note}\n" in shown(an_answer(citation))


def test_a_question_that_was_completed_says_with_which_words() -> None:
    answer = of_kind(an_answer(a_citation(TOLD, WHOLE)), Kind.QUESTION, carried=("truce", "<Kabul>"))
    assert shown(answer).startswith("<i>You asked about: truce, &lt;Kabul&gt; (from your last question)</i>\n\n")


def test_a_comparison_with_too_many_marks_says_its_verdict_without_them() -> None:
    diff = tuple(Change("delete" if number % 2 else "insert", str(number)) for number in range(60))
    answer = dataclasses.replace(an_answer(a_citation(TOLD, WHOLE)), verdict="altered", diff=diff)
    assert f"<b>{texts.VERDICTS['altered']}</b>\n\n<blockquote>" in shown(answer)


def test_an_answer_leaves_room_for_what_is_said_when_it_is_opened_again() -> None:
    article = an_article("word " * 390 + "end.")
    html = shown(an_answer(*(a_citation(article, Span(0, 50), rank) for rank in range(1, 30))))
    again = reopened(html, "20251026T000000000000Z-00000000", date(2025, 10, 26), ENGLISH)
    assert len(parse(again).text) <= MAX_CHARACTERS
    assert again.endswith("\n\n<i>Answered on 26 Oct 2025 from snapshot 20251026T000000000000Z-00000000.</i>")


def test_a_caption_is_shorter_than_a_message() -> None:
    with pytest.raises(ValueError, match="not a caption: 1025 characters"):
        Caption(plain("x" * 1_025))
