"""Inline mode and guest mode: what a person asks of the bot from any chat, and what becomes of the answer."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest

from bot.sandbox.composition import Options
from tests.sandbox.calling import Caller, Clock, calling, until

SAM, AMINA = 1001, 1002
GROUP, FORUM = -1_001_000_000_001, -1_001_000_000_002
TALKS = 1_000_001
MARKUP = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}


def article(id_: str = "1", text: str = "<b>m</b>", **more: Any) -> dict[str, Any]:
    content = {"message_text": text, "parse_mode": "HTML"}
    return {"type": "article", "id": id_, "title": f"Title {id_}", "input_message_content": content, **more}


@dataclass(frozen=True, slots=True)
class Searching:
    caller: Caller
    clock: Clock

    async def updates(self) -> list[dict[str, Any]]:
        """What waits for the bot; it is confirmed."""
        got: list[dict[str, Any]] = await self.caller.result("getUpdates")
        if got:
            await self.caller.result("getUpdates", offset=got[-1]["update_id"] + 1)
        return got

    async def asked(self, text: str = "q", user_id: int = SAM, chat_id: int = SAM, **answer: Any) -> dict[str, Any]:
        """What a person is offered; the bot answers if it is asked at all."""
        body = {"query": text, "user_id": user_id, "chat_id": chat_id}
        search = asyncio.ensure_future(self.caller.act("inline", **body, offset=answer.pop("offset", "")))
        async with asyncio.timeout(10):
            while not search.done():
                for update in await self.updates():
                    query = update["inline_query"]
                    answer = {"results": [article()]} | answer
                    await self.caller.result("answerInlineQuery", inline_query_id=query["id"], **answer)
                await asyncio.sleep(0)
        offered: dict[str, Any] = await search
        return offered

    async def was_asked(self, *args: Any, **more: Any) -> bool:
        """Whether the bot was asked for an offer."""
        before = self.caller.sandbox.log.made
        await self.asked(*args, **more)
        calls = [call for call in self.caller.sandbox.log if call.number > before]
        return any(call.method == "answerInlineQuery" for call in calls)


@pytest.fixture
async def searching() -> AsyncIterator[Searching]:
    clock = Clock(1_800_000_000)
    async with calling(Options(clock=clock)) as caller:
        yield Searching(caller, clock)


async def test_a_person_is_offered_what_the_bot_answers(searching: Searching) -> None:
    offered = await searching.asked(
        results=[article("1", description="About", url="https://e.org/1"), article("2")],
        next_offset="2",
        button={"text": "More", "start_parameter": "more"},
    )
    assert [(one["id"], one["title"], one["description"], one["url"], one["text"]) for one in offered["results"]] == [
        ("1", "Title 1", "About", "https://e.org/1", "m"),
        ("2", "Title 2", "", "", "m"),
    ]
    assert (offered["next_offset"], offered["button"]) == ("2", {"text": "More", "start_parameter": "more"})


async def test_a_query_says_who_asks_what_and_where(searching: Searching) -> None:
    for chat_id in (SAM, GROUP):
        search = asyncio.ensure_future(
            searching.caller.act("inline", query="q" * 300, chat_id=chat_id, user_id=SAM, offset="20")
        )
        await until(lambda: searching.caller.sandbox.bot.updates.pending > 0)
        query = (await searching.updates())[0]["inline_query"]
        await searching.caller.result("answerInlineQuery", inline_query_id=query["id"], results=[], cache_time=0)
        assert (query["from"]["id"], query["query"], query["offset"]) == (SAM, "q" * 256, "20")
        assert query["chat_type"] == {SAM: "sender", GROUP: "supergroup"}[chat_id]
        assert (await search)["results"] == []


async def test_an_offer_is_kept_as_long_as_the_bot_says(searching: Searching) -> None:
    assert await searching.was_asked(cache_time=10)
    searching.clock.now += 9
    assert not await searching.was_asked()
    assert not await searching.was_asked(user_id=AMINA, chat_id=AMINA)
    searching.clock.now += 2
    assert await searching.was_asked(cache_time=10)


async def test_an_offer_is_kept_five_minutes_if_the_bot_says_nothing(searching: Searching) -> None:
    assert await searching.was_asked()
    searching.clock.now += 299
    assert not await searching.was_asked()
    searching.clock.now += 2
    assert await searching.was_asked()


async def test_an_offer_serves_only_the_same_words_and_offset(searching: Searching) -> None:
    assert await searching.was_asked("q")
    assert await searching.was_asked("Q")
    assert await searching.was_asked("q", offset="20")
    assert not await searching.was_asked("q", offset="20")
    assert not await searching.was_asked("q")


async def test_a_personal_offer_serves_nobody_else(searching: Searching) -> None:
    assert await searching.was_asked(is_personal=True)
    assert not await searching.was_asked()
    assert await searching.was_asked(user_id=AMINA, chat_id=AMINA, is_personal=True)


async def test_an_offer_of_no_seconds_is_not_kept(searching: Searching) -> None:
    assert await searching.was_asked(cache_time=0)
    assert await searching.was_asked(cache_time=-5)
    assert await searching.was_asked()


async def test_a_reset_forgets_offers(searching: Searching) -> None:
    assert await searching.was_asked()
    await searching.caller.act("reset")
    assert await searching.was_asked()


async def test_nobody_searches_through_a_bot_without_inline_mode(searching: Searching) -> None:
    await searching.caller.act("switches", inline=False)
    assert (await searching.caller.result("getMe"))["supports_inline_queries"] is False
    answer = await searching.caller.http.post("/sandbox/api/inline", json={"query": "q"})
    assert (answer.status_code, answer.json()) == (409, {"error": "Inline mode is switched off for this bot"})
    assert await searching.updates() == []


# What was chosen


async def test_a_chosen_result_becomes_a_message_of_the_person(searching: Searching) -> None:
    offered = await searching.asked(chat_id=GROUP)
    sent = await searching.caller.act("choose", query_id=offered["query_id"], result_id="1")
    assert (sent["from"]["id"], sent["via_bot"]["id"], sent["text"]) == (SAM, 77, "m")
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    seen, chosen = await searching.updates()
    assert seen["message"] == sent
    assert chosen["chosen_inline_result"] == {"result_id": "1", "from": sent["from"], "query": "q"}


async def test_without_feedback_the_bot_does_not_learn_what_was_chosen(searching: Searching) -> None:
    await searching.caller.act("switches", inline_feedback=False)
    offered = await searching.asked()
    await searching.caller.act("choose", query_id=offered["query_id"], result_id="1")
    assert [set(update) - {"update_id"} for update in await searching.updates()] == [{"message"}]


async def test_a_result_with_buttons_can_be_edited_by_its_own_id(searching: Searching) -> None:
    offered = await searching.asked(results=[article(reply_markup=MARKUP)], chat_id=GROUP)
    sent = await searching.caller.act("choose", query_id=offered["query_id"], result_id="1")
    _, chosen = await searching.updates()
    inline_id = chosen["chosen_inline_result"]["inline_message_id"]
    await searching.caller.act("press", chat_id=GROUP, user_id=AMINA, message_id=sent["message_id"], data="d")
    [pressed] = await searching.updates()
    query = pressed["callback_query"]
    assert (query["inline_message_id"], query["from"]["id"]) == (inline_id, AMINA)
    assert "message" not in query
    edit = {"inline_message_id": inline_id, "reply_markup": MARKUP}
    assert await searching.caller.result("editMessageText", **edit, text="new") is True
    assert (await searching.caller.refusal("editMessageText", **edit, text="new"))[1].startswith(
        "Bad Request: message is not modified"
    )
    [message] = await searching.caller.look("transcript", chat_id=GROUP)
    assert (message["text"], message["reply_markup"]) == ("new", MARKUP)
    assert await searching.caller.result("editMessageReplyMarkup", inline_message_id=inline_id) is True


async def test_a_result_goes_into_a_topic(searching: Searching) -> None:
    offered = await searching.asked(chat_id=FORUM)
    body = {"query_id": offered["query_id"], "result_id": "1"}
    sent = await searching.caller.act("choose", **body, thread_id=TALKS)
    assert sent["message_thread_id"] == TALKS
    answer = await searching.caller.http.post("/sandbox/api/choose", json={**body, "thread_id": 5})
    assert answer.status_code == 404


@pytest.mark.parametrize("wrong", [{"query_id": "i9"}, {"result_id": "9"}, {"user_id": AMINA}])
async def test_only_what_was_offered_to_oneself_can_be_chosen(searching: Searching, wrong: dict[str, Any]) -> None:
    offered = await searching.asked()
    body = {"user_id": SAM, "query_id": offered["query_id"], "result_id": "1"} | wrong
    answer = await searching.caller.http.post("/sandbox/api/choose", json=body)
    assert (answer.status_code, answer.json()) == (404, {"error": "The bot has offered no such result"})


# Guest mode


async def guest_query(searching: Searching, text: str) -> dict[str, Any] | None:
    """The guest message that comes of a message in a group without the bot, if one does."""
    await searching.caller.act("bot_status", chat_id=FORUM, bot="left")
    await searching.updates()
    await searching.caller.act("say", chat_id=FORUM, text=text, thread_id=TALKS)
    found = [update["guest_message"] for update in await searching.updates()]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("@sandbox_bot what was agreed?", True),
        ("/ask@sandbox_bot what was agreed?", True),
        ("/ask what was agreed?", False),
        ("what was agreed?", False),
        ("@other_bot what was agreed?", False),
    ],
)
async def test_a_guest_is_called_by_its_name(searching: Searching, text: str, called: bool) -> None:
    assert (await guest_query(searching, text) is not None) is called
    await searching.caller.act("switches", guest=False)
    assert (await searching.caller.result("getMe"))["supports_guest_queries"] is False
    assert await guest_query(searching, text) is None


async def test_a_guest_answers_once_where_it_was_asked(searching: Searching) -> None:
    asked = await guest_query(searching, "@sandbox_bot what was agreed?")
    assert asked
    answer = {"guest_query_id": asked["guest_query_id"], "result": article(reply_markup=MARKUP)}
    inline_id = (await searching.caller.result("answerGuestQuery", **answer))["inline_message_id"]
    [_, question, sent] = await searching.caller.look("transcript", chat_id=FORUM)
    assert (sent["from"]["id"], sent["text"], sent["guest_bot_caller_user"]["id"]) == (77, "m", SAM)
    assert (sent["reply_to_message"], sent["message_thread_id"]) == (question, TALKS)
    await searching.caller.act("press", chat_id=FORUM, message_id=sent["message_id"], data="d")
    [pressed] = await searching.updates()
    assert pressed["callback_query"]["inline_message_id"] == inline_id
    assert await searching.caller.result("editMessageText", inline_message_id=inline_id, text="new") is True
    assert (await searching.caller.refusal("answerGuestQuery", **answer))[0] == 400
