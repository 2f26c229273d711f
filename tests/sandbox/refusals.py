"""Prints the table of calls that the sandbox refuses, as docs/sandbox.md has it: python -m tests.sandbox.refusals"""

from tests.sandbox.cases import Case
from tests.sandbox.refused_calls import NOT_PLAYED, REFUSED


def table() -> str:
    """The table in Markdown."""
    rows = [(_kind(case), str(case.code), f"`{case.description}`") for case in (*REFUSED, *NOT_PLAYED)]
    return "\n".join(_row(cells) for cells in (("kind of call", "code", "answer"), ("---", "---", "---"), *rows))


def _kind(case: Case) -> str:
    return f"{case.name} (strict)" if case.strict else case.name


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    print(table())
