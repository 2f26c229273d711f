"""Whether an answer arrived that was being sent when the program was killed.

Telegram gives a bot no list of what it has sent. But each answer has a keyboard of its own, which carries its id: to
put the same keyboard below a message is refused as no change where, and only where, that message is the answer.
"""

import html
import re
from collections.abc import Iterator

from telegram import Bot, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from bot.failures import is_unchanged
from bot.state.sightings import Sighted
from bot.turns import Doubt

# Messages that nobody may have told us of: those that came between the last poll and the kill, and reports.
_STRAYS = 20
_MOST_TRIED = 100
# In a group Telegram takes twenty calls a minute, which answers need too.
_MOST_TRIED_IN_GROUP = 10
_TAG = re.compile(r"<[^>]*>")


def candidates(sighted: Sighted, doubt: Doubt, *, question_id: int, in_group: bool = False) -> Iterator[int]:
    """Ids that the answer to a question may have, the likeliest first.

    Telegram counts messages up. So the answer's id is above all that existed when sending began, the question's among
    them; from there on each id is that of a message that we know otherwise, of another answer in doubt, or a stray.
    So many ids that nobody accounts for cover it.
    """
    most = min(doubt.among + sighted.unheard + _STRAYS, _MOST_TRIED_IN_GROUP if in_group else _MOST_TRIED)
    message_id = max(sighted.before, question_id)
    while most:
        message_id += 1
        if message_id not in sighted.known:
            yield message_id
            most -= 1


async def carries(bot: Bot, chat_id: int, message_id: int, page: str, keyboard: InlineKeyboardMarkup) -> bool:
    """Whether a message is the answer with this keyboard, whose text is that of ``page``, Telegram HTML.

    Raises:
        TelegramError: Telegram cannot be asked, or not in this chat.
    """
    try:
        changed = await _put_below(bot, chat_id, message_id, keyboard)
    except BadRequest as error:
        return is_unchanged(error)
    if (changed.text or "").strip() == _text(page):
        return True  # an earlier version of the program had other buttons below the same answer
    # It is another message of ours, which nobody told us of: help, or word of an error. These have no buttons.
    await _put_below(bot, chat_id, message_id, None)
    return False


async def _put_below(bot: Bot, chat_id: int, message_id: int, keyboard: InlineKeyboardMarkup | None) -> Message:
    # The library adds our parse mode, which this method does not have.
    changed = await bot.edit_message_reply_markup(
        chat_id, message_id, reply_markup=keyboard, api_kwargs={"parse_mode": None}
    )
    assert isinstance(changed, Message)
    return changed


def _text(page: str) -> str:
    return html.unescape(_TAG.sub("", page)).strip()
