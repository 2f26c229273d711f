import json

from bot.kept import VERSION, KeptReply, kept_reply, read
from bot.render import render_answer
from bot.tongue import tongue_in
from index.records import Answer, Citation, Span, Support
from tests.test_render import a_citation, an_answer, an_article

ENGLISH = tongue_in("en")
BODY = "Mira Tolen led the team. Oren Vask came later."


def cited(rank: int) -> Citation:
    return a_citation(an_article(BODY, url_tail=f"/{rank}"), Span(0, 24), rank)


def an_answer_with_more(more: int, support: Support = Support.ANSWER) -> Answer:
    answer = an_answer(cited(1), support=support)
    return Answer(
        answer.query,
        support,
        answer.confidence,
        answer.snapshot,
        answer.corpus,
        citations=answer.citations,
        nearest=answer.nearest,
        more=tuple(cited(rank) for rank in range(2, 2 + more)),
    )


def test_what_is_kept_begins_with_the_reply_and_goes_on_in_threes() -> None:
    answer = an_answer_with_more(4)
    reply, keeping = kept_reply(answer, ENGLISH)
    assert reply == render_answer(answer, ENGLISH)
    assert keeping.pages[0] == reply.html
    assert [page.count("<blockquote") for page in keeping.pages] == [1, 3, 1]


def test_each_citation_is_kept_among_its_paragraphs_and_the_first_as_text() -> None:
    for support in (Support.ANSWER, Support.WEAK):
        _, keeping = kept_reply(an_answer_with_more(0, support), ENGLISH)
        assert len(keeping.contexts) == 1
        assert "Oren Vask came later." in keeping.contexts[0]
        assert keeping.citation.startswith("“Mira Tolen led the team.” (Daily Example, 26 Oct 2025, https://")
        assert len(keeping.citation) <= 256


def test_an_answer_without_citations_keeps_its_words_alone() -> None:
    _, keeping = kept_reply(an_answer(support=Support.NONE), ENGLISH)
    assert (len(keeping.pages), keeping.contexts, keeping.citation) == (1, (), "")


def test_what_was_kept_as_json_is_read_as_it_was() -> None:
    _, keeping = kept_reply(an_answer_with_more(4), ENGLISH)
    assert read(json.loads(json.dumps(keeping.payload()))) == keeping


def test_what_another_version_has_kept_is_not_read() -> None:
    assert read(KeptReply(("page",), (), "").payload() | {"version": VERSION + 1}) is None
    assert read({}) is None
