"""What pages say about their article in JSON-LD, the schema.org blocks made for search engines."""

import html
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from index.ingest.plain_text import cleaned

_ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle "
    "ReviewNewsArticle BlogPosting LiveBlogPosting Report".split()
)
# Real pages have some tens of nodes.
_MAX_NODES = 5_000
Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Posting:
    """An article as JSON-LD describes it. Stamps and codes are as written; ``free`` is False behind a paywall."""

    headline: str | None
    outlet: str | None
    published: str | None
    modified: str | None
    language: str | None
    authors: tuple[str, ...]
    urls: tuple[str, ...]
    free: bool


def postings(blocks: Iterable[str]) -> tuple[tuple[Posting, ...], tuple[str, ...]]:
    """The articles that stand in the blocks themselves (not those they only list or link), and remarks."""
    roots: list[Any] = []
    remarks: list[str] = []
    for block in blocks:
        try:
            roots.append(json.loads(_bare(block), strict=False))
        except (ValueError, RecursionError):
            remarks.append("a JSON-LD block is not JSON and was left out")
    nodes = list(_nodes(roots))
    by_id = {node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1}
    found = tuple(_posting(node, by_id) for node in nodes if _types(node) & _ARTICLES)
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(remarks))


def _bare(block: str) -> str:
    text = block.strip()
    for before, after in (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")):
        text = text.removeprefix(before).removesuffix(after).strip()
    return text.removesuffix(";")


def _nodes(roots: Iterable[Any]) -> Iterator[Node]:
    waiting = list(roots)
    seen = 0
    while waiting and seen < _MAX_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting[:0] = node
        elif isinstance(node, dict):
            yield node
            waiting += [node[key] for key in ("@graph", "mainEntity") if key in node]


def _types(node: Node) -> set[str]:
    return {str(name).rpartition("/")[2].rpartition(":")[2] for name in _listed(node.get("@type"))}


def _posting(node: Node, by_id: Mapping[str, Node]) -> Posting:
    return Posting(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        outlet=next(iter(_names(node.get("publisher"), by_id)), None),
        published=_text(node.get("datePublished")),
        modified=_text(node.get("dateModified")),
        language=_language(node.get("inLanguage")),
        authors=_names(node.get("author"), by_id),
        urls=tuple(filter(None, (_address(node.get(key)) for key in ("url", "mainEntityOfPage", "@id")))),
        free=str(node.get("isAccessibleForFree", True)).strip().lower() not in {"false", "http://schema.org/false"},
    )


def _names(value: object, by_id: Mapping[str, Node]) -> tuple[str, ...]:
    names: list[str] = []
    for one in _listed(value):
        node = one if not isinstance(one, dict) or "name" in one else by_id.get(str(one.get("@id")), {})
        name = _text(node.get("name") if isinstance(node, Mapping) else node)
        if name and "://" not in name:
            names.append(name)
    return tuple(dict.fromkeys(names))


def _language(value: object) -> str | None:
    first = next(iter(_listed(value)), None)
    return _text(first.get("alternateName") or first.get("name")) if isinstance(first, dict) else _text(first)


def _address(value: object) -> str | None:
    return _text(value.get("@id") or value.get("url")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str | None:
    value = next(iter(_listed(value)), None)
    # Many sites escape what they put into JSON as if it were HTML.
    return cleaned(html.unescape(value)) or None if isinstance(value, str) else None


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
