"""What a source says about itself, and the one way from there to an article."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from index.articles import body_faults, decoded, file_bytes
from index.errors import ArticleRefused, Fault
from index.front_matter import REQUIRED_KEYS, Unfit, checked, read_values
from index.outlets import Outlets
from index.records import Article

FRONT_MATTER = "front matter"
SIDECAR = "sidecar file"
FLAG = "flag"

_WORDS_OF_ID = 5
_ASKED_FOR = tuple(key for key in (*REQUIRED_KEYS, "title") if key != "id")


@dataclass(frozen=True, slots=True)
class Understood:
    """What was found in a source, and nothing that was guessed.

    ``source`` is a path or an address. ``values`` has checked values by key of the front matter, ``origins`` where each
    of them was found ("JSON-LD", "og:title", "front matter", "sidecar file", "flag"). ``paragraphs`` have the lines on
    which they start (from 1, and 1 where it is unknown), ``first_line`` is where the body starts. ``remarks`` tell a
    maintainer what to look at, ``faults`` what keeps the source from becoming an article.
    """

    source: str
    values: Mapping[str, Any]
    origins: Mapping[str, str]
    paragraphs: tuple[tuple[int, str], ...]
    author: str | None = None
    remarks: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    first_line: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """A value for a key, as it stands at its origin."""

    key: str
    value: str | list[str]
    origin: str


def fitting(found: Iterable[Found]) -> tuple[dict[str, Any], dict[str, str], tuple[str, ...]]:
    """Checked values by key, their origins, and a remark on each value that its key cannot hold.

    What is found first for a key counts.
    """
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    remarks: list[str] = []
    for one in found:
        if one.key in values:
            continue
        try:
            values[one.key] = checked(one.key, one.value)
        except Unfit as unfit:
            remarks.append(f"{one.key} of {one.origin} left out: {unfit.wrong}")
        else:
            origins[one.key] = one.origin
    return values, origins, tuple(remarks)


def with_file_beside(understood: Understood, path: Path) -> Understood:
    """What a YAML file of the same name beside ``path`` adds, if there is one.

    A maintainer wrote it, so it counts more than what was found, except for front matter in the file itself.

    Raises:
        ArticleRefused: The file beside cannot be read, or is not UTF-8.
    """
    sidecar = path.with_suffix(".yaml")
    if path.suffix == ".yaml" or not sidecar.is_file():
        return understood
    values, faults = read_values(sidecar, decoded(sidecar, file_bytes(sidecar)), first_line=1)
    added = {key: value for key, value in values.items() if understood.origins.get(key) != FRONT_MATTER}
    return _with_values(understood, added, SIDECAR, faults)


def with_flags(understood: Understood, flags: Mapping[str, str | list[str]]) -> Understood:
    """What ``flags`` (by key of the front matter) say instead of what was found."""
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for key, flag in flags.items():
        try:
            values[key] = checked(key, flag)
        except Unfit as unfit:
            faults.append(Fault(understood.source, 1, f"{_flag(key)}: {unfit.wrong}", unfit.expected))
    return _with_values(understood, values, FLAG, faults)


def with_outlet(understood: Understood, outlets: Outlets) -> Understood:
    """The outlet under the name that the corpus uses, with its country: by the page's address, else by its own name.

    What a maintainer wrote about the source stays.
    """
    values = understood.values
    known = outlets.at(values.get("url", "")) or outlets.named(values.get("outlet", ""))
    if known is None:
        return understood
    for key, value in (("outlet", known.name), ("outlet_country", known.country)):
        if value is not None and understood.origins.get(key) not in {FLAG, FRONT_MATTER, SIDECAR}:
            understood = _with_values(understood, {key: value}, "outlets.yaml", [])
    return understood


def to_article(understood: Understood, flags: Mapping[str, str | list[str]], today: date) -> Article:
    """The article that a source and the flags make together; the flags win, and only the id is made up.

    ``today`` is the day of retrieval where none is given.

    Raises:
        ArticleRefused: With everything that is wrong, and the flag of everything that is missing.
    """
    whole = with_flags(understood, flags)
    values = dict(whole.values)
    source = whole.source
    faults = list(whole.faults)
    faults += body_faults(source, whole.paragraphs, whole.first_line)
    if values.get("published_note"):
        values.setdefault("published", None)
    faulty = {fault.wrong.partition(":")[0] for fault in faults}
    for key in _ASKED_FOR:
        if key not in values and not {key, _flag(key)} & faulty:
            faults.append(Fault(source, 1, f"no {key.replace('_', ' ')}", f"give {_flag(key)}"))
    if faults:
        raise ArticleRefused(faults)
    values["retrieved"] = values.get("retrieved") or today
    article_id = values.pop("id", None) or _new_id(values)
    optional = ("outlet_country", "published_note", "credits", "rights")
    rest = {key: values.get(key, checked(key, None)) for key in optional}
    body = "\n\n".join(paragraph for _, paragraph in whole.paragraphs)
    return Article(**{**values, **rest}, article_id=article_id, body=body)


def _with_values(understood: Understood, values: Mapping[str, Any], origin: str, faults: list[Fault]) -> Understood:
    return replace(
        understood,
        values={**understood.values, **values},
        origins={**understood.origins, **dict.fromkeys(values, origin)},
        faults=(*understood.faults, *faults),
    )


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
