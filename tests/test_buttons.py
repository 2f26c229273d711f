from dataclasses import replace

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import buttons, texts
from bot.buttons import Pressed, below_answer, below_picture, pressed, to_save
from bot.kept import kept_reply
from bot.links import answer_id_of, link_to
from bot.tongue import LANGUAGES, tongue_in
from index.records import Kind
from tests.chatting import an_answer, event

ENGLISH = tongue_in("en")
ANSWER_ID = "Zz_-09azAZ_9"
LINK = link_to(ANSWER_ID, "talks_bot")


def flat(keyboard: InlineKeyboardMarkup) -> list[InlineKeyboardButton]:
    return [one for row in keyboard.inline_keyboard for one in row]


def test_what_a_button_carries_is_read_again() -> None:
    for verb in (buttons.PAGE, buttons.FILE, buttons.PICTURE_FILE):
        assert pressed(Pressed(verb, ANSWER_ID, 12).data) == Pressed(verb, ANSWER_ID, 12)


@pytest.mark.parametrize("data", ["", "p", "p:", "p:abc", "p::1", "p:abc:x", "p:abc:-1"])
def test_what_no_button_of_ours_carries_is_not_read(data: str) -> None:
    assert pressed(data) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_carry_no_more_than_telegram_takes(language: str) -> None:
    tongue = tongue_in(language)
    answer = replace(an_answer("q" * 4_000, Kind.DATE), more=tuple(event(rank) for rank in range(1, 8)))
    _, kept = kept_reply(answer, tongue)
    keyboards = [below_answer(ANSWER_ID, kept, answer.query.question, tongue, page) for page in range(4)]
    keyboards += [to_save(ANSWER_ID, LINK, tongue, 3), below_picture(ANSWER_ID, tongue)]
    for one in (one for keyboard in keyboards for one in flat(keyboard)):
        assert len(str(one.callback_data or "").encode()) <= 64
        assert len(one.copy_text.text if one.copy_text else "") <= 256
        assert len(one.switch_inline_query or "") <= 256
        assert one.text.strip()


def test_each_page_leads_to_its_neighbours() -> None:
    answer = replace(an_answer("who?", events=2), more=tuple(event(rank) for rank in range(3, 8)))
    _, kept = kept_reply(answer, ENGLISH)
    assert len(kept.pages) == 3
    rows = [below_answer(ANSWER_ID, kept, "who?", ENGLISH, page).inline_keyboard[0] for page in range(3)]
    led = [[(one.text, one.callback_data) for one in row if one.callback_data] for row in rows]
    first, second, third = (Pressed(buttons.PAGE, ANSWER_ID, page).data for page in range(3))
    assert led[0] == [(texts.MORE, second)]
    assert led[1] == [(texts.BACK, first), (texts.MORE, third)]
    assert led[2] == [(texts.BACK, second)]


def test_a_link_leads_to_its_answer_and_others_to_none() -> None:
    assert answer_id_of(LINK.partition("?start=")[2]) == ANSWER_ID
    assert [answer_id_of(one) for one in ("", "a_", "sources", f"b_{ANSWER_ID}", "a_no such", "a_" + "x" * 61)] == [
        None
    ] * 6
