"""What a text or Markdown file says about itself."""

from itertools import groupby
from pathlib import Path
from typing import Any

from index.articles import MAX_FILE_BYTES, character_faults, decoded, size_fault, split_front_matter
from index.errors import ArticleRefused, Fault
from index.front_matter import read_values
from index.ingest.understood import FRONT_MATTER, Understood


def read_text(source: str, data: bytes) -> Understood:
    """What a text or Markdown file says about itself, in front matter and in a heading at its top.

    Raises:
        ArticleRefused: It is larger than any article, or not UTF-8.
    """
    path = Path(source)
    if len(data) > MAX_FILE_BYTES:
        raise ArticleRefused([size_fault(path, len(data))])
    whole = decoded(path, data)
    front_matter, text = split_front_matter(whole)
    faults: list[Fault] = list(character_faults(path, whole))
    values: dict[str, Any] = {}
    if front_matter is not None:
        values, wrong = read_values(path, front_matter, first_line=2)
        faults += wrong
    origins = dict.fromkeys(values, FRONT_MATTER)
    heading, _, below = text.lstrip().partition("\n")
    if heading.startswith("# "):
        text = below
        if "title" not in values:
            values["title"], origins["title"] = heading.strip("# \t"), "heading"
    first_line = whole.count("\n", 0, len(whole) - len(text)) + 1
    body = tuple(_paragraphs(text, first_line))
    return Understood(source, values, origins, body, faults=tuple(faults), first_line=first_line)


def _paragraphs(text: str, first_line: int) -> list[tuple[int, str]]:
    """Paragraphs, parted by blank lines, with the lines where they start.

    A text without blank lines has a paragraph on each line; else the lines of a paragraph are joined.
    """
    lines = [(first_line + number, line.strip()) for number, line in enumerate(text.split("\n"))]
    inner = text.strip().split("\n")
    if all(line.strip() for line in inner):
        return [(number, line) for number, line in lines if line]
    groups = ((blank, list(group)) for blank, group in groupby(lines, key=lambda line: not line[1]))
    return [(group[0][0], " ".join(line for _, line in group)) for blank, group in groups if not blank]
