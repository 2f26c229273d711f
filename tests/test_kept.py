"""What is kept of an answer is all that its buttons need, whatever becomes of the snapshot."""

import json
from dataclasses import replace
from datetime import date

import pytest

from bot.exports import Form
from bot.kept import KeptReply, kept_reply, read
from bot.picture import timeline_of
from bot.render import render_answer
from bot.tongue import LANGUAGES, tongue_in
from index.records import Kind, Support
from tests.chatting import an_answer, event
from tests.telegram_parser import parse

ENGLISH = tongue_in("en")


def kept_again(kept: KeptReply) -> KeptReply | None:
    """What comes back from the state, which holds JSON."""
    return read(json.loads(json.dumps(kept.payload())))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_kept_comes_back_as_it_was(language: str) -> None:
    tongue = tongue_in(language)
    answer = an_answer("March", Kind.DATE)
    reply, kept = kept_reply(answer, tongue)
    assert reply == render_answer(answer, tongue)
    assert kept_again(kept) == kept


def test_what_another_version_kept_is_not_read() -> None:
    _, kept = kept_reply(an_answer("who?"), ENGLISH)
    assert read(kept.payload() | {"version": 0}) is None


def test_every_form_of_file_is_kept() -> None:
    _, kept = kept_reply(an_answer("who?", events=2), ENGLISH)
    assert set(kept.files) == set(Form)
    assert "harbour council counted 2 boats" in kept.files[Form.MARKDOWN]
    assert "@online{gazette-1," in kept.files[Form.BIBTEX]
    assert json.loads(kept.files[Form.CSL_JSON])[1]["id"] == "gazette-2"
    assert kept.files[Form.CSV].startswith("\ufeffrank,")


def test_the_words_of_a_file_are_in_the_language_of_the_answer() -> None:
    answer = an_answer("who?", events=1)
    weak = replace(answer, support=Support.WEAK, citations=(), nearest=answer.citations)
    files = {language: kept_reply(weak, tongue_in(language))[1].files[Form.MARKDOWN] for language in LANGUAGES}
    assert len(set(files.values())) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_timeline_is_drawn_from_what_was_kept(language: str) -> None:
    tongue = tongue_in(language)
    _, kept = kept_reply(an_answer("March", Kind.DATE, events=3), tongue)
    timeline = timeline_of(kept.timeline, tongue)
    assert timeline.title == "March"
    assert [one.low for one in timeline.events] == [date(2031, 3, day) for day in (1, 2, 3)]
    assert [one.sentence for one in timeline.events] == [event(rank).text for rank in (1, 2, 3)]
    assert timeline.right_to_left is (language in {"ur", "ps", "fa"})
    assert timeline.days(date(2031, 3, 1), date(2031, 3, 1)) == tongue.day(date(2031, 3, 1))
    assert tongue.number(7) in timeline.gap(7)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_caption_names_every_event_of_the_picture_with_its_source(language: str) -> None:
    tongue = tongue_in(language)
    _, kept = kept_reply(an_answer("March", Kind.DATE), tongue)
    shown = parse(kept.caption)
    assert len(shown.text) <= 1_024
    assert [kind for kind, _, _ in shown.entities].count("textEntityTypeTextUrl") == len(kept.timeline["events"]) == 9
    assert all(f"counted {rank} " in shown.text for rank in range(1, 10))


def test_sentences_without_end_leave_the_caption_its_days_and_sources() -> None:
    long = [replace(one, article=replace(one.article, outlet="x" * 75)) for one in map(event, range(1, 10))]
    answer = replace(an_answer("March", Kind.DATE), citations=tuple(long))
    shown = parse(kept_reply(answer, ENGLISH)[1].caption).text
    assert "counted" not in shown
    assert "9 Mar 2031 [9] xxx" in shown


@pytest.mark.parametrize(("outlet", "url"), [("x" * 300, "u"), ("x" * 1_000, "u"), ("x", "u" * 4_000)])
def test_a_caption_leaves_out_what_does_not_fit(outlet: str, url: str) -> None:
    long = [replace(one, article=replace(one.article, outlet=outlet, url=url)) for one in map(event, range(1, 10))]
    answer = replace(an_answer("March", Kind.DATE), citations=tuple(long))
    _, kept = kept_reply(answer, ENGLISH)
    assert len(parse(kept.caption).text) <= 1_024
    assert len(kept.timeline["events"]) == 9


def test_what_is_no_timeline_is_not_drawn() -> None:
    undated = replace(event(2), days=None)
    for answer in (
        an_answer("who?"),
        an_answer("March", Kind.DATE, events=1),
        replace(an_answer("March", Kind.DATE), citations=(event(1), undated)),
    ):
        _, kept = kept_reply(answer, ENGLISH)
        assert (kept.timeline, kept.caption) == ({}, "")
