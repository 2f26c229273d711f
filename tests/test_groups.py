from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import texts
from bot.sandbox.chats import FORUM_ID, GROUP_ID, TOPICS
from bot.tongue import tongue_in
from tests.conversing import SENTENCES, People, conversing
from tests.in_sandbox import AMINA, SAM, Json

NAME = "@sandbox_bot"
PIXEL = {
    "name": "dot.png",
    "base64": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg" + "gg==",
}
TALKS, BORDER = (topic.thread_id for topic in TOPICS)


@pytest.fixture
async def people(tmp_path: Path) -> AsyncIterator[People]:
    async with conversing(tmp_path) as people:
        yield people


def leans_on(reply: Json) -> str | None:
    """The question that the one which was answered leans on."""
    _, found, rest = str(reply["text"]).partition("after:")
    return rest.split("\n")[0].rstrip("\u2069") if found else None


async def test_who_mentions_the_bot_is_answered_with_a_reply(people: People) -> None:
    reply = await people.ask(GROUP_ID, f"{NAME}, who counted the boats?")
    assert all(sentence in reply["text"] for sentence in SENTENCES[:3])
    assert reply["reply_to_message"]["text"] == f"{NAME}, who counted the boats?"
    (kept,) = await people.store.answers.to_message(GROUP_ID, reply["reply_to_message"]["message_id"])
    assert (kept.asked.question, kept.reply_ids) == ("who counted the boats?", (reply["message_id"],))


@pytest.mark.parametrize(
    "said",
    [f"who {NAME} counted none?", f"🏴🏴 {NAME.upper()} none", f"{NAME}: none", f"none {NAME}"],
    ids=["within", "behind wide letters", "with a colon", "at the end"],
)
async def test_the_question_is_what_was_said_without_the_name(people: People, said: str) -> None:
    reply = await people.ask(GROUP_ID, said)
    asked = (await people.store.answers.to_message(GROUP_ID, reply["reply_to_message"]["message_id"]))[0].asked
    assert "sandbox" not in asked.question.lower()
    assert "none" in asked.question


@pytest.mark.parametrize("privacy", [True, False])
async def test_what_is_not_meant_for_the_bot_is_left_alone(people: People, privacy: bool) -> None:
    await people.act("switches", privacy=privacy)
    said = await people.say(GROUP_ID, "who counted the boats?")
    await people.say(GROUP_ID, "nobody knows", AMINA, reply_to=said["message_id"])
    for text in ("@other_bot who counted?", "/help@other_bot", "/unknown", f"mail{NAME} x", "sandbox_bot?"):
        await people.say(GROUP_ID, text)
    await people.say(GROUP_ID, "look", file=PIXEL)
    await people.ask(GROUP_ID, f"{NAME} who counted the boats?")
    assert len(await people.bots_messages(GROUP_ID)) == 1


async def test_an_answer_comes_in_the_topic_of_its_question(people: People) -> None:
    reply = await people.ask(FORUM_ID, f"{NAME} who counted the boats?", thread_id=BORDER)
    assert reply["message_thread_id"] == BORDER


async def test_a_reply_to_an_answer_asks_on_from_there(people: People) -> None:
    first = await people.ask(GROUP_ID, f"{NAME} first none")
    await people.ask(GROUP_ID, f"{NAME} second none")
    reply = await people.ask(GROUP_ID, "and none", reply_to=first["message_id"])
    assert leans_on(reply) == "first none"
    reply = await people.ask(GROUP_ID, "and none", AMINA, reply_to=first["message_id"])
    assert leans_on(reply) == "first none"


async def test_a_question_leans_on_the_last_of_the_same_person_in_the_same_topic_alone(people: People) -> None:
    await people.ask(FORUM_ID, f"{NAME} first none", thread_id=TALKS)
    assert leans_on(await people.ask(FORUM_ID, f"{NAME} none", thread_id=TALKS)) == "first none"
    assert leans_on(await people.ask(FORUM_ID, f"{NAME} none", AMINA, thread_id=TALKS)) is None
    assert leans_on(await people.ask(FORUM_ID, f"{NAME} none", thread_id=BORDER)) is None
    assert leans_on(await people.ask(GROUP_ID, f"{NAME} none")) is None
    assert leans_on(await people.ask(SAM, "none")) is None


@pytest.mark.parametrize("said", [NAME, f"{NAME} ,", f"/unknown{NAME}"])
async def test_who_asks_nothing_is_told_how_to_ask(people: People, said: str) -> None:
    reply = await people.ask(GROUP_ID, said)
    assert reply["text"].startswith(f"In a group I read only what is meant for me. Ask with my name, as “{NAME} ")
    assert reply["reply_to_message"]["text"] == said


@pytest.mark.parametrize("command", ["/help", f"/help{NAME}", f"/start{NAME}"])
async def test_commands_are_answered_with_the_bots_name_or_without(people: People, command: str) -> None:
    reply = await people.ask(GROUP_ID, command)
    assert texts.HELP_BRIEF in reply["text"]


async def test_what_is_no_text_is_declined_where_it_is_meant_for_the_bot(people: People) -> None:
    reply = await people.ask(GROUP_ID, f"{NAME} who is this?", file=PIXEL)
    assert reply["text"] == texts.TEXT_ONLY
    reply = await people.ask(GROUP_ID, "", reply_to=reply["message_id"], file=PIXEL)
    assert reply["text"] == texts.TEXT_ONLY


async def test_what_somebody_sends_through_the_bot_is_no_question(people: People) -> None:
    offer = await people.search("who counted the boats?", SAM, GROUP_ID)
    await people.act("choose", user_id=SAM, query_id=offer["query_id"], result_id="0")
    await people.ask(GROUP_ID, f"{NAME} none")
    assert len(await people.bots_messages(GROUP_ID)) == 1


@pytest.mark.parametrize(("person", "language"), [(SAM, "en"), (AMINA, "ur")])
async def test_the_bot_says_once_how_it_is_asked_when_it_is_taken_into_a_group(
    people: People, person: int, language: str
) -> None:
    group = await people.act("group", title="Editors", members=[person], bot="member")
    hello = await people.look("reply", chat_id=group["id"], user_id=person, after=0)
    tongue = tongue_in(language)
    assert hello["text"].startswith(tongue.say(texts.SMALL_TALK))
    assert NAME in hello["text"]
    for status in ("administrator", "member"):
        await people.act("bot_status", chat_id=group["id"], user_id=person, bot=status)
    await people.ask(group["id"], f"{NAME} none", person)
    said = await people.look("transcript", chat_id=group["id"], user_id=person)
    assert [message["text"] for message in said if message["from"]["is_bot"]].count(hello["text"]) == 1


async def test_an_error_is_told_as_a_reply_in_its_topic(people: People) -> None:
    reply = await people.ask(FORUM_ID, f"{NAME} this fails", thread_id=TALKS)
    assert reply["text"].startswith("Something went wrong on my side")
    assert reply["message_thread_id"] == TALKS
    assert reply["reply_to_message"]["text"] == f"{NAME} this fails"
