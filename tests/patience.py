"""A guard for what must end at all: without it, a test of something that hangs would hang too."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Far above what anything guarded takes, on any machine.
_SECONDS = 20


@contextmanager
def must_end() -> Iterator[None]:
    """Fail what is still running after a long while."""

    def give_up(_: int, __: FrameType | None) -> None:
        raise TimeoutError("this does not end")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
