"""A text or Markdown file, with what is known about it, becomes an article."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from index.articles import decoded, split_front_matter
from index.errors import ArticleRefused, Fault
from index.front_matter import REQUIRED_KEYS, Unfit, checked, read_values
from index.records import Article

_HEADING = re.compile(r"#\s+(\S.*?)\s*#*\s*(?:\n|\Z)")
_WORDS_OF_ID = 5
_ASKED_FOR = tuple(key for key in (*REQUIRED_KEYS, "title") if key != "id")


def read_text_file(source: Path, data: bytes, flags: Mapping[str, str | list[str]], today: date) -> Article:
    """Make an article of the bytes of a text or Markdown file.

    What is known about it comes from ``flags`` (by key of the front matter), then from the file's own front matter,
    then from a YAML file of the same name beside it, then from a Markdown heading; nothing is guessed but the id.

    Raises:
        ArticleRefused: With everything that is wrong, and the flag of everything that is missing.
    """
    front_matter, text = split_front_matter(decoded(source, data))
    faults: list[Fault] = []
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
    heading = _HEADING.match(text.lstrip())
    if heading:
        text = text.lstrip()[heading.end() :]
        values.setdefault("title", heading[1])
    if values.get("published_note"):
        values.setdefault("published", None)
    faulty = {fault.wrong.partition(":")[0] for fault in faults}
    for key in _ASKED_FOR:
        if key not in values and not {key, _flag(key)} & faulty:
            faults.append(Fault(source, 1, f"no {key.replace('_', ' ')}", f"give {_flag(key)}"))
    if faults:
        raise ArticleRefused(faults)
    return _article(values, text, today)


def _article(values: dict[str, Any], text: str, today: date) -> Article:
    values.setdefault("retrieved", today)
    values["retrieved"] = values["retrieved"] or today
    article_id = values.pop("id", None) or _new_id(values)
    optional = ("outlet_country", "published_note", "credits", "rights")
    rest = {key: values.get(key, checked(key, None)) for key in optional}
    return Article(**{**values, **rest}, article_id=article_id, body=_body(text))


def _beside(source: Path, faults: list[Fault]) -> dict[str, Any]:
    sidecar = source.with_suffix(".yaml")
    if source.suffix == ".yaml" or not sidecar.is_file():
        return {}
    values, wrong = read_values(sidecar, decoded(sidecar, sidecar.read_bytes()), first_line=1)
    faults += wrong
    return values


def _body(text: str) -> str:
    """Paragraphs parted by blank lines.

    A text without blank lines has a paragraph on each line; else the lines of a paragraph are joined.
    """
    text = text.strip()
    if not re.search(r"\n[^\S\n]*\n", text):
        return "\n\n".join(line.strip() for line in text.split("\n"))
    blocks = re.split(r"\n(?:[^\S\n]*\n)+", text)
    return "\n\n".join(" ".join(line.strip() for line in block.split("\n")) for block in blocks)


def _new_id(values: Mapping[str, Any]) -> str:
    """Outlet, day and the first words of the title, in plain letters; a digest of the address where there are none."""
    day = values["published"] or values["retrieved"]
    outlet = _plain(values["outlet"].partition("(")[0]) or ["source"]
    title = _plain(values["title"] or "") or [hashlib.sha256(values["url"].encode()).hexdigest()[:8]]
    return "-".join([*outlet[:3], day.isoformat(), *title[:_WORDS_OF_ID]])


def _plain(text: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", text.lower().replace("ı", "i")).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]{1,30}", letters)


def _flag(key: str) -> str:
    return f"--{key.replace('_', '-')}"
