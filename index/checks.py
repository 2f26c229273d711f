"""What a maintainer should look at in articles that are well-formed: errors that stop nothing yet, and warnings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from ftfy import fix_text
from ftfy.badness import is_bad
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from index.articles import article_files, decoded, file_bytes, paragraphs
from index.corpus import Corpus
from index.errors import Fault
from index.novelty import unknown_speakers
from index.outlets import Outlets
from index.quotes import find_quotes
from index.records import Article, Span, TextKind

# Languages that articles about these talks come in, and those that are taken for them. Short texts say too little.
_LANGUAGES = ("en", "ur", "ps", "fa", "ar", "tr", "hi", "fr", "de", "es", "ru", "zh", "az", "ku")
_LEAST_CHARACTERS_OF_A_LANGUAGE = 200
_LEAST_CERTAINTY_OF_A_LANGUAGE = 0.9
_LEAST_CHARACTERS_OF_A_COPY = 40
_PAIRS = (("“", "”"), ("«", "»"))
# Below this (0…1) the nearest name is somebody else's.
_LIKE_A_NAME = 0.8
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|igshid")


class Level(StrEnum):
    """An error has to be mended before anything is published; a warning has to be looked at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    level: Level
    fault: Fault


@dataclass(frozen=True, slots=True)
class _Checked:
    """An article and where its parts stand in its file."""

    article: Article
    path: Path
    text: str

    def line(self, offset: int = 0) -> int:
        """Line of a place in the body."""
        start = self.text.rindex(self.article.body)
        return self.text.count("\n", 0, start + offset) + 1

    def line_of(self, key: str) -> int:
        """Line of a key of the front matter."""
        lines = self.text.split("\n")
        return next((number for number, line in enumerate(lines, start=1) if line.startswith(f"{key}:")), 1)

    def error(self, line: int, wrong: str, expected: str) -> Finding:
        return Finding(Level.ERROR, Fault(self.path, line, wrong, expected))

    def warning(self, line: int, wrong: str, expected: str) -> Finding:
        return Finding(Level.WARNING, Fault(self.path, line, wrong, expected))


def check_articles(directory: Path, corpus: Corpus, today: date) -> tuple[Finding, ...]:
    """Everything found in the articles of a corpus that was loaded from ``directory``, in order of files and lines."""
    files = article_files(directory)
    found: list[Finding] = []
    every = [_checked(article, files[article.article_id]) for article in corpus.articles]
    for checked in every:
        found += _dates(checked, today)
        found += _address(checked)
        found += _language(checked)
        found += _marks(checked)
        found += _mojibake(checked)
        found += _outlets(checked, corpus.outlets)
        found += _speakers(checked, corpus)
    found += _copies(every)
    return tuple(sorted(found, key=lambda one: (str(one.fault.path), one.fault.line, one.fault.wrong)))


def _checked(article: Article, path: Path) -> _Checked:
    return _Checked(article, path, decoded(path, file_bytes(path)))


def _dates(checked: _Checked, today: date) -> Iterator[Finding]:
    for key in ("published", "retrieved"):
        day = getattr(checked.article, key)
        if day is not None and day > today:
            yield checked.error(checked.line_of(key), f"{key} {day} is in the future", f"a day up to {today}")


def _address(checked: _Checked) -> Iterator[Finding]:
    parts = urlsplit(checked.article.url)
    host, line = parts.hostname or "", checked.line_of("url")
    if "." not in host.strip(".") or _is_address(host) or host.endswith((".local", ".internal", ".localhost")):
        yield checked.warning(line, f"host {host} is not one that readers can reach", "the address of a public page")
    tracking = [key for key, _ in parse_qsl(parts.query) if _TRACKING.fullmatch(key)]
    if tracking:
        yield checked.warning(line, f"url carries {tracking[0]}", "the page's own address, without tracking")


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_LANGUAGES))
    return identifier


def _language(checked: _Checked) -> Iterator[Finding]:
    article = checked.article
    # A brief is our own summary, in English, whatever the language of the page that it is about.
    expected = "en" if article.text is TextKind.BRIEF else article.language
    if len(article.body) < _LEAST_CHARACTERS_OF_A_LANGUAGE or expected not in _LANGUAGES:
        return
    found, certainty = _identifier().classify(article.body)
    if found != expected and certainty >= _LEAST_CERTAINTY_OF_A_LANGUAGE:
        wrong = f"the text reads as {found}, not {expected}"
        yield checked.warning(checked.line_of("language"), wrong, "the language of the text (of a brief: English)")


def _marks(checked: _Checked) -> Iterator[Finding]:
    body = checked.article.body
    spans = list(paragraphs(body))
    for span, following in zip(spans, [*spans[1:], None], strict=True):
        text = span.of(body)
        next_starts = following.of(body)[0] if following else ""
        for opening, closing in _PAIRS:
            depth = text.count(opening) - text.count(closing)
            # News style leaves a quotation open that goes on in the next paragraph, and opens it there again.
            if depth < 0 or (depth > 0 and next_starts != opening):
                wrong = f"{text.count(opening)} {opening} but {text.count(closing)} {closing}"
                yield checked.warning(checked.line(span.start), wrong, "quotation marks in pairs")
        if text.count('"') % 2 and next_starts != '"':
            yield checked.warning(checked.line(span.start), 'an odd number of "', "quotation marks in pairs")


def _mojibake(checked: _Checked) -> Iterator[Finding]:
    for number, line in enumerate(checked.text.split("\n"), start=1):
        if "\ufffd" in line:
            yield checked.warning(number, "U+FFFD stands for a letter that was lost", "the letter")
        elif is_bad(line):
            word = next((word for word in line.split() if is_bad(word)), line)[:40]
            yield checked.warning(number, f"{word} looks wrongly decoded", f"perhaps {fix_text(word)}")


def _outlets(checked: _Checked, outlets: Outlets) -> Iterator[Finding]:
    if not list(outlets):
        return
    named = [("outlet", checked.article.outlet), *(("credits", name) for name in checked.article.credits)]
    for key, name in named:
        if outlets.named(name) is None:
            near = outlets.nearest(name)
            expected = f"{near.name}?" if near else "a name in outlets.yaml, or a new entry there"
            yield checked.warning(checked.line_of(key), f"unknown outlet {name}", expected)


def _speakers(checked: _Checked, corpus: Corpus) -> Iterator[Finding]:
    for quote in unknown_speakers(find_quotes(checked.article.body, corpus.entities), corpus):
        assert quote.speaker is not None  # what is unknown has a name
        near = [one for one in corpus.entities.nearest(quote.speaker, most=1) if one[2] >= _LIKE_A_NAME]
        expected = f"{near[0][0].name} ({near[0][1]})?" if near else "a name in entities.yaml, or a new entry there"
        yield checked.warning(checked.line(quote.parts[0].start), f"unknown speaker {quote.speaker}", expected)


def _copies(every: Sequence[_Checked]) -> Iterator[Finding]:
    """Paragraphs that stand twice, in one article or in two."""
    first: dict[str, tuple[Article, Span]] = {}
    for checked in every:
        article = checked.article
        for span in paragraphs(article.body):
            words = " ".join(span.of(article.body).casefold().split())
            if len(words) < _LEAST_CHARACTERS_OF_A_COPY:
                continue
            if words not in first:
                first[words] = article, span
                continue
            other = first[words][0]
            where = "above" if other is article else f"in {other.article_id}"
            yield checked.warning(checked.line(span.start), f"this paragraph stands {where} as well", "it once")
