from hypothesis import given
from hypothesis import strategies as st

from bot.markup import MAX_CHARACTERS, MAX_ENTITIES, Markup, bold, join, link, plain, quote
from tests.telegram_parser import parse

# What Telegram keeps as it is: it drops some control characters, which no article holds.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1)


@given(TEXT)
def test_any_text_arrives_as_it_is(text: str) -> None:
    assert parse(plain(f"x{text}x").html).text == f"x{text}x"


@given(TEXT, TEXT)
def test_costs_are_what_telegram_counts(first: str, second: str) -> None:
    markup = quote(bold(plain(f"x{first}x")) + plain("x"), expandable=True) + plain("\n")
    markup = markup + link(plain(f"x{second}x"), "https://example.org/?a=1&b=2")
    parsed = parse(markup.html)
    assert len(parsed.text) == markup.characters
    assert {kind for kind, _, _ in parsed.entities} == {
        "textEntityTypeBold",
        "textEntityTypeExpandableBlockQuote",
        "textEntityTypeTextUrl",
    }
    assert markup.entities == 3


def test_an_address_is_paid_for_in_bytes() -> None:
    assert link(plain("x"), "https://example.org/ä").formatting_bytes == 24 + len("https://example.org/ä".encode())


def test_characters_are_code_points() -> None:
    assert plain("😀" * MAX_CHARACTERS).fits
    assert not plain("😀" * (MAX_CHARACTERS + 1)).fits


def test_more_entities_than_telegram_keeps_do_not_fit() -> None:
    assert join([bold(plain("x"))] * MAX_ENTITIES, " ").fits
    assert not join([bold(plain("x"))] * (MAX_ENTITIES + 1), " ").fits


def test_addresses_beyond_the_formatting_size_do_not_fit() -> None:
    assert not join([link(plain("x"), f"https://example.org/{'a' * 2_000}")] * 5, " ").fits


def test_nothing_is_not_a_message() -> None:
    assert not Markup().fits
