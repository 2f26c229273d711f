import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot import texts
from bot.handlers import inline
from bot.sandbox.chats import GROUP_ID
from bot.sandbox.inline import STALE_QUERY
from bot.tongue import tongue_in
from tests.conversing import SENTENCES, People, conversing
from tests.in_sandbox import AMINA, SAM, Json
from tests.telegram_parser import parse


@pytest.fixture
async def people(tmp_path: Path) -> AsyncIterator[People]:
    async with conversing(tmp_path) as people:
        yield people


async def test_the_whole_answer_is_offered_first_and_then_each_citation(people: People) -> None:
    offer = await people.search("who counted the boats?")
    whole, *others = offer["results"]
    assert whole["title"] == "The whole answer"
    assert [sentence in whole["text"] for sentence in SENTENCES[:4]] == [True, True, True, False]
    assert [one["title"] for one in others] == [f"Outlet {rank}, {rank} Mar 2031" for rank in (1, 2, 3)]
    assert [one["description"] for one in others] == list(SENTENCES[:3])


async def test_each_result_is_complete_where_nobody_has_seen_the_question(people: People) -> None:
    offer = await people.search("who counted the boats?")
    for rank, result in enumerate(offer["results"][1:], start=1):
        lines = [line for line in result["text"].split("\n") if line]
        assert lines == [
            "Asked: who counted the boats?",
            SENTENCES[rank - 1],
            f"[1] Outlet {rank}, {rank} Mar 2031 · paraphrase by Outlet {rank}",
            "9 articles, newest 9 Mar 2031",
        ]


async def test_a_single_passage_is_offered_once(people: People) -> None:
    offer = await people.search("one boat?")
    assert [one["title"] for one in offer["results"]] == ["Outlet 1, 1 Mar 2031"]


async def test_more_is_offered_page_by_page_and_marked_as_such(people: People) -> None:
    pages: list[list[Json]] = []
    offset = ""
    while not pages or offset:
        offer = await people.search("who counted the boats?", offset=offset)
        pages.append(offer["results"])
        offset = offer["next_offset"]
    assert [len(page) for page in pages] == [4, 4, 2]
    shown = [result for page in pages for result in page]
    assert [one["id"] for one in shown] == [str(number) for number in range(10)]
    near = [one["title"].startswith("May not answer: Outlet") for one in shown]
    assert near == [False] * 4 + [True] * 6
    assert [texts.MAY_NOT_ANSWER in one["text"] for one in shown] == near


async def test_passages_of_a_weak_answer_say_so_in_the_list_and_in_the_message(people: People) -> None:
    offer = await people.search("weak evidence of boats")
    whole, *others = offer["results"]
    assert (whole["title"], texts.WEAK in whole["text"]) == ("May not answer: the closest passages", True)
    assert all(one["title"].startswith("May not answer: ") and texts.MAY_NOT_ANSWER in one["text"] for one in others)


@pytest.mark.parametrize(
    ("typed", "label"), [("none of it", texts.NOTHING_INLINE), ("hello there", texts.ASK_IN_BOT)], ids=["none", "hello"]
)
async def test_where_nothing_is_found_a_button_says_so_and_leads_to_the_bot(
    people: People, typed: str, label: str
) -> None:
    offer = await people.search(typed)
    assert offer["results"] == []
    assert offer["button"] == {"text": label, "start_parameter": "inline"}


@pytest.mark.parametrize("typed", ["", "  "])
async def test_who_types_nothing_yet_is_offered_answers_to_examples(people: People, typed: str) -> None:
    offer = await people.search(typed)
    assert [one["title"] for one in offer["results"]] == list(texts.EXAMPLES)
    assert all(one["text"].startswith(f"Asked: {one['title']}") for one in offer["results"])


async def test_people_are_offered_answers_in_their_own_language(people: People) -> None:
    urdu = tongue_in("ur")
    offer = await people.search("who counted the boats?", AMINA)
    assert offer["results"][0]["title"] == urdu.say(texts.WHOLE_ANSWER)
    english = await people.search("who counted the boats?", SAM)
    assert english["results"][0]["title"] == texts.WHOLE_ANSWER


async def test_the_language_chosen_in_the_chat_with_the_bot_counts_everywhere(people: People) -> None:
    await people.store.chats.choose_language(SAM, "tr")
    offer = await people.search("none of it", SAM, GROUP_ID)
    assert offer["button"]["text"] == tongue_in("tr").say(texts.NOTHING_INLINE)


async def test_what_somebody_sends_leads_back_to_the_kept_answer(people: People) -> None:
    offer = await people.search("who counted the boats?", SAM, GROUP_ID)
    sent = await people.act("choose", user_id=SAM, query_id=offer["query_id"], result_id="1")
    ((again, opened),) = sent["reply_markup"]["inline_keyboard"]
    assert again["switch_inline_query"] == "who counted the boats?"
    address, _, answer_id = opened["url"].partition("?start=a_")
    assert address == "https://t.me/sandbox_bot"
    kept = await people.store.answers.find(answer_id)
    assert kept is not None
    assert (kept.asked.chat_id, kept.asked.person, kept.asked.question) == (None, SAM, "who counted the boats?")


async def test_the_link_of_a_result_opens_the_whole_answer_with_its_buttons(people: People) -> None:
    offer = await people.search("who counted the boats?", SAM, GROUP_ID)
    sent = await people.act("choose", user_id=SAM, query_id=offer["query_id"], result_id="1")
    link = sent["reply_markup"]["inline_keyboard"][0][1]["url"]
    opened = await people.ask(AMINA, f"/start {link.partition('?start=')[2]}", AMINA)
    assert all(sentence in opened["text"] for sentence in SENTENCES[:3])
    assert any("callback_data" in button for row in opened["reply_markup"]["inline_keyboard"] for button in row)


async def test_all_pages_of_a_list_lead_to_one_kept_answer(people: People) -> None:
    first = await people.search("who counted the boats?")
    second = await people.search("who counted the boats?", offset=first["next_offset"])
    links = set()
    for offer in (first, second):
        sent = await people.act("choose", user_id=SAM, query_id=offer["query_id"], result_id=offer["results"][-1]["id"])
        links.add(sent["reply_markup"]["inline_keyboard"][0][1]["url"])
    assert len(links) == 1


async def test_without_a_state_results_are_offered_without_a_link(people: People) -> None:
    async with people.store.database.transaction() as connection:
        await connection.execute(text("DROP TABLE answers"))
    offer = await people.search("who counted the boats?")
    sent = await people.act("choose", user_id=SAM, query_id=offer["query_id"], result_id="0")
    assert [button["text"] for button in sent["reply_markup"]["inline_keyboard"][0]] == [texts.SHARE_AGAIN]


async def test_an_answer_that_is_sent_into_the_chat_with_the_bot_is_no_question(
    people: People, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    offer = await people.search("who counted the boats?")
    await people.act("choose", user_id=SAM, query_id=offer["query_id"], result_id="2")
    await people.ask(SAM, "one boat?")
    assert len(await people.bots_messages(SAM)) == 1
    await people.search("none of it")
    assert "inline result 2 was sent" in caplog.text


async def test_an_error_is_told_by_a_button_and_soon_tried_again(people: People) -> None:
    for _ in range(2):
        offer = await people.search("this fails")
        assert (offer["results"], offer["button"]["text"]) == ([], texts.FAILED_INLINE)
    assert len(await people.calls("answerInlineQuery")) == 2


async def test_who_would_wait_too_long_is_told_by_a_button(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline, "PATIENCE_S", 0.05)
    offer = await people.search("waits for ever")
    assert (offer["results"], offer["button"]["text"]) == ([], texts.FAILED_INLINE)


async def test_the_longest_query_and_hostile_ones_are_answered(people: People) -> None:
    for typed in ("boat " * 60, "🏴" * 256, "a" * 256, "<b>&\u202e\u2066 \u0000"):
        offer = await people.search(typed)
        assert len(offer["results"]) == 4
    for call in await people.calls("answerInlineQuery"):
        for result in json.loads(call["parameters"]["results"]):
            assert parse(result["input_message_content"]["message_text"]).text


async def test_an_offset_that_is_none_of_ours_begins_the_list(people: People) -> None:
    offer = await people.search("who counted the boats?", offset="9999999:<x>")
    assert offer["results"][0]["title"] == "The whole answer"
    beyond = await people.search("who counted the boats?", offset="900:abc")
    assert (beyond["results"], beyond["next_offset"], beyond["button"]) == ([], "", None)


async def test_an_answer_that_was_not_heard_is_given_again_and_its_refusal_is_no_error(
    people: People, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    await people.act("faults", faults=[{"kind": "reply_lost", "method": "answerInlineQuery", "times": 1}])
    people.refusals.append(STALE_QUERY)
    assert len((await people.search("who counted the boats?"))["results"]) == 4
    await people.search("one boat?")
    await people.until_logged("an inline query waits no more", caplog)
    assert "error" not in [record.levelname.lower() for record in caplog.records]
