"""What an answer can be had as, and how it is found again: files, a picture, a link."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import Bot, CallbackQuery, User

from bot import texts
from bot.app import OpenState
from bot.buttons import FORMS, PICTURE, Pressed
from bot.handlers.files import send
from bot.kept import kept_reply
from bot.state.answers import Asked, KeptAnswer
from bot.tongue import tongue_in
from index.records import Kind
from tests.chatting import People, an_answer, buttons, chatting, labels
from tests.in_sandbox import AMINA, SAM
from tests.offline_telegram import OfflineRequest


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


async def test_files_go_into_the_topic_of_their_answer(people: People) -> None:
    group = await people.group(SAM, topics=["Boats"])
    thread = group["topics"][0]["thread_id"]
    answer = await people.ask("/timeline few boats", chat=group["id"], thread=thread)
    await people.press(answer, texts.PICTURE)
    picture = await people.next_message(answer)
    await people.press(answer, texts.SAVE)
    await people.press(answer, "CSV")
    file = await people.next_message(picture)
    assert [one["message_thread_id"] for one in (answer, picture, file)] == [thread] * 3


async def test_below_a_message_elsewhere_a_button_leads_to_the_answer_in_the_bots_own_chat() -> None:
    request = OfflineRequest()
    bot = Bot("4242424242:AAE_test-token-of-the-right-form-00", request=request)
    query = CallbackQuery("1", User(11, "Sam", is_bot=False), "2", data="t:abc:0", inline_message_id="x")
    query.set_bot(bot)
    _, kept = kept_reply(an_answer("March", Kind.DATE), tongue_in("en"))
    asked = Asked(None, 11, None, "March", "en", Kind.DATE, "snapshot")
    answer = KeptAnswer("abc", asked, (), kept.payload(), datetime.now(UTC))
    async with bot:
        await send(query, Pressed(PICTURE, "abc"), answer, kept, tongue_in("en"))
    assert request.calls[-1].parameters == {"callback_query_id": "1", "url": "https://t.me/talks_bot?start=a_abc"}
