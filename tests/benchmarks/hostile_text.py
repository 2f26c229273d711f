"""`python -m tests.benchmarks.hostile_text`: seconds that reading hostile texts takes, for growing lengths.

One column for each length; where the time grows with the length, each is about twice the one before. Names of readers
as arguments leave the others out.
"""

import sys
import time
from collections.abc import Callable
from datetime import date

from index.dates import find_dates
from index.entities import NO_ENTITIES
from index.events import find_events
from index.quotes import find_quotes
from index.statements import find_statements
from tests.hostile_texts import HOSTILE, hostile

_LENGTHS = (250_000, 500_000, 1_000_000, 2_000_000)
_PUBLISHED = date(2025, 11, 20)
READERS: dict[str, Callable[[str], object]] = {
    "dates": lambda body: find_dates(body, _PUBLISHED),
    "quotes": lambda body: find_quotes(body, NO_ENTITIES),
    "statements": lambda body: find_statements(body, NO_ENTITIES),
    "events": lambda body: find_events(body, _PUBLISHED, NO_ENTITIES),
}


def seconds(read: Callable[[str], object], body: str) -> float:
    started = time.process_time()
    read(body)
    return time.process_time() - started


def main(names: list[str]) -> None:
    print(f"{'reader':10} {'text':34}" + "".join(f"{length:>12,}" for length in _LENGTHS))
    for name in names or READERS:
        for text in HOSTILE:
            taken = (seconds(READERS[name], hostile(text, length)) for length in _LENGTHS)
            print(f"{name:10} {text:34}" + "".join(f"{one:12.2f}" for one in taken), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
