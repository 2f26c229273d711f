"""Links into the private chat with the bot. What they carry comes back behind ``/start``."""

from telegram.helpers import create_deep_linked_url

# What a button above inline results carries; the person comes to ask.
FROM_INLINE = "inline"
_ANSWER = "a_"


def to_answer(username: str, answer_id: str) -> str:
    """The address that shows an answer that is kept."""
    return create_deep_linked_url(username, f"{_ANSWER}{answer_id}")


def answer_meant(payload: str) -> str | None:
    """The id of the answer that is to be shown, if it is one."""
    return payload.removeprefix(_ANSWER) if payload.startswith(_ANSWER) else None
