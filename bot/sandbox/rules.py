"""What Telegram refuses of texts and of formatting, and what it makes of the rest."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.sandbox.entities import DATE_FORMAT, TYPES, Entity, nested, parse_html, utf16_length
from bot.sandbox.level import Level
from bot.sandbox.links import checked_link, whole_number
from bot.sandbox.parameters import Arguments
from bot.sandbox.refusal import Refused, not_played

LONGEST_TEXT = 4096  # code points after parsing, not UTF-16 units (TDLib `MessageContent.cpp`, `utf8_length`)
# Telegram drops the 101st entity without a word; a referee must not let that pass.
MOST_ENTITIES = 100
# The real limit is known only as "about 9500" (tdlib/telegram-bot-api#165). Each entity weighs its 12 bytes on
# the wire and its address or other argument.
LARGEST_FORMATTING, ENTITY_BYTES = 9500, 12
LONGEST_CAPTION = 1024  # counted alike
LONGEST_QUOTE = 1024
_END_OF_TIME = 1 << 31  # Unix seconds; Telegram's dates are 32 bits wide
MODES_NOT_PLAYED = ("markdown", "markdownv2")
# What a bot may say of a text beyond what HTML can; Telegram finds the first group by itself, too.
_NOTICED = ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number")
ENTITY_TYPES = frozenset({*TYPES.values(), "expandable_blockquote", *_NOTICED})

# Telegram turns these into a space, and these into nothing (TDLib `clean_input_string`). The second kind takes
# away bidirectional embeddings and overrides (U+202A to U+202E); isolates stay.
_TO_SPACE = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_TO_NOTHING = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_ENDS = " \n"
_TYPED = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("url", re.compile(r"(?<!\w)https?://[^\s<>\"]+[^\s<>\"'.,:;!?)\]]")),
)
_CODE = ("pre", "code")
_QUOTES = ("blockquote", "expandable_blockquote")
# What Telegram looks for commands, mentions and addresses in no more.
_OPAQUE = frozenset({"pre", "code", "text_link", "text_mention"})


def message_text(given: Arguments, level: Level, name: str = "text") -> tuple[str, tuple[Entity, ...]]:
    """The text of a message, as Telegram keeps it.

    Raises:
        Refused: The markup is wrong, nothing is left, or too much is.
    """
    text, entities = formatted(given.text(name), given.text("parse_mode"), given.values.get("entities"), level)
    if not text:
        raise Refused("Bad Request: message text is empty")
    if len(text) > LONGEST_TEXT:
        raise Refused("Bad Request: message is too long")
    return text, entities


def caption(given: Arguments, level: Level) -> tuple[str, tuple[Entity, ...]]:
    """The caption of a photo or a document, which may be empty.

    Raises:
        Refused: The markup is wrong, or the caption is too long.
    """
    text, entities = formatted(
        given.text("caption"), given.text("parse_mode"), given.values.get("caption_entities"), level
    )
    if len(text) > LONGEST_CAPTION:
        raise Refused("Bad Request: message caption is too long")
    return text, entities


def formatted(
    text: str, parse_mode: str = "", explicit: object = None, level: Level = Level.STRICT
) -> tuple[str, tuple[Entity, ...]]:
    """Turn what a bot sends into what Telegram keeps: parsed, cleaned, trimmed.

    ``explicit`` are entities instead of a parse mode, as they have passed the table of types, or None.

    Raises:
        Refused: The markup is wrong, or too heavy; on the strict level also where Telegram would drop something of it
            without a word: a link, a quotation inside another, entities beyond the hundredth.
    """
    entities: tuple[Entity, ...] = ()
    lost: list[str] = []
    mode = parse_mode.lower()
    if isinstance(explicit, list) and explicit:
        entities = _explicit(text, explicit)
    elif mode == "html":
        text, entities = parse_html(text, lost)
    elif mode in MODES_NOT_PLAYED:
        raise not_played(f"parse_mode {parse_mode}")
    elif mode:
        raise Refused("Bad Request: unsupported parse_mode")
    before = entities
    text, entities = settled(text, entities)
    if level is Level.STRICT:
        _check_nothing_dropped(before, entities, lost)
    entities = entities[:MOST_ENTITIES]
    if formatting_size(entities) > LARGEST_FORMATTING:
        raise Refused("Bad Request: ENTITIES_TOO_LONG")
    return text, nested([*entities, *_free(noticed(text), entities)])


def _check_nothing_dropped(before: Sequence[Entity], kept: Sequence[Entity], lost: Sequence[str]) -> None:
    if lost:
        raise Refused(f"Bad Request: the link to '{lost[0]}' is lost: Telegram links to no such address")
    quotes = [entity for entity in before if entity.type in _QUOTES]
    if any(outer is not inner and _is_around(outer, inner) for outer in quotes for inner in quotes):
        raise Refused("Bad Request: a quotation lies inside another, where Telegram drops it")
    if len(kept) > MOST_ENTITIES:
        raise Refused(f"Bad Request: too many entities: {len(kept)}, of which Telegram keeps {MOST_ENTITIES}")


def _free(found: Iterable[Entity], given: Sequence[Entity]) -> list[Entity]:
    """Of what Telegram finds by itself, that which lies in no link or code and crosses nothing."""
    return [
        entity
        for entity in found
        if all(
            other.end <= entity.offset
            or entity.end <= other.offset
            or (_is_around(other, entity) and other.type not in _OPAQUE)
            for other in given
        )
    ]


def _is_around(outer: Entity, inner: Entity) -> bool:
    return outer.offset <= inner.offset and inner.end <= outer.end


def _explicit(text: str, given: list[dict[str, object]]) -> tuple[Entity, ...]:
    """Entities that a bot gives by their places in the text."""
    entities = []
    for one in map(Arguments, given):
        entity = Entity(
            one.text("type"),
            one.integer("offset"),
            one.integer("length"),
            url=one.text("url"),
            language=one.text("language"),
            custom_emoji_id=one.text("custom_emoji_id"),
            unix_time=one.integer("unix_time"),
            date_time_format=one.text("date_time_format"),
        )
        if entity.type not in ENTITY_TYPES:
            raise Refused("Bad Request: can't parse MessageEntity: Unsupported type specified")
        _check_argument(entity)
        _check_place(entity, text)
        if entity.type == "text_link":
            entity = replace(entity, url=checked_link(entity.url) or "")
        if entity.type not in _NOTICED and entity.length:
            entities.append(entity)
    return nested(entities)


def _check_argument(entity: Entity) -> None:
    """Refuse what an entity carries beside its place, in TDLib's words."""
    if entity.type == "text_link" and checked_link(entity.url) is None:
        raise Refused(f"Bad Request: entity URL '{entity.url}' is invalid: Wrong HTTP URL")
    if entity.type == "custom_emoji" and not whole_number(entity.custom_emoji_id):
        raise Refused("Bad Request: invalid custom emoji identifier specified")
    if entity.type == "date_time" and not 0 < entity.unix_time < _END_OF_TIME:
        raise Refused("Bad Request: invalid date specified")
    if entity.type == "date_time" and not DATE_FORMAT.fullmatch(entity.date_time_format):
        raise Refused("Bad Request: invalid date format used")


def _check_place(entity: Entity, text: str) -> None:
    """Refuse an entity that does not lie in the text, or that splits a pair of UTF-16, in TDLib's words."""
    offset, end, size = entity.offset, entity.end, utf16_length(text)
    if offset < 0:
        raise Refused(f"Bad Request: receive an entity with incorrect offset {offset}")
    if entity.length < 0:
        raise Refused(f"Bad Request: receive an entity with incorrect length {entity.length}")
    if not entity.length:
        return
    if offset > size:
        raise Refused(f"Bad Request: entity begins after the end of the text at UTF-16 offset {offset}")
    beginning = f"Bad Request: entity beginning at UTF-16 offset {offset}"
    if end > size:
        raise Refused(f"{beginning} ends after the end of the text at UTF-16 offset {end}")
    if (place := _split_pair(text, offset)) is not None:
        raise Refused(f"Bad Request: entity begins in a middle of a UTF-16 symbol at byte offset {place}")
    if (place := _split_pair(text, end)) is not None:
        raise Refused(f"{beginning} ends in a middle of a UTF-16 symbol at byte offset {place}")


def _split_pair(text: str, offset: int) -> int | None:
    """Where the character ends, in bytes of UTF-8, in whose middle an offset lies; None for one between characters."""
    units = text.encode("utf-16-le")
    if not 0xD800 <= int.from_bytes(units[2 * offset - 2 : 2 * offset], "little") <= 0xDBFF:
        return None
    return len(units[: 2 * offset + 2].decode("utf-16-le").encode())


def formatting_size(entities: Iterable[Entity]) -> int:
    """The weight of formatting in bytes, as far as it is known."""
    return sum(ENTITY_BYTES + len((e.url or e.language or e.custom_emoji_id).encode()) for e in entities)


def settled(text: str, entities: tuple[Entity, ...]) -> tuple[str, tuple[Entity, ...]]:
    """Clean the text, trim its ends, and keep the entities that still stand on something visible."""
    kept = [""] * len(text)
    for index, char in enumerate(_TO_SPACE.sub(" ", text)):
        kept[index] = "" if _TO_NOTHING.fullmatch(char) else char
    first, last = _visible(kept)
    kept = [char if first <= index < last else "" for index, char in enumerate(kept)]
    # Where each UTF-16 offset of the old text lies in the new one.
    places = [0]
    for old, new in zip(text, kept, strict=True):
        places += [places[-1] + len(new)] if old <= "\uffff" else [places[-1], places[-1] + 2 * len(new)]
    moved = [replace(e, offset=places[e.offset], length=places[e.end] - places[e.offset]) for e in entities]
    whole = "".join(kept)
    return whole, _standing(whole, moved)


def _visible(chars: list[str]) -> tuple[int, int]:
    seen = [index for index, char in enumerate(chars) if char.strip(_ENDS)]
    return (seen[0], seen[-1] + 1) if seen else (0, 0)


def _standing(text: str, entities: list[Entity]) -> tuple[Entity, ...]:
    """Without entities over blanks, quotes inside quotes, and anything inside code: Telegram drops them."""
    units = text.encode("utf-16-le")
    kept: list[Entity] = []
    for entity in nested(entities):
        covered = units[2 * entity.offset : 2 * entity.end].decode("utf-16-le")
        around = [outer.type for outer in kept if outer.offset <= entity.offset and entity.end <= outer.end]
        in_code = any(kind in _CODE for kind in around)
        in_quote = entity.type in _QUOTES and any(kind in _QUOTES for kind in around)
        if covered.strip(_ENDS) and not in_code and not in_quote and entity.type not in around:
            kept.append(entity)
    return tuple(kept)


def noticed(text: str) -> tuple[Entity, ...]:
    """What Telegram finds by itself in a text, of the kinds that matter here."""
    found = (
        Entity(kind, utf16_length(text[: match.start()]), utf16_length(match[0]))
        for kind, pattern in _TYPED
        for match in pattern.finditer(text)
    )
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda entity: entity.offset):
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return tuple(kept)
