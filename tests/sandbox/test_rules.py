import pytest

from bot.sandbox.entities import Entity, parse_html
from bot.sandbox.level import Level
from bot.sandbox.rules import formatted, noticed, settled


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  a b \n", "a b"),
        ("a\tb\x00c", "a b c"),
        ("a\r\nb", "a\nb"),
        ("\u202bسلام\u202c", "سلام"),
        ("\u2067سلام\u2069", "\u2067سلام\u2069"),
        ("a\u0333", "a"),
        ("\u2028 \n", ""),
    ],
)
def test_texts_are_cleaned_and_trimmed_as_telegram_does(text: str, kept: str) -> None:
    assert settled(text, ()) == (kept, ())


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        (" <b> 😀 </b> ", [("bold", 0, 2)]),
        ("a<b> </b>b", []),
        ("a\r<b>b\rc</b>", [("bold", 1, 2)]),
        ("<blockquote>a <blockquote>b</blockquote></blockquote>", [("blockquote", 0, 3)]),
        ("<code>a <b>b</b></code>", [("code", 0, 3)]),
        ("<b>a <b>b</b></b>", [("bold", 0, 3)]),
        ("<b><i>x</i></b>", [("bold", 0, 1), ("italic", 0, 1)]),
    ],
)
def test_entities_move_with_the_text_and_stand_on_something(markup: str, kept: list[tuple[str, int, int]]) -> None:
    _, entities = settled(*parse_html(markup))
    assert [(e.type, e.offset, e.length) for e in entities] == kept


def test_a_link_keeps_its_address() -> None:
    _, [link] = formatted("<a href='https://e.org/x y'>x</a>", "HTML")
    assert link == Entity("text_link", 0, 1, url="https://e.org/x%20y")


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("/start", [(0, 6)]),
        ("😀 /help@sandbox_bot and /x", [(3, 17), (25, 2)]),
        ("a/b //c /d/e </f> /", []),
        ("سلام /start", [(5, 6)]),
    ],
)
def test_commands_are_found_in_what_a_person_types(text: str, commands: list[tuple[int, int]]) -> None:
    assert [(e.offset, e.length) for e in noticed(text)] == commands


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("see /help or @sandbox_bot at https://e.org/x.", [("bot_command", 4), ("mention", 13), ("url", 29)]),
        ("<b>/help</b> <a href='https://e.org'>/start</a> <code>@sandbox_bot</code>", [("bot_command", 0)]),
        ("/he<b>lp</b>", []),
    ],
)
def test_what_telegram_finds_by_itself_in_a_message_of_the_bot(markup: str, found: list[tuple[str, int]]) -> None:
    _, entities = formatted(markup, "HTML")
    own = {"bot_command", "mention", "url"}
    assert [(entity.type, entity.offset) for entity in entities if entity.type in own] == found


def test_the_faithful_level_drops_what_telegram_drops() -> None:
    markup = "<a href='nonsense'>x</a> <blockquote>a<blockquote>b</blockquote></blockquote>"
    _, entities = formatted(markup, "HTML", level=Level.FAITHFUL)
    assert [(entity.type, entity.offset, entity.length) for entity in entities] == [("blockquote", 2, 2)]
