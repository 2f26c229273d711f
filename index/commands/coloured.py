"""An article with what was found in it, in colours, for a terminal."""

from collections.abc import Iterator

from rich.text import Text

from index.annotations import Annotations
from index.records import Quote, Span
from index.statements import Statement

QUOTE, SPEAKER, CUE, DATE, CONTENT = "green", "bold cyan", "yellow", "magenta", "underline"
_LEGEND = {"quote": QUOTE, "speaker": SPEAKER, "cue": CUE, "date": DATE, "what is reported": CONTENT}
_KIND_WIDTH = 9


def coloured(body: str, found: Annotations) -> Text:
    """The body in colours, below a legend. Its text is the legend, a blank line, and the body as it is."""
    legend = Text("  ").join(Text(name, style) for name, style in _LEGEND.items())
    text = Text(body)
    for style, span in _marks(found):
        text.stylize(style, span.start, span.end)
    return Text.assemble(legend, "\n\n", text)


def _marks(found: Annotations) -> Iterator[tuple[str, Span]]:
    """Styles and where they go; later ones lie above earlier ones."""
    for statement in found.statements:
        yield CONTENT, statement.content
    for quote in found.quotes:
        yield from ((QUOTE, part) for part in quote.parts)
    for date in found.dates:
        yield DATE, date.span
    for statement in found.statements:
        yield SPEAKER, statement.source
        yield CUE, statement.cue
    for quote in found.quotes:
        if quote.speaker_span is not None:
            yield SPEAKER, quote.speaker_span
        if quote.cue is not None:
            yield CUE, quote.cue


def listed(body: str, found: Annotations) -> Iterator[Text]:
    """One line for each thing found: where it starts, what it is, who said what or which day is meant."""
    for quote in found.quotes:
        for part in quote.parts:
            yield _line(part, "quote", (_said_by(body, quote), SPEAKER), ": ", (_flat(part.of(body)), QUOTE))
    for one in found.statements:
        source, content = (_flat(span.of(body)) for span in (one.source, one.content))
        yield _line(one.source, "statement", (f"{source}{_beside(one)}", SPEAKER), ": ", (content, CONTENT))
    for date in found.dates:
        yield _line(date.span, "date", (_flat(date.span.of(body)), DATE), f" = {date.value}")


def _line(span: Span, kind: str, *words: str | tuple[str, str]) -> Text:
    return Text.assemble(f"{span.start:6} {kind:{_KIND_WIDTH}}  ", *words)


def _said_by(body: str, quote: Quote) -> str:
    """Who speaks, with what the text says where that is inferred: he [Khawaja Asif, inferred]."""
    speaker = quote.speaker or "somebody"
    printed = quote.speaker_span.of(body) if quote.speaker_span else ""
    if quote.inferred and quote.speaker:
        speaker = f"{printed} [{speaker}, inferred]" if len(printed.split()) == 1 else f"{speaker} [inferred]"
    return f"{speaker} ({quote.credited_to})" if quote.credited_to else speaker


def _beside(one: Statement) -> str:
    return f" [{one.tier.value}{', ' + one.party if one.party else ''}]"


def _flat(text: str) -> str:
    return " ".join(text.split())
