"""What Telegram shows of the bot before anybody has written to it: menu and descriptions, in every language."""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest

from bot import texts
from bot.tongue import ENGLISH, LANGUAGES, Tongue, tongue_in

# What is told of the bot itself belongs into its own chat.
_IN_GROUPS = tuple(name for name in texts.COMMANDS if name not in {"about", "privacy"})
_MENUS: tuple[tuple[BotCommandScope, tuple[str, ...]], ...] = (
    (BotCommandScopeAllPrivateChats(), tuple(texts.COMMANDS)),
    (BotCommandScopeAllGroupChats(), _IN_GROUPS),
)


async def tell_admins(bot: Bot, admins: Iterable[int], commands: Sequence[BotCommand]) -> None:
    """Give admins ``commands`` in their menus, behind those of everybody in English.

    Raises:
        TelegramError: Telegram cannot be reached. An admin who has never written to the bot has no menu yet.
    """
    every = (*(BotCommand(name, what) for name, what in texts.COMMANDS.items()), *commands)
    for scope in map(BotCommandScopeChat, admins):
        with suppress(BadRequest):
            if await bot.get_my_commands(scope) != every:
                await bot.set_my_commands(every, scope)


async def tell(bot: Bot) -> None:
    """Set what is not set so already; English for everybody whose language is not among ours.

    Raises:
        TelegramError: Telegram refuses, or cannot be reached; what was set before stays.
    """
    for language in LANGUAGES:
        tongue, code = tongue_in(language), None if language == ENGLISH else language
        for scope, names in _MENUS:
            await _set_menu(bot, names, scope, tongue, code)
        description = tongue.say(texts.DESCRIPTION)
        if (await bot.get_my_description(code)).description != description:
            await bot.set_my_description(description, code)
        short_description = tongue.say(texts.SHORT_DESCRIPTION)
        if (await bot.get_my_short_description(code)).short_description != short_description:
            await bot.set_my_short_description(short_description, code)


async def _set_menu(bot: Bot, names: tuple[str, ...], scope: BotCommandScope, tongue: Tongue, code: str | None) -> None:
    commands = tuple(BotCommand(name, tongue.say(texts.COMMANDS[name])) for name in names)
    if await bot.get_my_commands(scope, code) != commands:
        await bot.set_my_commands(commands, scope, code)
