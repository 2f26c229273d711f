"""Reads Telegram's message HTML by the rules of Telegram's own parser (TDLib `parse_html`), and with its words.

The tests hold it against that parser itself, which runs offline in the package `tdjson`.
"""

import re
from dataclasses import dataclass, field, replace

from bot.sandbox.links import checked_link, linked_user, lower, whole_number
from bot.sandbox.refusal import Refused

TYPES = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
# Which of two entities over the same stretch of text is the outer one.
_OUTER_FIRST = (
    *("blockquote", "expandable_blockquote", "pre", "code", "text_link", "text_mention"),
    *("bold", "italic", "underline", "strikethrough", "spoiler", "date_time", "custom_emoji"),
    *("bot_command", "mention", "url"),
)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#[xX](?P<hex>[0-9a-fA-F]*)|#(?P<decimal>[0-9]*)|(?P<name>[a-zA-Z]*))")
_LONGEST_MARKUP = 65536  # code points, tags included
_LONGEST_REFERENCE = 9  # characters, without the semicolon
_NOT_A_CODE_POINT = 0x10FFFF  # TDLib is one code point stricter than Unicode
# TDLib reads C strings: a NUL ends the markup, and counts as a space.
_END = "\0"
_TAG_NAME = re.compile(r"[^ \t\r\n\0\v>]*")
_ATTRIBUTE_NAME = re.compile(r"""[^ \t\r\n\0\v=>/"']*""")
_NAME_TOKEN = re.compile(r"[a-zA-Z0-9.\-]*")
_SPACES = re.compile(r"[ \t\r\n\v]*")
_PLAIN = re.compile(r"[^<&]*")
DATE_FORMAT = re.compile(r"[rR]|[tTdDwW]*")
_INT32 = 1 << 32
_INT64 = 1 << 64


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of formatted text. ``offset`` and ``length`` count UTF-16 code units, as everywhere in the Bot API."""

    type: str
    offset: int
    length: int
    url: str = ""
    language: str = ""
    user_id: int = 0
    custom_emoji_id: str = ""
    unix_time: int = 0
    date_time_format: str = ""

    @property
    def end(self) -> int:
        return self.offset + self.length


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)


def nested(entities: list[Entity]) -> tuple[Entity, ...]:
    """Sort so that an entity comes before those inside it."""

    def outermost(entity: Entity) -> tuple[int, int, int]:
        return entity.offset, -entity.length, _OUTER_FIRST.index(entity.type)

    return tuple(sorted(entities, key=outermost))


def parse_html(markup: str, lost: list[str] | None = None) -> tuple[str, tuple[Entity, ...]]:
    """Split message HTML into its text and its entities. Spaces at the ends stay.

    ``lost`` gets the addresses that Telegram does not link to, whose links it drops without a word.

    Raises:
        Refused: The markup is wrong; the description names the place as a byte offset.
    """
    if len(markup) > _LONGEST_MARKUP:
        raise _wrong("Text is too long")
    return _Parser(markup, [] if lost is None else lost).parse()


@dataclass(slots=True)
class _Open:
    """A tag that has begun and not yet ended."""

    tag: str
    attributes: dict[str, str]
    begins: int  # in the text, in UTF-16 code units
    text_index: int  # in the text, in code points


@dataclass(slots=True)
class _Parser:
    markup: str
    lost: list[str]
    at: int = 0
    text: str = ""
    size: int = 0  # of the text, in UTF-16 code units
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def parse(self) -> tuple[str, tuple[Entity, ...]]:
        end = len(self.markup)
        self.markup += _END
        while self.at < end:
            self._add(self._read(_PLAIN, end))
            if self.at < end:
                if self.markup[self.at] == "&":
                    self._add(self._reference())
                elif self.markup[self.at + 1] == "/":
                    self._end_tag(self.at)
                else:
                    self._start_tag(self.at)
        if self.open:
            raise _wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        # A language is known only from `code` inside `pre`: on a lone `code` Telegram forgets it.
        entities = [replace(e, language="") if e.type == "code" else e for e in self.entities]
        if any("\ud800" <= char <= "\udfff" for char in self.text + "".join(e.url + e.language for e in entities)):
            raise _wrong(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return self.text, nested(entities)

    def _add(self, text: str) -> None:
        self.text += text
        self.size += utf16_length(text)

    def _read(self, pattern: re.Pattern[str], end: int | None = None) -> str:
        match = pattern.match(self.markup, self.at, len(self.markup) if end is None else end)
        assert match, "all these patterns match the empty string"
        self.at = match.end()
        return match[0]

    def _reference(self) -> str:
        """Read one character reference, or the ampersand alone where it begins none that Telegram knows."""
        match = _REFERENCE.match(self.markup, self.at)
        assert match, "it begins with an ampersand"
        char = _NAMED.get(match["name"] or "")
        if match["name"] is None and len(match[0]) <= _LONGEST_REFERENCE:
            code = int(match["decimal"] or "0") if match["hex"] is None else int(match["hex"] or "0", 16)
            char = chr(code) if 0 < code < _NOT_A_CODE_POINT else None
        if char is None:
            self.at += 1
            return "&"
        self.at = match.end() + self.markup.startswith(";", match.end())
        return char

    def _start_tag(self, start: int) -> None:
        self.at += 1
        tag = lower(self._read(_TAG_NAME))
        if self.markup[self.at] == _END:
            raise self._wrong_at("Unclosed start tag", start)
        if tag not in TYPES:
            raise self._wrong_at(f'Unsupported start tag "{tag}"', start)
        attributes: dict[str, str] = {}
        while self.markup[self.at] != ">":
            self._read(_SPACES)
            if self.markup[self.at] != ">":
                self._attribute(tag, attributes, start)
        self.at += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._wrong_at('Tag "span" must have class "tg-spoiler"', start)
        self.open.append(_Open(tag, attributes, self.size, len(self.text)))

    def _attribute(self, tag: str, attributes: dict[str, str], start: int) -> None:
        name = self._read(_ATTRIBUTE_NAME)
        if not name:
            raise self._wrong_at(f'Empty attribute name in the tag "{tag}"', start)
        self._read(_SPACES)
        if self.markup[self.at] == "=":
            self.at += 1
            self._read(_SPACES)
        elif self.markup[self.at] != _END:
            if tag == "blockquote":  # elsewhere an attribute without a value neither sets nor clears anything
                attributes[name] = ""
            return
        if self.markup[self.at] == _END:
            raise self._wrong_at(f'Unclosed start tag "{tag}"', start)
        value = self._value()
        if self.markup[self.at] == _END:
            raise self._wrong_at("Unclosed start tag", start)
        if _counts(tag, name, value):
            attributes[name] = value

    def _value(self) -> str:
        start = self.at
        quote = self.markup[start]
        if quote not in "'\"":
            value = lower(self._read(_NAME_TOKEN))
            if self.markup[self.at] not in " \t\r\n\v>\0":
                raise self._wrong_at("Unexpected end of name token", start)
            return value
        value = ""
        self.at += 1
        while self.markup[self.at] not in (quote, _END):
            if self.markup[self.at] == "&":
                value += self._reference()
            else:
                value += self.markup[self.at]
                self.at += 1
        if self.markup[self.at] == quote:
            self.at += 1
        return value

    def _end_tag(self, start: int) -> None:
        if not self.open:
            raise self._wrong_at("Unexpected end tag", start)
        self.at += 2
        found = lower(self._read(_TAG_NAME))
        self._read(_SPACES)
        if self.markup[self.at] != ">":
            raise self._wrong_at("Unclosed end tag", start)
        self.at += 1
        opened = self.open.pop()
        if found and found != opened.tag:
            raise self._wrong_at("Unmatched end tag", start, f', expected "</{opened.tag}>", found "</{found}>"')
        if self.size > opened.begins:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        given = opened.attributes
        entity = Entity(TYPES[opened.tag], opened.begins, self.size - opened.begins)
        match opened.tag:
            case "a":
                self._link(entity, given.get("href") or self.text[opened.text_index :])
            case "code":
                self._code(replace(entity, language=given.get("class", "").removeprefix("language-")))
            case "pre":
                self._code(entity)
            case "blockquote" if "expandable" in given:
                self.entities.append(replace(entity, type="expandable_blockquote"))
            case "tg-emoji":
                self.entities.append(replace(entity, custom_emoji_id=_emoji_id(given.get("emoji-id", ""))))
            case "tg-time":
                self._date(entity, given)
            case _:
                self.entities.append(entity)

    def _link(self, entity: Entity, url: str) -> None:
        if user_id := linked_user(url):
            self.entities.append(replace(entity, type="text_mention", user_id=user_id))
        elif checked := checked_link(url):
            self.entities.append(replace(entity, url=checked))
        else:
            self.lost.append(url)

    def _code(self, entity: Entity) -> None:
        """Add `code` or `pre`; the two around the same text become one `pre` with the language of `code`."""
        other = "pre" if entity.type == "code" else "code"
        last = self.entities[-1] if self.entities else entity
        language = entity.language or last.language
        together = (last.type, last.offset, last.length) == (other, entity.offset, entity.length)
        # A block that already has a language takes no second one.
        if together and language and not (last.type == "pre" and last.language):
            self.entities[-1] = replace(last, type="pre", language=language)
        else:
            self.entities.append(entity)

    def _date(self, entity: Entity, given: dict[str, str]) -> None:
        form = given.get("format", "")
        if not DATE_FORMAT.fullmatch(form):
            raise _wrong("Invalid date format used")
        if (unix_time := _int32(given.get("unix", ""))) > 0:
            self.entities.append(replace(entity, unix_time=unix_time, date_time_format=_canonical(form)))

    def _wrong_at(self, problem: str, index: int, more: str = "") -> Refused:
        return _wrong(f"{problem} at byte offset {len(self.markup[:index].encode())}{more}")


def _wrong(problem: str) -> Refused:
    return Refused(f"Bad Request: can't parse entities: {problem}")


def _counts(tag: str, name: str, value: str) -> bool:
    """Whether an attribute replaces what an earlier one of the same name said."""
    if name == "class":
        return value.startswith("language-" if tag == "code" else "tg-")
    return True


def _emoji_id(digits: str) -> str:
    number = whole_number(digits)
    if not number or not -_INT64 // 2 <= number < _INT64 // 2:
        raise _wrong("Invalid custom emoji identifier specified")
    return str(number)


def _int32(digits: str) -> int:
    """Read the leading digits as TDLib does: past the range they wrap around instead of failing."""
    match = re.match(r"(-?)([0-9]*)", digits)
    assert match, "the pattern matches the empty string"
    # 10 ** 32 is a multiple of 2 ** 32, so digits further left change nothing.
    number = int(match[2][-32:] or "0") * (-1 if match[1] else 1) % _INT32
    return number - _INT32 if number >= _INT32 // 2 else number


def _canonical(form: str) -> str:
    """Write a date format as Telegram keeps it: weekday, then date, then time, the short form of each winning."""
    if lower(form) == "r":
        return "r"
    parts = ("w" if "w" in lower(form) else "", *(c if c in form else c.upper() * (c.upper() in form) for c in "dt"))
    return "".join(parts)
