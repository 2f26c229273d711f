"""Reads inline keyboards, and refuses those that Telegram would not show."""

from bot.sandbox.chats import Button, Keyboard
from bot.sandbox.links import checked_link
from bot.sandbox.parameters import Arguments
from bot.sandbox.refusal import Refused

MOST_BUTTONS, MOST_BUTTONS_IN_ROW = 100, 8
LONGEST_SWITCH_QUERY = 256  # code points: what the person's app would take as an inline query
ACTIONS = (
    *("url", "callback_data", "copy_text"),
    *("switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat"),
)
STYLES = ("", "primary", "success", "danger")
_TOO_LONG = "Bad Request: reply markup is too long"
_BUTTON = "Bad Request: can't parse inline keyboard button: "


def keyboard_of(given: Arguments) -> Keyboard:
    """The inline keyboard of a call; empty rows vanish, as at Telegram.

    Raises:
        Refused: Too many buttons, or one that Telegram would not show.
    """
    markup = given.object("reply_markup")
    rows = markup.values["inline_keyboard"] if markup else []
    assert isinstance(rows, list)
    if any(len(row) > MOST_BUTTONS_IN_ROW for row in rows) or sum(map(len, rows)) > MOST_BUTTONS:
        raise Refused(_TOO_LONG)
    return tuple(tuple(_button(Arguments(fields)) for fields in row) for row in rows if row)


def _button(given: Arguments) -> Button:
    """Read one button that has already passed the table of types and lengths."""
    actions = [name for name in ACTIONS if name in given.values]
    if not given.text("text").strip():
        raise Refused(f"{_BUTTON}button text is empty")
    if not actions:
        raise Refused(f"{_BUTTON}Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise Refused(f"{_BUTTON}one action is allowed, not {' and '.join(actions)}")
    if given.text("style") not in STYLES:
        raise Refused(f"{_BUTTON}invalid button style specified")
    action, content = actions[0], given.values[actions[0]]
    nested = given.object(action) if isinstance(content, dict) else None
    value = nested.text("text" if action == "copy_text" else "query") if nested else given.text(action)
    allowed = tuple(name for name in nested.values if name.startswith("allow_") and nested.flag(name)) if nested else ()
    return Button(given.text("text"), action, _checked(action, value), given.text("style"), allowed)


def _checked(action: str, value: str) -> str:
    if action == "url":
        if (url := checked_link(value)) is None:
            raise Refused(f"Bad Request: inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
        return url
    if action.startswith("switch_inline_query") and len(value) > LONGEST_SWITCH_QUERY:
        raise Refused(f"{_BUTTON}the inline query is longer than {LONGEST_SWITCH_QUERY} characters")
    return value
