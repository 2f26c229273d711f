"""What every test has: no network but loopback (pytest's options), and Telegram's parser behind every reply."""

import os
from collections.abc import Iterator

import pytest

from bot.render import Reply
from tests import telegram_parser

pytest_plugins = ["tests.fixtures"]


@pytest.fixture(autouse=True)
def _every_reply_passes_telegrams_parser(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every `Reply` that a test makes is parsed by Telegram's own code, and costs what it says it costs."""
    replies: list[Reply] = []
    check = Reply.__post_init__

    def recorded(reply: Reply) -> None:
        check(reply)
        replies.append(reply)

    monkeypatch.setattr(Reply, "__post_init__", recorded)
    yield
    for reply in replies:
        parsed = telegram_parser.parse(reply.html)
        assert len(parsed.text) == reply.markup.characters
        assert len(parsed.entities) <= reply.markup.entities


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("TALKS_")]:
        monkeypatch.delenv(name)
