"""Pairing of quotation marks: which stretches of a body are somebody's quoted words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.articles import paragraphs
from index.records import Span

# Opening mark → marks that close it. Persian, Turkish and French pages use «», German and some Turkish ones „“.
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'"}
_MARK = re.compile("[“”„«»‘’\"']")
_NESTING = "“«"
_BEFORE_OPENING = "([{—–-/:;,“‘«\"'"


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    start: int


def quotations(body: str) -> tuple[Span, ...]:
    """Spans of the outermost quotations, marks included, in order and apart from each other.

    A quotation that is not closed in its paragraph goes on when the next paragraph opens with the same mark, as news
    style has it; otherwise its opening mark is taken for a slip and ignored. Time grows linearly with the body.
    """
    found: list[Span] = []
    pending: _Open | None = None
    for paragraph in paragraphs(body):
        if pending is not None and body[paragraph.start] != pending.mark:
            pending = None
        closed, unclosed = _pair(body, paragraph, nesting=True)
        if unclosed is not None and not _continues(body, paragraph, unclosed):
            closed, unclosed = _pair(body, paragraph, nesting=False)
            if unclosed is not None and not _continues(body, paragraph, unclosed):
                unclosed = None
        if pending is not None:
            closed, unclosed, pending = _joined(closed, unclosed, pending, paragraph)
        found += closed
        pending = pending or unclosed
    return tuple(found)


def inside(spans: Sequence[Span], offset: int) -> bool:
    """Whether a cut at ``offset`` would part one of ``spans``, which are in order and apart from each other."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low].start < offset


def _joined(
    closed: list[Span], unclosed: _Open | None, pending: _Open, paragraph: Span
) -> tuple[list[Span], _Open | None, _Open | None]:
    """The quotation ``pending`` from above goes on in ``paragraph``: it ends here, or is still open behind it."""
    if closed and closed[0].start == paragraph.start:
        return [Span(pending.start, closed[0].end), *closed[1:]], unclosed, None
    if unclosed is not None and unclosed.start == paragraph.start:
        return closed, None, pending
    return closed, unclosed, None


def _continues(body: str, paragraph: Span, unclosed: _Open) -> bool:
    """Whether a quotation goes on in the next paragraph. One that starts within a sentence, in small letters, ends."""
    rest = body[paragraph.end : paragraph.end + 200].lstrip()
    return rest.startswith(unclosed.mark) and not body[unclosed.start + 1 : unclosed.start + 2].islower()


def _pair(body: str, paragraph: Span, *, nesting: bool) -> tuple[list[Span], _Open | None]:
    """Closed quotations of one paragraph, and the one still open at its end.

    Without ``nesting``, a second opening mark means that the first one was a slip.
    """
    closed: list[Span] = []
    current: _Open | None = None
    depth = 0
    marks = list(_marks(body, paragraph))
    possessives = _possessives(body, paragraph, marks)
    for at, mark in marks:
        if at in possessives:
            continue
        if current is None:
            if _opens(body, paragraph, at, mark):
                current, depth = _Open(mark, at), 1
        elif mark in _CLOSERS[current.mark] and _closes(body, paragraph, at, mark):
            depth -= 1
            if depth == 0:
                closed.append(Span(current.start, at + 1))
                current = None
        elif mark == current.mark and _opens(body, paragraph, at, mark):
            if nesting and mark in _NESTING:
                depth += 1
            else:
                current, depth = _Open(mark, at), 1
    return closed, current


def _marks(body: str, paragraph: Span) -> Iterator[tuple[int, str]]:
    for match in _MARK.finditer(body, paragraph.start, paragraph.end):
        yield match.start(), match.group()


def _possessives(body: str, paragraph: Span, marks: Sequence[tuple[int, str]]) -> frozenset[int]:
    """Marks that seem to close and do not, as one with a comma or stop before it closes later: ‘the drivers’ …,’."""
    found: list[int] = []
    closes_later = {"'": False, "’": False}
    for at, mark in reversed(marks):
        before = body[at - 1] if at > paragraph.start else " "
        if mark == "‘" or (mark == "'" and _opens(body, paragraph, at, mark)):
            closes_later["’" if mark == "‘" else mark] = False
        elif mark in closes_later and before in ",.!?…":
            closes_later[mark] = True
        elif mark in closes_later and before == "s" and closes_later[mark]:
            behind = body[at + 1 : min(at + 3, paragraph.end)]
            if behind[:1].isspace() and behind[1:].islower():
                found.append(at)
    return frozenset(found)


def _opens(body: str, paragraph: Span, at: int, mark: str) -> bool:
    """Whether a mark opens a quotation. Straight marks and ‘ are also apostrophes, inches and feet."""
    if mark not in _CLOSERS:
        return False
    if mark in "“„«":
        return True
    before = body[at - 1] if at > paragraph.start else " "
    after = body[at + 1] if at + 1 < paragraph.end else " "
    begins = after.isalnum() or after in "[(…“‘\"'$€£" or body.startswith("...", at + 1)
    return (before.isspace() or before in _BEFORE_OPENING) and begins


def _closes(body: str, paragraph: Span, at: int, mark: str) -> bool:
    if mark in "“”»":
        return True
    before = body[at - 1] if at > paragraph.start else " "
    after = body[at + 1] if at + 1 < paragraph.end else " "
    if mark == '"':
        return not (before.isspace() and after.isalnum())
    return not before.isspace() and not after.isalnum()
