"""Commands, as somebody who types them meets them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import texts
from bot.app import OpenState
from bot.handlers.commands import command_of
from bot.sandbox.chats import GROUP_ID
from bot.tongue import tongue_in
from index.records import Kind, Message
from tests.chatting import People, chatting, labels
from tests.in_sandbox import AMINA


@pytest.fixture
async def people(open_state: OpenState) -> AsyncIterator[People]:
    async with chatting(open_state) as people:
        yield people


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("ask", None),
        ("quotes", Kind.QUOTE),
        ("positions", Kind.POSITION),
        ("compare", Kind.COMPARISON),
        ("timeline", Kind.DATE),
        ("verify", Kind.VERIFY),
    ],
)
async def test_a_command_asks_what_stands_behind_it(people: People, command: str, kind: Kind | None) -> None:
    reply = await people.ask(f"/{command}  boats on\nthe quay ")
    assert people.answers.asked == [Message("boats on\nthe quay", None, kind)]
    assert "[1] Hill Gazette" in reply["text"]
    assert texts.SAVE in labels(reply)


@pytest.mark.parametrize("command", texts.USAGE)
async def test_a_command_alone_says_how_it_is_used_in_the_language_of_the_reader(people: People, command: str) -> None:
    urdu = tongue_in("ur")
    reply = await people.ask(f"/{command}", AMINA)
    assert reply["text"] == f"{urdu.say(texts.USAGE[command])}\n/{command} {urdu.say(texts.USAGE_EXAMPLES[command])}"
    assert people.answers.asked == []


async def test_a_question_behind_a_command_leans_on_the_last_one(people: People) -> None:
    await people.ask("how many boats?")
    await people.ask("/ask and on Sunday?")
    assert people.answers.asked[1].previous is not None
    assert people.answers.asked[1].previous.question == "how many boats?"


async def test_commands_are_answered_in_groups_also_with_the_name_of_the_bot(people: People) -> None:
    reply = await people.ask("/timeline@sandbox_bot boats", chat=GROUP_ID)
    assert "counted 1 boats" in reply["text"]
    assert reply["reply_to_message"]["text"] == "/timeline@sandbox_bot boats"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/ask who?", ("ask", "who?")),
        ("/Ask@SomeBot who\n else? ", ("ask", "who\n else?")),
        ("/ask", ("ask", "")),
        ("/ask \n ", ("ask", "")),
    ],
)
def test_a_command_is_parted_from_its_words(text: str, expected: tuple[str, str]) -> None:
    assert command_of(text) == expected


async def test_what_there_is_to_cite_is_told_with_its_outlets(people: People) -> None:
    reply = await people.ask("/sources")
    assert reply["text"] == (
        "9 articles, newest 9 Mar 2031\n2 outlets, with their articles:\nHill Gazette: 7\n\u2068روزنامہ جنگ\u2069: 2"
    )


@pytest.mark.parametrize("name", ["sources", "about", "help", "privacy", "language"])
async def test_links_lead_to_commands(people: People, name: str) -> None:
    typed, linked = await people.ask(f"/{name}"), await people.ask(f"/start {name}")
    assert linked["text"] == typed["text"]


async def test_any_other_start_says_what_the_bot_does(people: People) -> None:
    for text in ("/start", "/start whatever", "/start a_"):
        assert (await people.ask(text))["text"].startswith(texts.START)
    assert texts.ABOUT in (await people.ask("/about"))["text"]


def test_the_page_for_users_has_every_command() -> None:
    page = (Path(__file__).parents[1] / "docs/using.md").read_text(encoding="utf-8")
    assert [name for name in texts.COMMANDS if f"`/{name}`" not in page] == []


async def test_help_names_every_command(people: People) -> None:
    shown = (await people.ask("/help", AMINA))["text"]
    assert [name for name in texts.COMMANDS if f"/{name}" not in shown] == []
