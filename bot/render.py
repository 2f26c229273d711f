"""From answers to replies. Pure functions; every limit of a message is kept here and nowhere else."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot import texts
from bot.markup import Markup, bold, italic, join, link, plain, quote, strike, underline
from index.records import Answer, Citation, CorpusSize, Span, Support, TextKind
from index.verification.differences import Weight, differences

# A passage shorter than this is shown whole at once; of a longer one the supporting sentence stands above it, because
# a closed expandable quotation shows three lines only.
SHORT_PASSAGE_CHARACTERS = 320
# Only a sentence without any full stop gets this long: the rest is behind the link.
LONGEST_SENTENCE_CHARACTERS = 1_000
LONGEST_PASSAGE_CHARACTERS = 2_000
# Of the outlets that tell one version of a disagreement, so many are linked.
_MOST_OUTLETS = 4

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_ISOLATES = re.compile("[\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent: one message of Telegram HTML.

    Raises:
        ValueError: It is empty, or more than a message can hold.
    """

    markup: Markup

    def __post_init__(self) -> None:
        if not self.markup.fits:
            raise ValueError(
                f"not a message: {self.markup.characters} characters, {self.markup.entities} entities,"
                f" {self.markup.formatting_bytes} bytes of formatting"
            )

    @property
    def html(self) -> str:
        return self.markup.html


def render_answer(answer: Answer) -> Reply:
    """The reply to a question: its citations, or why there are none."""
    if answer.query.kind == "small talk":
        return Reply(plain(f"{texts.SMALL_TALK}\n\n") + _examples())
    footer = italic(plain(_corpus_line(answer.corpus)))
    head = [plain(texts.READ_IN_PART)] if answer.read_in_part else []
    if answer.verdict is not None:
        head += _verdict(answer)
    if answer.support is Support.ANSWER:
        below = [*_differing(answer), footer]
        return Reply(_with_citations(head, answer.citations, join(below, "\n\n")))
    if answer.support is Support.WEAK:
        weak = [] if answer.verdict else [plain(texts.WEAK)]
        return Reply(_with_citations([*head, *weak, *_missing(answer)], answer.nearest, footer))
    return Reply(join([*head, plain(texts.NOTHING_FOUND), *_missing(answer), *_refusal_help(answer)], "\n\n"))


def _verdict(answer: Answer) -> list[Markup]:
    """Whether the quotation that was asked about is real, and where it departs from the printed one."""
    marks: dict[str, Callable[[Markup], Markup]] = {"equal": lambda text: text, "delete": strike, "insert": underline}
    verdict = texts.OWN_WORDS if answer.own_words else texts.VERDICTS
    lines = [bold(plain(verdict[answer.verdict or ""]))]
    lines += [plain(f"{one}.") for one in differences(answer.diff) if one.weight is not Weight.WORDS]
    shown = join([marks[change.op](plain(change.text)) for change in answer.diff], " ")
    if answer.diff:
        lines.append(shown)
    whole = join(lines, "\n")
    return [whole if whole.characters <= LONGEST_SENTENCE_CHARACTERS else lines[0]]


def _differing(answer: Answer) -> list[Markup]:
    """What articles tell differently, each version with its outlets; none is chosen."""
    if answer.differing is None:
        return []
    lines = [plain(texts.DIFFERING.format(topic=answer.differing.topic))]
    for version in answer.differing.versions:
        outlets = [link(plain(_isolated(one.outlet)), one.url) for one in version.articles[:_MOST_OUTLETS]]
        lines.append(plain(f"• {version.label}: ") + join(outlets, ", "))
    return [join(lines, "\n")]


def _refusal_help(answer: Answer) -> list[Markup]:
    """What the corpus covers, and questions that it answers."""
    corpus = answer.corpus
    period = texts.PERIOD.format(
        articles=corpus.articles, oldest=_day(corpus.oldest), newest=_day(corpus.newest)
    )  # fmt: skip
    lines = [italic(plain(period if corpus.oldest and corpus.articles > 1 else _corpus_line(corpus)))]
    if answer.suggestions:
        asked = "\n".join(f"• {question}" for question in answer.suggestions)
        lines.append(plain(f"{texts.CAN_ANSWER}\n{asked}"))
    return lines


def render_start() -> Reply:
    return Reply(plain(f"{texts.START}\n\n") + _examples())


def render_help() -> Reply:
    paragraphs = (plain(texts.HELP), plain(texts.HELP_BRIEF), plain(texts.HELP_LANGUAGES), _examples())
    return Reply(join(paragraphs, "\n\n"))


def render_text_only() -> Reply:
    return Reply(plain(texts.TEXT_ONLY))


def render_question_refused(why: str) -> Reply:
    return Reply(plain(texts.QUESTION_REFUSED.format(why=why)))


def render_error(error_id: str) -> Reply:
    return Reply(plain(texts.ERROR.format(error_id=error_id)))


def _with_citations(head: list[Markup], citations: tuple[Citation, ...], footer: Markup) -> Markup:
    """Head, citations and footer; whole citations that do not fit are left out, the best first being kept."""
    blocks = list(head)
    for citation in citations:
        for block in (_citation(citation), _citation_in_short(citation)):
            if join([*blocks, block, footer], "\n\n").fits:
                blocks.append(block)
                break
    return join([*blocks, footer], "\n\n")


def _citation(citation: Citation) -> Markup:
    """The passage with its supporting sentence in bold, and the source below."""
    passage = citation.text
    if len(passage) > LONGEST_PASSAGE_CHARACTERS:
        return _citation_in_short(citation)
    marked, source = _marked(citation), _source(citation, citation.sentence_url)
    if len(passage) <= SHORT_PASSAGE_CHARACTERS:
        return join([quote(marked), source], "\n")
    if citation.highlights[0].start == citation.span.start:
        return join([quote(marked, expandable=True), source], "\n")
    sentence = bold(plain(citation.highlights[0].of(citation.article.body)))
    return join([quote(sentence), quote(marked, expandable=True), source], "\n")


def _citation_in_short(citation: Citation) -> Markup:
    """The supporting sentence alone, cut at a word where it is without end."""
    highlight = citation.highlights[0]
    sentence = highlight.of(citation.article.body)
    if len(sentence) > LONGEST_SENTENCE_CHARACTERS:
        end = sentence.rfind(" ", 1, LONGEST_SENTENCE_CHARACTERS)
        cut = Span(highlight.start, highlight.start + (end if end > 0 else LONGEST_SENTENCE_CHARACTERS))
        shown = bold(plain(cut.of(citation.article.body))) + plain(" …")
    else:
        shown = bold(plain(sentence))
    return join([quote(shown), _source(citation, citation.article.url)], "\n")


def _marked(citation: Citation) -> Markup:
    body, at = citation.article.body, citation.span.start
    markup = Markup()
    for mark in sorted(citation.highlights):
        markup = markup + plain(body[at : mark.start]) + bold(plain(mark.of(body)))
        at = mark.end
    return markup + plain(body[at : citation.span.end])


def _source(citation: Citation, url: str) -> Markup:
    article = citation.article
    line = link(plain(f"[{citation.rank}] {_isolated(article.outlet)}, {_day(article.published)}"), url)
    kinds = {TextKind.BRIEF: texts.OUR_SUMMARY, TextKind.EXCERPT: texts.EXCERPT}
    notes = [kinds[article.text]] if article.text in kinds else []
    notes += _also_in(citation)
    return line + plain("".join(f" · {note}" for note in notes))


def _also_in(citation: Citation) -> list[str]:
    """That other outlets print the same story: which or how many, and when the first of all did."""
    others = {other.outlet for other in citation.also_in} - {citation.article.outlet}
    if not others:
        return []
    days = (one.published for one in (citation.article, *citation.also_in))
    first = _day(min((day for day in days if day), default=None))
    if len(others) == 1:
        return [texts.ALSO_IN_ONE.format(outlet=_isolated(*others), day=first)]
    return [texts.ALSO_IN.format(outlets=len(others), day=first)]


def _missing(answer: Answer) -> list[Markup]:
    words = ", ".join(answer.missing_words)
    # A question may be as long as a message; its words are shown as far as a reader wants them.
    shown = words if len(words) <= 200 else f"{words[:200]} …"
    return [plain(texts.MISSING_WORDS.format(words=shown))] if words else []


def _corpus_line(corpus: CorpusSize) -> str:
    line = texts.CORPUS if corpus.articles != 1 else texts.CORPUS_OF_ONE
    return line.format(articles=corpus.articles, newest=_day(corpus.newest))


def _examples() -> Markup:
    return plain("\n".join((texts.TRY, *(f"• {example}" for example in texts.EXAMPLES))))


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else texts.UNDATED


def _isolated(name: str) -> str:
    """A name that may run the other way than the line around it, kept from turning the rest round."""
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in name):
        return f"{_FIRST_STRONG_ISOLATE}{_ISOLATES.sub('', name)}{_POP_ISOLATE}"
    return name
