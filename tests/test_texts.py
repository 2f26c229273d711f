"""What people read is in `bot.texts` and nowhere else, and what the bot proposes to ask it answers."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import texts
from bot.tongue import LANGUAGES, tongue_in
from index.answers import Answerer
from index.records import Kind, Message, Support

BOT = Path(__file__).parents[1] / "bot"
SPEAKING = sorted(
    [BOT / f"{name}.py" for name in ("arrangements", "buttons", "cards", "citations", "days", "follow_replies")]
    + [BOT / f"{name}.py" for name in ("introduction", "kept", "notices", "offers", "picture", "render", "tongue")]
    + list((BOT / "handlers").glob("*.py"))
)
# Calls whose words are for operators.
_LOGGED = {"debug", "info", "warning", "error", "exception", "critical"}


def _unread(tree: ast.AST) -> Iterator[ast.AST]:
    """Where words stand that nobody reads in a chat: docstrings, log lines, what is raised, annotations."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                yield first
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _LOGGED:
            yield node
        if isinstance(node, ast.Raise | ast.Assert):
            yield node


def words_for_people(source: str) -> list[str]:
    """String constants with letters and spaces."""
    tree = ast.parse(source)
    skipped = {id(inner) for node in _unread(tree) for inner in ast.walk(node)}
    constants = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in skipped]
    return [text for text in constants if isinstance(text, str) and " " in text and any(map(str.isalpha, text))]


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: str(path.relative_to(BOT)))
def test_no_words_for_people_are_left_in_the_code(path: Path) -> None:
    allowed = {"small talk"}  # the name of a kind of question
    assert [text for text in words_for_people(path.read_text(encoding="utf-8")) if text not in allowed] == []


def test_words_for_people_are_found_where_they_hide() -> None:
    source = '"""A docstring."""\nlog.error("not %s read", 1)\nx = f"My {n} articles"\nraise ValueError("no text")\n'
    assert words_for_people(source) == ["My ", " articles"]


def test_every_text_is_used() -> None:
    used = "\n".join(path.read_text(encoding="utf-8") for path in SPEAKING)
    names = [name for name in vars(texts) if name.isupper()]
    assert [name for name in names if f"texts.{name}" not in used] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("ask", None),
        ("quotes", Kind.QUOTE),
        ("positions", Kind.POSITION),
        ("compare", Kind.COMPARISON),
        ("timeline", Kind.DATE),
        ("verify", Kind.VERIFY),
    ],
)
def test_what_people_are_told_to_write_behind_a_command_is_answered(
    language: str, command: str, kind: Kind | None, answerer: Answerer
) -> None:
    example = tongue_in(language).say(texts.USAGE_EXAMPLES[command])
    (asked,) = answerer.answer_messages([Message(example, None, kind)])
    assert isinstance(asked, tuple)
    assert [one.support for one in asked] == [Support.ANSWER]
    assert [one.query.kind for one in asked] == [kind or asked[0].query.kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_are_told_to_ask_is_answered(language: str, answerer: Answerer) -> None:
    for example in texts.EXAMPLES:
        (asked,) = answerer.answer_messages([Message(tongue_in(language).say(example))])
        assert isinstance(asked, tuple)
        assert [one.support for one in asked] == [Support.ANSWER], example
