"""What kind of source something is: a page, a PDF, a feed or a text."""

import re
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

Kind = Literal["page", "pdf", "feed", "text"]

_TYPES: dict[str, Kind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "text/markdown": "text",
}
_SUFFIXES: dict[str, Kind] = {
    ".html": "page", ".htm": "page", ".xhtml": "page", ".shtml": "page", ".pdf": "pdf",
    ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".xml": "feed",
}  # fmt: skip
# Everything that may stand before the first tag; how much of it is looked at.
_SNIFFED_BYTES = 4_096
_BEFORE_TAG = re.compile(r"\s+|<\?[^>]*>|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<(?:!doctype\s+)?([a-z:]+)", re.IGNORECASE)
_TAGS: dict[str, Kind] = {
    "rss": "feed",
    "feed": "feed",
    "rdf:rdf": "feed",
    "html": "page",
    "head": "page",
    "body": "page",
}


def kind_of(source_name: str, content_type: str | None, data: bytes) -> Kind:
    """The kind of a source: by its content type, else how it starts, else its suffix, else a text.

    ``source_name`` is a path or an address. A content type that says little (``text/plain``, ``text/xml``,
    ``application/octet-stream``) does not count.
    """
    stated = _TYPES.get((content_type or "").partition(";")[0].strip().lower())
    return stated or _started(data) or _SUFFIXES.get(_suffix(source_name), "text")


def _started(data: bytes) -> Kind | None:
    start = data[:_SNIFFED_BYTES]
    if start.lstrip().startswith(b"%PDF-"):
        return "pdf"
    encoding = "utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    text = start.decode(encoding, "replace")
    at = 0
    while before := _BEFORE_TAG.match(text, at):
        at = before.end()
    tag = _TAG.match(text, at)
    return _TAGS.get(tag[1].lower()) if tag else None


def _suffix(source_name: str) -> str:
    try:
        path = urlsplit(source_name).path
    except ValueError:
        path = source_name
    return PurePosixPath(path).suffix.lower()
