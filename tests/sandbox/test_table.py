"""The sandbox's tables against the published description of the Bot API, where that lies beside the repository."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.delivery import KINDS, LARGEST_BATCH
from bot.sandbox.editing import MOST_DELETED
from bot.sandbox.inline import LONGEST_OFFSET_BYTES, LONGEST_QUERY, MOST_RESULTS
from bot.sandbox.keyboards import STYLES
from bot.sandbox.methods import PLAYED
from bot.sandbox.names import METHODS as NAMES
from bot.sandbox.profile import MOST_COMMANDS
from bot.sandbox.rules import ENTITY_TYPES
from bot.sandbox.sending import ACTIONS, FEWEST_IN_GROUP, MOST_IN_GROUP, REACTIONS
from bot.sandbox.table import METHODS, MISSING, OBJECTS, UNIONS, WRONG_LENGTH, Fields, fields
from bot.sandbox.webhook import MOST_CONNECTIONS, USUAL_CONNECTIONS

DESCRIPTION = Path(__file__).parents[3] / "shared" / "bot-api" / "api.min.json"

Json = dict[str, Any]

_LIMIT = re.compile(
    r"(?P<low>\d+)-(?P<high>\d+) (?P<unit>characters|bytes)(?P<parsed> after entit(?:ies|y) parsing)?", re.IGNORECASE
)
_CONSTANT = re.compile(r"(?:must be|always) \"?(?P<value>\w+)\"?$")
# What the description leaves unsaid of a limit, and why the table says it.
LIMITS_SAID_BETTER = {
    # The text of an inline result is parsed like any other, and counted as `sendMessage` counts it.
    ("InputTextMessageContent", "message_text"): (1, 4096, "parsed"),
}


@pytest.fixture(scope="module")
def api() -> Json:
    if not DESCRIPTION.exists():
        pytest.skip("the description of the Bot API (shared/bot-api/api.min.json) does not lie beside the repository")
    described: Json = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return described


def described_fields(one: Json) -> dict[str, Json]:
    return {field["name"]: field for field in one.get("fields", [])}


def described_type(field: Json, subtypes: dict[frozenset[str], str]) -> str:
    """The type of a field as the table writes it."""
    depths = {name.count("Array of ") for name in field["types"]}
    names = frozenset(name.removeprefix("Array of ").removeprefix("Array of ") for name in field["types"])
    shown = subtypes.get(names) or " or ".join(names)
    (depth,) = depths
    return f"{'[' * depth}{shown}{']' * depth}"


def described_limit(field: Json) -> tuple[int, int, str] | None:
    if not (match := _LIMIT.search(field["description"])):
        return None
    return int(match["low"]), int(match["high"]), "parsed" if match["parsed"] else match["unit"].lower()


def described_unions(api: Json) -> dict[frozenset[str], str]:
    """Names of types that stand for each other, and what the table calls them together."""
    return {
        frozenset({"Integer", "String"}): "ChatId",
        frozenset({"InputFile", "String"}): "File",
        frozenset({"InputFile"}): "File",
        frozenset(members_of_markup(api)): "ReplyMarkup",
        # A group takes all but animations, which the description lists one by one.
        frozenset(set(api["types"]["InputMedia"]["subtypes"]) - {"InputMediaAnimation"}): "InputMedia",
    }


def members_of_markup(api: Json) -> list[str]:
    types: list[str] = described_fields(api["methods"]["sendMessage"])["reply_markup"]["types"]
    return types


TABLES = [("methods", name) for name in METHODS] + [("types", name) for name in OBJECTS]


def of_table(kind: str, name: str) -> Fields:
    return METHODS[name] if kind == "methods" else OBJECTS[name]


@pytest.mark.parametrize(("kind", "name"), TABLES, ids=[name for _, name in TABLES])
def test_every_method_and_object_has_the_described_fields(api: Json, kind: str, name: str) -> None:
    described, subtypes = described_fields(api[kind][name]), described_unions(api)
    assert {
        field.name: (field.type, field.required, field.limit and (field.limit.low, field.limit.high, field.limit.unit))
        for field in of_table(kind, name).values()
    } == {
        field["name"]: (
            described_type(field, subtypes),
            field["required"],
            LIMITS_SAID_BETTER.get((name, field["name"]), described_limit(field)),
        )
        for field in described.values()
    }


def test_a_limit_is_said_better_only_where_the_description_says_another(api: Json) -> None:
    for (name, field), limit in LIMITS_SAID_BETTER.items():
        assert described_limit(described_fields(api["types"][name])[field]) not in {None, limit}


def members(api: Json, union: str) -> list[str]:
    if union == "ReplyMarkup":
        return members_of_markup(api)
    found: list[str] = api["types"][union]["subtypes"]
    return found


@pytest.mark.parametrize("name", [name for name, union in UNIONS.items() if union.by])
def test_a_union_told_apart_by_a_value_knows_every_value(api: Json, name: str) -> None:
    constants: dict[str, set[str]] = {}
    for member in members(api, name):
        match = _CONSTANT.search(described_fields(api["types"][member])[UNIONS[name].by]["description"])
        assert match
        constants.setdefault(match["value"], set()).add(member)
    union = UNIONS[name]
    assert union.played.keys() | union.others == constants.keys()
    assert not union.played.keys() & union.others
    for value, played in union.played.items():
        assert played in constants[value]


@pytest.mark.parametrize("name", [name for name, union in UNIONS.items() if not union.by])
def test_a_union_told_apart_by_its_fields_knows_every_member(api: Json, name: str) -> None:
    union, seen = UNIONS[name], set()
    for member in members(api, name):
        required = {field["name"] for field in api["types"][member]["fields"] if field["required"]}
        signs = required & (union.played.keys() | union.others)
        assert len(signs) == 1, f"{member} is told by {signs}"
        seen |= signs
        assert [union.played[sign] for sign in signs & union.played.keys()] in ([], [member])
    assert seen == union.played.keys() | union.others


def test_the_names_of_all_methods_are_the_described_ones(api: Json) -> None:
    assert set(api["methods"]) == NAMES


def test_the_kinds_of_update_are_the_described_ones(api: Json) -> None:
    assert {field["name"] for field in api["types"]["Update"]["fields"]} - {"update_id"} == KINDS


def test_the_reactions_are_the_described_ones(api: Json) -> None:
    described = described_fields(api["types"]["ReactionTypeEmoji"])["emoji"]["description"]
    assert set(re.findall(r'"([^"]+)"', described)) == REACTIONS


def test_the_chat_actions_are_the_described_ones(api: Json) -> None:
    described = described_fields(api["methods"]["sendChatAction"])["action"]["description"].partition(":")[2]
    assert set(re.findall(r"\b(?:[a-z]+_[a-z_]+|typing)\b", described)) == ACTIONS


def test_the_kinds_of_entity_are_the_described_ones(api: Json) -> None:
    described = described_fields(api["types"]["MessageEntity"])["type"]["description"]
    # A mention by entity needs a `User`, which is not played; card numbers the servers take without being described.
    assert set(re.findall(r'"(\w+)" \(', described)) - {"text_mention"} == ENTITY_TYPES - {"bank_card_number"}


def test_the_styles_of_a_button_are_the_described_ones(api: Json) -> None:
    described = described_fields(api["types"]["InlineKeyboardButton"])["style"]["description"]
    assert {"", *re.findall(r'"(\w+)"', described)} == set(STYLES)


@pytest.mark.parametrize(
    ("kind", "name", "field", "phrase"),
    [
        ("methods", "getUpdates", "limit", f"between 1-{LARGEST_BATCH} are accepted"),
        ("methods", "setWebhook", "max_connections", f"1-{MOST_CONNECTIONS}. Defaults to {USUAL_CONNECTIONS}"),
        ("methods", "sendMediaGroup", "media", f"must include {FEWEST_IN_GROUP}-{MOST_IN_GROUP} items"),
        ("methods", "deleteMessages", "message_ids", f"list of 1-{MOST_DELETED} identifiers"),
        ("methods", "setMyCommands", "commands", f"At most {MOST_COMMANDS} commands"),
        ("methods", "answerInlineQuery", "next_offset", f"can't exceed {LONGEST_OFFSET_BYTES} bytes"),
        ("types", "InlineQuery", "query", f"up to {LONGEST_QUERY} characters"),
    ],
)
def test_the_limits_that_no_length_is_are_the_described_ones(
    api: Json, kind: str, name: str, field: str, phrase: str
) -> None:
    assert phrase in described_fields(api[kind][name])[field]["description"]


def test_an_answer_to_an_inline_query_holds_as_many_results_as_described(api: Json) -> None:
    assert f"No more than {MOST_RESULTS} results" in " ".join(api["methods"]["answerInlineQuery"]["description"])


def test_every_method_of_the_table_is_played_and_named() -> None:
    assert PLAYED.keys() == METHODS.keys()
    assert METHODS.keys() <= NAMES


def test_every_type_of_the_table_is_one_of_it() -> None:
    known = {"Integer", "String", "Boolean", "ChatId", "File", *OBJECTS, *UNIONS}
    used = {field.type.strip("[]") for one in (*METHODS.values(), *OBJECTS.values()) for field in one.values()}
    unplayed = {
        field.type.strip("[]")
        for one in (*METHODS.values(), *OBJECTS.values())
        for field in one.values()
        if not field.played
    }
    assert used - unplayed <= known
    assert {played for union in UNIONS.values() for played in union.played.values()} <= OBJECTS.keys()


def test_special_words_stand_for_fields_that_can_be_missing_or_too_long() -> None:
    for method, field in MISSING:
        assert METHODS[method][field].required
    for place in WRONG_LENGTH:
        owner, _, name = place.partition(".")
        field_of = (METHODS.get(owner) or OBJECTS[owner])[name]
        assert field_of.limit
        assert field_of.limit.unit != "parsed"


def test_a_line_of_the_table_that_does_not_read_is_refused() -> None:
    with pytest.raises(AssertionError, match="not a field:  text of String"):
        fields("chat_id! ChatId, text of String")
