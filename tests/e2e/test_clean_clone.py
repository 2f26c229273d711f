"""The commands that the README gives, run as they stand there, in a clean clone of what is committed.

Only the environment is borrowed: setting one up takes the network, which tests do not have.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.sandbox.server import SandboxServer, listen
from tests.e2e.bot_process import DEADLINE_S, ROOT, Chat, environment
from tests.fixtures import Built

pytestmark = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout: nothing to clone")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory, built: Built) -> Path:
    folder = tmp_path_factory.mktemp("clone") / "talks-bot"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(Path(sys.prefix) / "bin", target_is_directory=True)
    (folder / ".venv" / ".set-up").touch()
    # The export of the model is the same for every clone; making it again would only take time.
    shutil.copytree(built.index / "models", folder / "index.d" / "models")
    return folder


def blocks() -> list[str]:
    return re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)


def commands(block: str) -> list[str]:
    joined = block.replace("\\\n", " ")
    return [line.partition("  #")[0].strip() for line in joined.splitlines() if line.strip()]


def settings_for(clone: Path, **settings: str) -> dict[str, str]:
    # The editable install of the borrowed environment leads to this checkout: put the clone's code before it.
    return environment(**settings) | {"PYTHONPATH": str(clone)}


def a_free_port() -> int:
    with listen("127.0.0.1", 0) as socket:
        return int(socket.getsockname()[1])


@contextmanager
def made(clone: Path, command: str, port: int) -> Iterator[str]:
    """The first line that a long-running command prints, for as long as it runs."""
    process = subprocess.Popen(
        command.split(),
        cwd=clone,
        env=settings_for(clone, SANDBOX_PORT=str(port)),
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    try:
        yield next(line for line in process.stdout if "http" in line)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(DEADLINE_S)
        process.stdout.close()


def test_the_readme_starts_with_two_commands() -> None:
    assert commands(blocks()[0]) == ["make run", "make test"]


def test_make_run_prints_an_address_where_a_question_is_answered(clone: Path) -> None:
    port = a_free_port()
    with made(clone, commands(blocks()[0])[0], port) as line:
        assert f"http://127.0.0.1:{port}" in line
        message = Chat(SandboxServer(port=port), 1001).ask("who headed the afghan side in istanbul?")
    assert "Haji Najib" in str(message["text"])


def test_make_test_runs_the_tests(clone: Path) -> None:
    run = subprocess.run(
        [*commands(blocks()[0])[1].split(), "ARGS=tests/test_layers.py -q"],
        cwd=clone,
        env=settings_for(clone),
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.search(r"\d+ passed", run.stdout)


def test_an_article_is_added_as_the_readme_says(clone: Path) -> None:
    article = "Envoys of the two sides exchanged their drafts on Sunday.\n\nA mediator called the mood calm.\n"
    (clone / "talks.txt").write_text(article, encoding="utf-8")
    steps = commands(blocks()[2])
    assert [step.split()[1] for step in steps] == ["add", "check", "build", "ask"]
    for step in steps:
        run = subprocess.run(
            step, shell=True, cwd=clone, env=settings_for(clone), stdout=subprocess.PIPE, text=True, check=True
        )
    assert "Envoys of the two sides exchanged their drafts on Sunday." in run.stdout
