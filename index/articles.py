"""Articles on disk: one Markdown file each, YAML front matter above a body of paragraphs parted by blank lines.

Reading refuses rather than repairs, and reports every fault of every file in one run.
"""

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from index.errors import ArticleRefused, Fault
from index.front_matter import KEYS, read_front_matter
from index.records import Article, Span
from index.whole_files import write_whole

# A long magazine piece has some 60,000 characters; what is far above that is a mistake (a whole site, a binary file).
MAX_FILE_BYTES = 2_000_000
# The longest real paragraph met had about 3,000 characters; without blank lines an article is one huge passage.
MAX_PARAGRAPH_CHARACTERS = 20_000
# Where the paragraphs of a body end is asked for each of its passages that an answer considers.
_BODIES_KEPT = 1_024

# A line that is not blank, and the lines up to the next blank one.
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*(?:\n|\Z))[^\n]*)*")
_FENCE = "---"


# ---------------------------------------------------------------- reading


def load_articles(directory: Path) -> tuple[Article, ...]:
    """Read and check every article below ``directory/articles``, ordered by id.

    Raises:
        ArticleRefused: With every fault of every file.
    """
    faults: list[Fault] = []
    read: list[_Read] = []
    folder = directory / "articles"
    if not folder.is_dir():
        raise ArticleRefused([Fault(folder, 1, "no such folder", "a corpus keeps its articles in articles/YYYY/MM/")])
    for path in sorted(_files(folder), key=lambda file: (file.stem, file)):
        if path.suffix != ".md":
            faults.append(Fault(path, 1, "not an article", "articles are files that end in .md"))
            continue
        try:
            read.append(_read(path, file_bytes(path)))
        except ArticleRefused as refused:
            faults += refused.faults
    faults += [fault for one in read for fault in one.faults]
    faults += _doubles(read)
    if faults:
        raise ArticleRefused(faults)
    if not read:
        raise ArticleRefused([Fault(folder, 1, "no articles", "at least one; `talks-index add` writes them")])
    return tuple(one.article() for one in read)


def parse_article(path: Path, data: bytes) -> Article:
    """Read one article from the bytes of its file; ``path`` names it in faults, its stem is the id.

    Raises:
        ArticleRefused: With every fault of the file.
    """
    read = _read(path, data)
    if read.faults:
        raise ArticleRefused(read.faults)
    return read.article()


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found in a file: values by key, the body, and what is wrong."""

    path: Path
    values: dict[str, Any]
    body: str
    faults: tuple[Fault, ...]

    def article(self) -> Article:
        """The article, where there are no faults."""
        rest = {key: value for key, value in self.values.items() if key != "id"}
        return Article(article_id=self.values["id"], body=self.body, **rest)


def _read(path: Path, data: bytes) -> _Read:
    text = decoded(path, data)
    front_matter, rest = split_front_matter(text)
    if front_matter is None:
        wrong = "no front matter"
        raise ArticleRefused([Fault(path, 1, wrong, "the file starts with metadata between two lines `---`")])
    body_line = text[: len(text) - len(rest.lstrip())].count("\n") + 1
    body = rest.strip()
    values, faults = read_front_matter(path, front_matter)
    faults += character_faults(path, text)
    faults += body_faults(path, list(_lined_paragraphs(body, body_line)), body_line)
    return _Read(path, values, body, tuple(faults))


def _lined_paragraphs(body: str, line: int) -> Iterator[tuple[int, str]]:
    """Paragraphs with the lines where they start; the body starts at ``line``."""
    seen = 0
    for span in paragraphs(body):
        line += body.count("\n", seen, span.start)
        seen = span.start
        yield line, span.of(body)


def decoded(path: Path | str, data: bytes) -> str:
    """The text of a file: UTF-8, every line end as a newline, no byte-order mark.

    Raises:
        ArticleRefused: It is not UTF-8.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        wrong = f"byte 0x{data[error.start]:02x} is not UTF-8"
        raise ArticleRefused([Fault(path, line, wrong, "save the file as UTF-8")]) from None


def split_front_matter(text: str) -> tuple[str | None, str]:
    """What stands between the fences at the top, or None where there are no fences; and the text below them."""
    lines = text.split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == _FENCE][:2]
    if len(fences) < 2 or fences[0] != 0:
        return None, text
    return "\n".join(lines[1 : fences[1]]), "\n".join(lines[fences[1] + 1 :])


def paragraphs(body: str) -> Iterator[Span]:
    """Spans of the paragraphs of a body, in order: what blank lines part, without white space around it."""
    for match in _PARAGRAPH.finditer(body):
        start, text = match.start(), match.group()
        yield Span(start, start + len(text.rstrip()))


def paragraph_at(body: str, offset: int) -> int:
    """The number (from 0) of the paragraph in which a place of the body lies."""
    return bisect_right(_paragraph_ends(body), offset)


@lru_cache(_BODIES_KEPT)
def _paragraph_ends(body: str) -> tuple[int, ...]:
    return tuple(paragraph.end for paragraph in paragraphs(body))


def article_files(directory: Path) -> dict[str, Path]:
    """The files of the articles below ``directory/articles``, by id."""
    return {path.stem: path for path in _files(directory / "articles") if path.suffix == ".md"}


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))


def file_bytes(path: Path, most: int = MAX_FILE_BYTES) -> bytes:
    """The bytes of a file.

    Raises:
        ArticleRefused: It cannot be read, or has more than ``most`` bytes.
    """
    try:
        size = path.stat().st_size
        if size > most:
            raise ArticleRefused([size_fault(path, size, most)])
        return path.read_bytes()
    except OSError as error:
        raise ArticleRefused([Fault(path, 1, f"cannot be read ({error.strerror})", "a readable file")]) from None


def size_fault(path: Path | str, size: int, most: int = MAX_FILE_BYTES) -> Fault:
    """A file of more bytes than it may have."""
    return Fault(path, 1, f"file of {size:,} bytes", f"at most {most:,}: keep the article, leave the rest")


def _doubles(read: list[_Read]) -> Iterator[Fault]:
    """Files whose id or address another one has, one fault each."""
    first: dict[tuple[str, str], Path] = {}
    for one in read:
        keys = [(key, one.values[key]) for key in ("id", "url") if key in one.values]
        taken = next((key for key in keys if key in first), None)
        if taken:
            wrong = f"{taken[0]} {taken[1]} is taken by {first[taken]}"
            yield Fault(one.path, 1, wrong, "one article, one file: remove one")
        for key in keys:
            first.setdefault(key, one.path)


# ---------------------------------------------------------------- checking


def character_faults(path: Path | str, text: str) -> Iterator[Fault]:
    """Lines of a whole file that hold control characters."""
    for number, line in enumerate(text.split("\n"), start=1):
        for character in line:
            if unicodedata.category(character) == "Cc" and character != "\t":
                wrong = f"control character U+{ord(character):04X}"
                yield Fault(path, number, wrong, "text without control characters: remove it")
                break


def body_faults(path: Path | str, body: Sequence[tuple[int, str]], first_line: int) -> Iterator[Fault]:
    """What is wrong with a body, given as its paragraphs with the lines where they start."""
    if not body:
        yield Fault(path, first_line, "empty body", "at least one paragraph below the front matter")
    for line, paragraph in body:
        if len(paragraph) > MAX_PARAGRAPH_CHARACTERS:
            wrong = f"paragraph of {len(paragraph):,} characters"
            yield Fault(path, line, wrong, f"at most {MAX_PARAGRAPH_CHARACTERS:,}: part it by blank lines")


# ---------------------------------------------------------------- writing


def article_text(article: Article) -> str:
    """What the file of an article holds: front matter with every key in order, a blank line, the body."""
    values = {key: getattr(article, "article_id" if key == "id" else key) for key in KEYS}
    values |= {"text": str(article.text), "credits": list(article.credits)}
    front_matter = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)
    return f"{_FENCE}\n{front_matter}{_FENCE}\n\n{article.body}\n"


def article_path(directory: Path, article: Article, month: date) -> Path:
    """Where an article belongs: ``articles/YYYY/MM/<id>.md`` of the corpus ``directory``."""
    return directory / "articles" / f"{month:%Y}" / f"{month:%m}" / f"{article.article_id}.md"


def write_article(directory: Path, article: Article) -> Path:
    """Write a new article, whole or not at all, and return its path.

    An article without a day of publication is filed under the month in which it was retrieved.

    Raises:
        ArticleRefused: It would not be read back as it is, its month is unknown, or its id or address is taken.
    """
    month = article.published or article.retrieved
    if month is None:
        where = directory / "articles" / f"{article.article_id}.md"
        raise ArticleRefused([Fault(where, 1, "no day to file it under", "a day of publication or of retrieval")])
    path = article_path(directory, article, month)
    data = article_text(article).encode("utf-8", "surrogateescape")
    if len(data) > MAX_FILE_BYTES:
        raise ArticleRefused([size_fault(path, len(data))])
    if parse_article(path, data) != article:
        raise ArticleRefused([Fault(path, 1, "white space at the ends of a value or the body", "values without it")])
    refuse_taken(directory, path, article)
    try:
        write_whole(path, data)
    except OSError as error:
        wrong = f"cannot be written ({error.strerror})"
        raise ArticleRefused([Fault(path, 1, wrong, "a corpus on a disk with room, that may be written")]) from error
    return path


def refuse_taken(directory: Path, path: Path, article: Article) -> None:
    """Compare a new article, to be written to ``path``, with all that are below ``directory``.

    Raises:
        ArticleRefused: One of them has its id or its address.
    """
    if not any((directory / "articles").rglob("*.md")):
        return
    for other in load_articles(directory):
        if other.url == article.url:
            expected = "one article, one file: edit that one, or give another --url"
            raise ArticleRefused([Fault(path, 1, f"url {article.url} is taken by {other.article_id}", expected)])
        if other.article_id == article.article_id:
            raise ArticleRefused([Fault(path, 1, f"id {article.article_id} is taken", "give another --id")])
