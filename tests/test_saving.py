"""What an answer can be had as, and how it is found again: files, a picture, a link."""

from collections.abc import AsyncIterator

import pytest

from bot import texts
from bot.app import OpenState
from bot.buttons import FORMS
from bot.tongue import tongue_in
from tests.chatting import AMINA, People, buttons, chatting, labels


@pytest.fixture
async def people(open_state: OpenState) -> AsyncIterator[People]:
    async with chatting(open_state) as people:
        yield people


async def test_an_answer_is_saved_in_each_form_under_a_name_from_its_question(people: People) -> None:
    last = answer = await people.ask("how many few boats?")
    await people.press(answer, texts.SAVE)
    for name, form in FORMS:
        await people.press(answer, name)
        last = await people.next_message(last)
        assert last["document"]["file_name"] == f"answer-how-many-few-boats.{form}"


async def test_the_choice_goes_back_to_the_answer(people: People) -> None:
    answer = await people.ask("boats?")
    await people.press(answer, texts.SAVE)
    shown = await people.until(answer, lambda one: texts.COPY_LINK in labels(one))
    assert labels(shown) == ["Markdown", "BibTeX", "CSL-JSON", "CSV", "Copy link", "Back"]
    assert shown["text"] == answer["text"]
    await people.press(answer, texts.BACK)
    again = await people.until(answer, lambda one: texts.SAVE in labels(one))
    assert buttons(again) == buttons(answer)


async def test_a_link_opens_an_answer_again_for_anybody_with_the_snapshot_it_is_from(people: People) -> None:
    answer = await people.ask("boats?")
    await people.press(answer, texts.SAVE)
    shown = await people.until(answer, lambda one: texts.COPY_LINK in labels(one))
    (link,) = [one["copy_text"]["text"] for one in buttons(shown) if "copy_text" in one]
    address, _, payload = link.partition("?start=")
    assert address == "https://t.me/sandbox_bot"
    again = await people.ask(f"/start {payload}", AMINA)
    assert again["text"].startswith(f"{answer['text']}\n\nAnswered on ")
    assert again["text"].endswith(" from snapshot 20310304T000000000000Z-00000000.")
    assert buttons(again) == buttons(answer)


async def test_a_link_to_what_is_kept_no_longer_says_so(people: People) -> None:
    assert (await people.ask("/start a_nothing", AMINA))["text"] == tongue_in("ur").say(texts.GONE)


async def test_a_long_timeline_is_drawn_and_can_be_had_as_a_file(people: People) -> None:
    answer = await people.ask("/timeline March 2031")
    await people.press(answer, texts.PICTURE)
    photo = await people.next_message(answer)
    assert photo["photo"]
    for rank in range(1, 10):
        assert f"{rank} Mar 2031 — The harbour council counted {rank} boats" in photo["caption"]
        assert f"[{rank}] Hill Gazette" in photo["caption"]
    await people.press(photo, texts.PICTURE_FILE)
    assert (await people.next_message(photo))["document"]["file_name"] == "timeline.png"


async def test_a_short_timeline_is_drawn_without_the_offer_of_a_file(people: People) -> None:
    answer = await people.ask("/timeline few boats")
    await people.press(answer, texts.PICTURE)
    assert labels(await people.next_message(answer)) == []


async def test_other_answers_are_not_drawn_and_refusals_not_saved(people: People) -> None:
    shown = labels(await people.ask("boats?"))
    assert texts.SAVE in shown
    assert texts.PICTURE not in shown
    assert texts.SAVE not in labels(await people.ask("ferries?"))
