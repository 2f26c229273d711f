"""The process is killed again and again while people are being answered: nothing is lost, nothing is said twice."""

import random
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.sandbox.faults import Fault
from tests.e2e.bot_process import Bot
from tests.e2e.many_people import Crowd, crowd
from tests.fixtures import Built

# Telegram has taken a message, and its answer is still on the way: a kill then leaves the bot in doubt. The other
# messages go as they always do.
SLOW = Fault("slow", method="sendMessage", rate=0.3, seconds=1.0)


@contextmanager
def killing(people: Crowd, bot: Bot, after: Sequence[int]) -> Iterator[None]:
    """Kill the bot whenever so many answers have come, and start it again."""
    over = threading.Event()

    def watch() -> None:
        for answers in after:
            while people.heard() < answers:
                if over.wait(0.01):
                    return
            bot.kill()
            bot.start()

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


@pytest.mark.slow
def test_a_bot_that_is_killed_answers_each_question_once_and_in_its_place(built: Built, tmp_path: Path) -> None:
    log = tmp_path / "log"
    # Not behind the ten answers that the crowd is measured by, which it then deletes.
    moments = sorted(random.Random(1).sample(range(11, 190), 6))
    with crowd(20, built.index, log) as (people, bot), killing(people, bot, moments):
        outcome = people.ask(10, (SLOW,))
    found = log.read_text().count("had its answer")
    print(f"killed behind {moments} answers; {found} answers in doubt had arrived\n{outcome}")
    assert (outcome.asked, outcome.once) == (200, 200)
    assert (outcome.more, outcome.wrong, outcome.out_of_order) == (0, 0, 0)
    # Kills that never met an answer on its way would prove nothing.
    assert found > 0
