"""Killed without warning, again and again: nothing is lost of what was acknowledged, and nothing is answered twice."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.state.address import StateAddress
from tests.state.conftest import Open

ROOT = Path(__file__).parents[2]
KILLS = 30


def killed(address: StateAddress, first: int, lines: int, pause_s: float) -> list[tuple[str, int]]:
    """What a process said until it was killed, ``pause_s`` after it had said so many lines."""
    where = {**os.environ, "ADDRESS": address.dsn or str(address.path)}
    command = [sys.executable, "-m", "tests.state.restless", str(first)]
    with subprocess.Popen(command, cwd=ROOT, env=where, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(lines)]
        time.sleep(pause_s)
        process.kill()
        said += process.stdout.read().splitlines()
    # The last line may have been cut off with the process.
    words = [line.split() for line in said if len(line.split()) == 2]
    return [(what, int(update)) for what, update in words]


@pytest.mark.slow
async def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(address: StateAddress, another: Open) -> None:
    chance = random.Random(20_260_301)
    said: dict[int, str] = {}
    first = 1
    for _ in range(KILLS if address.path else KILLS // 5):
        last_words = killed(address, first, chance.randrange(1, 12), chance.random() / 100)
        said |= {update: what for what, update in last_words}
        first = max(said) + 3  # the last step may have been done and not said
        store = await another()
        pending = {one.received.update_id: one for one in await store.inbox.pending(alone=True)}
        done = {update for update, what in said.items() if what == "done"}
        assert done & set(pending) == set()
        for update in set(said) - done:
            if update not in pending:  # done, and killed before it could say so
                assert await store.inbox.replies(update) == (update,)
                said[update] = "done"
            elif said[update] in {"taken", "sending"}:
                assert pending[update].attempts == 1
                assert pending[update].sending_since is not None or said[update] == "taken"
        await store.close()
    assert len(said) > KILLS // 5
