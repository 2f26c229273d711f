"""What the bot says of itself: names, descriptions, and the menus of its commands."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.sandbox.bot import Bot
from bot.sandbox.feed import CommandsChanged, ProfileChanged
from bot.sandbox.parameters import Arguments
from bot.sandbox.profile import Command, Scope, scope_of
from bot.sandbox.refusal import Refused


async def set_my_commands(bot: Bot, given: Arguments) -> object:
    commands = [Command(one.text("command"), one.text("description")) for one in given.objects("commands")]
    # People often write "/start"; Telegram takes the slash away.
    bare = tuple(replace(one, command=one.command.removeprefix("/")) for one in commands)
    bot.profile.set_commands(bare, *_menu(given))
    bot.feed.publish(CommandsChanged())
    return True


async def get_my_commands(bot: Bot, given: Arguments) -> object:
    menu = bot.profile.commands(*_menu(given))
    return [{"command": one.command, "description": one.description} for one in menu]


async def delete_my_commands(bot: Bot, given: Arguments) -> object:
    bot.profile.set_commands((), *_menu(given))
    bot.feed.publish(CommandsChanged())
    return True


async def set_chat_menu_button(bot: Bot, given: Arguments) -> object:
    button = given.object("menu_button")
    bot.profile.menu_buttons[_private(bot, given)] = button.text("type") if button else "default"
    return True


async def get_chat_menu_button(bot: Bot, given: Arguments) -> object:
    buttons = bot.profile.menu_buttons
    return {"type": buttons.get(_private(bot, given)) or buttons.get(0, "default")}


def getter(kind: str) -> Callable[[Bot, Arguments], Awaitable[object]]:
    """The method that reads a text of the profile."""

    async def get(bot: Bot, given: Arguments) -> object:
        return {kind: bot.profile.text(kind, given.text("language_code"))}

    return get


def setter(kind: str) -> Callable[[Bot, Arguments], Awaitable[object]]:
    """The method that sets a text of the profile."""

    async def put(bot: Bot, given: Arguments) -> object:
        bot.profile.set_text(kind, given.text(kind), given.text("language_code"))
        bot.feed.publish(ProfileChanged())
        return True

    return put


def _private(bot: Bot, given: Arguments) -> int:
    """The private chat that is meant, or 0 for all of them."""
    chat_id = given.integer("chat_id")
    if chat_id and chat_id not in bot.chats.people:
        raise Refused("Bad Request: chat not found")
    return chat_id


def _menu(given: Arguments) -> tuple[Scope, str]:
    scope = given.object("scope")
    return scope_of(scope.values if scope else None), given.text("language_code")
