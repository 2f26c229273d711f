"""An answer for people at a terminal."""

from collections.abc import Iterator
from datetime import date

from rich.text import Text

from index.records import Answer, Citation, Dated, Kind, Support
from index.verification.differences import Weight, differences

_NOTHING = "The articles say nothing about this."
_WEAK = "The articles do not clearly answer this. The closest passages, which may not answer it:"
_OWN_WORDS = " They are an article’s own words, not a quotation."
_STYLES = {"equal": "", "delete": "red strike", "insert": "green underline"}
_SMALL_TALK = "Ask about the talks: who said what, when something happened, what a side wants."


def answer_lines(answer: Answer) -> Iterator[Text]:
    """Lines to print: the cited passages with the supporting sentence in bold, or why there are none."""
    if answer.query.kind == "small talk":
        yield Text(_SMALL_TALK)
        return
    if answer.read_in_part:
        yield Text("Only names, dates and common words of the question were understood.")
    if answer.verdict is not None:
        yield from _verdict(answer)
    if answer.support is not Support.ANSWER:
        yield Text(_NOTHING if answer.support is Support.NONE else _WEAK)
        if answer.missing_words:
            yield Text(f"No article uses: {', '.join(answer.missing_words)}")
    yield from _passages(answer)
    if answer.differing is not None:
        yield Text(f"\nThe articles differ on {answer.differing.topic}:")
        for version in answer.differing.versions:
            yield Text(f"- {version.label}: {', '.join(article.outlet for article in version.articles)}")
    if answer.suggestions:
        yield Text("\nWhat they answer, for instance:")
        yield from (Text(f"- {question}") for question in answer.suggestions)
    corpus = answer.corpus
    yield Text("")
    yield Text(f"{corpus.articles} articles, newest {corpus.newest or 'undated'} · {answer.snapshot}", style="dim")


def _verdict(answer: Answer) -> Iterator[Text]:
    """The verdict and the speaker in print; changed negations and numbers; the words, the changed ones coloured."""
    said = answer.citations[0].said if answer.citations else None
    by = f" Printed as the words of {said.speaker}." if said and said.speaker else ""
    own = _OWN_WORDS if answer.own_words else ""
    yield Text(f"The quotation is {(answer.verdict or '').replace('_', ' ')}.{by}{own}")
    yield from (Text(f"{one}.") for one in differences(answer.diff) if one.weight is not Weight.WORDS)
    if answer.diff:
        yield Text(" ").join(Text(change.text, style=_STYLES[change.op]) for change in answer.diff)


def _passages(answer: Answer) -> Iterator[Text]:
    """The days that are meant, where days are asked for, and the passages below the names that head them."""
    if answer.query.kind is Kind.DATE:
        asked = [one for one in answer.dated if one.rank is None or (one.rank == 1 and not answer.query.timeline)]
        yield from (Text(line) for line in dict.fromkeys(map(_resolved, asked)))
    under = None
    for citation in answer.citations or answer.nearest:
        yield Text("")
        if citation.under and citation.under != under:
            yield Text(f"{citation.under}:")
        under = citation.under
        if answer.query.timeline and citation.days:
            yield Text(days_text(*citation.days))
        yield passage_text(citation)
        yield Text(source_line(citation), style="dim")


def _resolved(dated: Dated) -> str:
    return f"{dated.words} → {days_text(dated.low, dated.high)}"


def days_text(low: date, high: date) -> str:
    return f"{low}" if low == high else f"{low} to {high}"


def source_line(citation: Citation) -> str:
    """Number, outlet, day of publication and address, and the outlets that print the same story."""
    article = citation.article
    others = ", ".join(dict.fromkeys(f"{one.outlet} ({one.published or 'undated'})" for one in citation.also_in))
    line = f"[{citation.rank}] {article.outlet}, {article.published or 'undated'} {citation.sentence_url}"
    return f"{line} also in {others}" if others else line


def passage_text(citation: Citation) -> Text:
    text = Text(citation.text)
    for mark in citation.highlights:
        text.stylize("bold", mark.start - citation.span.start, mark.end - citation.span.start)
    return text
