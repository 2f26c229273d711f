import json
import urllib.request
from collections.abc import AsyncIterator, Iterator

import pytest
from telegram import Bot, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats

from bot import introduction, texts
from bot.sandbox.server import SandboxServer
from bot.tongue import ENGLISH, LANGUAGES, tongue_in

SETTING = ("setMyCommands", "setMyDescription", "setMyShortDescription")
# Characters, as Telegram has them.
MOST = {"description": 512, "short description": 120, "command": 256}


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer() as server:
        yield server


@pytest.fixture
async def bot(server: SandboxServer) -> AsyncIterator[Bot]:
    async with Bot("4242424242:AAE_test-token-of-the-right-form-00", f"{server.url}/bot") as bot:
        yield bot


def set_so_far(server: SandboxServer) -> list[tuple[str, str]]:
    """The calls that set something, each with its language."""
    with urllib.request.urlopen(f"{server.url}/sandbox/api/calls", timeout=30) as response:
        calls = json.load(response)
    return [
        (call["method"], call["parameters"].get("language_code", "")) for call in calls if call["method"] in SETTING
    ]


async def test_menu_and_descriptions_are_set_for_every_language_and_english_for_all_others(
    bot: Bot, server: SandboxServer
) -> None:
    await introduction.tell(bot)
    codes = ["" if language == ENGLISH else language for language in LANGUAGES]
    # Menus are for private chats and for groups.
    assert set_so_far(server) == [(method, code) for code in codes for method in (SETTING[0], *SETTING)]
    assert (await bot.get_my_description("fa")).description == tongue_in("fa").say(texts.DESCRIPTION)
    in_private = await bot.get_my_commands(BotCommandScopeAllPrivateChats(), "ur")
    assert [command.description for command in in_private] == [
        tongue_in("ur").say(what) for what in texts.COMMANDS.values()
    ]
    in_groups = await bot.get_my_commands(BotCommandScopeAllGroupChats())
    assert {command.command for command in in_private} - {command.command for command in in_groups} == {
        "about",
        "privacy",
    }


async def test_a_second_start_sets_only_what_differs(bot: Bot, server: SandboxServer) -> None:
    await introduction.tell(bot)
    before = len(set_so_far(server))
    await introduction.tell(bot)
    assert set_so_far(server)[before:] == []
    await bot.set_my_short_description("Eski", "tr")
    await introduction.tell(bot)
    assert set_so_far(server)[before:] == [("setMyShortDescription", "tr")] * 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_has_room_for_menu_and_descriptions(language: str) -> None:
    tongue = tongue_in(language)
    assert len(tongue.say(texts.DESCRIPTION)) <= MOST["description"]
    assert len(tongue.say(texts.SHORT_DESCRIPTION)) <= MOST["short description"]
    assert all(len(tongue.say(what)) <= MOST["command"] for what in texts.COMMANDS.values())
