"""The unmodified program as a process of its own, talking to a sandbox over HTTP."""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.sandbox.server import SandboxServer

ROOT = Path(__file__).parents[2]
TOKEN = "4242424242:AAE_e2e-token-of-the-right-form-000"
# Far above what anything here takes: reached only when something hangs.
DEADLINE_S = 60

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Chat:
    """One person's private chat in a sandbox."""

    server: SandboxServer
    person: int

    def say(self, text: str) -> int:
        """Send a message, and return its id."""
        said = self._post("/sandbox/api/say", {"text": text, "chat_id": self.person})
        return int(said["message_id"])

    def messages(self) -> list[Json]:
        messages: list[Json] = self._get(f"/sandbox/api/transcript?chat_id={self.person}")
        return messages

    def reply_to(self, message_id: int) -> Json:
        """Wait for the bot's first message behind ``message_id``."""
        path = f"/sandbox/api/reply?after={message_id}&chat_id={self.person}&timeout_s={DEADLINE_S}"
        reply: Json = self._get(path)
        return reply

    def ask(self, text: str) -> Json:
        return self.reply_to(self.say(text))

    def calls(self) -> list[Json]:
        calls: list[Json] = self._get("/sandbox/api/calls")
        return calls

    def _get(self, path: str) -> Any:
        with urllib.request.urlopen(self.server.url + path, timeout=DEADLINE_S) as response:
            return json.load(response)

    def _post(self, path: str, values: Json) -> Any:
        request = urllib.request.Request(
            self.server.url + path, json.dumps(values).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=DEADLINE_S) as response:
            return json.load(response)


def environment(**settings: str) -> dict[str, str]:
    """The environment of this process, with these settings and no other of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TALKS_")}
    return kept | {f"TALKS_{name}": value for name, value in settings.items()}


@dataclass(slots=True)
class Bot:
    """`talks-bot run` against ``server``; its log goes to ``log``, its state lies beside that and outlives it."""

    server: SandboxServer
    index: Path
    log: Path
    settings: dict[str, str] = field(default_factory=dict)
    _process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        settings = {
            "TELEGRAM_TOKEN": TOKEN,
            "BOT_API_URL": self.server.url,
            "INDEX": str(self.index),
            # People here ask more than people do, and every reply of the bot counts.
            **dict.fromkeys(("QUOTA_MINUTE", "QUOTA_DAY", "CROWDED"), "1000000"),
            "STATE": str(self.log.with_name(f"{self.log.name}.state.sqlite")),
        } | self.settings
        with self.log.open("ab") as stream:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                cwd=ROOT,
                env=environment(**settings),
                stdout=stream,
                stderr=stream,
            )

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        assert self._process
        self._process.kill()
        self._process.wait(DEADLINE_S)

    def stop(self) -> None:
        """End it with SIGTERM."""
        assert self._process
        self._process.terminate()
        self._process.wait(DEADLINE_S)


@contextmanager
def running_bot(server: SandboxServer, index: Path, log: Path, **settings: str) -> Iterator[Bot]:
    bot = Bot(server, index, log, settings)
    bot.start()
    try:
        yield bot
    finally:
        bot.stop()


def body_of(article: Path) -> str:
    """The body of an article file, found without the code under test."""
    text = article.read_text(encoding="utf-8")
    return re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)[2].strip()
