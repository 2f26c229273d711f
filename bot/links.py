"""Links that open an answer in the bot again."""

import re

from telegram.helpers import create_deep_linked_url

# Before the id, so that other things may be opened by links as well.
_ANSWER = "a_"
_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")


def link_to(answer_id: str, bot_username: str) -> str:
    return create_deep_linked_url(bot_username, f"{_ANSWER}{answer_id}")


def answer_id_of(payload: str) -> str | None:
    """The id in what a link says to the bot; None where it leads to no answer."""
    answer_id = payload.removeprefix(_ANSWER)
    return answer_id if payload.startswith(_ANSWER) and _ID.fullmatch(answer_id) else None
