"""Quotes: words that a text attributes verbatim to a speaker."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.attribution.clauses import Way
from index.attribution.cues import BE, CONJUNCTIONS, PREPOSITIONS, VERBS
from index.attribution.inversions import Tokens
from index.attribution.media import cited_source, credit
from index.attribution.other_languages import foreign_speaker, is_foreign
from index.attribution.people import Speaker
from index.attribution.reading import Heard, Reading, read_body
from index.attribution.sources import subject, subject_from
from index.attribution.tokens import Sentence, Token
from index.attribution.utterances import Utterance, utterances
from index.entities import Entities
from index.records import Quote, Span

# Fewer words inside a sentence are an expression held at arm's length (a "mechanism") unless somebody uttered them.
_FEWEST_WORDS = 3
# Fewer words of which nobody is said to be the speaker are no quote.
_FEWEST_FLOATING = 5
# "Then, after a pause:" is no longer, in tokens.
_LONGEST_LEAD = 8
_NAMERS = frozenset("call label brand describe term dub".split())
# The subject of a sentence stands within so many tokens of its start.
_FARTHEST = 80
_NAMING = frozenset(
    "so-called called dubbed named titled entitled nicknamed codenamed code-named known term word"
    " words phrase book film"
    " report paper essay song operation the".split()
)


def quotes_json(quotes: Sequence[Quote]) -> str:
    """Quotes as text, to be kept."""
    rows = [
        [
            [_pair(part) for part in one.parts],
            one.speaker, _pair(one.speaker_span), one.entity_id, one.inferred, _pair(one.cue), one.credited_to,
        ]
        for one in quotes
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False)


def quotes_from_json(text: str) -> tuple[Quote, ...]:
    """What `quotes_json` made."""
    return tuple(
        Quote(tuple(Span(*part) for part in parts), speaker, _span(where), entity_id, inferred, _span(cue), credited_to)
        for parts, speaker, where, entity_id, inferred, cue, credited_to in json.loads(text)
    )


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def find_quotes(body: str, entities: Entities) -> tuple[Quote, ...]:
    """All quotes of a body, in order and apart from each other. Time grows linearly with the body."""
    return quotes_of(read_body(body, entities))


def quotes_of(reading: Reading) -> tuple[Quote, ...]:
    """All quotes of a body that was read before."""
    walk = _Walk(reading)
    for number, sentence in enumerate(reading.sentences):
        if any(token.quoted for token in sentence.tokens):
            walk.read(number, sentence)
    return tuple(one.quote() for one in walk.found)


@dataclass(slots=True)
class _Found:
    """A quote while its parts are being gathered."""

    parts: list[Span]
    quotation: int
    sentence: int
    paragraph: int
    utterance: Utterance | None = None
    speaker: Speaker | None = None
    inferred: bool = False
    cue: Span | None = None
    credited_to: str | None = None

    def add(self, next_part: "_Found") -> None:
        """Make another part of the same utterance one of this quote's."""
        self.parts += next_part.parts
        self.sentence, self.paragraph = next_part.sentence, next_part.paragraph

    def quote(self) -> Quote:
        speaker = self.speaker
        return Quote(
            parts=tuple(self.parts),
            speaker=speaker.name if speaker else None,
            speaker_span=speaker.span if speaker else None,
            entity_id=speaker.entity_id if speaker else None,
            inferred=speaker is not None and (self.inferred or speaker.inferred),
            cue=self.cue,
            credited_to=self.credited_to,
        )


@dataclass(slots=True)
class _Walk:
    """The quotes found so far on the way through a reading."""

    reading: Reading
    found: list[_Found] = field(default_factory=list)

    def read(self, number: int, sentence: Sentence) -> None:
        """Add the quotes of the next sentence."""
        tokens = sentence.tokens
        said = [one.attribution for one in self.reading.heard[number]]
        spoken = {one.at: one for one in utterances(tokens, said)}
        named = credit(tokens, said)
        credited_to = sentence.part(named).of(self.reading.body) if named else None
        alone = not any(token.word for token in tokens)
        foreign = is_foreign(self.reading.body, sentence)
        for at, token in enumerate(tokens):
            part = self._part(token) if token.quoted else None
            if part is None:
                continue
            one = _Found([part], token.quotation, number, sentence.paragraph, credited_to=credited_to)
            if foreign:
                self._add_foreign(one, tokens, at)
            elif at in spoken:
                self._add_spoken(one, sentence, spoken[at])
            else:
                self._add_floating(one, tokens, at, alone=alone)

    def _part(self, token: Token) -> Span | None:
        """The words of a quotation without its marks; None where there are none."""
        body, whole = self.reading.body, self.reading.quoted[token.quotation]
        start, end = token.start, token.end - (token.end == whole.end)
        # In a quotation over several paragraphs, each starts with the mark that opened it.
        start += body[start] == body[whole.start]
        while start < end and body[start].isspace():
            start += 1
        while start < end and body[end - 1].isspace():
            end -= 1
        return Span(start, end) if any(letter.isalnum() for letter in body[start:end]) else None

    # ------------------------------------------------------------ spoken by somebody

    def _add_spoken(self, one: _Found, sentence: Sentence, utterance: Utterance) -> None:
        last = self.found[-1] if self.found else None
        goes_on = last is not None and last.quotation == one.quotation
        if not goes_on and not self._is_quote(one.parts[0], sentence.tokens, utterance):
            return
        if last is not None and self._is_second_part(last, one, sentence.tokens, utterance):
            last.add(one)
            return
        attribution = utterance.attribution
        one.utterance = utterance
        one.speaker = self._speaker(one.sentence, utterance)
        if _names(utterance) and not (one.speaker and (one.speaker.person or one.speaker.entity_id)):
            return
        one.cue = sentence.part(attribution.cue)
        beside = utterance.passed_on and one.speaker is not self.reading.speaker_of(one.sentence, attribution)
        beside = beside and cited_source(sentence.tokens) is None
        one.inferred = attribution.source is None or beside
        if last is None or not goes_on:
            self.found.append(one)
            return
        last.add(one)
        if last.utterance is None:
            one.parts = last.parts
            self.found[-1] = one

    def _speaker(self, number: int, utterance: Utterance) -> Speaker | None:
        attribution = utterance.attribution
        if utterance.passed_on:
            cited = cited_source(self.reading.sentences[number].tokens)
            if cited is not None:
                return self.reading.cast.resolve(number, cited)
            own = self._beside(number, utterance.at)
            if own is not None:
                return own
        if attribution.source is None:
            return self.reading.cast.heard_last(number, back=1)
        if attribution.way is Way.COLON:
            return self.reading.cast.resolve(number, attribution.source)
        return self.reading.speaker_of(number, attribution)

    def _is_second_part(self, last: _Found, one: _Found, tokens: Tokens, utterance: Utterance) -> bool:
        """Whether the speaker of one utterance is named in its middle: "If they fail," X said, "we …"."""
        before = last.utterance
        if before is None or last.sentence != one.sentence or before.attribution is not utterance.attribution:
            return False
        between = before.at < utterance.attribution.first and utterance.attribution.end <= utterance.at
        between = between and tokens[utterance.at - 1].plain not in CONJUNCTIONS
        return between and self.reading.body[last.parts[-1].end - 1] not in ".!?…"

    def _is_quote(self, part: Span, tokens: Tokens, utterance: Utterance) -> bool:
        """Whether these are words of the speaker: no title of a work, no single expression at arm's length."""
        if utterance.direct:
            return True
        at = utterance.at
        before = tokens[at - 1].plain if at else ""
        words = part.of(self.reading.body).split()
        if (before in _NAMING - {"the"} and utterance.attribution.cue[1] != at) or _is_title(words):
            return False
        if len(words) >= _FEWEST_WORDS:
            return True
        spoken = utterance.attribution.verb is not None or utterance.attribution.way is Way.ACCORDING
        given = before not in _NAMING or utterance.attribution.cue[1] == at
        return len(words) > 1 and spoken and given and not words[0][0].isupper()

    # ------------------------------------------------------------ spoken by nobody in the sentence

    def _add_floating(self, one: _Found, tokens: Tokens, at: int, *, alone: bool) -> None:
        last = self.found[-1] if self.found else None
        if last is not None and last.quotation == one.quotation:
            last.add(one)
            return
        words = one.parts[0].of(self.reading.body).split()
        one.inferred = True
        opening = self._introduced(one) if alone else None
        if opening is not None:
            one.speaker, one.inferred = opening.speaker, opening.attribution.source is None
            one.cue = self.reading.sentences[one.sentence - 1].part(opening.attribution.cue)
            kept = True
        elif alone:
            kept = len(words) >= _FEWEST_WORDS or (last is not None and last.sentence == one.sentence - 1)
            one.speaker = self._who_goes_on(one) if kept else None
            if last is not None and last.paragraph == one.paragraph and last.sentence == one.sentence - 1:
                one.credited_to = one.credited_to or last.credited_to
        else:
            led = _is_led(tokens, at)
            one.speaker = self._who_goes_on(one) if led else self._beside(one.sentence, at)
            uttered = led or (at == 0 and words[-1][-1] in ",!?" and one.speaker is not None)
            kept = uttered or (len(words) >= _FEWEST_FLOATING and not _is_title(words))
        if kept:
            self.found.append(one)

    def _introduced(self, one: _Found) -> Heard | None:
        """What attributes a quotation below a line of its own: "Asif told the assembly:"."""
        before = one.sentence - 1
        heard = self.reading.heard[before] if before >= 0 else ()
        colon = before >= 0 and self.reading.sentences[before].tokens[-1].text == ":"
        return heard[-1] if colon and heard and heard[-1].attribution.says else None

    def _who_goes_on(self, one: _Found) -> Speaker | None:
        """Who speaks a sentence that is nothing but a quotation: who spoke before."""
        last = self.found[-1] if self.found else None
        if last is not None and last.sentence == one.sentence - 1 and last.speaker is not None:
            return last.speaker
        before = one.sentence - 1
        if before < 0:
            return None
        heard = self.reading.heard[before]
        if heard and heard[-1].speaker is not None:
            return heard[-1].speaker
        stretch = subject(self.reading.sentences[before].tokens)
        speaker = self.reading.cast.resolve(before, stretch) if stretch else None
        if speaker is not None and (speaker.person or speaker.entity_id):
            return speaker
        opens = self.reading.sentences[before].paragraph != one.paragraph
        return last.speaker if last is not None and one.paragraph - last.paragraph <= opens else None

    def _beside(self, number: int, at: int) -> Speaker | None:
        """Who is named beside a quotation that no known verb attributes: behind it, else as the sentence's subject."""
        tokens = self.reading.sentences[number].tokens
        source = subject_from(tokens, at + 1) if at == 0 else subject(tokens[: min(at, _FARTHEST)])
        if source is None or any(token.plain in BE for token in tokens[source[1] : source[1] + 1]):
            return None
        speaker = self.reading.cast.resolve(number, source)
        return speaker if speaker is not None and (speaker.person or speaker.entity_id) else None

    def _add_foreign(self, one: _Found, tokens: Tokens, at: int) -> None:
        last = self.found[-1] if self.found else None
        if last is not None and last.quotation == one.quotation:
            last.add(one)
            return
        one.speaker, cue = foreign_speaker(self.reading.cast, tokens, at)
        one.cue = Span(cue.start, cue.end) if cue else None
        words = one.parts[0].of(self.reading.body).split()
        if one.cue is not None or len(words) >= _FEWEST_FLOATING:
            self.found.append(one)


def _names(utterance: Utterance) -> bool:
    """Whether a verb of naming stands right before the quotation: an operation called "…", what Kabul called "…"."""
    verb = utterance.attribution.verb
    return verb is not None and verb.lemma in _NAMERS and utterance.attribution.cue[1] == utterance.at


def _is_led(tokens: Tokens, at: int) -> bool:
    """Whether a few words without a verb lead to a quotation: Then, after a pause: "…"; On the visas: "…"."""
    if not 1 < at <= _LONGEST_LEAD or tokens[at - 1].text != ":":
        return False
    leads = tokens[0].plain in PREPOSITIONS | {"then", "and", "later"}
    return leads and not any(token.plain in BE or token.plain in VERBS for token in tokens[1 : at - 1])


def _is_title(words: list[str]) -> bool:
    """Whether words look like the title of a work or a name: The Taliban at War, Durand Line."""
    long = [word for word in words if len(word) > 3]
    return bool(long) and all(word[0].isupper() for word in long) and words[-1][-1] not in ".,!?…"
