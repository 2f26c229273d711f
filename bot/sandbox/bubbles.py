"""Turns a text with entities into HTML, escaping everything else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from bot.sandbox.entities import Entity, nested
from bot.sandbox.words import Words

SAFE_SCHEMES = frozenset({"http", "https", "tg", "mailto"})
_SIMPLE = {"bold": "strong", "italic": "em", "underline": "u", "strikethrough": "s", "code": "code"}
_PLAIN = Markup("{}")
_TAG = Markup("<{tag}>{}</{tag}>")
_LINK = Markup('<a href="{href}" rel="noopener noreferrer" target="_blank">{}</a>')
# The browser shows the moment in the reader's language and zone; what the bot wrote stays until then.
_TIME = Markup('<time datetime="{moment}" data-unix="{unix}" data-format="{form}">{}</time>')
_MENTION = Markup('<bdi class="mention">{}</bdi>')
_FORMS = {
    "spoiler": Markup('<span class="spoiler" role="button" tabindex="0" aria-label="{hidden}">{}</span>'),
    "pre": Markup('<pre dir="ltr"><code>{}</code></pre>'),
    "blockquote": Markup('<blockquote dir="auto">{}</blockquote>'),
    "expandable_blockquote": Markup(
        '<div class="expandable" data-testid="quote"><blockquote dir="auto" class="clamped">{}</blockquote>'
        '<button type="button" class="more" aria-expanded="false" data-more="{more}" data-less="{less}"'
        ' data-testid="more">{more}</button></div>'
    ),
    "bot_command": Markup('<button type="button" class="command" data-say="{0}">{0}</button>'),
}
_BLOCKS = frozenset({"blockquote", "expandable_blockquote", "pre"})


def safe_href(url: str) -> str | None:
    """The address if following it can run nothing, else None."""
    return url if urlsplit(url).scheme.lower() in SAFE_SCHEMES else None


def rendered(text: str, entities: Sequence[Entity], words: Words) -> Markup:
    """The text as HTML. Entities must be nested or apart, which those of the parser are."""
    return _Rendering(text, words).inside(0, len(text.encode("utf-16-le")) // 2, list(nested(list(entities))))


@dataclass(frozen=True, slots=True)
class _Rendering:
    text: str
    words: Words

    def inside(self, begin: int, end: int, entities: list[Entity]) -> Markup:
        """Render a stretch, in UTF-16 code units, with the entities inside it, outer ones first."""
        parts = Markup()
        for entity, children in _outermost(entities):
            parts += escape(self._slice(begin, entity.offset))
            parts += self._wrapped(entity, self.inside(entity.offset, entity.end, children))
            begin = entity.end
            # A block already stands on lines of its own; the line break after it would show as an empty line.
            if entity.type in _BLOCKS and self._slice(begin, min(begin + 1, end)) == "\n":
                begin += 1
        return parts + escape(self._slice(begin, end))

    def _slice(self, begin: int, end: int) -> str:
        return self.text.encode("utf-16-le")[2 * begin : 2 * end].decode("utf-16-le")

    def _wrapped(self, entity: Entity, content: Markup) -> Markup:
        form: Markup = _PLAIN
        fields: dict[str, object] = {}
        if tag := _SIMPLE.get(entity.type):
            form, fields = _TAG, {"tag": tag}
        elif entity.type in {"text_link", "url"}:
            href = safe_href(entity.url or self._slice(entity.offset, entity.end))
            form, fields = (_LINK, {"href": href}) if href else (_PLAIN, {})
        elif entity.type in {"mention", "text_mention"}:
            form = _MENTION
        elif entity.type == "date_time" and (moment := _moment(entity.unix_time)):
            form, fields = _TIME, {"moment": moment, "unix": entity.unix_time, "form": entity.date_time_format}
        elif entity.type in _FORMS:
            form = _FORMS[entity.type]
            fields = {"more": self.words.more, "less": self.words.less, "hidden": self.words.hidden_text}
        return form.format(content, **fields)


def _moment(unix_time: int) -> str:
    """A time for machines, or nothing where no calendar reaches."""
    try:
        return datetime.fromtimestamp(unix_time, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return ""


def _outermost(entities: list[Entity]) -> Iterator[tuple[Entity, list[Entity]]]:
    """Each outermost entity with those inside it, in their order."""
    while entities:
        first, *rest = entities
        children = [entity for entity in rest if entity.offset < first.end]
        yield first, children
        entities = rest[len(children) :]
