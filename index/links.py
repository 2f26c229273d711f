"""Links that lead to a sentence inside a web page: text fragments (``#:~:text=``)."""

import re
from urllib.parse import quote, urldefrag

from index.marks import quotations
from index.records import Article, Span, TextKind

# A fragment names the whole text when it is short, else its first and last words; browsers match whole words only.
_WHOLE_UP_TO_WORDS = 12
_ENDS_WORDS = 5
# Fewer quoted words than these stand in many places of a page.
_FEWEST_QUOTED_WORDS = 4
_EDGES = "“”„«»‘’\"'().,;:!?…—–- "


def sentence_url(article: Article, highlight: Span) -> str:
    """The address of the page, leading to the highlighted words where the page has them verbatim.

    Of a brief only the quotations stand in the page itself; where a sentence has none, the link leads to the page.
    """
    words = _verbatim_words(article, highlight)
    if not words:
        return article.url
    page, fragment = urldefrag(article.url)
    # An address that was copied from a search may lead to other words already.
    element = fragment.partition(":~:")[0]
    return f"{page}#{element}:~:text={_directive(words)}"


def _verbatim_words(article: Article, highlight: Span) -> list[str]:
    text = highlight.of(article.body)
    if article.text is TextKind.BRIEF:
        quoted = [span.of(text).strip(_EDGES).split() for span in quotations(text)]
        longest = max(quoted, key=len, default=[])
        return longest if len(longest) >= _FEWEST_QUOTED_WORDS else []
    # A fragment matches inside one block of the page only.
    return re.split(r"\n\s*\n", text, maxsplit=1)[0].strip(_EDGES).split()


def _directive(words: list[str]) -> str:
    if len(words) <= _WHOLE_UP_TO_WORDS:
        return _encoded(words)
    return f"{_encoded(words[:_ENDS_WORDS])},{_encoded(words[-_ENDS_WORDS:])}"


def _encoded(words: list[str]) -> str:
    # The hyphen and the comma have a meaning of their own in a directive.
    return quote(" ".join(words).strip(_EDGES), safe="").replace("-", "%2D")
