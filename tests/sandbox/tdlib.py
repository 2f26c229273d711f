"""Telegram's own entity parser, offline: the synchronous `parseTextEntities` of TDLib, from the package `tdjson`."""

import json

import tdjson

from bot.sandbox.entities import Entity

_TYPES = {
    "textEntityTypeTextUrl": "text_link",
    "textEntityTypeBlockQuote": "blockquote",
    "textEntityTypeExpandableBlockQuote": "expandable_blockquote",
    "textEntityTypePreCode": "pre",
    "textEntityTypeDateTime": "date_time",
    "textEntityTypeCustomEmoji": "custom_emoji",
    "textEntityTypeMentionName": "text_mention",
}


def execute(request: dict[str, object]) -> dict[str, object]:
    """Ask TDLib something that it answers at once, without an account."""
    raw = tdjson.td_execute(json.dumps(request).encode())
    assert raw is not None, "TDLib cannot answer this at once"
    answer: dict[str, object] = json.loads(raw)
    return answer


def parse_html(markup: str) -> tuple[str, frozenset[Entity]] | str:
    """Text and entities, or the reason for a refusal."""
    answer = execute({"@type": "parseTextEntities", "text": markup, "parse_mode": {"@type": "textParseModeHTML"}})
    if answer["@type"] == "error":
        message = answer["message"]
        assert isinstance(message, str)
        return message
    text, entities = answer["text"], answer["entities"]
    assert isinstance(text, str)
    assert isinstance(entities, list)
    return text, frozenset(_entity(entity) for entity in entities)


def _entity(entity: dict[str, object]) -> Entity:
    kind, offset, length = entity["type"], entity["offset"], entity["length"]
    assert isinstance(kind, dict)
    assert isinstance(offset, int)
    assert isinstance(length, int)
    name = kind["@type"]
    return Entity(
        _TYPES.get(name, name.removeprefix("textEntityType").lower()),
        offset,
        length,
        url=kind.get("url", ""),
        language=kind.get("language", ""),
        user_id=kind.get("user_id", 0),
        custom_emoji_id=kind.get("custom_emoji_id", ""),
        unix_time=kind.get("unix_time", 0),
        date_time_format=_date_format(kind.get("formatting_type")),
    )


def _date_format(form: dict[str, object] | None) -> str:
    if form is None:
        return ""
    if form["@type"] == "dateTimeFormattingTypeRelative":
        return "r"
    precisions = {"dateTimePartPrecisionNone": 0, "dateTimePartPrecisionShort": 1, "dateTimePartPrecisionLong": 2}
    day, time = form["date_precision"], form["time_precision"]
    assert isinstance(day, dict)
    assert isinstance(time, dict)
    week = "w" if form["show_day_of_week"] else ""
    return week + ["", "d", "D"][precisions[day["@type"]]] + ["", "t", "T"][precisions[time["@type"]]]


execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
