"""The corpus' data files beside the articles: YAML, checked against a schema, every fault with its line."""

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from index.articles import decoded, file_bytes
from index.errors import DataRefused, Fault

Place = tuple[int | str, ...]


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
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise DataRefused([Fault(path, line, f"alias *{event.anchor}", "every value written out")])
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataRefused([Fault(path, line, f"not YAML ({error.problem})", "a YAML file")]) from None
    except (yaml.YAMLError, RecursionError):
        raise DataRefused([Fault(path, 1, "not YAML", "a YAML file")]) from None
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
