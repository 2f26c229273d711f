from collections.abc import AsyncIterator

import httpx
import pytest

from bot.sandbox.server import SandboxServer
from tests.clients.aiogram_bot import playing
from tests.sandbox import small_talk
from tests.sandbox.small_talk import Person


@pytest.fixture
async def person(server: SandboxServer) -> AsyncIterator[Person]:
    async with playing(server.url), httpx.AsyncClient(base_url=server.url, timeout=20) as http:
        yield Person(http)


async def test_a_question_gets_a_formatted_reply(person: Person) -> None:
    await small_talk.a_question_gets_a_formatted_reply(person)


async def test_a_button_turns_the_page(person: Person) -> None:
    await small_talk.a_button_turns_the_page(person)


async def test_a_deep_link_starts_it(person: Person) -> None:
    await small_talk.a_deep_link_starts_it(person)


async def test_its_menu_has_a_language_and_a_scope(person: Person) -> None:
    await small_talk.its_menu_has_a_language_and_a_scope(person)


async def test_too_long_a_text_is_an_error_of_aiogram(person: Person) -> None:
    await small_talk.too_long_a_text_is_its_clients_error(person, "TelegramBadRequest")


async def test_a_document_comes_back_as_it_was_sent(person: Person) -> None:
    await small_talk.a_document_comes_back_as_it_was_sent(person)


async def test_an_inline_query_offers_an_article_to_send(person: Person) -> None:
    await small_talk.an_inline_query_offers_an_article_to_send(person)
