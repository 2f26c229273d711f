"""What Telegram refuses beyond types: the limits of texts, of formatting and of inline keyboards."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.sandbox.chats import Button, Keyboard
from bot.sandbox.entities import Entity, nested, parse_html, utf16_length
from bot.sandbox.links import checked_link
from bot.sandbox.refusal import Refused, not_played

LONGEST_TEXT = 4096  # code points after parsing, not UTF-16 units (TDLib `MessageContent.cpp`, `utf8_length`)
# Telegram drops the 101st entity without a word; a referee must not let that pass.
MOST_ENTITIES = 100
# The real limit is known only as "about 9500" (tdlib/telegram-bot-api#165). Each entity weighs its 12 bytes on
# the wire and its address or other argument.
LARGEST_FORMATTING, ENTITY_BYTES = 9500, 12
MOST_BUTTONS, MOST_BUTTONS_IN_ROW = 100, 8
LONGEST_CALLBACK_DATA_BYTES = 64
LONGEST_COPY_TEXT = 256
LONGEST_QUOTE = 1024
ACTIONS = ("url", "callback_data", "copy_text")
STYLES = ("", "primary", "success", "danger")
MODES_NOT_PLAYED = ("markdown", "markdownv2")
TOO_LONG_MARKUP = "Bad Request: reply markup is too long"

# Telegram turns these into a space, and these into nothing (TDLib `clean_input_string`). The second kind takes
# away bidirectional embeddings and overrides (U+202A to U+202E); isolates stay.
_TO_SPACE = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_TO_NOTHING = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_ENDS = " \n"
_CODE = ("pre", "code")
_QUOTES = ("blockquote", "expandable_blockquote")


def formatted(text: str, parse_mode: str | None) -> tuple[str, tuple[Entity, ...]]:
    """Turn what a bot sends into what Telegram keeps: parsed, cleaned, trimmed.

    Raises:
        Refused: The markup is wrong, nothing is left, or too much is.
    """
    entities: tuple[Entity, ...] = ()
    mode = (parse_mode or "").lower()
    if mode == "html":
        text, entities = parse_html(text)
    elif mode in MODES_NOT_PLAYED:
        raise not_played(f"parse_mode {parse_mode}")
    elif mode:
        raise Refused("Bad Request: unsupported parse_mode")
    text, entities = settled(text, entities)
    if not text:
        raise Refused("Bad Request: message text is empty")
    if len(text) > LONGEST_TEXT:
        raise Refused("Bad Request: message is too long")
    if len(entities) > MOST_ENTITIES:
        raise Refused(f"Bad Request: too many entities: {len(entities)}, of which Telegram keeps {MOST_ENTITIES}")
    if formatting_size(entities) > LARGEST_FORMATTING:
        raise Refused("Bad Request: ENTITIES_TOO_LONG")
    return text, entities


def formatting_size(entities: Iterable[Entity]) -> int:
    """The weight of formatting in bytes, as far as it is known."""
    return sum(ENTITY_BYTES + len((e.url or e.language or e.custom_emoji_id).encode()) for e in entities)


def settled(text: str, entities: tuple[Entity, ...]) -> tuple[str, tuple[Entity, ...]]:
    """Clean the text, trim its ends, and keep the entities that still stand on something visible."""
    kept = [""] * len(text)
    for index, char in enumerate(_TO_SPACE.sub(" ", text)):
        kept[index] = "" if _TO_NOTHING.fullmatch(char) else char
    first, last = _visible(kept)
    kept = [char if first <= index < last else "" for index, char in enumerate(kept)]
    # Where each UTF-16 offset of the old text lies in the new one.
    places = [0]
    for old, new in zip(text, kept, strict=True):
        places += [places[-1] + len(new)] if old <= "\uffff" else [places[-1], places[-1] + 2 * len(new)]
    moved = [replace(e, offset=places[e.offset], length=places[e.end] - places[e.offset]) for e in entities]
    whole = "".join(kept)
    return whole, _standing(whole, moved)


def _visible(chars: list[str]) -> tuple[int, int]:
    seen = [index for index, char in enumerate(chars) if char.strip(_ENDS)]
    return (seen[0], seen[-1] + 1) if seen else (0, 0)


def _standing(text: str, entities: list[Entity]) -> tuple[Entity, ...]:
    """Without entities over blanks, quotes inside quotes, and anything inside code: Telegram drops them."""
    units = text.encode("utf-16-le")
    kept: list[Entity] = []
    for entity in nested(entities):
        covered = units[2 * entity.offset : 2 * entity.end].decode("utf-16-le")
        around = [outer.type for outer in kept if outer.offset <= entity.offset and entity.end <= outer.end]
        in_code = any(kind in _CODE for kind in around)
        in_quote = entity.type in _QUOTES and any(kind in _QUOTES for kind in around)
        if covered.strip(_ENDS) and not in_code and not in_quote and entity.type not in around:
            kept.append(entity)
    return tuple(kept)


def commands_in(text: str) -> tuple[Entity, ...]:
    """The bot commands that Telegram finds in what a person types."""
    found = re.finditer(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])", text)
    return tuple(Entity("bot_command", utf16_length(text[: m.start()]), utf16_length(m[0])) for m in found)


def keyboard(rows: list[list[dict[str, object]]]) -> Keyboard:
    """Read an inline keyboard that has already passed the table of types. Empty rows vanish, as at Telegram.

    Raises:
        Refused: Too many buttons, or one that Telegram would not show.
    """
    if any(len(row) > MOST_BUTTONS_IN_ROW for row in rows) or sum(map(len, rows)) > MOST_BUTTONS:
        raise Refused(TOO_LONG_MARKUP)
    return tuple(tuple(button(fields) for fields in row) for row in rows if row)


def button(fields: dict[str, object]) -> Button:
    """Read one inline button.

    Raises:
        Refused: It has no text, not exactly one action, or an action with a wrong content.
    """
    text = str(fields["text"])
    actions = [name for name in ACTIONS if name in fields]
    if not text.strip():
        raise Refused("Bad Request: can't parse inline keyboard button: button text is empty")
    if not actions:
        raise Refused(
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise Refused(
            f"Bad Request: can't parse inline keyboard button: one action is allowed, not {' and '.join(actions)}"
        )
    content = fields[actions[0]]
    value = str(content["text"]) if isinstance(content, dict) else str(content)
    style = str(fields.get("style", ""))
    if style not in STYLES:
        raise Refused("Bad Request: can't parse inline keyboard button: invalid button style specified")
    return Button(text, actions[0], _action_value(actions[0], value), style)


def _action_value(action: str, value: str) -> str:
    if action == "callback_data" and not 1 <= len(value.encode()) <= LONGEST_CALLBACK_DATA_BYTES:
        raise Refused("Bad Request: BUTTON_DATA_INVALID")
    if action == "copy_text" and not 1 <= len(value) <= LONGEST_COPY_TEXT:
        raise Refused("Bad Request: BUTTON_COPY_TEXT_INVALID")
    if action == "url":
        if (url := checked_link(value)) is None:
            raise Refused(f"Bad Request: inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
        return url
    return value
