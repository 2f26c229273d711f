"""What the person says to the small bots of tests/clients, and what must come of it, whoever wrote their client."""

from typing import Any

import httpx

PERSON_API = "/sandbox/api"
SAM, AMINA = 1001, 1002


class Person:
    """Somebody at the sandbox, over HTTP."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def act(self, action: str, **body: object) -> Any:
        """Do something, which must succeed."""
        answer = await self._http.post(f"{PERSON_API}/{action}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def look(self, what: str, **query: str | int) -> Any:
        """Look at something, which must succeed."""
        answer = await self._http.get(f"{PERSON_API}/{what}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def ask(self, text: str, chat_id: int = SAM) -> Any:
        """Write a message and return the bot's first one after it."""
        said = await self.act("say", text=text, chat_id=chat_id)
        return await self.look("reply", after=said["message_id"], chat_id=chat_id)

    async def refused(self) -> list[str]:
        """The descriptions of the calls that the sandbox has refused."""
        return [call["description"] for call in await self.look("calls") if call["status"] != 200]


async def a_question_gets_a_formatted_reply(person: Person) -> None:
    reply = await person.ask("What was agreed?")
    assert reply["text"] == "Agreed [1]\nThey met & agreed.\n12 Nov 2025"
    assert reply["entities"] == [
        {"type": "bold", "offset": 0, "length": 6},
        {"type": "text_link", "offset": 7, "length": 3, "url": "https://example.org/talks"},
        {"type": "expandable_blockquote", "offset": 11, "length": 18},
        {"type": "date_time", "offset": 30, "length": 11, "unix_time": 1763000000, "date_time_format": "D"},
    ]
    assert reply["reply_to_message"]["text"] == "What was agreed?"
    assert reply["quote"]["text"] == "What"
    assert reply["reply_markup"]["inline_keyboard"] == [
        [{"text": "Next", "callback_data": "page:2"}],
        [
            {"text": "Article", "url": "https://example.org/talks"},
            {"text": "Copy", "copy_text": {"text": "Example News, 12 Nov 2025"}},
        ],
    ]
    methods = [call["method"] for call in await person.look("calls")]
    assert methods.index("sendChatAction") < methods.index("sendMessage")
    assert await person.refused() == []


async def a_button_turns_the_page(person: Person) -> None:
    reply = await person.ask("What was agreed?")
    await person.act("press", message_id=reply["message_id"], data="page:2")
    edited = await person.look("edited", message_id=reply["message_id"])
    assert edited["text"] == "Page 2"
    assert edited["reply_markup"] == reply["reply_markup"]
    # The bot handles one update after the other, so the next reply comes after the answer to the button.
    await person.ask("And now?")
    answers = [call["parameters"] for call in await person.look("calls") if call["method"] == "answerCallbackQuery"]
    assert [answer["text"] for answer in answers] == ["Turned the page"]
    assert await person.refused() == []


async def a_deep_link_starts_it(person: Person) -> None:
    assert (await person.ask("/start article-7"))["text"] == "Started with article-7"
    assert (await person.ask("/start article-8", AMINA))["text"] == "Started with article-8"


async def its_menu_has_a_language_and_a_scope(person: Person) -> None:
    assert (await person.ask("/menu"))["text"] == "Begin / شروع کریں"
    assert await person.refused() == []


async def too_long_a_text_is_its_clients_error(person: Person, error: str) -> None:
    assert (await person.ask("/long"))["text"] == f"{error}: Bad Request: message is too long"
    assert await person.refused() == ["Bad Request: message is too long"]


async def a_document_comes_back_as_it_was_sent(person: Person) -> None:
    sent = await person.ask("/file")
    assert (sent["document"]["file_name"], sent["document"]["file_size"]) == ("notes.txt", 15)
    assert (sent["caption"], sent["caption_entities"]) == ("Notes", [{"type": "italic", "offset": 0, "length": 5}])
    read_back = await person.look("reply", after=sent["message_id"])
    assert read_back["text"] == "15 bytes: مذاکرات"
    assert await person.refused() == []


async def an_inline_query_offers_an_article_to_send(person: Person) -> None:
    offered = await person.act("inline", user_id=AMINA, chat_id=AMINA, query="Doha")
    assert [(result["id"], result["title"]) for result in offered["results"]] == [("1", "About Doha")]
    sent = await person.act("choose", user_id=AMINA, query_id=offered["query_id"], result_id="1")
    assert (sent["text"], sent["from"]["id"], sent["via_bot"]["is_bot"]) == ("Passage about Doha", AMINA, True)
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 7}]
    assert await person.refused() == []
