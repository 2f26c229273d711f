"""An answer as Markdown (CommonMark): question, quotations with their sources, and what was asked."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from bot.exports.cited import citations_of
from index.records import Answer, Citation, TextKind

# What can begin markup inside a line, and what can at the beginning of one only.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>&~|$#!:@]")
_MARKER = re.compile(r"^(\d{0,9})([-+=.)])")
_OUTER_SPACE = re.compile(r"^\s+|\s+$")
_PARAGRAPHS = re.compile(r"\n{2,}")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\\]")


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The words around quotations. ``corpus`` says how much is known, ``weak`` that nothing answers for certain.

    ``day`` words a day of publication or its absence; ``said_by`` has a ``{speaker}``, ``credited_to`` an ``{outlet}``,
    ``snapshot`` an ``{id}``. ``kinds`` are what a text is called that is not the article's own, whole one.
    """

    day: Callable[[date | None], str]
    said_by: str
    credited_to: str
    kinds: Mapping[TextKind, str]
    corpus: str
    snapshot: str
    weak: str


def markdown(answer: Answer, words: ReportWords) -> str:
    """The answer as one would keep it; what the texts have of markup is shown as it is written."""
    blocks = [f"# {_line(answer.query.question)}"]
    if not answer.answered:
        blocks.append(_line(words.weak))
    for citation in citations_of(answer):
        blocks += [_quotation(citation), _source(citation, words)]
    blocks += ["---", f"{_line(words.corpus)} · {_line(words.snapshot.format(id=answer.snapshot))}"]
    return "\n\n".join(blocks) + "\n"


def _quotation(citation: Citation) -> str:
    """The passage, paragraph by paragraph, its supporting sentences in bold."""
    body, at = citation.article.body, citation.span.start
    parts: list[tuple[str, bool]] = []
    for mark in sorted(citation.highlights):
        parts += [(body[at : mark.start], False), (mark.of(body), True)]
        at = mark.end
    parts.append((body[at : citation.span.end], False))
    return "\n".join(f"> {line}" if line else ">" for line in _lines(parts))


def _lines(parts: list[tuple[str, bool]]) -> list[str]:
    """Lines of Markdown: an empty one between paragraphs, a backslash at the end of one that goes on in the next."""
    marked = [[""]]
    for text, bold in parts:
        for number, paragraph in enumerate(_PARAGRAPHS.split(text)):
            if number:
                marked.append([""])
            for place, line in enumerate(paragraph.split("\n")):
                if place:
                    marked[-1].append("")
                marked[-1][-1] += _bold(line) if bold and line.strip() else _escaped(line)
    paragraphs = [[_begun(line) for line in lines] for lines in marked]
    return "\n\n".join("\\\n".join(lines) for lines in paragraphs).split("\n")


def _bold(text: str) -> str:
    # Asterisks are no markup between a full stop and a letter; the tag always is.
    return f"<strong>{_escaped(text)}</strong>"


def _source(citation: Citation, words: ReportWords) -> str:
    article, said = citation.article, citation.said
    place = f"{article.outlet}, {words.day(article.published)}"
    notes = [f"\\[{citation.rank}\\] [{_line(place)}](<{_address(citation.sentence_url)}>)"]
    notes += [_line(article.title)] if article.title else []
    notes += [_line(words.said_by.format(speaker=said.speaker))] if said and said.speaker else []
    notes += [_line(words.credited_to.format(outlet=said.credited_to))] if said and said.credited_to else []
    notes += [_line(words.kinds[article.text])] if article.text in words.kinds else []
    return " · ".join(notes)


def _line(text: str) -> str:
    return _begun(_escaped(" ".join(text.split())))


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda found: f"\\{found[0]}", text)


def _begun(line: str) -> str:
    """A line whose first characters begin no list, and whose outer spaces are not dropped."""
    spaced = _OUTER_SPACE.sub(lambda found: "".join(f"&#{ord(space)};" for space in found[0]), line)
    return _MARKER.sub(r"\1\\\2", spaced)


def _address(url: str) -> str:
    return _NOT_IN_ADDRESS.sub(lambda found: quote(found[0], safe=""), url).replace("&", "&amp;")
