from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot import texts
from bot.cards import cards, whole_card
from bot.offers import Place, page, place_at
from bot.tongue import LANGUAGES, Tongue, tongue_in
from index.records import Answer, Change, Citation, CorpusSize, Dated, Kind, Query, Span, Support
from tests.conversing import citation
from tests.fakes import make_article
from tests.telegram_parser import parse

ENGLISH = tongue_in("en")
ASKED = "who counted the boats?"


def an_answer(support: Support = Support.ANSWER, kind: Kind = Kind.QUESTION, count: int = 3, **more: Any) -> Answer:
    shown = tuple(citation(rank) for rank in range(1, count + 1))
    values: dict[str, Any] = {"citations" if support is Support.ANSWER else "nearest": shown} | more
    return Answer(Query(ASKED, kind, "en", ()), support, 0.5, "snapshot", CorpusSize(9, None), **values)


def messages(answer: Answer, tongue: Tongue = ENGLISH) -> list[str]:
    return [parse(card.reply.html).text for card in cards(ASKED, answer, tongue)]


def test_each_card_says_what_was_asked_and_is_cited() -> None:
    for text in messages(an_answer(more=(citation(4),))):
        assert text.startswith(f"Asked: {ASKED}\n\n")
        assert "\n[1] Outlet" in text
        assert text.endswith("9 articles, newest undated")


def test_the_verdict_on_a_quotation_stands_on_its_passages_but_not_on_those_that_come_next() -> None:
    diff = (Change("delete", "never"), Change("equal", "counted"))
    real = messages(an_answer(kind=Kind.VERIFY, verdict="altered", diff=diff, more=(citation(4),)))
    assert [texts.VERDICTS["altered"] in text for text in real] == [True, True, True, True, False]
    unknown = messages(an_answer(Support.WEAK, Kind.VERIFY, verdict="not_found"))
    assert all(texts.VERDICTS["not_found"] in text for text in unknown)


def test_a_day_is_resolved_only_with_the_passage_that_names_it() -> None:
    saturday, monday = date(2031, 3, 1), date(2031, 3, 3)
    dated = (Dated("Saturday", saturday, saturday, 1), Dated("Monday", monday, monday, 2))
    _, first, second, third = messages(an_answer(kind=Kind.DATE, dated=dated))
    assert ("Saturday →" in first, "Monday →" in first) == (True, False)
    assert ("Saturday →" in second, "Monday →" in second) == (False, True)
    assert "→" not in third


def test_words_that_were_not_understood_are_named_where_the_passage_may_not_answer() -> None:
    weak = messages(an_answer(Support.WEAK, missing_words=("zorblax",), read_in_part=True))
    assert all("No article uses: zorblax" in text for text in weak)
    assert all(texts.READ_IN_PART in text for text in weak)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_largest_answer_fits_into_each_card_in_every_language(language: str) -> None:
    tongue, body = tongue_in(language), "An endless account of boats and quays, " * 400
    article = make_article(body, outlet="O" * 100, url=f"https://example.org/{'x' * 2_000}")
    span = Span(0, len(body))
    long = Citation(1, article, span, body, (span,), 0, article.url, 1.0)
    answer = an_answer(Support.WEAK, nearest=(long, replace(long, rank=2)), missing_words=("w" * 5_000,))
    made = cards("long question " * 300, answer, tongue)
    assert len(made) == 3
    for card in made:
        assert parse(card.reply.html).text
        assert len(card.description) <= 202
        assert card.title


def test_a_single_passage_is_the_whole_answer() -> None:
    (card,) = cards(ASKED, an_answer(count=1), ENGLISH)
    assert card.title == "Outlet 1, 1 Mar 2031"


def test_an_answer_of_nothing_is_a_card_that_says_so() -> None:
    nothing = Answer(Query(ASKED, Kind.QUESTION, "en", ()), Support.NONE, 0.0, "snapshot", CorpusSize(9, None))
    card = whole_card(ASKED, nothing, ENGLISH)
    assert card.title == texts.NOTHING_FOUND
    assert texts.NOTHING_FOUND in parse(card.reply.html).text


@pytest.mark.parametrize("place", [Place(4, "abcDEF-_1234"), Place(12, None)])
def test_a_place_is_read_again_from_its_offset(place: Place) -> None:
    assert place_at(place.offset) == place
    assert len(place.offset.encode()) <= 64


@pytest.mark.parametrize("offset", ["", "4", "x:y", "-1:y", "4:<b>", "٤:y", "9999:y"])
def test_no_other_offset_is_a_place(offset: str) -> None:
    assert place_at(offset) is None


def test_the_last_page_says_that_it_is() -> None:
    answer = an_answer(more=tuple(citation(rank) for rank in range(4, 9)))
    assert page(ASKED, answer, Place(0, "id"), "talks_bot", ENGLISH).next_offset == "4:id"
    assert page(ASKED, answer, Place(8, "id"), "talks_bot", ENGLISH).next_offset is None
