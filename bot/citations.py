"""Citations as blocks and lines of a reply: verbatim words, and the source below or behind them."""

import re

from bot import texts
from bot.days import shown_day, shown_days
from bot.markup import Markup, bold, join, link, plain, quote
from bot.tongue import Tongue
from index.records import Citation, Span, TextKind

# A passage shorter than this is shown whole at once; of a longer one the supporting sentence stands above it, because
# a closed expandable quotation shows three lines only.
SHORT_PASSAGE_CHARACTERS = 320
# Only a sentence without any full stop gets this long: the rest is behind the link.
LONGEST_SENTENCE_CHARACTERS = 1_000
LONGEST_PASSAGE_CHARACTERS = 2_000
_LONGEST_CONTEXT_CHARACTERS = 3_000
# "AFP's rendering" credits AFP.
_POSSESSIVE = re.compile("['’]s$")
_LONGEST_COPY = 256  # what a button may put on the clipboard


def whole(citation: Citation, tongue: Tongue) -> Markup:
    """The passage with its supporting sentence in bold, and the source below."""
    passage = citation.text
    if len(passage) > LONGEST_PASSAGE_CHARACTERS:
        return in_short(citation, tongue)
    marked, source = _marked(citation), _source(citation, citation.sentence_url, tongue)
    if len(passage) <= SHORT_PASSAGE_CHARACTERS:
        return join([quote(marked), source], "\n")
    if citation.highlights[0].start == citation.span.start:
        return join([quote(marked, expandable=True), source], "\n")
    sentence = bold(plain(citation.highlights[0].of(citation.article.body)))
    return join([quote(sentence), quote(marked, expandable=True), source], "\n")


def in_short(citation: Citation, tongue: Tongue) -> Markup:
    """The supporting sentence alone, and the source below."""
    words, more = _sentence(citation)
    return join([quote(bold(plain(words)) + plain(more)), _source(citation, citation.article.url, tongue)], "\n")


def in_context(citation: Citation, tongue: Tongue) -> Markup:
    """The passage, its sentence in bold, among so much of the article around it as a message holds."""
    if len(citation.text) > _LONGEST_CONTEXT_CHARACTERS:
        return in_short(citation, tongue)
    body, span = citation.article.body, citation.span
    room = (_LONGEST_CONTEXT_CHARACTERS - len(citation.text)) // 2
    start = _cut(body, max(0, span.start - room), span.start)
    end = min(len(body), span.end + room)
    end = span.end if end <= span.end else end if end == len(body) else max(span.end, body.rfind(" ", span.end, end))
    before = plain(("" if start == 0 else "… ") + body[start : span.start])
    after = plain(body[span.end : end] + ("" if end == len(body) else " …"))
    title = bold(plain(citation.article.title or citation.article.outlet))
    return join([title, before + _marked(citation) + after, _source(citation, citation.sentence_url, tongue)], "\n\n")


def as_copied(citation: Citation, tongue: Tongue) -> str:
    """A citation as plain text of at most `_LONGEST_COPY` characters: the sentence, and where it stands."""
    article = citation.article
    source = f"{article.outlet}, {tongue.day(article.published)}, {article.url}"
    words, _ = _sentence(citation)
    whole_text = f"“{words}” ({source})"
    if len(whole_text) <= _LONGEST_COPY:
        return whole_text
    return source if len(source) <= _LONGEST_COPY else article.url[:_LONGEST_COPY]


def sentence_in_short(citation: Citation, most: int) -> str:
    """The supporting sentence as plain text of about ``most`` characters."""
    return opening(citation.highlights[0].of(citation.article.body), most)


def opening(text: str, most: int) -> str:
    """Text as it is, or as far as a word ends within ``most`` characters, and what marks that it goes on."""
    if len(text) <= most:
        return text
    end = text.rfind(" ", 1, most)
    return f"{text[: end if end > 0 else most]} …"


def _cut(body: str, start: int, end: int) -> int:
    """The first beginning of a word from ``start`` on."""
    space = body.find(" ", start, end)
    return start if start == 0 else end if space < 0 else space + 1


def on_its_day(citation: Citation, tongue: Tongue) -> Markup:
    """One line of a timeline: the day of the event, the sentence, and the source with its day of publication."""
    words, more = _sentence(citation)
    said = tongue.say(texts.EVENT, sentence=f"{words}{more}")
    return (
        shown_days(citation.days, tongue) + plain(f" {said} ") + _source_line(citation, citation.sentence_url, tongue)
    )


def on_its_day_in_short(citation: Citation, tongue: Tongue, most: int) -> Markup:
    """The same with at most so many characters of the sentence, cut at a word."""
    words = citation.highlights[0].of(citation.article.body)
    shown = words if len(words) <= most else f"{words[: max(0, words.rfind(' ', 0, most))]} …"
    said = plain(f" {tongue.say(texts.EVENT, sentence=shown)} ") if most else plain(" ")
    return shown_days(citation.days, tongue) + said + _source_link(citation, citation.sentence_url, tongue)


def _sentence(citation: Citation) -> tuple[str, str]:
    """The supporting sentence, cut at a word where it is without end, and what marks that it was cut."""
    highlight, body = citation.highlights[0], citation.article.body
    sentence = highlight.of(body)
    if len(sentence) <= LONGEST_SENTENCE_CHARACTERS:
        return sentence, ""
    end = sentence.rfind(" ", 1, LONGEST_SENTENCE_CHARACTERS)
    cut = Span(highlight.start, highlight.start + (end if end > 0 else LONGEST_SENTENCE_CHARACTERS))
    return cut.of(body), " …"


def _marked(citation: Citation) -> Markup:
    body, at = citation.article.body, citation.span.start
    markup = Markup()
    for mark in sorted(citation.highlights):
        markup = markup + plain(body[at : mark.start]) + bold(plain(mark.of(body)))
        at = mark.end
    return markup + plain(body[at : citation.span.end])


def _source_link(citation: Citation, url: str, tongue: Tongue) -> Markup:
    return link(plain(tongue.say(texts.SOURCE, rank=citation.rank, outlet=citation.article.outlet)), url)


def _source_line(citation: Citation, url: str, tongue: Tongue) -> Markup:
    day = shown_day(citation.article.published, tongue)
    return _source_link(citation, url, tongue) + plain(tongue.say(texts.SEPARATOR)) + day


def _source(citation: Citation, url: str, tongue: Tongue) -> Markup:
    """The outlet with the day of publication, what the passage is, and what else is to be known of it.

    That is its language and the day that the sentence dates, if others, and who else prints the story.
    """
    article, days = citation.article, citation.days
    kinds = {TextKind.BRIEF: texts.OUR_SUMMARY, TextKind.EXCERPT: texts.EXCERPT}
    notes = _whose_words(citation, tongue)
    if not tongue.reads(article.language):
        notes.append(tongue.say(texts.IN_LANGUAGE, language=tongue.names(article.language)))
    if article.text in kinds:
        notes.append(tongue.say(kinds[article.text]))
    if citation.under and days and days != (article.published, article.published):
        notes.append(tongue.say(texts.DATED, days=tongue.days(*days)))
    notes += _also_in(citation, tongue)
    return _source_line(citation, url, tongue) + plain("".join(f" · {note}" for note in notes))


def _whose_words(citation: Citation, tongue: Tongue) -> list[str]:
    """Whether the sentence quotes somebody, reports what somebody said, or is the outlet's; and whom it credits."""
    said, outlet = citation.said, citation.article.outlet
    if said is None and citation.reported and citation.reported not in outlet:
        return [tongue.say(texts.REPORTED, speaker=citation.reported, outlet=outlet)]
    if said is None:
        # A summary is called one, and is no outlet's own wording.
        is_ours = citation.article.text is TextKind.BRIEF
        return [] if is_ours else [tongue.say(texts.PARAPHRASE, outlet=outlet)]
    by = tongue.say(texts.DIRECT_QUOTE_BY, speaker=said.speaker) if said.speaker else tongue.say(texts.DIRECT_QUOTE)
    credited = _POSSESSIVE.sub("", said.credited_to) if said.credited_to else None
    return [by, tongue.say(texts.CREDITED, outlet=credited)] if credited else [by]


def _also_in(citation: Citation, tongue: Tongue) -> list[str]:
    """That other outlets print the same story: which or how many, and when the first of all did."""
    others = {other.outlet for other in citation.also_in} - {citation.article.outlet}
    if not others:
        return []
    one = len(others) == 1
    notes = [tongue.say(texts.ALSO_IN_ONE, outlet=min(others)) if one else tongue.count(*texts.ALSO_IN, len(others))]
    if days := [day for day in (told.published for told in (citation.article, *citation.also_in)) if day]:
        notes.append(tongue.say(texts.FIRST, day=tongue.day(min(days))))
    return notes
