"""A PDF is understood: its text as paragraphs, and the little it says about itself."""

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import quantiles

import pypdf

from index.errors import ArticleRefused, Fault
from index.ingest.credits import credited
from index.ingest.plain_text import cleaned
from index.ingest.understood import Found, Understood, fitting

MAX_PDF_BYTES = 10_000_000
MAX_PAGES = 500
MAX_TEXT_CHARACTERS = 2_000_000
# A page of print takes some 0.05 s.
MAX_SECONDS = 30.0
# What is shorter per page is a stamp on a scan.
_MIN_CHARACTERS = 50

_SAVE_TEXT = "copy the article's text into a .txt file and add that"
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
# How many lines at the top and bottom of a page may be a running header or footer, and on what share of the pages.
_EDGE_LINES = 3
_REPEATED = 0.5
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|sayfa|صفحہ|صفحه|مخ)\W*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…۔؟:][\"'”’»)\]]*$")
_STARTS_ITEM = re.compile(r"[•●▪–—*-]\s")
# A line this much shorter than a full one, ending a sentence, ends its paragraph.
_FULL_LINE = 0.85
# The library has no say about the log; without a handler this would print every warning.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


class _TooLong(Exception):
    """The time is up."""


def read_pdf(source: str, data: bytes, clock: Callable[[], float] = time.monotonic) -> Understood:
    """What a PDF holds: its text, with lines rejoined to paragraphs and running headers and page numbers left out.

    Title, author and language come from its metadata; its day of creation is no day of publication. ``clock`` counts
    seconds.

    Raises:
        ArticleRefused: It is encrypted, damaged, a scan without text, too large, or takes too long to read.
    """
    if len(data) > MAX_PDF_BYTES:
        raise _refused(source, f"PDF of {len(data):,} bytes", f"at most {MAX_PDF_BYTES:,}: {_SAVE_TEXT}")
    try:
        pages, found, remarks = _read(source, data, clock)
    except ArticleRefused:
        raise
    except _TooLong:
        wrong = f"a PDF that takes more than {MAX_SECONDS:.0f} s to read"
        raise _refused(source, wrong, _SAVE_TEXT) from None
    except Exception as error:  # noqa: BLE001 (pypdf raises whatever damaged bytes lead it to)
        raise _refused(source, f"a damaged PDF ({type(error).__name__})", f"a whole PDF, or {_SAVE_TEXT}") from None
    lines = _without_edges([_lines(page) for page in pages])
    paragraphs = tuple(_paragraphs(lines))
    if sum(map(len, paragraphs)) < _MIN_CHARACTERS:
        raise _refused(source, f"no text in a PDF of {len(pages)} pages: a scan", f"a PDF with text, or {_SAVE_TEXT}")
    author = next((str(one.value) for one in found if one.key == "author"), None)
    values, origins, unfit = fitting(one for one in found if one.key != "author")
    agencies = credited(author, paragraphs)
    if agencies:
        values["credits"], origins["credits"] = agencies, "byline or dateline"
    if any(_SHAPES.search(paragraph) for paragraph in paragraphs):
        remarks.append("letters are stored as printed shapes: compare the text with the page before you add it")
    remarks.append("paragraphs of a PDF are put together from its lines: compare them with the page")
    lined = tuple((1, paragraph) for paragraph in paragraphs)
    return Understood(source, values, origins, lined, author, (*remarks, *unfit))


def _read(source: str, data: bytes, clock: Callable[[], float]) -> tuple[list[str], list[Found], list[str]]:
    """The text of each page, what the metadata say, and remarks on them."""
    ends = clock() + MAX_SECONDS

    def in_time(*_: object) -> None:
        if clock() > ends:
            raise _TooLong

    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise _refused(source, "an encrypted PDF", f"a PDF without a password, or {_SAVE_TEXT}")
    count = len(reader.pages)
    if not 0 < count <= MAX_PAGES:
        raise _refused(source, f"a PDF of {count:,} pages", f"1 to {MAX_PAGES} pages: {_SAVE_TEXT}")
    texts: list[str] = []
    for page in reader.pages:
        texts.append(page.extract_text(visitor_operand_before=in_time))
        # Inside a form, pypdf itself catches what is raised to stop it.
        in_time()
        if sum(map(len, texts)) > MAX_TEXT_CHARACTERS:
            raise _refused(source, "a PDF of too much text", f"at most {MAX_TEXT_CHARACTERS:,} letters: {_SAVE_TEXT}")
    return texts, *_metadata(reader)


def _metadata(reader: pypdf.PdfReader) -> tuple[list[Found], list[str]]:
    information: Mapping[str, object] = reader.metadata or {}
    stated = {key: cleaned(str(information.get(key) or "")) for key in ("/Title", "/Author", "/CreationDate")}
    language = cleaned(str(reader.root_object.get("/Lang") or "")).lower()
    code = re.match(r"([a-z]{2,3})(?:[-_]|$)", language)
    found = [Found("title", stated["/Title"], "PDF /Title")] if stated["/Title"] else []
    found += [Found("author", stated["/Author"], "PDF /Author")] if stated["/Author"] else []
    found += [Found("language", code[1], "PDF /Lang")] if code else []
    made = re.match(r"D:(\d{4})(\d{2})(\d{2})", stated["/CreationDate"])
    day = "-".join(made.groups()) if made else None
    return found, [f"the file was made on {day}, which is not the day of publication"] if day else []


def _lines(page: str) -> list[str]:
    """The lines of a page; blank ones part paragraphs."""
    return [cleaned(line.translate(_LIGATURES)) for line in page.split("\n")]


def _without_edges(pages: Sequence[list[str]]) -> list[str]:
    """The lines of all pages without page numbers and without headers and footers that many pages share."""
    shared = Counter(shape for page in pages for shape in {_shape(line) for line in _edges(page)})
    least = max(2, _REPEATED * len(pages))
    running = {shape for shape, count in shared.items() if count >= least}
    kept: list[str] = []
    for page in pages:
        lines = list(page)
        for at in (0, -1):
            for _ in range(_EDGE_LINES):
                while lines and not lines[at]:
                    lines.pop(at)
                if not lines or not (_shape(lines[at]) in running or _PAGE_NUMBER.fullmatch(lines[at])):
                    break
                lines.pop(at)
        kept += lines
    return kept


def _edges(page: Sequence[str]) -> list[str]:
    lines = [line for line in page if line]
    return lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]


def _shape(line: str) -> str:
    """A line with its numbers alike: "Page 3" and "Page 4" are one running line."""
    return _NUMBERS.sub("0", line)


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    lengths = [len(line) for line in lines if line]
    full = quantiles(lengths, n=10)[-1] if len(lengths) > 1 else 0.0
    gathered = ""
    for line in lines:
        if gathered and (not line or _STARTS_ITEM.match(line)):
            yield gathered
            gathered = ""
        if not line:
            continue
        gathered = _joined(gathered, line)
        if _SENTENCE_END.search(line) and len(line) < _FULL_LINE * full:
            yield gathered
            gathered = ""
    if gathered:
        yield gathered


def _joined(before: str, line: str) -> str:
    """Two lines as one; a word that a hyphen parts at the end of a line is made whole."""
    parted = re.search(r"[^\W\d_]{2}[-‐]$", before)
    if parted and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}" if before else line


def _refused(source: str, wrong: str, expected: str) -> ArticleRefused:
    return ArticleRefused([Fault(source, 1, wrong, expected)])
