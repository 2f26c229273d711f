"""What is embedded and retrieved: windows of an article's sentences, with spans that reproduce its body exactly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.articles import paragraphs
from index.marks import inside, quotations
from index.records import Article, Passage, Span, TextKind
from index.sentences import sentences

# Of the sizes measured (1, 3, 5 sentences, whole paragraphs), five with a stride of three found the right passage most
# often: docs/measurements.md. Short paragraphs stay whole.
WINDOW_SENTENCES = 5
STRIDE_SENTENCES = 3
# The default model reads 256 tokens, some 1,100 characters of English: of a longer passage it would embed a part only.
WINDOW_CHARACTERS = 1_100


@dataclass(frozen=True, slots=True)
class _Piece:
    """Sentences that are never parted: a short paragraph, or one sentence, or those that one quotation holds."""

    sentences: tuple[Span, ...]

    @property
    def span(self) -> Span:
        return Span(self.sentences[0].start, self.sentences[-1].end)


def passages(article: Article) -> tuple[Passage, ...]:
    """Windows over the article, in order; together they cover every sentence, and none cuts a quotation.

    Windows of an article's own words run over the ends of its short paragraphs, because newspapers break after every
    sentence or two. A paragraph of a brief is one note that stands by itself, so there windows end with it.
    """
    quoted = quotations(article.body)
    pieces = list(_pieces(article.body, sentences(article.body, quoted), quoted))
    runs = [pieces] if article.text is not TextKind.BRIEF else _by_paragraph(article.body, pieces)
    return tuple(_passage(article, window) for run in runs for window in _windows(run))


def _pieces(body: str, every: Sequence[Span], quoted: Sequence[Span]) -> Iterator[_Piece]:
    """Short paragraphs, and the sentences of long ones; joined where a quotation runs across the border."""
    piece: tuple[Span, ...] = ()
    for paragraph in _by_paragraph(body, [_Piece((sentence,)) for sentence in every]):
        short = len(paragraph) <= WINDOW_SENTENCES and _length(paragraph) <= WINDOW_CHARACTERS
        spans = tuple(one.span for one in paragraph)
        for group in [spans] if short else [(span,) for span in spans]:
            if piece and not inside(quoted, group[0].start):
                yield _Piece(piece)
                piece = ()
            piece += group
    if piece:
        yield _Piece(piece)


def _by_paragraph(body: str, pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces grouped by the paragraph in which they start; no group is empty."""
    remaining = list(reversed(pieces))
    for paragraph in paragraphs(body):
        group: list[_Piece] = []
        while remaining and remaining[-1].span.start < paragraph.end:
            group.append(remaining.pop())
        if group:
            yield group


def _windows(pieces: Sequence[_Piece]) -> Iterator[Sequence[_Piece]]:
    start = 0
    while start < len(pieces):
        end = start + 1
        while end < len(pieces) and _fits(pieces[start : end + 1]):
            end += 1
        yield pieces[start:end]
        if end == len(pieces):
            return
        advanced = 0
        while start < end and advanced < STRIDE_SENTENCES:
            advanced += len(pieces[start].sentences)
            start += 1


def _fits(window: Sequence[_Piece]) -> bool:
    count = sum(len(piece.sentences) for piece in window)
    return count <= WINDOW_SENTENCES and _length(window) <= WINDOW_CHARACTERS


def _length(window: Sequence[_Piece]) -> int:
    return window[-1].span.end - window[0].span.start


def _passage(article: Article, window: Sequence[_Piece]) -> Passage:
    span = Span(window[0].span.start, window[-1].span.end)
    return Passage(article.article_id, span, tuple(sentence for piece in window for sentence in piece.sentences))
