"""A thousand questions of fifty people, under 5 % faults of every kind: prints who was answered how often.

`python -m tests.benchmarks.faulty_telegram [--people N] [--each N] [--rate SHARE]`; it ends with 1 if a question was
not answered exactly once, or not in its place. A few minutes.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.e2e.many_people import crowd, every_kind

ROOT = Path(__file__).parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--rate", type=float, default=0.05)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with crowd(options.people, ROOT / "index.d", log) as (people, _):
            outcome = people.ask(options.each, every_kind(options.rate))
        print(outcome)
        if not outcome.perfect:
            print(log.read_text(), file=sys.stderr)
    return 0 if outcome.perfect else 1


if __name__ == "__main__":
    sys.exit(main())
