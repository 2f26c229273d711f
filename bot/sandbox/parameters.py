"""Reads a call by the table of methods: unknown, missing, ill-typed and too long values are refused."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.sandbox.files import Upload
from bot.sandbox.level import Level
from bot.sandbox.refusal import Refused, not_played
from bot.sandbox.table import METHODS, MISSING, OBJECTS, UNIONS, WRONG_LENGTH, Field, Fields

_INTEGER = re.compile(r"-?[0-9]{1,19}")
_LARGEST_INTEGER = (1 << 63) - 1
_BOOLEANS = {"true": True, "false": False}
_TRUE_ENOUGH = frozenset({"true", "yes", "1"})  # what the real server takes for true, and nothing else
_ATTACHED = "attach://"


@dataclass(frozen=True, slots=True)
class Arguments:
    """The values of one call, whose types `read` has checked; these methods only tell the type checker."""

    values: Mapping[str, object]
    uploads: Mapping[str, Upload] = field(default_factory=dict)  # parts that a value may name as attach://NAME

    def integer(self, name: str, default: int = 0) -> int:
        value = self.values.get(name, default)
        assert isinstance(value, int)
        return value

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name, default)
        assert isinstance(value, str)
        return value

    def flag(self, name: str) -> bool:
        return self.values.get(name) is True

    def object(self, name: str) -> "Arguments | None":
        value = self.values.get(name)
        assert value is None or isinstance(value, dict)
        return None if value is None else Arguments(value, self.uploads)

    def objects(self, name: str) -> list["Arguments"]:
        value = self.values.get(name, [])
        assert isinstance(value, list)
        return [Arguments(item, self.uploads) for item in value]

    def integers(self, name: str) -> list[int]:
        value = self.values.get(name, [])
        assert isinstance(value, list)
        return value

    def texts(self, name: str) -> list[str] | None:
        value = self.values.get(name)
        assert value is None or isinstance(value, list)
        return value

    def file(self, name: str) -> Upload | str:
        """A file of this call, or the text that says where it is."""
        value = self.values[name]
        assert isinstance(value, str | Upload)
        if isinstance(value, str) and value.startswith(_ATTACHED):
            return self.uploads.get(value.removeprefix(_ATTACHED), value)
        return value


def read(method: str, given: Mapping[str, object], level: Level = Level.STRICT) -> Arguments:
    """Check a call against the table and return its values in their declared types.

    Values from a query or a form are text, with JSON inside for everything but strings; a JSON body has them typed.

    Raises:
        Refused: A parameter is unknown, missing, ill-typed or of a wrong length; or the method or a parameter is
            not played here. On the faithful level what is unknown is left out, and what is ill-typed is bent.
    """
    if (declared := METHODS.get(method)) is None:
        raise not_played(method)
    reading = _Reading(level)
    for name in given:
        _check_unicode(name)
    uploads = {name: value for name, value in given.items() if isinstance(value, Upload) and name not in declared}
    values = reading.fields(declared, {name: v for name, v in given.items() if name not in uploads}, method, "")
    for name in declared:
        if declared[name].required and name not in values:
            raise Refused(f"Bad Request: {MISSING.get((method, name), f'{name} is empty')}")
    if level is Level.STRICT:
        _check_attached(method, uploads, values)
    return Arguments(values, uploads)


def _check_attached(method: str, uploads: Mapping[str, Upload], values: Mapping[str, object]) -> None:
    named = set(_texts(values))
    for name in uploads:
        if f"{_ATTACHED}{name}" not in named:
            raise Refused(f'Bad Request: unknown parameter "{name}" of {method}: no value names that file')


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(one)


@dataclass(frozen=True, slots=True)
class _Reading:
    level: Level

    def fields(self, declared: Fields, given: Mapping[str, object], owner: str, where: str) -> dict[str, object]:
        """The values of a call, or of an object that stands at ``where``."""
        values: dict[str, object] = {}
        for name, value in given.items():
            if name not in declared:
                if self.level is Level.STRICT:
                    raise _unknown(name, owner, where)
            elif value is not None:
                place = f"{where}.{name}" if where else name
                values[name] = self._value(declared[name], value, owner, place)
        return values

    def _value(self, declared: Field, value: object, owner: str, where: str) -> object:
        if not declared.played:
            raise not_played(where)
        if isinstance(value, str) and declared.type not in {"String", "ChatId", "File"}:
            value = self._parsed(declared.type, value, where)
        value = self._checked(declared.type, value, where)
        if isinstance(value, str) and declared.limit and not declared.limit.allows(value):
            limit = declared.limit
            general = f"{where} must be {limit.low}-{limit.high} {limit.unit} long"
            raise Refused(f"Bad Request: {WRONG_LENGTH.get(f'{owner}.{declared.name}', general)}")
        return value

    def _parsed(self, type_: str, text: str, where: str) -> object:
        if type_ == "Integer":
            return int(text) if _INTEGER.fullmatch(text) else text
        if type_ == "Boolean":
            return _BOOLEANS.get(text.lower(), text)
        try:
            parsed: object = json.loads(text)
        except (ValueError, RecursionError):
            raise Refused(f"Bad Request: can't parse {_words(where)} JSON object") from None
        return parsed

    def _checked(self, type_: str, value: object, where: str) -> object:
        if type_.startswith("["):
            if not isinstance(value, list):
                raise _ill_typed(where, "an array")
            return [self._checked(type_[1:-1], item, f"{where}[{index}]") for index, item in enumerate(value)]
        if type_ in UNIONS or type_ in OBJECTS:
            return self._object(type_, value, where)
        if type_ == "ChatId" and isinstance(value, str) and _INTEGER.fullmatch(value):
            return int(value)
        if not _is(type_, value):
            if self.level is Level.STRICT or isinstance(value, Upload):
                raise _ill_typed(where, _EXPECTED[type_])
            value = _bent(type_, value)
        if isinstance(value, str):
            _check_unicode(value)
        return value

    def _object(self, type_: str, value: object, where: str) -> dict[str, object]:
        if not isinstance(value, dict):
            raise Refused(f"Bad Request: object expected as {_words(where)}")
        for name in value:
            _check_unicode(name)
        name = _which(type_, value, where) if type_ in UNIONS else type_
        values = self.fields(OBJECTS[name], value, name, where)
        for declared in OBJECTS[name].values():
            if declared.required and declared.name not in values:
                raise Refused(f'Bad Request: can\'t find field "{declared.name}" in {where}')
        return values


def _which(type_: str, value: Mapping[str, object], where: str) -> str:
    """The object of a union that this one is."""
    union = UNIONS[type_]
    if union.by:
        kind = value.get(union.by)
        if kind is None:
            raise Refused(f'Bad Request: can\'t find field "{union.by}" in {where}')
        if not isinstance(kind, str) or kind not in union.others | union.played.keys():
            raise Refused(f"Bad Request: can't parse {type_}: Unsupported type specified")
        if kind in union.others:
            raise not_played(f"{where} of type {kind}")
        return union.played[kind]
    for name, played in union.played.items():
        if name in value:
            return played
    if other := union.others & value.keys():
        raise not_played(f"{where}.{min(other)}")
    raise Refused(f'Bad Request: can\'t find field "{min(union.played)}" in {where}')


_EXPECTED = {
    "Integer": "of type Integer",
    "Boolean": "of type Boolean",
    "String": "of type String",
    "ChatId": "an Integer or a String",
    "File": "a file, or a String that says where it is",
}


def _is(type_: str, value: object) -> bool:
    return {
        "Integer": isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST_INTEGER,
        "Boolean": isinstance(value, bool),
        "String": isinstance(value, str),
        "ChatId": isinstance(value, int | str) and not isinstance(value, bool),
        "File": isinstance(value, str | Upload),
    }[type_]


def _bent(type_: str, value: object) -> object:
    """What the real server makes of a value of another type: it reads everything from text."""
    text = value if isinstance(value, str) else json.dumps(value)
    if type_ == "Integer":
        number = int(match[0]) if (match := _INTEGER.match(text)) else 0
        return min(max(number, -_LARGEST_INTEGER), _LARGEST_INTEGER)
    return text.lower() in _TRUE_ENOUGH if type_ == "Boolean" else text


def _check_unicode(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Refused("Bad Request: strings must be encoded in UTF-8") from None


def _unknown(name: str, owner: str, where: str) -> Refused:
    if where:
        return Refused(f'Bad Request: unknown field "{name}" in {where}')
    return Refused(f'Bad Request: unknown parameter "{name}" of {owner}')


def _ill_typed(where: str, expected: str) -> Refused:
    return Refused(f'Bad Request: "{where}" must be {expected}')


def _words(name: str) -> str:
    return name.replace("_", " ")
