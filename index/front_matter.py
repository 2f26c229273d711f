"""The front matter of an article: YAML between two fences, read as text and checked key by key."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from index.errors import Fault
from index.records import TextKind

KEYS = (
    "id", "title", "outlet", "outlet_country", "url", "published", "published_note", "language", "text", "credits",
    "retrieved", "rights",
)  # fmt: skip
REQUIRED_KEYS = ("id", "outlet", "url", "published", "language", "text")

MAX_FRONT_MATTER_BYTES = 16_000
MAX_LINE_OF_METADATA = 500
MAX_URL_CHARACTERS = 2_048

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,149}")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class Unfit(ValueError):
    """A value is not what its key holds: ``wrong``, then what is expected."""

    def __init__(self, wrong: str, expected: str) -> None:
        super().__init__(wrong)
        self.wrong, self.expected = wrong, expected


def read_front_matter(path: Path, text: str) -> tuple[dict[str, Any], list[Fault]]:
    """Checked values by key (every key is there when there are no faults), and the faults.

    ``text`` stands between the fences and starts at line 2 of the file ``path``.
    """
    values, faults = read_values(path, text, first_line=2)
    if faults and not values:
        return values, faults
    if values.get("id", path.stem) != path.stem:
        faults.append(Fault(path, 1, f"id {values['id']} is not the file's name", f"{path.stem}, as the file"))
    for key in REQUIRED_KEYS:
        if key not in values and not any(fault.wrong.startswith(f"{key}:") for fault in faults):
            faults.append(Fault(path, 1, f"no {key}", "required in every article"))
    if values.get("published", "") is None and not values.get("published_note"):
        expected = "an ISO date, or a published_note that says why there is none"
        faults.append(Fault(path, 1, "published is null without a published_note", expected))
    return {key: checked(key, None) for key in KEYS if key not in REQUIRED_KEYS} | values, faults


def read_values(path: Path | str, text: str, first_line: int) -> tuple[dict[str, Any], list[Fault]]:
    """Checked values of the keys that are there, and the faults; ``text`` starts at ``first_line`` of its file."""
    faults: list[Fault] = []
    values: dict[str, Any] = {}
    for key, node in _nodes(path, text, first_line, faults).items():
        try:
            values[key] = checked(key, _plain(node))
        except Unfit as unfit:
            faults.append(
                Fault(path, first_line + _lines_before(text, node.start_mark), f"{key}: {unfit.wrong}", unfit.expected)
            )
    return values, faults


def checked(key: str, value: str | list[str] | None) -> Any:  # noqa: ANN401 (each key has its own type)
    """The value of a key, as the article has it.

    Raises:
        Unfit: It is not what the key holds.
    """
    return _FIELDS[key](value)


def _nodes(path: Path | str, text: str, first_line: int, faults: list[Fault]) -> dict[str, yaml.Node]:
    """The YAML nodes by key. They are never built into objects, so a value is only ever text."""
    whole = "metadata as `key: value` lines"
    if len(text.encode()) > MAX_FRONT_MATTER_BYTES:
        faults.append(Fault(path, 1, "front matter too long", f"at most {MAX_FRONT_MATTER_BYTES:,} bytes"))
        return {}
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = first_line + _lines_before(text, error.problem_mark) if error.problem_mark else 1
        faults.append(Fault(path, line, f"not YAML ({error.problem})", whole))
        return {}
    except (yaml.YAMLError, RecursionError):
        faults.append(Fault(path, 1, "not YAML", whole))
        return {}
    if not isinstance(root, yaml.MappingNode):
        faults.append(Fault(path, first_line, "no metadata", whole))
        return {}
    nodes: dict[str, yaml.Node] = {}
    for key, node in root.value:
        line = first_line + _lines_before(text, key.start_mark)
        if not isinstance(key, yaml.ScalarNode) or key.value not in KEYS:
            name = key.value if isinstance(key, yaml.ScalarNode) else "that is not text"
            faults.append(Fault(path, line, f"unknown key {name}", f"one of {', '.join(KEYS)}"))
        elif key.value in nodes:
            faults.append(Fault(path, line, f"{key.value} stands here again", "each key once"))
        else:
            nodes[key.value] = node
    return nodes


def _lines_before(text: str, mark: yaml.Mark) -> int:
    """Lines as editors count them; YAML also counts the separators U+2028, U+2029 and U+0085."""
    return text.count("\n", 0, mark.index)


def _plain(node: yaml.Node) -> str | list[str] | None:
    if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        return [item.value for item in node.value]
    if not isinstance(node, yaml.ScalarNode):
        raise Unfit("nested value", "text, a date, null or a flat list")
    return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)


def _text(value: object, most: int = MAX_LINE_OF_METADATA) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Unfit("empty" if not isinstance(value, list) else "a list", "text on one line")
    if "\n" in value or len(value) > most:
        raise Unfit(f"text of {len(value):,} characters", f"one line, at most {most:,} characters")
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in value.replace("\t", " ")):
        raise Unfit("a control character", "text without control characters")
    return value.strip()


def _optional_text(value: object) -> str | None:
    return None if value is None else _text(value)


def _optional_day(value: object) -> date | None:
    if value is None:
        return None
    expected = "a date as 2025-10-26, or null"
    if not isinstance(value, str) or not _ISO_DAY.fullmatch(value):
        raise Unfit(f"{value} is not a date", expected)
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise Unfit(f"{value} is not a date ({error})", expected) from None


def _id(value: object) -> str:
    text = _text(value)
    if not _ID.fullmatch(text):
        raise Unfit(f"{text} is not an id", "small letters, digits and hyphens, as outlet-2025-10-26-few-words")
    return text


def _url(value: object) -> str:
    text = _text(value, MAX_URL_CHARACTERS)
    expected = "an address as https://example.org/page"
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", text)
    except ValueError:
        good = False
    if not good:
        raise Unfit(f"{text[:80]} is not a web address", expected)
    return text


def _language(value: object) -> str:
    text = _text(value)
    if not _LANGUAGE.fullmatch(text):
        raise Unfit(f"{text} is not a language", "an ISO 639 code as en, ur, ps, fa, tr")
    return text


def _kind(value: object) -> TextKind:
    try:
        return TextKind(_text(value))
    except ValueError:
        raise Unfit(f"{value} is not a kind of text", "brief, full or excerpt") from None


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise Unfit(f"{value} is not a list", "a list as [AFP, Reuters]")
    return tuple(_text(item) for item in value)


_FIELDS: Mapping[str, Callable[[object], object]] = {
    "id": _id,
    "title": _optional_text,
    "outlet": _text,
    "outlet_country": _optional_text,
    "url": _url,
    "published": _optional_day,
    "published_note": _optional_text,
    "language": _language,
    "text": _kind,
    "credits": _texts,
    "retrieved": _optional_day,
    "rights": _optional_text,
}
