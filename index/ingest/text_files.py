"""A text or Markdown file, with what is known about it, becomes an article."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from index.articles import MAX_FILE_BYTES, body_faults, character_faults, decoded, size_fault, split_front_matter
from index.errors import ArticleRefused, Fault
from index.front_matter import REQUIRED_KEYS, Unfit, checked, read_values
from index.records import Article

_WORDS_OF_ID = 5
_ASKED_FOR = tuple(key for key in (*REQUIRED_KEYS, "title") if key != "id")


def read_text_file(source: Path, data: bytes, flags: Mapping[str, str | list[str]], today: date) -> Article:
    """Make an article of the bytes of a text or Markdown file.

    What is known about it comes from ``flags`` (by key of the front matter), then from the file's own front matter,
    then from a YAML file of the same name beside it, then from a Markdown heading; nothing is guessed but the id.

    Raises:
        ArticleRefused: With everything that is wrong, and the flag of everything that is missing.
    """
    if len(data) > MAX_FILE_BYTES:
        raise ArticleRefused([size_fault(source, len(data))])
    whole = decoded(source, data)
    front_matter, text = split_front_matter(whole)
    faults = list(character_faults(source, whole))
    values = _beside(source, faults)
    if front_matter is not None:
        found, wrong = read_values(source, front_matter, first_line=2)
        values |= found
        faults += wrong
    for key, flag in flags.items():
        try:
            values[key] = checked(key, flag)
        except Unfit as unfit:
            faults.append(Fault(source, 1, f"{_flag(key)}: {unfit.wrong}", unfit.expected))
    heading, _, below = text.lstrip().partition("\n")
    if heading.startswith("# "):
        text = below
        values.setdefault("title", heading.strip("# \t"))
    first_line = whole.count("\n", 0, len(whole) - len(text)) + 1
    body = _paragraphs(text, first_line)
    faults += body_faults(source, body, first_line)
    if values.get("published_note"):
        values.setdefault("published", None)
    faulty = {fault.wrong.partition(":")[0] for fault in faults}
    for key in _ASKED_FOR:
        if key not in values and not {key, _flag(key)} & faulty:
            faults.append(Fault(source, 1, f"no {key.replace('_', ' ')}", f"give {_flag(key)}"))
    if faults:
        raise ArticleRefused(faults)
    return _article(values, "\n\n".join(paragraph for _, paragraph in body), today)


def _article(values: dict[str, Any], body: str, today: date) -> Article:
    values.setdefault("retrieved", today)
    values["retrieved"] = values["retrieved"] or today
    article_id = values.pop("id", None) or _new_id(values)
    optional = ("outlet_country", "published_note", "credits", "rights")
    rest = {key: values.get(key, checked(key, None)) for key in optional}
    return Article(**{**values, **rest}, article_id=article_id, body=body)


def _beside(source: Path, faults: list[Fault]) -> dict[str, Any]:
    sidecar = source.with_suffix(".yaml")
    if source.suffix == ".yaml" or not sidecar.is_file():
        return {}
    values, wrong = read_values(sidecar, decoded(sidecar, sidecar.read_bytes()), first_line=1)
    faults += wrong
    return values


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


def _new_id(values: Mapping[str, Any]) -> str:
    """Outlet, day and the first words of the title, in plain letters; a digest of the address where there are none."""
    day = values["published"] or values["retrieved"]
    outlet = _plain(values["outlet"].partition("(")[0]) or ["source"]
    title = _plain(values["title"] or "") or [hashlib.sha256(values["url"].encode()).hexdigest()[:8]]
    return "-".join([*outlet[:3], day.isoformat(), *title[:_WORDS_OF_ID]])


def _plain(text: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", text.lower().replace("ı", "i")).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]{1,15}", letters)


def _flag(key: str) -> str:
    return f"--{key.replace('_', '-')}"
