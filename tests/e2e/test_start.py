"""What keeps the bot from starting is said in one line, and never shows the token."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.sandbox.server import SandboxServer
from tests.e2e.bot_process import DEADLINE_S, ROOT, TOKEN, Chat, environment, running_bot
from tests.fixtures import Built

NOTHING_TO_RUN = (
    "TALKS_TELEGRAM_TOKEN: not set; set it to the token that @BotFather gave you,"
    " or try the bot without one: talks-bot run --sandbox"
)


class UnknowingServer(BaseHTTPRequestHandler):
    """A Bot API server that knows no token."""

    def do_POST(self) -> None:
        self.send_response(401)
        self.end_headers()
        self.wfile.write(b'{"ok":false,"error_code":401,"description":"Unauthorized"}')

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the library's)
        """Quiet."""


@pytest.fixture
def unknowing_server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), UnknowingServer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def run_bot(*arguments: str, **settings: str) -> tuple[int, list[str]]:
    """Exit code, and the lines on standard error that are not log lines."""
    command = [sys.executable, "-m", "bot", *arguments]
    run = subprocess.run(
        command, cwd=ROOT, env=environment(**settings), capture_output=True, text=True, timeout=DEADLINE_S, check=False
    )
    assert TOKEN not in run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    return run.returncode, [line for line in run.stderr.splitlines() if " INFO " not in line]


def test_without_a_token_it_says_how_to_go_on(built: Built) -> None:
    assert run_bot("run", INDEX=str(built.index)) == (
        1,
        [NOTHING_TO_RUN],
    )


def test_a_malformed_token_is_refused(built: Built) -> None:
    assert run_bot("run", INDEX=str(built.index), TELEGRAM_TOKEN=TOKEN[:20]) == (
        1,
        ["TALKS_TELEGRAM_TOKEN: not a bot token; expected digits, a colon and 35 letters, as @BotFather gives it"],
    )


def test_a_token_that_telegram_does_not_know_is_refused(built: Built, unknowing_server: str) -> None:
    assert run_bot("run", INDEX=str(built.index), TELEGRAM_TOKEN=TOKEN, BOT_API_URL=unknowing_server) == (
        1,
        ["TALKS_TELEGRAM_TOKEN: Telegram does not know this token; ask @BotFather for a new one"],
    )


def test_without_a_snapshot_it_names_the_directory_and_the_command(tmp_path: Path) -> None:
    assert run_bot("run", "--sandbox", INDEX=str(tmp_path)) == (
        3,
        [f"{tmp_path}: no snapshot published here; run `talks-index build` first"],
    )


def test_an_unknown_setting_is_refused() -> None:
    assert run_bot("check", INDEXX="x") == (1, ["TALKS_INDEXX: unknown setting; did you mean TALKS_INDEX?"])


def test_a_port_that_is_taken_is_named(built: Built, unknowing_server: str) -> None:
    port = unknowing_server.rpartition(":")[2]
    code, lines = run_bot("run", "--sandbox", INDEX=str(built.index), SANDBOX_PORT=port)
    assert code == 1
    assert [port in line for line in lines] == [True]


def test_a_second_bot_on_the_same_state_is_refused(built: Built, tmp_path: Path) -> None:
    state = str(tmp_path / "state.sqlite")
    with SandboxServer() as server, running_bot(server, built.index, tmp_path / "log", STATE=state):
        assert Chat(server, 1001).ask("/start")["text"]
        code, lines = run_bot("run", INDEX=str(built.index), TELEGRAM_TOKEN=TOKEN, BOT_API_URL=server.url, STATE=state)
        assert Chat(server, 1001).ask("/help")["text"]
    assert code == 1
    assert lines == [
        "TALKS_STATE: another bot is running on this state; stop it first, or give this one a state of its own"
    ]


def test_the_chat_page_starts_anew_each_time_and_leaves_nothing(built: Built, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "run", "--sandbox"]
    with SandboxServer() as free:
        port = free.url.rpartition(":")[2]
    settings = environment(INDEX=str(built.index), SANDBOX_PORT=port) | {"PYTHONPATH": str(ROOT)}
    for _ in range(2):
        with subprocess.Popen(command, cwd=tmp_path, env=settings, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            assert f"http://127.0.0.1:{port}" in next(iter(process.stdout))
            assert Chat(SandboxServer(port=int(port)), 1001).ask("/start")["text"]
            process.terminate()
            assert process.wait(DEADLINE_S) == 0
    assert list(tmp_path.iterdir()) == []


def test_check_says_what_is_there(built: Built) -> None:
    command = [sys.executable, "-m", "bot", "check", "--json"]
    settings = environment(INDEX=str(built.index), TELEGRAM_TOKEN=TOKEN)
    run = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=True)
    said = json.loads(run.stdout)
    assert (said["articles"], said["model"]) == (built.report.articles, "all-MiniLM-L6-v2")
    assert said["token"] == "set, of the right form"
