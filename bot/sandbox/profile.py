"""What the bot says of itself: its name, descriptions and command menu, per language and scope."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.sandbox.refusal import Refused, not_played

MOST_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_WIDE_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")


@dataclass(frozen=True, slots=True)
class Command:
    command: str
    description: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a command menu is for: one of the wide kinds, or ``chat`` with the id of one."""

    kind: str
    chat_id: int = 0


DEFAULT = Scope("default")


@dataclass(slots=True)
class Profile:
    menu_buttons: dict[int, str] = field(default_factory=dict)  # by private chat, 0 for all of them
    _texts: dict[tuple[str, str], str] = field(default_factory=dict)
    _menus: dict[tuple[Scope, str], tuple[Command, ...]] = field(default_factory=dict)

    def text(self, kind: str, language_code: str) -> str:
        """The ``name``, ``description`` or ``short_description`` exactly as set for a language, or empty."""
        return self._texts.get((kind, _language(language_code)), "")

    def set_text(self, kind: str, text: str, language_code: str) -> None:
        self._texts[kind, _language(language_code)] = text

    def commands(self, scope: Scope, language_code: str) -> tuple[Command, ...]:
        """The menu exactly as set for a scope and a language."""
        return self._menus.get((scope, _language(language_code)), ())

    def set_commands(self, commands: tuple[Command, ...], scope: Scope, language_code: str) -> None:
        """Set a menu; an empty one deletes it.

        Raises:
            Refused: Too many commands, or one that Telegram would not take.
        """
        if len(commands) > MOST_COMMANDS:
            raise Refused("Bad Request: BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not _COMMAND.fullmatch(command.command):
                raise Refused("Bad Request: BOT_COMMAND_INVALID")
        self._menus[scope, _language(language_code)] = commands

    def menu(self, chat_id: int, language_code: str) -> tuple[Command, ...]:
        """The menu that a person sees in a chat: the narrowest scope wins, then their language."""
        for scope in (
            Scope("chat", chat_id),
            Scope("all_private_chats" if chat_id > 0 else "all_group_chats"),
            DEFAULT,
        ):
            for language in (language_code, ""):
                if found := self._menus.get((scope, language)):
                    return found
        return ()

    def shown(self, kind: str, language_code: str) -> str:
        """A text as a person of this language sees it: in it, or in no language in particular."""
        return self._texts.get((kind, language_code)) or self._texts.get((kind, ""), "")


def scope_of(fields: Mapping[str, object] | None) -> Scope:
    """Read a command scope that has already passed the table of types."""
    if fields is None:
        return DEFAULT
    kind, chat_id = str(fields["type"]), fields.get("chat_id")
    if kind in _WIDE_SCOPES:
        return Scope(kind)
    if kind == "chat":
        if not isinstance(chat_id, int):
            raise Refused("Bad Request: chat not found")
        return Scope(kind, chat_id)
    raise not_played(f"command scope {kind}")


def _language(code: str) -> str:
    if not _LANGUAGE.fullmatch(code):
        raise Refused("Bad Request: invalid language code specified")
    return code
