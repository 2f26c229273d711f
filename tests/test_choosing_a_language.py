from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import CallbackQuery, Chat, Message, Update, User
from telegram.ext import ApplicationBuilder, CallbackContext, ExtBot

from bot import texts
from bot.app import OpenState
from bot.chat_memory import ChatMemory
from bot.conversation import Conversation
from bot.handlers.languages import choose
from bot.tongue import LANGUAGES, tongue_in
from tests.chatting import People, buttons, chatting, labels
from tests.in_sandbox import AMINA, SAM
from tests.offline_telegram import OfflineRequest
from tests.test_error_report import no_answer, no_coverage

OWN_NAMES = {"en": "English", "ur": "اردو", "ps": "پښتو", "fa": "فارسی", "tr": "Türkçe"}


@pytest.fixture
async def people(open_state: OpenState) -> AsyncIterator[People]:
    async with chatting(open_state) as people:
        yield people


async def test_every_language_is_offered_by_its_own_name(people: People) -> None:
    offer = await people.ask("/language")
    assert labels(offer) == [*OWN_NAMES.values(), texts.AS_IN_TELEGRAM]
    assert offer["text"] == texts.CHOOSE_LANGUAGE


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_chosen_is_confirmed_and_spoken_in_that_language(people: People, language: str) -> None:
    offer, chosen = await people.ask("/language", AMINA), tongue_in(language)
    await people.press(offer, OWN_NAMES[language], AMINA)
    changed = await people.until(offer, lambda one: one["text"] != offer["text"], AMINA)
    assert changed["text"] == chosen.say(texts.LANGUAGE_CHOSEN)
    assert buttons(changed) == []
    assert chosen.say(texts.START) in (await people.ask("/start", AMINA))["text"]


async def test_the_language_of_telegram_can_be_had_back(people: People) -> None:
    first = await people.ask("/language", AMINA)
    await people.press(first, "Türkçe", AMINA)
    second = await people.ask("/language", AMINA)
    assert second["text"] == tongue_in("tr").say(texts.CHOOSE_LANGUAGE)
    await people.press(second, tongue_in("tr").say(texts.AS_IN_TELEGRAM), AMINA)
    changed = await people.until(second, lambda one: one["text"] != second["text"], AMINA)
    assert changed["text"] == tongue_in("ur").say(texts.LANGUAGE_AS_IN_TELEGRAM)


async def test_a_choice_counts_in_its_chat_only(people: People) -> None:
    await people.press(await people.ask("/language"), "Türkçe")
    group = (await people.group(SAM, AMINA))["id"]
    assert (await people.ask("/ask", chat=group))["text"].startswith(texts.USAGE["ask"])


async def test_only_administrators_choose_for_a_group(people: People) -> None:
    group = (await people.group(SAM, AMINA))["id"]
    offer = await people.ask("/language", chat=group)
    assert await people.press(offer, "Türkçe") == texts.ADMINISTRATORS_CHOOSE
    assert (await people.ask("/ask", chat=group))["text"].startswith(texts.USAGE["ask"])


async def test_a_language_that_there_is_not_changes_nothing(open_state: OpenState) -> None:
    """An app may send whatever it likes for a button."""
    request, store = OfflineRequest(), await open_state()
    talk = Conversation(no_answer, ChatMemory(lambda: 0.0), store, no_coverage)
    bot = ExtBot("4242424242:AAE_test-token-of-the-right-form-00", request=request)
    chat = Chat(11, Chat.PRIVATE)
    query = CallbackQuery("1", User(11, "Sam", is_bot=False), "2", Message(7, datetime.now(UTC), chat), "language:xx")
    query.set_bot(bot)
    await choose(Update(1, callback_query=query), CallbackContext(ApplicationBuilder().bot(bot).build()), talk=talk)
    assert [call.method for call in request.calls] == ["answerCallbackQuery"]
    assert await store.chats.find(11) is None
    await store.close()
