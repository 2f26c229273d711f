"""Telegram's HTML, built from parts that know what they cost: text, entities, bytes of addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

# Limits of one message, as Telegram's own code has them: characters are Unicode code points after parsing; of more
# entities the rest is dropped in silence; formatting, addresses included, beyond about 9,500 bytes is refused.
MAX_CHARACTERS = 4_096
MAX_ENTITIES = 100
MAX_FORMATTING_BYTES = 9_500
MAX_CAPTION_CHARACTERS = 1_024
# What one entity takes besides its address: type, offset and length. On the safe side.
_ENTITY_BYTES = 24
# What a day takes beside that, and how apps write it: with the name of the month.
_TIME_BYTES = 8
_LONG_DATE = "D"


@dataclass(frozen=True, slots=True)
class Markup:
    """A piece of HTML and what it costs."""

    html: str = ""
    characters: int = 0
    entities: int = 0
    formatting_bytes: int = 0

    def __add__(self, other: "Markup") -> "Markup":
        return Markup(
            self.html + other.html,
            self.characters + other.characters,
            self.entities + other.entities,
            self.formatting_bytes + other.formatting_bytes,
        )

    @property
    def fits(self) -> bool:
        """Whether it can be sent as one message."""
        return (
            0 < self.characters <= MAX_CHARACTERS
            and self.entities <= MAX_ENTITIES
            and self.formatting_bytes <= MAX_FORMATTING_BYTES
        )


def plain(text: str) -> Markup:
    """Text as it is, whatever it holds."""
    return Markup(escape(text), len(text))


def bold(inner: Markup) -> Markup:
    return _tagged("b", inner)


def italic(inner: Markup) -> Markup:
    return _tagged("i", inner)


def strike(inner: Markup) -> Markup:
    return _tagged("s", inner)


def underline(inner: Markup) -> Markup:
    return _tagged("u", inner)


def quote(inner: Markup, *, expandable: bool = False) -> Markup:
    """A block quotation; an expandable one shows three lines until it is opened. Quotations do not nest."""
    return _tagged("blockquote", inner, " expandable" if expandable else "")


def link(inner: Markup, url: str) -> Markup:
    return _tagged("a", inner, f' href="{escape(url)}"', len(url.encode()))


def code(inner: Markup) -> Markup:
    """Text that a tap copies, and in which nothing is taken for a command."""
    return _tagged("code", inner)


def moment(inner: Markup, unix_s: int) -> Markup:
    """Words for a day, which the reader's app writes in its own way. ``unix_s`` lies in that day: 1 to 2^31 - 1."""
    return _tagged("tg-time", inner, f' unix="{unix_s}" format="{_LONG_DATE}"', _TIME_BYTES)


def join(parts: Iterable[Markup], separator: str) -> Markup:
    """Parts in order, with plain text between them."""
    joined = Markup()
    for number, part in enumerate(parts):
        joined = joined + plain(separator) + part if number else part
    return joined


def _tagged(tag: str, inner: Markup, attributes: str = "", address_bytes: int = 0) -> Markup:
    return Markup(
        f"<{tag}{attributes}>{inner.html}</{tag}>",
        inner.characters,
        inner.entities + 1,
        inner.formatting_bytes + _ENTITY_BYTES + address_bytes,
    )
