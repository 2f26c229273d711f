"""The corpus' data files beside the articles: YAML, checked against a schema, every fault with its line."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from index.articles import decoded, file_bytes
from index.errors import DataRefused, Fault

Place = tuple[int | str, ...]

# Data files nest a few levels deep; the time PyYAML takes grows with the square of it.
MAX_DEPTH = 20
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _written_as_a_day(value: object) -> object:
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("not a day as 2025-11-06")
    return value


# Without the check digits alone count as seconds since 1970.
Day = Annotated[date, BeforeValidator(_written_as_a_day)]


class Schema(BaseModel):
    """Base of the schemas of data files: no unknown keys, nothing changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


_S = TypeVar("_S", bound=Schema)


@dataclass(frozen=True, slots=True)
class DataFile(Generic[_S]):
    """A data file as read: ``value`` by its schema, and where each part of it stands."""

    path: Path
    value: _S
    _root: yaml.Node

    def fault(self, place: Place, wrong: str, expected: str) -> Fault:
        """A fault of the part at ``place``: keys and numbers (from 0) that lead to it, as ``("parties", 3, "id")``."""
        return Fault(self.path, _line(self._root, place), wrong, expected)


def read_data_file(path: Path, schema: type[_S]) -> DataFile[_S]:
    """Read and check one file.

    Raises:
        ArticleRefused: It cannot be read, or is not UTF-8.
        DataRefused: With everything in which it departs from the schema.
    """
    text = decoded(path, file_bytes(path))
    root = _root(path, text)
    try:
        value = schema.model_validate(_plain(path, root))
    except ValidationError as error:
        faults = [
            Fault(path, _line(root, detail["loc"]), f"{_named(detail['loc'])}{_wrong(detail)}", _expected(detail))
            for detail in error.errors(include_url=False)
        ]
        raise DataRefused(faults) from None
    return DataFile(path, value, root)


def _root(path: Path, text: str) -> yaml.Node:
    try:
        # An alias may repeat what it names a billion times over; no data file needs one.
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            line = event.start_mark.line + 1 if event.start_mark else 1
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                raise DataRefused([Fault(path, line, f"more than {MAX_DEPTH} levels deep", "a flatter file")])
            if isinstance(event, yaml.AliasEvent):
                raise DataRefused([Fault(path, line, f"alias *{event.anchor}", "every value written out")])
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataRefused([Fault(path, line, f"not YAML ({error.problem})", "a YAML file")]) from None
    except yaml.reader.ReaderError as error:
        wrong = f"control character U+{int(error.character):04X}"
        line = text.count("\n", 0, error.position) + 1
        raise DataRefused([Fault(path, line, wrong, "text without control characters: remove it")]) from None
    if not isinstance(root, yaml.MappingNode):
        raise DataRefused([Fault(path, 1, "no keys", "a YAML file of `key: value`")])
    return root


def _plain(path: Path, node: yaml.Node) -> Any:  # noqa: ANN401 (what YAML may hold)
    """The values of a node. A key that stands twice is refused: YAML would silently keep the last."""
    if isinstance(node, yaml.MappingNode):
        values: dict[Hashable, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "that is not text"
            if name in values:
                raise DataRefused([Fault(path, key.start_mark.line + 1, f"{name} stands here again", "each key once")])
            values[name] = _plain(path, value)
        return values
    if isinstance(node, yaml.SequenceNode):
        return [_plain(path, item) for item in node.value]
    # Numbers, dates and booleans stay the words that were written; the schema says what they have to be.
    return None if node.tag == "tag:yaml.org,2002:null" else node.value


def _line(root: yaml.Node, place: Place) -> int:
    """The line of the nearest part that is there: what is missing is shown where it should be."""
    node, line = root, root.start_mark.line
    for step in place:
        if isinstance(node, yaml.MappingNode):
            found = next((pair for pair in node.value if pair[0].value == step), None)
            if found is None:
                break
            line, node = found[0].start_mark.line, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line
        else:
            break
    return line + 1


def _named(place: Place) -> str:
    names = [step for step in place if isinstance(step, str)]
    return f"{names[-1]}: " if names else ""


def _wrong(detail: Any) -> str:  # noqa: ANN401 (pydantic's own record)
    given = detail["input"]
    shown = f" ({str(given)[:60]!r})" if isinstance(given, str) else ""
    message = str(detail["msg"]).removeprefix("Value error, ")
    return f"{message[0].lower()}{message[1:]}{shown}"


def _expected(detail: Any) -> str:  # noqa: ANN401 (pydantic's own record)
    return "remove it" if detail["type"] == "extra_forbidden" else "see corpus/README.md for what stands here"
