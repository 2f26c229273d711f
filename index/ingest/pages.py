"""A web page, saved or fetched, is understood: its main text, and what it says about itself."""

import logging
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import lxml.etree
import lxml.html
import trafilatura

from index.ingest.credits import credited
from index.ingest.page_metadata import Head, read_metadata
from index.ingest.page_text import page_refused, page_text
from index.ingest.plain_text import cleaned
from index.ingest.understood import Understood

# Long news pages have some 10,000 elements; finding the main text takes about 2 s for 25,000.
MAX_ELEMENTS = 25_000
# The parser drops what is nested deeper than 255.
MAX_DEPTH = 250
# Inline elements side by side in one block take time that grows with their square.
MAX_INLINE = 3_000
# What is shorter is a teaser, a caption or a notice.
SHORT_CHARACTERS = 200

# Names (class, id) of readers' comments; whole names, for "comments-open" is said of the article itself.
_COMMENTS = re.compile(
    r"(?:user|reader|post)?[-_]?comments?(?:[-_](?:area|list|section|thread|container|wrapper|block|box|feed))?|"
    r"disqus\w*|fb-comments"
)
# Words in names of what stands beside an article, and the share of a page's text that such a thing may have: what has
# more is a frame around the article ("content has-ads").
_ASIDES = frozenset(
    "ad ads adv advert adverts advertisement advertising sponsored sponsor promo promotion related recommended "
    "newsletter cookie cookies consent gdpr share sharing social breadcrumb breadcrumbs reklam taboola outbrain".split()
)
_ASIDE_SHARE = 1 / 3
_NEVER_TEXT = (
    "//nav | //aside | //form | //dialog | //figure | //button | //iframe | //del | //s"
    " | //footer[not(ancestor::blockquote)] | //*[@hidden] | //*[@aria-hidden='true']"
    " | //*[@role='navigation' or @role='complementary' or @role='dialog' or @role='banner' or @role='search']"
)
# Elements of which a page may have as many side by side as it likes: they are read one by one.
_STRUCTURE = frozenset(
    "html head meta link script style body main article section div p br ul ol li dl dt dd blockquote h2 h3 h4 h5 h6 "
    "table tbody tr td th".split()
)
_BLOCKS = frozenset("p item quote list code head table row cell".split())
_LEFT_OUT = {"head": "headings", "table": "tables"}
_PARTS = re.compile(r"[-_]+")
_BREAK = re.compile(r"\n\s*\n")
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|keep reading)|(?:continue|keep) reading with|"
    r"(?:article|story|content) is (?:only )?(?:for|available to) (?:paying |registered )?(?:subscribers|members)|"
    r"log ?in or subscribe|to (?:read|continue reading) (?:the (?:full|rest)|this)",
    re.IGNORECASE,
)
# The library has no say about the log; without a handler these would print every warning.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_page(source: str, data: bytes, charset: str | None, url: str | None) -> Understood:
    """What a page holds: one paragraph per block of its main text, and its own metadata.

    ``charset`` is what the server said, ``url`` where the page was fetched. Headings, tables, captions, struck-out
    words and comments are left out of the text. A day counts only where the page states it as that of publication.

    Raises:
        ArticleRefused: The page is too large, its encoding is unknown, or no main text is found.
    """
    text, remarks = page_text(source, data, charset)
    tree = _tree(source, text)
    head = _head(tree, url)
    lxml.etree.strip_elements(tree, "script", "style", "template", "noscript", with_tail=False)
    shown = tree.text_content()
    remarks += _without_asides(tree)
    body = _main_text(tree)
    paragraphs = tuple(_paragraphs(body)) if body is not None else ()
    if not paragraphs:
        raise page_refused(source, "no main text found in the page")
    remarks += _remarks(body, paragraphs, shown)
    about = read_metadata(head, url, "\n".join(paragraphs))
    values, origins = about.values, about.origins
    agencies = credited(about.author, paragraphs)
    if agencies:
        values, origins = {**values, "credits": agencies}, {**origins, "credits": "byline or dateline"}
    lined = tuple((1, paragraph) for paragraph in paragraphs)
    return Understood(source, values, origins, lined, about.author, (*about.remarks, *remarks))


# ---------------------------------------------------------------- the tree


def _tree(source: str, text: str) -> Any:  # noqa: ANN401 (lxml has no types)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_pis=True)
    seen = text.replace("\0", "").removeprefix("\ufeff").encode("utf-8", "replace")
    try:
        tree = lxml.html.document_fromstring(seen, parser=parser)
    except lxml.etree.LxmlError:
        raise page_refused(source, "no page") from None
    _refuse_shapes(source, tree)
    lxml.etree.strip_tags(tree, lxml.etree.Comment)
    return tree


def _refuse_shapes(source: str, tree: Any) -> None:  # noqa: ANN401 (lxml has no types)
    """Refuse what would take minutes to read, or what the parser has already cut."""
    count = 0
    inline: list[int] = []
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end", "comment")):
        if event == "end":
            inline.pop()
            continue
        count += 1
        if inline and element.tag not in _STRUCTURE:
            inline[-1] += 1
            if inline[-1] > MAX_INLINE:
                raise page_refused(source, f"more than {MAX_INLINE:,} inline elements in one block")
        if event == "start":
            inline.append(0)
        if len(inline) > MAX_DEPTH:
            raise page_refused(source, f"a page nested deeper than {MAX_DEPTH} levels")
    if count > MAX_ELEMENTS:
        raise page_refused(source, f"page of {count:,} elements, of at most {MAX_ELEMENTS:,}")


# ---------------------------------------------------------------- what the page says about itself


def _head(tree: Any, url: str | None) -> Head:  # noqa: ANN401 (lxml has no types)
    base = next(iter(tree.xpath("//base/@href")), None)
    metas = [
        (cleaned(str(name)).lower(), cleaned(str(meta.get("content") or "")))
        for meta in tree.xpath("//meta[@content]")
        for name in {meta.get(key) for key in ("name", "property", "itemprop", "http-equiv")} - {None}
    ]
    dated = "//time[@datetime]"
    marked = "[@pubdate or contains(concat(' ', @itemprop, ' '), ' datePublished ')]"
    published = tree.xpath(f"{dated}{marked}/@datetime")
    stamps = [stamp for stamp in tree.xpath(f"{dated}/@datetime") if stamp not in published]
    author = _words(tree.xpath("//*[contains(concat(' ', @rel, ' '), ' author ') or @itemprop='author']"))
    return Head(
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang"),
        title=next(iter(_words(tree.xpath("//head/title"))), None),
        headings=_words(tree.xpath("//h1")),
        canonical=next(iter(tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")), None),
        base=urljoin(url or "", base) if base else url,
        metas=tuple(metas),
        json_ld=tuple(script.text_content() for script in tree.xpath("//script[contains(@type, 'ld+json')]")),
        published=tuple(map(str, published)),
        stamps=tuple(map(str, stamps)),
        author=author[0] if len(author) == 1 else None,
    )


def _words(elements: list[Any]) -> tuple[str, ...]:
    return tuple(filter(None, (cleaned(element.text_content()) for element in elements)))


# ---------------------------------------------------------------- the main text


def _without_asides(tree: Any) -> Iterator[str]:  # noqa: ANN401 (lxml has no types)
    """Take out what stands beside the article, with a remark where there are readers' comments."""
    comments = False
    most = _ASIDE_SHARE * len(tree.text_content())
    for element in tree.xpath("//*[@class or @id][not(self::html or self::body or self::main or self::article)]"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
        if any(map(_COMMENTS.fullmatch, names)) and not element.xpath(".//h1"):
            comments = comments or bool(cleaned(element.text_content()))
            _remove(element)
        elif any(_ASIDES & set(_PARTS.split(name)) for name in names) and len(element.text_content()) < most:
            _remove(element)
    for element in tree.xpath(_NEVER_TEXT):
        _remove(element)
    for cell in tree.xpath("//td[.//p or .//div or .//br or .//h1]"):
        _lay_out(cell)
    if comments:
        yield "readers' comments left out"


def _lay_out(cell: Any) -> None:  # noqa: ANN401 (lxml has no types)
    """Take a table for what it is where a cell holds whole blocks: a layout of columns, no data."""
    cell.tag = "div"
    for element in cell.iterancestors("tr", "tbody", "table"):
        table = element.tag == "table"
        element.tag = "div"
        if table:
            break


def _remove(element: Any) -> None:  # noqa: ANN401 (lxml has no types)
    if element.getparent() is not None:
        element.drop_tree()


def _main_text(tree: Any) -> Any:  # noqa: ANN401 (lxml has no types)
    found: Any = trafilatura.bare_extraction(
        tree, favor_precision=True, include_comments=False, include_tables=False, with_metadata=False
    )
    return None if found is None else found.body


def _paragraphs(body: Any) -> Iterator[str]:  # noqa: ANN401 (lxml has no types)
    """The text of each block element; two line breaks in a row part paragraphs too."""
    words: list[str] = []
    skipped = 0
    for event, element in lxml.etree.iterwalk(body, events=("start", "end")):
        start = event == "start"
        if element.tag in _BLOCKS:
            yield from _flushed(words)
        if element.tag in _LEFT_OUT:
            skipped += 1 if start else -1
        if start and element.tag == "lb":
            words.append("\n")
        written = element.text if start else element.tail
        if written and not skipped:
            words.append(" ".join(("." + written + ".").split())[1:-1])
    yield from _flushed(words)


def _flushed(words: list[str]) -> Iterator[str]:
    joined = "".join(words)
    words.clear()
    yield from filter(None, map(cleaned, _BREAK.split(joined)))


def _remarks(body: Any, paragraphs: tuple[str, ...], shown: str) -> Iterator[str]:  # noqa: ANN401 (lxml has no types)
    for tag, name in _LEFT_OUT.items():
        count = sum(1 for element in body.iter(tag) if element.get("rend") != "h1")
        if count:
            yield f"{name} left out: {count}"
    size = sum(map(len, paragraphs))
    if size < SHORT_CHARACTERS:
        yield f"only {size} characters of text: a teaser, or a page that its scripts write"
    wall = _PAYWALL.search(shown)
    if wall:
        yield f"looks cut by a paywall: the page says “{cleaned(wall.group())}”"
