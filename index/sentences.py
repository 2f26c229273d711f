"""Where sentences begin and end, as spans of the body."""

import re
from collections.abc import Iterator, Sequence

from index.articles import paragraphs
from index.marks import inside, quotations
from index.records import Span

# Full stops, question and exclamation marks, ellipses; also of Urdu, Pashto, Persian (۔ ؟) and Hindi (।).
# Each run of them is looked at once: a line of 200,000 dots takes no longer than one of letters.
_END = re.compile(r"(?<![.!?…؟۔।])[.!?…؟۔।]++[”’»\"')\]]*+(?=\s)")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?|[^\W\d_]+", re.UNICODE)
_SPACE = re.compile(r"\s*")
_FIRST_WORD = re.compile(r"[\s“„«‘\"'(\[]*([^\W_]+)")

# Never the end of a sentence: what follows belongs to them.
_TITLES = frozenset(
    "adm amb brig capt cdr cmdr col dr fr gen gov hon lt maj mr mrs ms mt pres prof rep rev sen sgt sheikh st supt vs"
    " approx cf eg ie fig no nos pp vol".split()
)
# The end of a sentence only where a new one clearly starts.
_OFTEN_WITHIN = frozenset(
    "a.m p.m am pm etc inc ltd co corp jr sr jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat"
    " sun km est dept govt".split()
)
_STARTERS = frozenset(
    "a after although an and as at before both but by despite during earlier even for from he her his however i if in"
    " it its last later many meanwhile most no on one our she since so some that the their then there these they this"
    " those though under we what when where while who with yet you".split()
)


def sentences(body: str, quoted: Sequence[Span] | None = None) -> tuple[Span, ...]:
    """Spans of all sentences, in order, without the white space between them; a paragraph always ends its sentence.

    A quotation of several sentences stays with the words that introduce it: no sentence ends inside ``quoted`` (found
    anew when None), except where the quotation itself runs over a paragraph's end.
    """
    quoted = quotations(body) if quoted is None else quoted
    found: list[Span] = []
    for paragraph in paragraphs(body):
        start = paragraph.start
        for end in _ends(body, paragraph, quoted):
            found.append(Span(start, end))
            start = _SPACE.match(body, end, paragraph.end).end()  # type: ignore[union-attr]  # it matches nothing too
        if start < paragraph.end:
            found.append(Span(start, paragraph.end))
    return tuple(found)


def _ends(body: str, paragraph: Span, quoted: Sequence[Span]) -> Iterator[int]:
    for match in _END.finditer(body, paragraph.start, paragraph.end):
        if not inside(quoted, match.end()) and _is_end(body, paragraph, match):
            yield match.end()


def _is_end(body: str, paragraph: Span, match: re.Match[str]) -> bool:
    following = _FIRST_WORD.match(body, match.end(), paragraph.end)
    next_word = following[1] if following else ""
    if next_word[:1].islower():
        return False
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    before = body[max(paragraph.start, match.start() - 40) : match.start()]
    words = _WORD_BEFORE.findall(before)
    word = words[-1] if words and before.endswith(words[-1]) else ""
    plain = word.lower()
    if plain in _TITLES and len(match.group()) == 1:
        # "No. 5" but "He said no. Then …"
        return plain in {"no", "st"} and not next_word[:1].isdigit() and next_word.lower() in _STARTERS
    initial = len(word) == 1 and word.isupper()
    if plain in _OFTEN_WITHIN or "." in word or initial:
        return next_word.lower() in _STARTERS and not (initial and next_word.lower() == "a")
    return True
