"""The bytes of a web page as text, in the encoding they are in."""

import codecs
import re

from index.errors import ArticleRefused, Fault

# The largest news pages, with their scripts, have some 3 MB.
MAX_PAGE_BYTES = 5_000_000
# Parsing a tag takes time that grows with the square of its attributes.
MAX_ATTRIBUTES = 5_000

_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE
)
_DECLARED_WITHIN_BYTES = 4_096
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Python's names of the encodings that browsers read; the small ones as browsers read them.
_ENCODINGS = re.compile(
    r"utf-8|utf-16(?:-[lb]e)?|cp125\d|cp874|iso8859-\d+|koi8-[ru]|gb2312|gbk|gb18030|big5|euc_jp|euc_kr|shift_jis"
)
_AS_BROWSERS_READ = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "utf-16": "utf-16-le"}
# Tags as browsers read them, with their attributes; what only looks like a tag, in comments and scripts, goes too.
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_TAG = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|"
    rf"<(?:(?P<raw>script|style|textarea|title|xmp|iframe)(?=[\s/>])|[a-z][^\s/>]*+)(?P<attributes>(?:{_ATTRIBUTE})*+)"
    r"(?(raw).*?(?:</(?P=raw)|\Z))",
    re.IGNORECASE | re.DOTALL,
)
_COUNTED = re.compile(_ATTRIBUTE)


def page_text(source: str, data: bytes, charset: str | None) -> tuple[str, list[str]]:
    """The page as text, by its byte-order mark, the server's word or its own, and remarks on them.

    Raises:
        ArticleRefused: It is too large, its encoding is unknown, or a tag has too many attributes.
    """
    if len(data) > MAX_PAGE_BYTES:
        raise page_refused(source, f"page of {len(data):,} bytes, of at most {MAX_PAGE_BYTES:,}")
    text, remarks = _decoded(source, data, charset)
    for tag in _TAG.finditer(text):
        attributes = tag["attributes"] or ""
        if len(attributes) > 2 * MAX_ATTRIBUTES and sum(1 for _ in _COUNTED.finditer(attributes)) > MAX_ATTRIBUTES:
            raise page_refused(source, f"a tag of more than {MAX_ATTRIBUTES:,} attributes")
    return text, remarks


def page_refused(source: str, wrong: str) -> ArticleRefused:
    """The refusal of a page: what is wrong, and the way that is always left."""
    return ArticleRefused([Fault(source, 1, wrong, "copy the article's text into a .txt file and add that")])


def _decoded(source: str, data: bytes, charset: str | None) -> tuple[str, list[str]]:
    marked = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    declared = _DECLARED.search(data[:_DECLARED_WITHIN_BYTES])
    own = declared[1].decode("ascii", "replace") if declared else None
    encoding = marked or _encoding(charset) or _encoding(own)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = ""
    if text and (encoding in {None, "utf-8"} or (not data.isascii() and marked is None)):
        wrong = encoding not in {None, "utf-8"}
        return text, [f"the page is said to be {encoding}, but is UTF-8 and was read as such"] if wrong else []
    if encoding is None:
        raise page_refused(source, "a page that is not UTF-8 and names no encoding")
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    return text, [f"{lost:,} characters are not {encoding} and stand as \ufffd"] if lost else []


def _encoding(label: str | None) -> str | None:
    try:
        name = codecs.lookup((label or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    name = _AS_BROWSERS_READ.get(name, name)
    return name if _ENCODINGS.fullmatch(name) else None
