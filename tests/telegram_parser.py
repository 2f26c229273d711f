"""Telegram's own parser of message HTML: TDLib, offline, through the wheel `tdjson`. An oracle nobody here wrote."""

import json
from dataclasses import dataclass
from typing import Any

import tdjson


@dataclass(frozen=True, slots=True)
class Parsed:
    """``entities`` are (type, offset, length), offsets in UTF-16 code units."""

    text: str
    entities: tuple[tuple[str, int, int], ...]


class RefusedByTelegram(AssertionError):
    """Telegram would refuse this message."""


def parse(html: str) -> Parsed:
    """Parse message HTML as Telegram does.

    Raises:
        RefusedByTelegram: With Telegram's words.
    """
    answer = _call({"@type": "parseTextEntities", "text": html, "parse_mode": {"@type": "textParseModeHTML"}})
    if answer["@type"] == "error":
        raise RefusedByTelegram(f"{answer['message']}: {html[:200]}")
    entities = ((entity["type"]["@type"], entity["offset"], entity["length"]) for entity in answer["entities"])
    return Parsed(answer["text"], tuple(entities))


def _call(request: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"{}")
    return answer


_call({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
