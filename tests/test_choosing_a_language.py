from collections.abc import AsyncIterator

import pytest

from bot import texts
from bot.app import OpenState
from bot.tongue import LANGUAGES, tongue_in
from tests.chatting import AMINA, SAM, People, buttons, chatting, labels

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
    group = (await people.act("group", title="Readers", members=[SAM, AMINA]))["id"]
    assert (await people.ask("/help", chat=group))["text"].startswith(texts.HELP)


async def test_only_administrators_choose_for_a_group(people: People) -> None:
    group = (await people.act("group", title="Readers", members=[SAM, AMINA]))["id"]
    offer = await people.ask("/language", chat=group)
    assert await people.press(offer, "Türkçe") == texts.ADMINISTRATORS_CHOOSE
    assert (await people.ask("/help", chat=group))["text"].startswith(texts.HELP)
