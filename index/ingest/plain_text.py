"""Text as people see it: what markup and typesetting leave in it taken out, its letters and their order kept."""

import re
import unicodedata
from html.parser import HTMLParser

# Soft hyphens, zero-width spaces, word joiners, byte-order marks, marks and overrides of direction.
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Joiners shape what follows a letter (Persian, Urdu, emoji); behind ASCII or a space they shape nothing.
_IDLE_JOINERS = re.compile("(?:(?<=[\\s\x00-\x7f])|^)[\u200c\u200d]+")
_ARABIC_LETTERS = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u024f]")
_BLOCKS = frozenset("p div br li ul ol tr td th h1 h2 h3 h4 h5 h6 blockquote section article table dd dt".split())
_SILENT = frozenset({"script", "style", "template", "noscript"})


def cleaned(text: str) -> str:
    """One line of text: no control or format characters, white space as single spaces, none at the ends."""
    spaced = " ".join(_UNSEEN.sub("", text).split())
    seen = "".join(letter for letter in spaced if unicodedata.category(letter) not in {"Cc", "Cs"})
    return " ".join(_IDLE_JOINERS.sub("", seen).split())


def without_tags(markup: str) -> str:
    """The text of a piece of HTML on one line, without scripts and styles."""
    reader = _Words()
    reader.feed(markup)
    reader.close()
    return cleaned("".join(reader.words))


def mostly_arabic_script(text: str) -> bool | None:
    """Whether most letters are of the Arabic script rather than Latin, or None where there are neither."""
    arabic, latin = len(_ARABIC_LETTERS.findall(text)), len(_LATIN_LETTERS.findall(text))
    return arabic > latin if arabic + latin else None


class _Words(HTMLParser):
    """Gathers what stands between tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (its interface)
        if tag in _BLOCKS:
            self.words.append(" ")
        if tag in _SILENT and not self._silent:
            self._silent = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.words.append(" ")
        if tag == self._silent:
            self._silent = ""

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)
